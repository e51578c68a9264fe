"""Whose act it is: the agreement's matrix of responsibilities, above the floor that the law sets.

Comune and SUA share the duties of a procedure as their agreement says; but a body that is not
qualified for the amount adopts no act of the award, whatever the agreement says (art. 62 cc. 1-2
D.Lgs. 36/2023).
"""

from collections.abc import Iterator
from decimal import Decimal

from sua.domain.organizations import ContractSigner
from sua.domain.people import Role
from sua.domain.readings import AutonomyLimit
from sua.domain.verdicts import Allowed, Verdict
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.engine.wording import Said, denied
from sua.law.consulted import Consulted
from sua.law.contract_kinds import Nature
from sua.law.delegation import DELEGATION_PARAMETERS, Bodies, delegation
from sua.law.purchase import Purchase

DUTIES = ("decision_to_procure", "tender_documents", "award", "contract")
"""Entries of the matrix."""
DUTY_PARAMETERS = DELEGATION_PARAMETERS
"""What a transition with a duty may read of the law."""
_AWARD, _CONTRACT = "award", "contract"
_NATURES = {nature.value: nature for nature in Nature} | {"supplies": Nature.GOODS}


def about_duty(book: RuleBook, transition: Transition, situation: Situation) -> Iterator[Verdict]:
    """The act is adopted by the body whose duty it is."""
    duty, actor = transition.duty, situation.actor
    if duty is None or actor.role is Role.SYSTEM:
        return
    owner = _agreed(duty, situation)
    floor = owner is ContractSigner.BUYER and duty == _AWARD and not _buyer_may_award(situation)
    if floor:
        owner = ContractSigner.PROVINCE
    if owner is (ContractSigner.BUYER if actor.role is Role.BUYER else ContractSigner.PROVINCE):
        yield Allowed("duty")
        return
    agreement = situation.parties.agreement
    said = Said(
        variant="floor" if floor else owner.value,
        source=transition.source,
        unblocked_by=tuple(
            role
            for role in transition.actors
            if (role is Role.BUYER) == (owner is ContractSigner.BUYER)
        ),
    )
    values = {
        "label": transition.label,
        "buyer": situation.parties.buyer.name,
        "agreement": agreement.number if agreement else "",
    }
    yield denied(book, "duty", said, values)


def _agreed(duty: str, s: Situation) -> ContractSigner:
    """Whose the agreement says it is; what it leaves out is the SUA's, but for who signs."""
    agreement = s.parties.agreement
    if agreement is None:
        return ContractSigner.PROVINCE
    left_out = agreement.contract_signer if duty == _CONTRACT else ContractSigner.PROVINCE
    return agreement.duties.get(duty, left_out)


def _buyer_may_award(s: Situation) -> bool:
    """Whether the Comune is qualified for the amount; what is not surely so is not."""
    nature, value = _NATURES.get(s.text("nature") or ""), s.total
    if nature is None or value is None:
        return False
    may = delegation(
        Purchase(nature=nature, value=Decimal(value)),
        Bodies(buyer_levels=s.parties.buyer.levels(s.day)),
        AutonomyLimit(s.readings.chosen("autonomy_limit", s.facts)),
        Consulted(s.law),
    )
    return may.must_delegate is False
