"""What awaits: requests that the SUA must answer, open terms."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.law.sources import cite
from sua.service.finding import MOST, Finder, FoundCase
from sua.storage.browsing import Filters
from sua.web.access import Action
from sua.web.pages.filters import awaiting_states
from sua.web.pages.layout import Crumb
from sua.web.pages.showing import days_left, standing
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
_PER_PAGE = 50


@router.get("/richieste")
def intake(
    request: Request,
    caller: Annotated[Caller, Depends(Allowed(Action.INTAKE))],
    here: Here,
    now: Now,
) -> Response:
    """Requests that the SUA must answer, those whose term ends first on top, then those to start."""
    finder = Finder(here, caller)
    found: list[FoundCase] = []
    more = False
    for workflow, states in awaiting_states(here.corpus, legal_day(now)).items():
        part = finder.cases(Filters(workflow=workflow, states=states), None, MOST, now)
        found += part.items
        more = more or part.next is not None
    awaiting = sorted((c for c in found if c.last_day), key=lambda c: c.last_day or date.max)
    return page(
        request,
        "intake.html",
        caller,
        crumbs=[Crumb("Richieste in arrivo")],
        awaiting=[(c, *_left(c.last_day, now)) for c in awaiting],
        accepted=[c for c in found if not c.last_day],
        more=more,
    )


@router.get("/termini")
def terms(
    request: Request,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_TERMS))],
    here: Here,
    now: Now,
    da: Annotated[str | None, Query(max_length=400)] = None,
) -> Response:
    """Open terms, the most urgent first, those overdue marked."""
    found = Finder(here, caller).terms(da, _PER_PAGE, now)
    rows = [
        (
            term,
            "late" if term.overdue else standing(term.last_day, now, met=False),
            "scaduto oggi"
            if term.overdue and term.last_day == legal_day(now)
            else days_left(term.last_day, now),
            cite(term.source, here.corpus.sources),
        )
        for term in found.items
    ]
    return page(
        request,
        "terms.html",
        caller,
        crumbs=[Crumb("Termini")],
        rows=rows,
        following=f"/termini?da={found.next}" if found.next else "",
        first="/termini" if da else "",
    )


def _left(last_day: date | None, now: datetime) -> tuple[str, str]:
    if last_day is None:
        return "open", ""
    return standing(last_day, now, met=False), days_left(last_day, now)
