"""The legal bond: agreement in force, qualification, separate persons (arts 15, 62, 63)."""

from collections.abc import Iterator

from sua.domain.organizations import levels_in_force
from sua.engine.guards.registry import Fail, guard
from sua.engine.situation import Situation


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


@guard("qualification.works.commissioning_level", "eu_threshold.works")
def province_qualified(s: Situation) -> Iterator[Fail]:
    """The SUA's level covers works of that value for others, arts 62 c. 11 and 63 cc. 2 and 6.

    L2 reaches the EU threshold and L1 has no limit; below the commissioning level no body runs
    procedures on behalf of others, whatever the value.
    """
    if s.total is None:
        return
    levels = ("L1", "L2") if s.total <= s.law.decimal("eu_threshold.works") else ("L1",)
    enough = {x for x in levels if x <= s.law.text("qualification.works.commissioning_level")}
    held = levels_in_force(s.parties.province.qualifications, s.day)
    if not held & enough:
        yield Fail(
            values={
                "province": s.parties.province.name,
                "needed": " o ".join(sorted(enough, reverse=True)),
                "held": ", ".join(sorted(held)) or "nessuno",
            }
        )


@guard()
def buyer_unqualified(s: Situation) -> Iterator[Fail]:
    """Silent assent concerns bodies that may not run the procedure by themselves, art. 62 c. 10."""
    levels = {level for level in s.parties.buyer.levels(s.day) if level.startswith("L")}
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
