"""A case taken over in mid-life: the life it has already lived elsewhere, attested and not relived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sua.domain.facts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """One step of the life already lived: a command, its legal instant, the lot it was for."""

    command: str
    at: datetime
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """What somebody attests of a case that began before SUA knew of it.

    Attributes:
        state: where the case stands now; ``lots`` where each of its lots does, once they have parted.
        history: every step taken so far, the opening first, in the order they were taken.
        act: the act that attests it, and ``reasons`` why the case is taken over.
        lot_facts: by lot, raw values of what the lot holds of its own.
        law_day: of a contract, the day whose law ruled the procedure it comes from, if not told by
            the procedure itself; None otherwise.
    """

    state: str
    history: tuple[Walked, ...]
    act: Act
    reasons: str
    lots: Mapping[str, str] = field(default_factory=dict)
    lot_facts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    law_day: date | None = None
