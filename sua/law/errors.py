"""What can go wrong when a parameter is read, beside a day on which it has no value."""

import difflib
from collections.abc import Iterable

from sua.domain.errors import NotFoundError, SuaError
from sua.law.dated import Amount, kind_of

_KINDS = {
    "flag": "un sì/no",
    "number": "un numero",
    "text": "un testo",
    "brackets": "una tabella a scaglioni",
}


class UnknownParameterError(NotFoundError):
    """No parameter has that id; the message names the closest ones."""

    code = "law.unknown_parameter"

    def __init__(self, parameter: str, known: Iterable[str]) -> None:
        """Look for the closest ids among ``known``."""
        near = difflib.get_close_matches(parameter, list(known), n=3, cutoff=0.5)
        hint = f" Forse: {', '.join(f'«{name}»' for name in near)}." if near else ""
        super().__init__(f"Il parametro «{parameter}» non esiste.{hint}")
        self.parameter = parameter
        self.closest = tuple(near)


class AmountKindError(SuaError):
    """A parameter was read as what it is not, e.g. a yes/no as a number."""

    code = "law.amount_kind"

    def __init__(self, parameter: str, amount: Amount, wanted: str) -> None:
        """Say what the amount is and, in Italian, what it was read as."""
        super().__init__(
            f"Il parametro «{parameter}» è {_KINDS[kind_of(amount)]}, letto come {wanted}."
        )
        self.parameter = parameter
