"""The exception tree: only what a caller could not have expected is raised.

Expected refusals (a guard that denies, a term not yet elapsed) are *values*
(:mod:`sua.domain.verdicts`); exceptions are for bad input, a broken data file or a broken store::

    SuaError                 every error SUA raises on purpose: one Italian sentence
    ├── InputError           what the user gave cannot be read (code, field, place)
    ├── CorpusError          a data file is wrong (file, problem, mend)
    ├── NotFoundError        the thing named does not exist, or is not visible to whoever asks
    ├── ConflictError        somebody else changed the case first, or the key was used for something else
    ├── LawNotInForceError   a value was asked for a day on which it did not exist
    ├── AwayError            something outside SUA that is needed does not answer: try again later
    └── IntegrityError       the trail, a fact or a stored file is not what was recorded
"""

from datetime import date


class SuaError(Exception):
    """Base of the tree. ``str(error)`` is one clear Italian line, fit for a user."""

    code = "error"


class InputError(SuaError):
    """What was given cannot be read.

    Args:
        message: Italian sentence: what is wrong and how to mend it.
        code: stable machine code, e.g. ``decimal.malformed``.
        field: the key, column or line the message speaks of, if any.
    """

    code = "input"

    def __init__(self, message: str, *, code: str = "input", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field


class CorpusError(SuaError):
    """A data file is wrong: names the file and place, the problem and the mend."""

    code = "corpus"

    def __init__(self, *, place: str, problem: str, mend: str = "") -> None:
        super().__init__(f"{place}: {problem}" + (f" — {mend}" if mend else ""))
        self.place = place
        self.problem = problem
        self.mend = mend


class NotFoundError(SuaError):
    """The thing named does not exist, or whoever asks may not see it."""

    code = "not_found"


class AwayError(SuaError):
    """Something outside SUA that is needed does not answer; nothing was done, one may try again."""

    code = "away"


class ConflictError(SuaError):
    """Somebody else changed the case first, or an idempotency key was reused."""

    code = "conflict"

    def __init__(self, message: str, *, code: str = "conflict") -> None:
        super().__init__(message)
        self.code = code


class LawNotInForceError(SuaError):
    """A parameter was asked for a day on which it has no value.

    Args:
        parameter: id of the parameter.
        day: the day asked.
        first_valid: first day with a value, if the day comes before it.
        repealed: last day with a value, if the day comes after it.
    """

    code = "law.not_in_force"

    def __init__(
        self,
        parameter: str,
        day: date,
        *,
        first_valid: date | None = None,
        repealed: date | None = None,
    ) -> None:
        when = (
            f"il primo giorno valido è {first_valid:%d/%m/%Y}"
            if first_valid
            else f"l'ultimo valore noto è cessato il {repealed:%d/%m/%Y}"
            if repealed
            else "nessun valore noto"
        )
        super().__init__(f"Il parametro «{parameter}» non ha valore al {day:%d/%m/%Y}: {when}.")
        self.parameter = parameter
        self.day = day
        self.first_valid = first_valid
        self.repealed = repealed


class IntegrityError(SuaError):
    """Something stored is not what the trail says it is."""

    code = "integrity"
