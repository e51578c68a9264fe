"""Who is asking: the session cookie or the token of a machine, the access table, forged requests.

A browser's session lives in a cookie that scripts cannot read. Whatever changes something must come
from our own pages: the browser says so (``Sec-Fetch-Site``, ``Origin``) and the form carries a token
derived from the session's secret. A machine's ``Authorization: Bearer`` needs neither, because no
browser sends it by itself.
"""

import hmac
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from sua.domain.accounts import Caller, CredentialKind
from sua.service.installation import Installation
from sua.web.access import PUBLIC, Action, may
from sua.web.problems import ProblemError

COOKIE = "sua_session"
SECURE_COOKIE = "__Host-sua_session"
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_SAME = frozenset({"same-origin", "none"})
_LONGEST_SECRET = 200


def installation_of(request: Request) -> Installation:
    """The installation this application serves."""
    found: Installation = request.app.state.installation
    return found


def clock(request: Request) -> datetime:
    """The present instant; tests give the application another clock."""
    now: datetime = request.app.state.clock()
    return now.astimezone(UTC)


Here = Annotated[Installation, Depends(installation_of)]
Now = Annotated[datetime, Depends(clock)]


def cookie_name(request: Request) -> str:
    """Behind HTTPS the cookie is bound to this very host; on a loopback address it cannot be."""
    return SECURE_COOKIE if request.app.state.secure else COOKIE


def set_session(request: Request, response: Response, secret: str) -> None:
    """Hand the session to the browser."""
    response.set_cookie(
        cookie_name(request),
        secret,
        httponly=True,
        secure=request.app.state.secure,
        samesite="lax",
        path="/",
    )


def clear_session(request: Request, response: Response) -> None:
    """Take the session back from the browser."""
    response.delete_cookie(
        cookie_name(request), path="/", secure=request.app.state.secure, httponly=True
    )


def same_origin(request: Request) -> bool:
    """Whether the browser says that the request comes from one of our own pages."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _SAME
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def form_token(request: Request) -> str:
    """The token that a form of ours carries, empty where there is no form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method in _SAFE or kind not in _FORMS:
        return ""
    found = (await request.form()).get(CSRF_FIELD, "")
    return found if isinstance(found, str) else ""


def caller_of(
    request: Request, here: Here, now: Now, token_in_form: Annotated[str, Depends(form_token)]
) -> Caller | None:
    """Who is asking, or None; a forged request is refused here, before anything is read of it.

    Raises:
        ProblemError: the request changes something and does not come from our pages.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        caller = _known(here, token.strip(), now)
        return caller if caller and caller.credential.kind is CredentialKind.TOKEN else None
    secret = request.cookies.get(cookie_name(request))
    caller = _known(here, secret, now) if secret else None
    if caller is None or caller.credential.kind is not CredentialKind.SESSION:
        return None
    if request.method not in _SAFE:
        if not same_origin(request):
            raise ProblemError(403, "csrf.origin", "La richiesta non viene dalle pagine di SUA.")
        given = request.headers.get(CSRF_HEADER) or token_in_form
        if not hmac.compare_digest(given.encode(), caller.csrf.encode()):
            raise ProblemError(
                403, "csrf.token", "La pagina è scaduta: ricaricarla e ripetere l'operazione."
            )
    return caller


def _known(here: Installation, secret: str, now: datetime) -> Caller | None:
    if not secret or len(secret) > _LONGEST_SECRET or not secret.isascii():
        return None
    return here.identity().authenticate(secret, now)


Asking = Annotated[Caller | None, Depends(caller_of)]


class Allowed:
    """The way in of a route: what it does, checked against the access table."""

    def __init__(self, action: Action) -> None:
        self.action = action

    def __call__(self, asking: Asking) -> Caller | None:
        """The caller, if their role may do this; None only where anybody may.

        Raises:
            ProblemError: nobody is signed in (401), or the role may not (403).
        """
        if self.action in PUBLIC:
            return asking
        if asking is None:
            raise ProblemError(
                401,
                "sign_in.required",
                "Occorre accedere.",
                headers={"WWW-Authenticate": "Bearer"},
            )
        if not may(asking.hat.role, self.action):
            raise ProblemError(
                403, "role.not_allowed", f"L'operazione non spetta a: {asking.hat.role.label}."
            )
        return asking
