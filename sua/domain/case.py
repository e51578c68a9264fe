"""The case file (fascicolo): the one aggregate, whatever it holds.

A :class:`Case` is what folding the events of its chain gives; the store keeps it as current rows so
that a command never replays. It never changes in place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sua.domain.facts import FactValue
from sua.domain.people import Role, RoleHolding


class CaseKind(StrEnum):
    """Which aggregate a case is; each has its own lock, version and chain."""

    REQUEST = "request"
    PROCEDURE = "procedure"
    CONTRACT = "contract"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTimes:
    """When a fact was last given and when its value last changed, as event numbers of the chain."""

    given: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot living its own life: its state, and what it holds beside what the case holds for all."""

    id: str
    state: str
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    done: Mapping[str, datetime] = field(default_factory=dict)
    times: Mapping[str, FactTimes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case at one point of its chain.

    Attributes:
        workflow: code of its lifecycle, e.g. ``negotiated``.
        version: accepted commands so far; refusals and renderings do not raise it.
        seq: events in the chain; ``head`` is the hash of the last one.
        rulebook: digest of the pinned rule book, or None while the law of the day rules.
        pinned_on: legal day of the pin.
        facts: current value of each fact.
        done: legal instant at which each command last succeeded.
        roles: who holds which role in this case, with days.
        times: when each fact was given and changed, for what rests on it.
        lots: by id, once lots live their own lives; ``lot`` is set on the view of one of them.
    """

    id: UUID
    kind: CaseKind
    workflow: str
    province: UUID
    buyer: UUID
    agreement: UUID | None
    parent: UUID | None
    opened_at: datetime
    state: str
    version: int
    seq: int
    head: str
    rulebook: str | None = None
    pinned_on: date | None = None
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    done: Mapping[str, datetime] = field(default_factory=dict)
    roles: tuple[RoleHolding, ...] = ()
    last_at: datetime | None = None
    times: Mapping[str, FactTimes] = field(default_factory=dict)
    lots: Mapping[str, Lot] = field(default_factory=dict)
    lot: str = ""

    @staticmethod
    def in_order(lots: Iterable[Lot]) -> dict[str, Lot]:
        """Lots by id, in the order people count them: 2 before 10."""
        return {lot.id: lot for lot in sorted(lots, key=lambda lot: (len(lot.id), lot.id))}

    def of_lot(self, lot_id: str) -> "Case":
        """The case as one of its lots sees it: the lot's state, its own facts over the common ones."""
        lot = self.lots[lot_id]
        return replace(
            self,
            lot=lot_id,
            lots={},
            state=lot.state,
            facts={**self.facts, **lot.facts},
            done={**self.done, **lot.done},
            times={**self.times, **lot.times},
        )

    def holders(self, role: Role, day: date) -> frozenset[UUID]:
        """Persons holding ``role`` in this case on ``day``."""
        return frozenset(h.person for h in self.roles if h.role is role and h.holds_on(day))

    def with_facts(self, changes: Mapping[str, FactValue]) -> "Case":
        """The same case with some facts replaced."""
        return replace(self, facts={**self.facts, **changes})
