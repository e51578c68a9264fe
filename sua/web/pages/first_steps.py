"""What is done without an account: the first set-up, and a password chosen with an invitation."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sua.domain.accounts import Caller
from sua.domain.bodies import NewBody, read_code_of_body, read_kind
from sua.domain.errors import ConflictError, InputError
from sua.service import managing_accounts, setting_up
from sua.service.setting_up import FirstSetUp
from sua.web.access import Action
from sua.web.pages.form_data import Form
from sua.web.pages.layout import Flash
from sua.web.pages.posting import Posted, from_our_pages, go, one
from sua.web.pages.registers import attributes_in
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
Anybody = Annotated[Caller | None, Depends(Allowed(Action.SIGN_IN))]


@router.get("/primo-avvio")
def set_up_form(request: Request, caller: Anybody, here: Here) -> Response:
    """The form of the first set-up; once it is done, the door."""
    if not setting_up.needed(here):
        return go("/accesso")
    return _set_up_page(request, caller, {})


@router.post("/primo-avvio")
def set_up(request: Request, caller: Anybody, here: Here, now: Now, form: Posted) -> Response:
    """Create the Province and its first administrator."""
    from_our_pages(request)
    request.app.state.throttle.check(request)
    try:
        same_twice(form)
        asked = FirstSetUp(
            code=one(form, "code"),
            province=NewBody(
                kind=read_kind(one(form, "kind")),
                codice_fiscale=read_code_of_body(one(form, "codice_fiscale")),
                attributes=attributes_in(form),
            ),
            administrator=one(form, "administrator"),
            username=one(form, "username"),
            password=(form.get("password") or [""])[0],
            email=one(form, "email") or None,
        )
        setting_up.set_up(here, asked, now)
    except (InputError, ConflictError) as error:
        given = {k: v[0] for k, v in form.items() if v and not k.startswith("password")}
        flash = Flash("bad", str(error))
        return _set_up_page(request, caller, given, flash=flash, status=422)
    return go("/accesso?fatto=avvio")


@router.get("/invito")
def invitation(request: Request, caller: Anybody) -> Response:
    """Where a password is chosen with the code received."""
    return _invitation_page(request, caller)


@router.post("/invito")
def accept(request: Request, caller: Anybody, here: Here, now: Now, form: Posted) -> Response:
    """Set the password."""
    from_our_pages(request)
    request.app.state.throttle.check(request)
    try:
        same_twice(form)
        password = (form.get("password") or [""])[0]
        managing_accounts.accept_invitation(here, one(form, "code"), password, now)
    except InputError as error:
        flash = Flash("bad", str(error))
        return _invitation_page(request, caller, one(form, "code"), flash=flash, status=422)
    return go("/accesso?fatto=password")


def same_twice(form: Form) -> None:
    """Refuse a password that was not repeated as it is.

    Raises:
        InputError: the two differ.
    """
    if (form.get("password") or [""])[0] != (form.get("password_again") or [""])[0]:
        raise InputError(
            "Le due password non sono uguali: scriverle di nuovo.", field="password_again"
        )


def _set_up_page(
    request: Request,
    caller: Caller | None,
    given: Mapping[str, str],
    *,
    flash: Flash | None = None,
    status: int = 200,
) -> Response:
    return page(
        request,
        "setup.html",
        caller,
        status=status,
        flash=flash,
        kinds=setting_up.SEATS,
        given=given,
    )


def _invitation_page(
    request: Request,
    caller: Caller | None,
    code: str = "",
    *,
    flash: Flash | None = None,
    status: int = 200,
) -> Response:
    return page(request, "invitation.html", caller, status=status, flash=flash, code=code)
