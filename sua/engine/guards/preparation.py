"""Before the call: who is bound by what, which papers, which decision (arts 16, 17, 48-50, 62, 70, 83)."""

from collections.abc import Iterator

from sua.domain.organizations import ContractSigner
from sua.domain.people import Role
from sua.engine.guards.registry import Ask, Fail, Finding, guard
from sua.engine.purchases import nature_of, purchase_of
from sua.engine.situation import Situation
from sua.law.bands import below_eu
from sua.law.consulted import Consulted
from sua.law.contract_kinds import EU_THRESHOLDS, Nature, ProcedureType
from sua.law.procedure_choice import CHOICE_PARAMETERS, choice
from sua.law.reasons import Outcome

_PROCEDURES = {
    **{kind.value: kind for kind in ProcedureType},
    "negotiated": ProcedureType.NEGOTIATED_BELOW_THRESHOLD,
}
_DECLARING = (Role.SUA_RUP, Role.BOARD)


@guard(*CHOICE_PARAMETERS)
def procedure_lawful(s: Situation) -> Iterator[Fail]:
    """The law admits this procedure for that nature and that value, arts 48, 50, 70-76.

    What the law leaves to a judgement is asked by the guards of each procedure.
    """
    procedure, purchase = _PROCEDURES.get(s.procedure), purchase_of(s)
    if procedure is None or purchase is None:
        return
    for reason in choice(procedure, purchase, None, s.law).reasons:
        if reason.effect is Outcome.NOT_LAWFUL:
            yield Fail(values={"procedure": procedure.label, "reason": reason.text})


@guard()
def conflicts_declared(s: Situation) -> Iterator[Fail]:
    """Whoever acts as the SUA's RUP or on the board has declared to have no conflict, art. 16 c. 3."""
    if s.actor.role not in _DECLARING:
        return
    mine = [
        row for row in s.table("conflict_declarations") if row.person("person") == s.actor.person
    ]
    if not mine:
        yield Fail(variant="missing", values={"role": s.actor.role.label})
    elif mine[-1].flag("conflict"):
        yield Fail(variant="conflict", values={"role": s.actor.role.label})


@guard()
def documents_approved(s: Situation) -> Iterator[Fail]:
    """Where the agreement leaves the tender documents to the Comune, it has approved these."""
    agreement = s.parties.agreement
    if agreement is None or agreement.duties.get("tender_documents") is not ContractSigner.BUYER:
        return
    if s.act("documents_approval") is None:
        yield Fail(
            values={"buyer": s.parties.buyer.name, "number": agreement.number},
            field="documents_approval",
        )


@guard()
def procedure_decided(s: Situation) -> Iterator[Fail]:
    """The decision to procure stands before the procedure begins, art. 17 c. 1."""
    if s.act("launch_decision") is None:
        yield Fail(field="launch_decision")


@guard()
def documents_announced(s: Situation) -> Iterator[Fail]:
    """The day by which the Comune answers is not gone already."""
    due = s.date("documents_due")
    if due is not None and due < s.day:
        yield Fail(values={"day": f"{due:%d/%m/%Y}"}, field="documents_due")


@guard()
def cig_acquired(s: Situation) -> Iterator[Fail]:
    """The call names its CIG, one for each lot, art. 83 c. 1."""
    lots = s.lots("lots")
    if len(lots) > 1:
        missing = [lot.lot for lot in lots if lot.cig is None]
        if missing:
            yield Fail(variant="lots", values={"lots": ", ".join(missing)}, field="lots")
    elif s.text("cig") is None:
        yield Fail(field="cig")


@guard(*EU_THRESHOLDS, "model_notice.services", "model_notice.engineering")
def model_notice_followed(s: Situation) -> Iterator[Ask]:
    """Where the ANAC has adopted a model notice, the call conforms or says why not, art. 83 c. 3."""
    purchase = purchase_of(s)
    if purchase is None or s.judgement("model_notice") is not None:
        return
    models = {
        Nature.GOODS: "model_notice.services",
        Nature.SERVICES: "model_notice.services",
        Nature.ENGINEERING_SERVICES: "model_notice.engineering",
    }
    model = models.get(purchase.nature)
    if model and s.law.has(model) and not below_eu(purchase, Consulted(s.law)):
        yield Ask("model_notice")


@guard(*EU_THRESHOLDS)
def abnormal_rule_stated(s: Situation) -> Iterator[Finding]:
    """The documents say how abnormal bids are found: by a method, art. 54, or by elements, art. 110."""
    purchase = purchase_of(s)
    if purchase is None or s.text("criterion") is None:
        return
    automatic = (
        s.text("criterion") == "price"
        and nature_of(s) is not Nature.GOODS
        and below_eu(purchase, Consulted(s.law))
        and not purchase.cross_border_interest
    )
    if automatic and s.text("abnormal_method") is None:
        yield Fail(variant="method", field="abnormal_method")
    elif not automatic and s.text("abnormal_elements") is None:
        yield Fail(variant="elements", field="abnormal_elements")
