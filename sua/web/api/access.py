"""Sign-in, hats, sessions and tokens."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller, Hat
from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.service.registering_accesses import access_page
from sua.web.access import Action
from sua.web.api.schemas.access import (
    AccessOut,
    AccessPage,
    CredentialOut,
    HatIn,
    HatOut,
    Me,
    SignIn,
    TokenIn,
    TokenOut,
)
from sua.web.problems import ProblemError
from sua.web.signing import (
    Allowed,
    Here,
    Now,
    clear_session,
    same_origin,
    set_session,
)

router = APIRouter(tags=["accesso"])
Own = Annotated[Caller, Depends(Allowed(Action.OWN_ACCESS))]
_AGENT = "user-agent"


@router.post("/session", dependencies=[Depends(Allowed(Action.SIGN_IN))])
def sign_in(request: Request, response: Response, body: SignIn, here: Here, now: Now) -> Me:
    """Apre una sessione con nome utente e password; la sessione viaggia in un cookie."""
    if not same_origin(request):
        raise ProblemError(403, "csrf.origin", "La richiesta non viene dalle pagine di SUA.")
    request.app.state.throttle.check(request)
    agent = request.headers.get(_AGENT, "")
    signed_in = here.identity().sign_in(body.username, body.password, now, agent)
    set_session(request, response, signed_in.secret)
    caller = here.identity().authenticate(signed_in.secret, now)
    if caller is None:
        raise ProblemError(401, "sign_in.required", "La sessione non è più valida.")
    return _me(caller)


@router.delete("/session", status_code=204)
def sign_out(request: Request, response: Response, caller: Own, here: Here, now: Now) -> None:
    """Chiude la sessione in corso."""
    here.identity().revoke(caller, caller.credential.id, now)
    clear_session(request, response)


@router.get("/me")
def me(caller: Own) -> Me:
    """Chi ha fatto l'accesso, e in quale ruolo agisce."""
    return _me(caller)


@router.put("/me/hat", status_code=204)
def wear(caller: Own, body: HatIn, here: Here, now: Now) -> None:
    """Cambia il ruolo in cui si agisce, tra quelli che si hanno."""
    try:
        role = Role(body.role)
    except ValueError as error:
        raise InputError(
            f"Il ruolo «{body.role}» non esiste.", code="role.unknown", field="role"
        ) from error
    here.identity().wear(caller, role, body.organization, now)


@router.get("/me/credentials")
def credentials(caller: Own, here: Here, now: Now) -> list[CredentialOut]:
    """Le proprie sessioni e chiavi ancora valide."""
    return [
        CredentialOut(
            id=c.id,
            kind=c.kind,
            role=c.role,
            label=c.label,
            created_at=c.created_at,
            seen_at=c.seen_at,
            expires_at=c.expires_at,
            current=c.id == caller.credential.id,
        )
        for c in here.identity().credentials(caller, now)
    ]


@router.delete("/me/credentials/{credential}", status_code=204)
def revoke(credential: UUID, caller: Own, here: Here, now: Now) -> None:
    """Revoca una propria sessione o chiave."""
    here.identity().revoke(caller, credential, now)


@router.post("/me/tokens", status_code=201)
def create_token(caller: Own, body: TokenIn, here: Here, now: Now) -> TokenOut:
    """Crea una chiave per un programma, nel ruolo in cui si sta agendo."""
    made = here.identity().create_token(caller, body.label, body.days, now)
    return TokenOut(id=made.credential.id, token=made.secret, expires_at=made.credential.expires_at)


@router.get("/accesses")
def accesses(
    caller: Annotated[Caller, Depends(Allowed(Action.READ_ACCESSES))],
    here: Here,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AccessPage:
    """Il registro degli accessi, dal più recente."""
    found, following = access_page(here, caller, before, limit)
    return AccessPage(items=[AccessOut.model_validate(entry) for entry in found], next=following)


def _hat(hat: Hat) -> HatOut:
    return HatOut(role=hat.role, organization=hat.organization, label=hat.label)


def _me(caller: Caller) -> Me:
    return Me(
        person=caller.credential.person,
        username=caller.username,
        name=caller.name,
        hat=_hat(caller.hat),
        hats=[_hat(h) for h in caller.hats],
        csrf=caller.csrf,
    )
