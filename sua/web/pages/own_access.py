"""One's own sessions and tokens."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from sua.domain.accounts import Caller, CredentialKind
from sua.domain.errors import InputError
from sua.web.access import Action
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, one
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now, clear_session

router = APIRouter()
Owner = Annotated[Caller, Depends(Allowed(Action.OWN_ACCESS))]
_DAYS = ("30", "90", "180", "365")


@router.get("/il-mio-accesso")
def own_access(request: Request, caller: Owner, here: Here, now: Now, fatto: str = "") -> Response:
    """The caller's sessions and tokens, each of which may be ended."""
    flash = Flash("good", "Accesso revocato.") if fatto == "revoca" else None
    return _show(request, caller, here, now, flash=flash)


@router.post("/il-mio-accesso/chiavi")
def create_token(request: Request, caller: Owner, here: Here, now: Now, form: Posted) -> Response:
    """A token for a program; its text is on this page and nowhere else, ever."""
    label, days = one(form, "label"), one(form, "days")
    try:
        lasting = int(days) if days.isascii() and days.isdigit() and len(days) < len("1000") else 0
        made = here.identity().create_token(caller, label, lasting, now)
    except InputError as error:
        flash = Flash("bad", str(error))
        return _show(request, caller, here, now, flash=flash, label=label, status=422)
    return _show(request, caller, here, now, secret=made.secret)


@router.post("/il-mio-accesso/{credential}/revoca")
def revoke(request: Request, credential: UUID, caller: Owner, here: Here, now: Now) -> Response:
    """End a session or a token; the present session means leaving."""
    here.identity().revoke(caller, credential, now)
    if credential != caller.credential.id:
        return go("/il-mio-accesso?fatto=revoca")
    answer = go("/accesso")
    clear_session(request, answer)
    return answer


def _show(  # noqa: PLR0913 -- a page is made of that many parts
    request: Request,
    caller: Caller,
    here: Here,
    now: Now,
    *,
    flash: Flash | None = None,
    secret: str = "",
    label: str = "",
    status: int = 200,
) -> Response:
    found = here.identity().credentials(caller, now)
    return page(
        request,
        "own_access.html",
        caller,
        status=status,
        crumbs=[Crumb("Il mio accesso")],
        flash=flash,
        sessions=[c for c in found if c.kind is CredentialKind.SESSION],
        tokens=[c for c in found if c.kind is CredentialKind.TOKEN],
        secret=secret,
        label=label,
        days=_DAYS,
    )
