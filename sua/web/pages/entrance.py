"""Signing in and out, changing hat."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sua.domain.accounts import Caller, SignInRefusedError
from sua.domain.errors import NotFoundError
from sua.domain.people import Role
from sua.service import setting_up
from sua.service.installation import Installation
from sua.web.access import Action
from sua.web.pages.layout import Flash, first_place
from sua.web.pages.posting import Posted, from_our_pages, go, identity_in, local_path, one
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now, clear_session, set_session

router = APIRouter()
Anybody = Annotated[Caller | None, Depends(Allowed(Action.SIGN_IN))]
Owner = Annotated[Caller, Depends(Allowed(Action.OWN_ACCESS))]


_DONE = {
    "avvio": "Installazione configurata: accedere come amministratore.",
    "password": "Password scelta: ora si può accedere.",
}


@router.get("/")
def home(caller: Anybody, here: Here) -> Response:
    """Where one's role begins, or the door; of an empty installation, its first set-up."""
    if caller is None and setting_up.needed(here):
        return go("/primo-avvio")
    return go(first_place(caller) if caller else "/accesso")


@router.get("/accesso")
def door(
    request: Request, caller: Anybody, here: Here, now: Now, poi: str = "/", fatto: str = ""
) -> Response:
    """The form to sign in, with the people of a demonstration beside it."""
    if caller is not None:
        return go(local_path(poi))
    flash = Flash("good", _DONE[fatto]) if fatto in _DONE else None
    return door_page(request, here, now, poi=local_path(poi), flash=flash)


@router.post("/accesso")
def sign_in(request: Request, caller: Anybody, here: Here, now: Now, form: Posted) -> Response:
    """Sign in with name and password."""
    del caller
    from_our_pages(request)
    poi, username = local_path(one(form, "poi")), one(form, "username")
    request.app.state.throttle.check(request)
    password = (form.get("password") or [""])[0]
    try:
        issued = here.identity().sign_in(username, password, now, _agent(request))
    except SignInRefusedError as error:
        flash = Flash("bad", str(error))
        return door_page(request, here, now, poi=poi, username=username, flash=flash, status=422)
    answer = go(poi)
    set_session(request, answer, issued.secret)
    return answer


@router.post("/accesso/dimostrazione")
def sign_in_demo(request: Request, caller: Anybody, here: Here, now: Now, form: Posted) -> Response:
    """Sign in as one of the people of a demonstration, with a click."""
    del caller
    from_our_pages(request)
    issued = here.identity().sign_in_demo(identity_in(form, "person"), now, _agent(request))
    answer = go(local_path(one(form, "poi")))
    set_session(request, answer, issued.secret)
    return answer


@router.post("/uscita")
def sign_out(request: Request, caller: Owner, here: Here, now: Now) -> Response:
    """End this session."""
    here.identity().revoke(caller, caller.credential.id, now)
    answer = go("/accesso")
    clear_session(request, answer)
    return answer


@router.post("/ruolo")
def change_hat(caller: Owner, here: Here, now: Now, form: Posted) -> Response:
    """Act in another of one's roles."""
    role, _, organization = one(form, "hat").partition("@")
    hats = [h for h in caller.hats if (h.role.value, str(h.organization)) == (role, organization)]
    if not hats:
        raise NotFoundError("Non risulta quel ruolo in quell'ente per questa utenza.")
    here.identity().wear(caller, Role(role), hats[0].organization, now)
    return go("/")


def door_page(  # noqa: PLR0913 -- a page is made of that many parts
    request: Request,
    here: Installation,
    now: datetime,
    *,
    poi: str,
    username: str = "",
    flash: Flash | None = None,
    status: int = 200,
) -> Response:
    """The door, as it stands."""
    people = here.identity().demo_users(now)
    return page(
        request,
        "entrance.html",
        None,
        status=status,
        flash=flash,
        people=people,
        username=username,
        poi=poi,
    )


def browser_named(agent: str) -> str:
    """What a browser says of itself, in two words.

    >>> browser_named("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36")
    'Chrome su Linux'
    >>> browser_named("prova")
    'prova'
    """
    names = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iPhone", "Windows": "Windows", "Mac OS": "macOS"}
    systems["Linux"] = "Linux"
    name = next((n for mark, n in names.items() if mark in agent), "")
    system = next((n for mark, n in systems.items() if mark in agent), "")
    return f"{name} su {system}" if name and system else agent


def _agent(request: Request) -> str:
    return browser_named(request.headers.get("user-agent", ""))
