"""From what the service reads to the shapes of the API."""

from dataclasses import asdict
from datetime import datetime

from sua.domain.organizations import Organization
from sua.service.casework import ActionShown, CaseReading, LotReading
from sua.service.narrating import Entry
from sua.service.showing import ShownFact, subject_text
from sua.storage.browsing import ListedTerm
from sua.web.api.schemas.cases import (
    ActionOut,
    ActOut,
    BodyOut,
    CaseOut,
    EntryOut,
    FactOut,
    LotOut,
    TermOut,
)


def case_out(reading: CaseReading, now: datetime) -> CaseOut:
    """One case."""
    case = reading.case
    return CaseOut(
        id=case.id,
        code=reading.code,
        title=reading.title,
        workflow=case.workflow,
        label=reading.label,
        state=case.state,
        state_label=reading.state_label,
        final=reading.final,
        version=case.version,
        seq=case.seq,
        head=case.head,
        opened_at=case.opened_at,
        pinned_on=case.pinned_on,
        buyer=_body(reading.buyer),
        province=_body(reading.province),
        parent=case.parent,
        children=[child for child, _ in reading.children],
        facts=[_fact(fact) for fact in reading.facts],
        lots=[_lot(lot) for lot in reading.lots],
        reserved=list(reading.reserved),
        terms=[term_out(term, now) for term in reading.terms],
        acts=[ActOut.model_validate(act) for act in reading.acts],
    )


def _body(body: Organization) -> BodyOut:
    return BodyOut(id=body.id, name=body.name, kind=body.kind)


def _lot(lot: LotReading) -> LotOut:
    return LotOut(
        id=lot.id,
        title=lot.title,
        state=lot.state,
        state_label=lot.state_label,
        phase=lot.phase,
        final=lot.final,
        facts=[_fact(fact) for fact in lot.facts],
        reserved=list(lot.reserved),
    )


def _fact(fact: ShownFact) -> FactOut:
    return FactOut(
        name=fact.name,
        label=fact.label,
        type=fact.type,
        text=fact.text,
        headers=list(fact.headers),
        rows=[list(row) for row in fact.rows],
        value=fact.value,
    )


def term_out(term: ListedTerm, now: datetime) -> TermOut:
    """A term of one case, met or not."""
    return TermOut(
        case_id=term.case_id,
        workflow=term.workflow,
        subject=subject_text(term.subject),
        lot=term.lot,
        rule=term.rule,
        label=term.label,
        last_day=term.last_day,
        note=term.note,
        source=term.source,
        expiry=term.expiry,
        overdue=term.met_at is None and now >= term.due_at,
        met_at=term.met_at,
    )


def action_out(action: ActionShown) -> ActionOut:
    """One command of the state."""
    transition = action.transition
    return ActionOut(
        lot=action.lot,
        command=transition.command,
        label=transition.label,
        available=action.available,
        needs=list(action.needs),
        optional=list(transition.optional),
        obstacles=[dict(o) for o in action.obstacles],
        needs_confirmation=list(action.needs_confirmation),
        source=transition.source,
    )


def entry_out(entry: Entry) -> EntryOut:
    """One event of the trail."""
    values = {k: v for k, v in asdict(entry).items() if k != "act"}
    return EntryOut(**values)
