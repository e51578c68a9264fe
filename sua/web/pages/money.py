"""Rendiconti: what each body owes for a period, and whether everything tallies."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.service.reconciling import LABELS, as_csv, reconcile, statements
from sua.service.scoping import scope_of
from sua.web.access import Action, may
from sua.web.pages.layout import Crumb
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
Reader = Annotated[Caller, Depends(Allowed(Action.READ_FEES))]
Reconciler = Annotated[Caller, Depends(Allowed(Action.RECONCILE))]
FirstDay = Annotated[date | None, Query(alias="dal")]
LastDay = Annotated[date | None, Query(alias="al")]
Body = Annotated[UUID | None, Query(alias="ente")]
PLACE = Crumb("Rendiconti", "/rendiconti")


@router.get("/rendiconti")
def fee_statements(  # noqa: PLR0913 -- a period and a body
    request: Request,
    caller: Reader,
    here: Here,
    now: Now,
    first: FirstDay = None,
    last: LastDay = None,
    body: Body = None,
) -> Response:
    """The statements of a period: of the present year, unless another is asked for."""
    start, end = _period(first, last, legal_day(now))
    found = statements(here, scope_of(caller.actor, caller.province), start, end, body)
    return page(
        request,
        "statements.html",
        caller,
        crumbs=[Crumb("Rendiconti")],
        found=found,
        labels=LABELS,
        first=start,
        last=end,
        body=body,
        may_reconcile=may(caller.hat.role, Action.RECONCILE),
    )


@router.get("/rendiconti/righe.csv")
def lines_as_csv(
    caller: Reader,
    here: Here,
    now: Now,
    first: FirstDay = None,
    last: LastDay = None,
    body: Body = None,
) -> Response:
    """The same lines for a sheet."""
    start, end = _period(first, last, legal_day(now))
    found = statements(here, scope_of(caller.actor, caller.province), start, end, body)
    name = f"rendiconto-{start}-{end}.csv"
    return Response(
        # A byte-order mark tells the sheets of Italian offices that this is UTF-8.
        content="\ufeff" + as_csv(found),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/riconciliazione")
def reconciliation(request: Request, caller: Reconciler, here: Here) -> Response:
    """Everything owed, recomputed from the cases."""
    found = reconcile(here, scope_of(caller.actor, caller.province))
    return page(
        request,
        "reconciliation.html",
        caller,
        crumbs=[PLACE, Crumb("Riconciliazione")],
        found=found,
    )


def _period(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    return first or date(today.year, 1, 1), last or date(today.year, 12, 31)
