"""The law of a day: every parameter, read by id, with its source.

>>> parameter = Parameter(
...     id="bids.validity", label="Vincolatività dell'offerta", unit="giorni solari",
...     selector=Selector.REGIME,
...     values=(Value(valid_from=date(2023, 7, 1), amount=180, source="dlgs-36-2023 art. 17 c. 4",
...                   confidence=Confidence.LAW_TEXT_2023, checked_on=date(2026, 7, 17)),))
>>> law = Law([parameter])
>>> law.at(date(2026, 1, 20)).integer("bids.validity")
180
>>> law.at(date(2023, 6, 30)).integer("bids.validity")
Traceback (most recent call last):
sua.domain.errors.LawNotInForceError: Il parametro «bids.validity» non ha valore al 30/06/2023: il
primo giorno valido è 01/07/2023.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from sua.domain.errors import LawNotInForceError
from sua.law import slices
from sua.law.dated import Amount, Brackets, Confidence, Parameter, Selector, Value
from sua.law.errors import AmountKindError, UnknownParameterError

__all__ = [
    "AmountKindError",
    "Confidence",
    "EffectiveValue",
    "Law",
    "LawAt",
    "Parameter",
    "Selector",
    "UnknownParameterError",
    "Value",
]

_DAYS_KEPT = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveValue:
    """A value as it stands on one day.

    Attributes:
        valid_to: last day known then, its own or the eve of the next value; ``None`` if open.
    """

    id: str
    unit: str
    amount: Amount
    valid_from: date
    valid_to: date | None
    source: str
    confidence: Confidence

    @property
    def needs_confirmation(self) -> bool:
        """True unless the text was read in force, or read in 2023 and confirmed since."""
        return self.confidence.needs_confirmation


@dataclass(frozen=True, slots=True, kw_only=True)
class LawAt:
    """The values of one day, from the corpus or from the slice stored with a case.

    Attributes:
        day: the day they were selected by.
        values: id → value in force.
        absent: id → (first day to come, last day gone) of the parameters without a value that day.
    """

    day: date
    values: Mapping[str, EffectiveValue]
    absent: Mapping[str, slices.Absence] = field(default_factory=dict)

    def value(self, parameter: str) -> EffectiveValue:
        """The value in force.

        Raises:
            LawNotInForceError: the parameter has no value on this day.
            UnknownParameterError: no parameter has this id.
        """
        found = self.values.get(parameter)
        if found is not None:
            return found
        if parameter in self.absent:
            first, last = self.absent[parameter]
            raise LawNotInForceError(parameter, self.day, first_valid=first, repealed=last)
        raise UnknownParameterError(parameter, [*self.values, *self.absent])

    def has(self, parameter: str) -> bool:
        """Whether a value is in force.

        Raises:
            UnknownParameterError: no parameter has this id.
        """
        if parameter not in self.values and parameter not in self.absent:
            raise UnknownParameterError(parameter, [*self.values, *self.absent])
        return parameter in self.values

    def decimal(self, parameter: str) -> Decimal:
        """The amount as an exact number, in the parameter's unit; errors as :meth:`value`."""
        amount = self.value(parameter).amount
        if isinstance(amount, bool) or not isinstance(amount, (int, Decimal)):
            raise AmountKindError(parameter, amount, "un numero")
        return Decimal(amount)

    def integer(self, parameter: str) -> int:
        """The amount as a whole number; a fractional one is refused, never rounded."""
        amount = self.decimal(parameter)
        if amount != amount.to_integral_value():
            raise AmountKindError(parameter, amount, "un numero intero")
        return int(amount)

    def flag(self, parameter: str) -> bool:
        """The amount as yes or no."""
        amount = self.value(parameter).amount
        if not isinstance(amount, bool):
            raise AmountKindError(parameter, amount, "un sì/no")
        return amount

    def text(self, parameter: str) -> str:
        """The amount as a word."""
        amount = self.value(parameter).amount
        if not isinstance(amount, str):
            raise AmountKindError(parameter, amount, "un testo")
        return amount

    def brackets(self, parameter: str) -> Brackets:
        """The amount as (lower bound included, amount) pairs, lower bounds ascending from zero."""
        amount = self.value(parameter).amount
        if not isinstance(amount, tuple):
            raise AmountKindError(parameter, amount, "una tabella a scaglioni")
        return amount

    def unconfirmed(self, parameters: Iterable[str]) -> tuple[str, ...]:
        """Those of the parameters in force whose value a jurist has yet to confirm, in order."""
        return tuple(p for p in parameters if self.has(p) and self.value(p).needs_confirmation)

    def slice(self, parameters: Iterable[str] | None = None) -> bytes:
        """Canonical JSON of the values of those parameters (all of them by default).

        Neither the day nor labels, notes and verification dates are in it: two days with the same
        law give the same bytes. Parameters without a value are named with the reason, so
        that asking for one of them from the slice fails in the same way.

        Raises:
            UnknownParameterError: no parameter has one of the ids.
        """
        wanted = [*self.values, *self.absent] if parameters is None else set(parameters)
        present = [self.values[p] for p in wanted if self.has(p)]
        return slices.dump(
            ({name: getattr(v, name) for name in _FIELDS} for v in present),
            {p: self.absent[p] for p in wanted if p not in self.values},
        )

    @classmethod
    def from_slice(cls, data: bytes, day: date) -> "LawAt":
        """The law of a stored slice, as selected on ``day``.

        Raises:
            IntegrityError: the bytes are not a slice.
        """
        rows, absent = slices.load(data)
        return cls(
            day=day,
            values={row["id"]: EffectiveValue(**row) for row in rows},
            absent=absent,
        )


_FIELDS = ("id", "unit", "amount", "valid_from", "valid_to", "source", "confidence")


class Law:
    """Every parameter, on every day."""

    def __init__(self, parameters: Iterable[Parameter]) -> None:
        """Take parameters already proven sound by the corpus."""
        self.parameters: Mapping[str, Parameter] = MappingProxyType(
            {parameter.id: parameter for parameter in parameters}
        )
        self._days: dict[date, LawAt] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id, sorted."""
        return tuple(sorted(self.parameters))

    def label(self, parameter: str) -> str:
        """Italian label.

        Raises:
            UnknownParameterError: no parameter has this id.
        """
        found = self.parameters.get(parameter)
        if found is None:
            raise UnknownParameterError(parameter, self.parameters)
        return found.label

    def at(self, day: date) -> LawAt:
        """The law of one day; worked out once per day."""
        found = self._days.get(day)
        if found is None:
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            found = self._days[day] = self._select(day)
        return found

    def _select(self, day: date) -> LawAt:
        values: dict[str, EffectiveValue] = {}
        absent: dict[str, slices.Absence] = {}
        for name, parameter in self.parameters.items():
            try:
                value, last = parameter.on(day)
            except LawNotInForceError as error:
                absent[name] = (error.first_valid, error.repealed)
            else:
                values[name] = EffectiveValue(
                    id=name,
                    unit=parameter.unit,
                    amount=value.amount,
                    valid_from=value.valid_from,
                    valid_to=last,
                    source=value.source,
                    confidence=value.confidence,
                )
        return LawAt(day=day, values=values, absent=absent)
