"""The legal bond: agreement in force, qualification, separate persons (arts 15, 62, 63)."""

from collections.abc import Iterator

from sua.domain.organizations import levels_in_force
from sua.engine.guards.registry import Fail, guard
from sua.engine.purchases import purchase_of
from sua.engine.situation import Situation
from sua.law.consulted import Consulted
from sua.law.delegation import DELEGATION_PARAMETERS, commissioning_levels, sufficient_levels


@guard()
def agreement_in_force(s: Situation) -> Iterator[Fail]:
    """The Comune and the Province are bound by an agreement on that day, art. 62 c. 9."""
    agreement = s.parties.agreement
    if agreement is None:
        yield Fail(variant="missing", values={"buyer": s.parties.buyer.name})
    elif s.day < agreement.valid_from:
        yield Fail(
            variant="not_yet",
            values={"number": agreement.number, "day": f"{agreement.valid_from:%d/%m/%Y}"},
            lawful_from=agreement.valid_from,
        )
    elif not agreement.in_force(s.day):
        yield Fail(
            variant="expired",
            values={"number": agreement.number, "day": f"{agreement.valid_to:%d/%m/%Y}"},
        )


@guard(*DELEGATION_PARAMETERS)
def province_qualified(s: Situation) -> Iterator[Fail]:
    """The SUA's level covers that value for others, arts 62 c. 11 and 63 cc. 2 and 6.

    Below the commissioning level no body runs procedures on behalf of others, whatever the value.
    """
    purchase = purchase_of(s)
    if purchase is None:
        return
    enough = commissioning_levels(purchase, Consulted(s.law))
    held = levels_in_force(s.parties.province.qualifications, s.day)
    if not held & enough:
        yield Fail(
            values={
                "province": s.parties.province.name,
                "needed": " o ".join(sorted(enough, reverse=True)),
                "held": ", ".join(sorted(held)) or "nessuno",
            }
        )


@guard(*DELEGATION_PARAMETERS)
def buyer_unqualified(s: Situation) -> Iterator[Fail]:
    """Silent assent concerns bodies that may not run the procedure by themselves, art. 62 c. 10."""
    purchase = purchase_of(s)
    if purchase is None:
        return
    levels = s.parties.buyer.levels(s.day) & sufficient_levels(purchase, Consulted(s.law))
    if levels:
        yield Fail(
            variant="qualified",
            values={"buyer": s.parties.buyer.name, "held": ", ".join(sorted(levels))},
        )


@guard()
def separate_rups(s: Situation) -> Iterator[Fail]:
    """The SUA's own RUP is not the Comune's, art. 62 c. 13."""
    sua_rup = s.person("sua_rup")
    if sua_rup is not None and sua_rup == s.person("buyer_rup"):
        yield Fail(field="sua_rup")
