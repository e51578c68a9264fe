"""The register of people: who holds which role, accounts and invitations."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.errors import ConflictError, InputError
from sua.service import keeping_bodies, keeping_people
from sua.service.csv_tables import read_day
from sua.service.installation import Installation
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import ROLES, NewPerson, read_role
from sua.storage.registers import Membership
from sua.web.access import Action, may
from sua.web.pages.form_data import Form
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, identity_in, one
from sua.web.pages.registers import BODIES, day_in, tabs
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter(prefix="/registri/persone")
Reader = Annotated[Caller, Depends(Allowed(Action.READ_REGISTERS))]
Administrator = Annotated[Caller, Depends(Allowed(Action.KEEP_REGISTERS))]
PEOPLE = "/registri/persone"
_DONE = {
    "registrata": "Persona registrata.",
    "ruolo": "Ruolo registrato.",
    "fine": "Fine registrata.",
}


@router.get("")
def list_people(
    request: Request, caller: Reader, here: Here, now: Now, q: str = "", fatto: str = ""
) -> Response:
    """The people the caller may see."""
    flash = Flash("good", _DONE[fatto]) if fatto in _DONE else None
    return _list(request, caller, here, legal_day(now), flash=flash, q=q[:200])


@router.post("")
def register_person(
    request: Request, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Register a person with a role; with a username, their account: its code is shown here once."""
    keeper = Keeper.of(here, caller, now)
    try:
        new = NewPerson(
            name=one(form, "name"),
            body=identity_in(form, "body"),
            role=read_role(one(form, "role")),
            valid_from=day_in(form, "valid_from", keeper.today),
            valid_to=day_in(form, "valid_to", None),
            username=one(form, "username"),
            email=one(form, "email") or None,
        )
        made = keeping_people.register_person(keeper, new)
    except (InputError, ConflictError) as error:
        return _refused(request, caller, keeper, error, form)
    if not made.code:
        return go(f"{PEOPLE}?fatto=registrata")
    return _invited(request, caller, keeper, made.code)


@router.post("/{person}/ruoli")
def give_role(
    request: Request, person: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Give a person one more role."""
    keeper = Keeper.of(here, caller, now)
    try:
        role = Membership(
            person=person,
            organization=identity_in(form, "body"),
            role=read_role(one(form, "role")),
            valid_from=day_in(form, "valid_from", keeper.today),
            valid_to=day_in(form, "valid_to", None),
        )
        keeping_people.give_role(keeper, role)
    except (InputError, ConflictError) as error:
        return _refused(request, caller, keeper, error, form)
    return go(f"{PEOPLE}?fatto=ruolo")


@router.post("/{person}/fine")
def end_role(
    request: Request, person: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Say the last day of a role."""
    keeper = Keeper.of(here, caller, now)
    try:
        role = Membership(
            person=person,
            organization=identity_in(form, "body"),
            role=read_role(one(form, "role")),
            valid_from=read_day(one(form, "valid_from"), "valid_from"),
            valid_to=day_in(form, "valid_to", keeper.today),
        )
        keeping_people.end_role(keeper, role)
    except (InputError, ConflictError) as error:
        return _refused(request, caller, keeper, error, form)
    return go(f"{PEOPLE}?fatto=fine")


@router.post("/{person}/utenza")
def give_account(
    request: Request, person: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Give a person an account: the code of its invitation is shown here once."""
    keeper = Keeper.of(here, caller, now)
    try:
        username, email = one(form, "username"), one(form, "email") or None
        code = keeping_people.give_account(keeper, person, username, email)
    except (InputError, ConflictError) as error:
        return _refused(request, caller, keeper, error, form)
    return _invited(request, caller, keeper, code)


@router.post("/{person}/invito")
def invite_again(
    request: Request, person: UUID, caller: Administrator, here: Here, now: Now
) -> Response:
    """A new code for somebody who has an account; shown here once."""
    keeper = Keeper.of(here, caller, now)
    return _invited(request, caller, keeper, keeping_people.invite_again(keeper, person))


def _refused(
    request: Request, caller: Caller, keeper: Keeper, error: Exception, form: Form
) -> Response:
    flash = Flash("bad", str(error))
    given = {name: values[0] for name, values in form.items() if values}
    return _list(request, caller, keeper.here, keeper.today, flash=flash, given=given, status=422)


def _invited(request: Request, caller: Caller, keeper: Keeper, code: str) -> Response:
    return _list(request, caller, keeper.here, keeper.today, code=code)


def _list(  # noqa: PLR0913 -- a page is made of that many parts
    request: Request,
    caller: Caller,
    here: Installation,
    today: date,
    *,
    flash: Flash | None = None,
    given: dict[str, str] | None = None,
    q: str = "",
    code: str = "",
    status: int = 200,
) -> Response:
    keeps = may(caller.hat.role, Action.KEEP_REGISTERS)
    found = keeping_people.people_of(here, caller)
    bodies = keeping_bodies.bodies_of(here, caller)
    names = {b.id: b.name for b in bodies}
    wanted = q.strip().casefold()
    shown = [
        p
        for p in found
        if wanted
        in " ".join([p.name, *(names.get(m.organization, "") for m in p.memberships)]).casefold()
    ]
    return page(
        request,
        "people.html",
        caller,
        status=status,
        crumbs=[Crumb("Registri", BODIES), Crumb("Persone")],
        flash=flash,
        tabs=tabs(caller, PEOPLE),
        people=shown,
        total=len(found),
        names=names,
        bodies=bodies,
        roles=ROLES,
        usernames=keeping_people.usernames_of(here, caller) if keeps else {},
        keeps=keeps,
        today=today,
        q=q,
        code=code,
        link=f"{here.settings.public_url}/invito",
        given=given or {},
    )
