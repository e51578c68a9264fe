"""What the installation still owes, for its administrator: work waiting, failing, given up."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller
from sua.service.sending import try_again, work_owed
from sua.web.access import Action
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, one
from sua.web.pages.templating import counted, page
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
Keeper = Annotated[Caller, Depends(Allowed(Action.RUN_OUTBOX))]
_WORK = {"render": "Resa di un atto in PDF", "remind": "Promemoria di un termine"}


@router.get("/invii")
def sending(
    request: Request,
    caller: Keeper,
    here: Here,
    rimessi: Annotated[int, Query(ge=-1, le=10**6)] = -1,
) -> Response:
    """Work waiting, failing, given up."""
    text = counted(rimessi, "lavoro rimesso in coda", "lavori rimessi in coda")
    return page(
        request,
        "sending.html",
        caller,
        crumbs=[Crumb("Invii")],
        flash=Flash("good", f"{text}.") if rimessi >= 0 else None,
        owed=work_owed(here, caller.province),
        work=_WORK,
    )


@router.post("/invii/riprova")
def replay(caller: Keeper, here: Here, now: Now, form: Posted) -> Response:
    """Owe again what was given up: one row, or all of them."""
    item = one(form, "item")
    only = [int(item)] if item.isascii() and item.isdigit() and len(item) < len("1" * 18) else None
    again = 0 if item and only is None else try_again(here, caller.province, now, only)
    return go(f"/invii?rimessi={again}")
