"""The first set-up of an empty installation, and the acceptance of an invitation: public, with a code."""

from fastapi import APIRouter, Depends, Request

from sua.service import managing_accounts, setting_up
from sua.service.setting_up import FirstSetUp
from sua.web.access import Action
from sua.web.api.registers import new_body
from sua.web.api.schemas.registers import AcceptIn, Made, SetUpIn, SetUpOut
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["primo avvio"])
_ANYBODY = [Depends(Allowed(Action.SIGN_IN))]


@router.get("/setup", dependencies=_ANYBODY)
def set_up_needed(here: Here) -> SetUpOut:
    """Se l'installazione è ancora da configurare."""
    return SetUpOut(needed=setting_up.needed(here))


@router.post("/setup", status_code=201, dependencies=_ANYBODY)
def set_up(request: Request, body: SetUpIn, here: Here, now: Now) -> Made:
    """Configura un'installazione vuota: la Provincia e il primo amministratore. Una volta sola."""
    request.app.state.throttle.check(request)
    asked = FirstSetUp(
        code=body.code,
        province=new_body(body.province),
        administrator=body.administrator,
        username=body.username,
        password=body.password,
        email=body.email,
    )
    return Made(id=setting_up.set_up(here, asked, now))


@router.post("/invitations/accept", status_code=204, dependencies=_ANYBODY)
def accept(request: Request, body: AcceptIn, here: Here, now: Now) -> None:
    """Sceglie la password di un'utenza con il codice ricevuto, che vale una volta sola."""
    request.app.state.throttle.check(request)
    managing_accounts.accept_invitation(here, body.code, body.password, now)
