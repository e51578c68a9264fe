"""Everything a guard or a calculator may look at: the case as it would be, the law, the parties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.fact_reader import TypedFacts
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.people import Actor
from sua.domain.readings import ReadingSet
from sua.law.calendars import Calendars
from sua.law.parameters import LawAt

if TYPE_CHECKING:
    from sua.engine.checklist import ChecklistItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(TypedFacts):
    """A command looked at: guards read it, nobody changes it.

    Attributes:
        case: the case before the command; of a lot's command, the case as the lot sees it.
        facts: the facts as they would be after it, without those that lapsed.
        lapsed: judgements and acts given before what they rest on changed, with what changed.
        checklist: the documents that the lifecycle wants (:mod:`sua.engine.checklist`).
        variant_of: type of procedure whose rules the case follows, where its lifecycle is a variant.
        at: legal instant of the command; its Rome day is :attr:`day`.
    """

    case: Case
    facts: Mapping[str, FactValue]
    at: datetime
    actor: Actor
    parties: Parties
    law: LawAt
    readings: ReadingSet
    calendars: Calendars
    lapsed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    variant_of: str = ""
    checklist: tuple["ChecklistItem", ...] = ()

    @property
    def procedure(self) -> str:
        """The type of procedure, by its code: what the rules of law tell apart."""
        return self.variant_of or self.case.workflow

    @property
    def day(self) -> date:
        """Legal day (Europe/Rome) of the command."""
        return legal_day(self.at)

    @property
    def lot(self) -> str:
        """The lot whose command it is; empty for the whole procedure."""
        return self.case.lot

    @property
    def total(self) -> Decimal | None:
        """Estimated value in euro, VAT excluded: bases, safety costs, options (art. 14 c. 4).

        Of the whole procedure, its lots together, also where one lot is looked at (art. 14 cc. 9-10).
        """
        lots = self.lots("lots")
        if len(lots) > 1:
            bases = [(lot.base_amount, lot.safety_costs) for lot in lots]
        else:
            base, safety = self.amount("base_amount"), self.amount("safety_costs")
            if base is None or safety is None:
                return None
            bases = [(base, safety)]
        options = self.amount("options_amount") or Decimal(0)
        return sum((base + safety for base, safety in bases), options)
