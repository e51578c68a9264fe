"""One parameter of the law and the values it took over time.

The day that selects a value is not «today»: it is the one named by the parameter's ``selector``
(arts 14 c. 7 and 226 c. 2 D.Lgs. 36/2023 for the first two).
"""

import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from sua.domain.errors import LawNotInForceError
from sua.domain.numbers import format_decimal

Brackets = tuple[tuple[Decimal, Decimal], ...]
"""Amount due by value band: (lower bound included, amount), lower bounds ascending from zero."""

REFERENCE = "parametro"
"""Unit of a parameter whose value is the id of another, e.g. «up to the European threshold»."""

Amount = bool | int | Decimal | str | Brackets


class Selector(StrEnum):
    """Which day selects the value."""

    REGIME = "regime"
    """Publication of the call or, without a call, dispatch of the invitations."""
    EU_THRESHOLD_DISPATCH = "eu_threshold_dispatch"
    """Dispatch of the call or start of the award procedure, art. 14 c. 7."""
    ACTIVITY_DAY = "activity_day"
    """Day of the activity itself."""
    CALENDAR_DAY = "calendar_day"
    """The calendar day that is being qualified."""

    @property
    def words(self) -> str:
        """The day, as Italian readers are told it."""
        return {
            Selector.REGIME: "pubblicazione del bando o invio degli inviti",
            Selector.EU_THRESHOLD_DISPATCH: "avvio della procedura (art. 14 c. 7)",
            Selector.ACTIVITY_DAY: "giorno dell'attività",
            Selector.CALENDAR_DAY: "giorno di calendario di cui si parla",
        }[self]


class Confidence(StrEnum):
    """How well a value was read; only the first two stand without a jurist's confirmation."""

    LAW_TEXT_CURRENT = "law_text_current"
    LAW_TEXT_2023_CONFIRMED = "law_text_2023_confirmed"
    LAW_TEXT_2023 = "law_text_2023"
    SECONDARY = "secondary"
    MEMORY = "memory"

    @property
    def needs_confirmation(self) -> bool:
        """Shown to users as «da confermare»."""
        return self not in (Confidence.LAW_TEXT_CURRENT, Confidence.LAW_TEXT_2023_CONFIRMED)

    @property
    def words(self) -> str:
        """How well, in Italian."""
        return {
            Confidence.LAW_TEXT_CURRENT: "letto nel testo in vigore",
            Confidence.LAW_TEXT_2023_CONFIRMED: "letto nel testo del 2023 e confermato da atti recenti",
            Confidence.LAW_TEXT_2023: "letto nel testo del 2023, non riletto in quello in vigore",
            Confidence.SECONDARY: "riportato da una fonte indiretta",
            Confidence.MEMORY: "non verificato su alcun testo",
        }[self]


def kind_of(amount: Amount) -> str:
    """Kind of an amount: it never changes within a parameter.

    >>> kind_of(False), kind_of(5), kind_of(Decimal("0.5")), kind_of("L2"), kind_of(())
    ('flag', 'number', 'number', 'text', 'brackets')
    """
    if isinstance(amount, bool):
        return "flag"
    if isinstance(amount, (int, Decimal)):
        return "number"
    return "text" if isinstance(amount, str) else "brackets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a mended value said before: the wrong amount or source, and why it is mended."""

    reason: str
    amount: Amount | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One amount from a day on, with its citation.

    Attributes:
        valid_to: last day included; ``None``: until the next value, if any.
        checked_on: last day on which somebody verified it.
        note: conflict or remark shown to users.
    """

    valid_from: date
    amount: Amount
    source: str
    confidence: Confidence
    checked_on: date
    valid_to: date | None = None
    note: str = ""
    corrects: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days without a value, with the reason; ``last`` is ``None`` while it is still open."""

    first: date
    last: date | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number, a yes/no or a word of the law, by ascending ``valid_from``.

    Attributes:
        consulted_for: what people look it up for, where no procedure or calculator reads it yet.
    """

    id: str
    label: str
    unit: str
    selector: Selector
    values: tuple[Value, ...]
    gaps: tuple[Gap, ...] = ()
    consulted_for: str = ""

    @cached_property
    def _starts(self) -> list[date]:
        return [value.valid_from for value in self.values]

    def last_day(self, index: int) -> date | None:
        """Last day of the value at ``index``: its own, or the day before the next one."""
        own = self.values[index].valid_to
        if own is not None or index + 1 == len(self.values):
            return own
        return self.values[index + 1].valid_from - timedelta(days=1)

    def on(self, day: date) -> tuple[Value, date | None]:
        """The value of that day and its last day.

        Raises:
            LawNotInForceError: no value covers the day; it names the first valid day to come or,
                when none is known, the last day that had one.
        """
        index = bisect.bisect_right(self._starts, day) - 1
        if index < 0:
            raise LawNotInForceError(self.id, day, first_valid=self.values[0].valid_from)
        last = self.last_day(index)
        if last is not None and day > last:
            if index + 1 < len(self.values):
                coming = self.values[index + 1].valid_from
                raise LawNotInForceError(self.id, day, first_valid=coming)
            raise LawNotInForceError(self.id, day, repealed=last)
        return self.values[index], last


def amount_shown(amount: Amount, unit: str) -> str:
    """An amount with its unit, as an Italian reader writes it; bands one to a line.

    >>> amount_shown(5404000, "EUR"), amount_shown(True, "sì/no"), amount_shown("L2", "livello")
    ('5.404.000 EUR', 'sì', 'L2')
    """
    if isinstance(amount, bool):
        return "sì" if amount else "no"
    if isinstance(amount, tuple):
        return "\n".join(
            f"da {format_decimal(low)}: {format_decimal(due)} {unit}" for low, due in amount
        )
    return amount if isinstance(amount, str) else f"{format_decimal(amount)} {unit}"
