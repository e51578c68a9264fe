"""The law of a day, keeping track of what was read: an answer says which values it rests on."""

from decimal import Decimal

from sua.law.parameters import LawAt


class Consulted:
    """Reads parameters of one day and remembers their ids, in the order first read.

    Errors are those of :class:`~sua.law.parameters.LawAt`.
    """

    def __init__(self, law: LawAt) -> None:
        """Start with nothing read."""
        self.law = law
        self._read: dict[str, None] = {}

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Ids read so far whose value a jurist has yet to confirm."""
        return self.law.unconfirmed(self._read)

    def decimal(self, parameter: str) -> Decimal:
        """A number, in the parameter's unit."""
        self._read[parameter] = None
        return self.law.decimal(parameter)

    def integer(self, parameter: str) -> int:
        """A whole number, in the parameter's unit."""
        self._read[parameter] = None
        return self.law.integer(parameter)

    def flag(self, parameter: str) -> bool:
        """A yes or no."""
        self._read[parameter] = None
        return self.law.flag(parameter)

    def text(self, parameter: str) -> str:
        """A word."""
        self._read[parameter] = None
        return self.law.text(parameter)
