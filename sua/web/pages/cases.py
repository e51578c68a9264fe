"""Lists of cases, the page of one case, its acts."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.facts import FactType
from sua.service.casework import CaseReading, Casework
from sua.service.finding import Finder
from sua.service.installation import Installation
from sua.storage.browsing import Filters
from sua.web.access import Action, may
from sua.web.pages.dossier import dossier_shown
from sua.web.pages.filters import (
    Option,
    fact_register,
    opening_links,
    state_options,
    workflow_options,
)
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.plans import PlanAsked, plan_shown
from sua.web.pages.showing import facts_grouped, story, term_shown
from sua.web.pages.steps import actions_shown, in_order, lots_shown
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
Reader = Annotated[Caller, Depends(Allowed(Action.READ_CASE))]
_PER_PAGE = 25
CASES = Crumb("Le mie pratiche", "/pratiche")


@router.get("/pratiche")
def cases(  # noqa: PLR0913 -- filters are parameters
    request: Request,
    caller: Annotated[Caller, Depends(Allowed(Action.LIST_CASES))],
    here: Here,
    now: Now,
    tipo: Annotated[str, Query(max_length=60)] = "",
    stato: Annotated[str, Query(max_length=120)] = "",
    da: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """The cases one may see, newest first."""
    day = legal_day(now)
    states = state_options(here.corpus, day)
    known = [o.value for o in states]
    chosen = stato if stato in known else ""
    workflow, _, state = chosen.partition(":")
    filters = Filters(
        workflow=workflow or (tipo if tipo in here.corpus.lifecycles else None) or None,
        states=[state] if state else None,
    )
    found = Finder(here, caller).cases(filters, da, _PER_PAGE, now)
    query = "&".join(f"{k}={v}" for k, v in (("tipo", tipo), ("stato", chosen)) if v)
    return page(
        request,
        "cases.html",
        caller,
        crumbs=[CASES],
        found=found,
        now=now,
        workflows=workflow_options(here.corpus, day),
        states=states,
        chosen=chosen,
        workflow=tipo,
        following=f"/pratiche?{query}&da={found.next}" if found.next else "",
        first=(f"/pratiche?{query}" if query else "/pratiche") if da else "",
        openings=opening_links(here.corpus, day, caller.hat.role)
        if may(caller.hat.role, Action.OPEN_CASE)
        else (),
    )


@router.get("/pratiche/{case_id}")
def one_case(  # noqa: PLR0913 -- what a page is asked with
    request: Request,
    case_id: UUID,
    caller: Reader,
    here: Here,
    now: Now,
    asked: Annotated[PlanAsked, Depends()],
    fatto: Annotated[str, Query(max_length=60)] = "",
    lotto: Annotated[str, Query(max_length=16)] = "",
) -> Response:
    """A case: where it stands, what can be done, its facts, terms, acts and trail."""
    casework = Casework(here, caller)
    reading = casework.read(case_id, now)
    names = {p: name for p, (name, _) in casework.people(now).items()} | dict(reading.names)
    entries = casework.trail(case_id, now)
    facts = fact_register(here.corpus, reading.case.workflow, legal_day(now))
    shown = actions_shown(
        here.corpus,
        casework.actions(case_id, now),
        reading.case,
        caller.hat.role,
        legal_day(now),
    )
    return page(
        request,
        "case.html",
        caller,
        crumbs=[CASES, Crumb(reading.code)],
        flash=_done(here, reading, fatto, lotto, now),
        reading=reading,
        steps=in_order([a for a in shown if not a.lot]),
        lots=lots_shown(reading.lots, shown),
        acting=may(caller.hat.role, Action.COMMAND),
        groups=facts_grouped(f for f in reading.facts if f.type is not FactType.FILES),
        dossier=dossier_shown(here, caller, reading, now),
        terms=[term_shown(t, now, here.corpus) for t in reading.terms],
        entries=story(
            entries, names, facts, here.corpus, {act.slug: act.title for act in reading.acts}
        ),
        parent=_parent(casework, reading, now),
        plan=plan_shown(here, caller, case_id, now, asked),
        verifies=may(caller.hat.role, Action.VERIFY),
    )


@router.get("/pratiche/{case_id}/atti/{seq}")
def act(
    request: Request,
    case_id: UUID,
    seq: Annotated[int, Path(ge=1, le=2**31 - 1)],
    caller: Annotated[Caller, Depends(Allowed(Action.READ_ACTS))],
    here: Here,
    now: Now,
) -> Response:
    """An act, shown in the page."""
    casework = Casework(here, caller)
    reading = casework.read(case_id, now)
    found, _ = casework.document(case_id, seq, now)
    crumbs = [CASES, Crumb(reading.code, f"/pratiche/{case_id}"), Crumb(found.title)]
    return page(request, "act.html", caller, crumbs=crumbs, reading=reading, act=found)


@router.get("/pratiche/{case_id}/atti/{seq}/pdf", response_class=Response)
def act_file(
    case_id: UUID,
    seq: Annotated[int, Path(ge=1, le=2**31 - 1)],
    caller: Annotated[Caller, Depends(Allowed(Action.READ_ACTS))],
    here: Here,
    now: Now,
    scarica: bool = False,  # noqa: FBT001, FBT002 -- a flag of the address
) -> Response:
    """The PDF itself, to be shown or kept."""
    found, data = Casework(here, caller).document(case_id, seq, now)
    how = "attachment" if scarica else "inline"
    name = f"{found.slug}-{found.day}.pdf"
    headers = {"Content-Disposition": f'{how}; filename="{name}"'}
    return Response(data, media_type="application/pdf", headers=headers)


def _parent(casework: Casework, reading: CaseReading, now: datetime) -> Option | None:
    """The case this one was born from, if its reader may see it."""
    if reading.case.parent is None:
        return None
    above = casework.read(reading.case.parent, now)
    return Option(f"/pratiche/{above.case.id}", f"{above.label} {above.code}")


def _done(
    here: Installation, reading: CaseReading, command: str, lot: str, now: datetime
) -> Flash | None:
    """What has just been done, said of a command of this lifecycle and of nothing else."""
    lifecycle, _ = here.corpus.lifecycle(reading.case.workflow, legal_day(now))
    if command == "open":
        return Flash("good", f"Pratica aperta: {reading.label}.")
    if command not in lifecycle.commands:
        return None
    label = lifecycle.label_of(command)
    held = next((x for x in reading.lots if x.id == lot), None)
    where = (
        f"del lotto {held.id}: {held.state_label}"
        if held
        else f"della pratica: {reading.state_label}"
    )
    return Flash("good", f"«{label}»: registrato. Stato {where}.")
