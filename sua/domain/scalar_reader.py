"""Reading typed values by name: the getters that a row of a table shares with the facts of a case."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

_T = TypeVar("_T")


class TypedValues:
    """Getters of plain values: None when absent.

    A getter of the wrong type raises :class:`TypeError`: a mistake in the code, never in the input,
    because the register of facts has already typed every value.
    """

    __slots__ = ()

    def _value(self, name: str) -> object:
        """The value called ``name``, None when absent."""
        raise NotImplementedError

    def _get(self, name: str, kind: type[_T]) -> _T | None:
        value = self._value(name)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"fact {name} is {type(value).__name__}, not {kind.__name__}")
        return value

    def text(self, name: str) -> str | None:
        """A value of a textual type: text, choice, code, operator, digest."""
        return self._get(name, str)

    def amount(self, name: str) -> Decimal | None:
        """A value of type euro, percent or number."""
        return self._get(name, Decimal)

    def integer(self, name: str) -> int | None:
        """A value of type integer."""
        return self._get(name, int)

    def flag(self, name: str) -> bool | None:
        """A value of type boolean."""
        return self._get(name, bool)

    def date(self, name: str) -> date | None:
        """A value of type date."""
        return self._get(name, date)

    def instant(self, name: str) -> datetime | None:
        """A value of type instant, aware UTC."""
        return self._get(name, datetime)

    def person(self, name: str) -> UUID | None:
        """A value of type person."""
        return self._get(name, UUID)
