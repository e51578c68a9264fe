"""What a browser posts: the fields of a form, the circumstances of a command, local addresses."""

from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse

from sua.domain.errors import InputError
from sua.web.pages.form_data import Form, rome_instant
from sua.web.problems import ProblemError
from sua.web.signing import same_origin

_LONGEST_KEY = 200


async def posted(request: Request) -> Form:
    """Every text field of the form, with all its values."""
    found: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


Posted = Annotated[Form, Depends(posted)]


def one(form: Form, name: str) -> str:
    """The first value of a field, empty where there is none."""
    values = form.get(name, ())
    return values[0].strip() if values else ""


def new_key() -> str:
    """A key that makes one press of a button one command."""
    return str(uuid4())


def key_of(form: Form) -> str:
    """The key the page was given, or a new one."""
    key = one(form, "_key")
    return (
        key if key.isascii() and key.isprintable() and 0 < len(key) <= _LONGEST_KEY else new_key()
    )


def version_of(form: Form) -> int | None:
    """The version of the case that the page showed."""
    text = one(form, "_version")
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < len("9999999999") else None
    )


def occurred_at(form: Form) -> datetime | None:
    """When what is recorded happened, if the form says so.

    Raises:
        InputError: it is not an instant.
    """
    text = one(form, "_occurred_at")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(rome_instant(text))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InputError(
            "Indicare data e ora in cui il passaggio è avvenuto.", field="_occurred_at"
        )
    return found


def from_our_pages(request: Request) -> None:
    """Refuse what comes from elsewhere, where there is no session whose token could tell.

    Raises:
        ProblemError: it does (403).
    """
    if not same_origin(request):
        raise ProblemError(403, "csrf.origin", "La richiesta non viene dalle pagine di SUA.")


def identity_in(form: Form, name: str) -> UUID:
    """An identifier that the page put in the form.

    Raises:
        InputError: it has been changed.
    """
    try:
        return UUID(one(form, name))
    except ValueError as error:
        raise InputError(
            "La pagina non è completa: ricaricarla e riprovare.", field=name
        ) from error


def local_path(text: str, otherwise: str = "/") -> str:
    """An address of ours to go to; anything that could lead elsewhere becomes ``otherwise``.

    >>> local_path("/pratiche?p=2"), local_path("//altrove.example"), local_path("https://x.example")
    ('/pratiche?p=2', '/', '/')
    """
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if safe and "\\" not in text else otherwise


def go(path: str) -> RedirectResponse:
    """Show another page after a change."""
    return RedirectResponse(path, status_code=303)
