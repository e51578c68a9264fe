"""The register of bodies: the list, one body with its past, its changes; the journal."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.bodies import (
    EVER,
    LEVELS,
    Attribute,
    BodyEvent,
    BodyEventKind,
    NewBody,
    read_attribute,
    read_code_of_body,
    read_kind,
    read_level,
)
from sua.domain.calendar import legal_day
from sua.domain.errors import ConflictError, InputError
from sua.domain.organizations import OrganizationKind, Qualification
from sua.service import keeping_bodies, keeping_people
from sua.service.csv_tables import read_day
from sua.service.installation import Installation
from sua.service.keeping_bodies import Keeper
from sua.web.access import Action, may
from sua.web.pages.form_data import Form
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, identity_in, one
from sua.web.pages.templating import page
from sua.web.signing import Allowed, Here, Now

router = APIRouter(prefix="/registri")
Reader = Annotated[Caller, Depends(Allowed(Action.READ_REGISTERS))]
Administrator = Annotated[Caller, Depends(Allowed(Action.KEEP_REGISTERS))]
BODIES = "/registri/enti"
_PER_PAGE = 50
D = TypeVar("D")
_DONE = {
    "registrato": "Ente registrato.",
    "variato": "Variazione registrata.",
    "evento": "Evento registrato.",
    "livello": "Qualificazione registrata.",
}
_ACTIONS = {
    "installation.set_up": "installazione configurata",
    "body.registered": "ente registrato",
    "body.changed": "dato variato",
    "body.merged_into": "fusione registrata",
    "body.split_from": "distacco registrato",
    "body.qualified": "qualificazione registrata",
    "person.registered": "persona registrata",
    "role.given": "ruolo dato",
    "role.ended": "ruolo cessato",
    "account.given": "utenza data",
    "account.invited": "nuovo invito",
}


@router.get("")
def registers(caller: Reader) -> Response:
    """Where the registers begin."""
    del caller
    return go(BODIES)


@router.get("/enti")
def list_bodies(
    request: Request, caller: Reader, here: Here, now: Now, q: str = "", fatto: str = ""
) -> Response:
    """The bodies the caller may see, and for the administrator the form of a new one."""
    return _list(request, caller, here, legal_day(now), flash=_done(fatto), q=q[:200])


@router.post("/enti")
def register_body(
    request: Request, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Register a body."""
    keeper = Keeper.of(here, caller, now)
    try:
        new = NewBody(
            kind=read_kind(one(form, "kind")),
            codice_fiscale=read_code_of_body(one(form, "codice_fiscale")),
            attributes=attributes_in(form),
        )
        made = keeping_bodies.register_body(keeper, new, day_in(form, "valid_from", None))
    except (InputError, ConflictError) as error:
        flash = Flash("bad", str(error))
        return _list(request, caller, here, keeper.today, flash=flash, form=form, status=422)
    return go(f"{BODIES}/{made}?fatto=registrato")


@router.get("/enti/{body}")
def show_body(
    request: Request, body: UUID, caller: Reader, here: Here, now: Now, fatto: str = ""
) -> Response:
    """One body, with its past and what may be recorded of it."""
    return _show(request, caller, here, legal_day(now), body, flash=_done(fatto))


@router.post("/enti/{body}/variazioni")
def change_body(
    request: Request, body: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Record that some attributes are others from a day on."""
    keeper = Keeper.of(here, caller, now)

    def do() -> None:
        changes = attributes_in(form)
        day = day_in(form, "valid_from", keeper.today)
        if not keeping_bodies.change_body(keeper, body, changes, day, one(form, "act")):
            raise InputError("Nessuno dei dati indicati è diverso da quello del registro.")

    return _doing(request, caller, keeper, body, form, "variato", do)


@router.post("/enti/{body}/eventi")
def record_event(
    request: Request, body: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Record a merger or a split."""
    keeper = Keeper.of(here, caller, now)

    def do() -> None:
        event = BodyEvent(
            kind=BodyEventKind(one(form, "kind")),
            body=body,
            other=identity_in(form, "other"),
            day=read_day(one(form, "day"), "day"),
            act=one(form, "act"),
        )
        keeping_bodies.record_event(keeper, event)

    if one(form, "kind") not in set(BodyEventKind):
        raise InputError("Indicare se l'ente si è fuso o si è distaccato.", field="kind")
    return _doing(request, caller, keeper, body, form, "evento", do)


@router.post("/enti/{body}/qualificazioni")
def qualify(
    request: Request, body: UUID, caller: Administrator, here: Here, now: Now, form: Posted
) -> Response:
    """Record a level of qualification, or the end of one."""
    keeper = Keeper.of(here, caller, now)

    def do() -> None:
        new = Qualification(
            level=read_level(one(form, "level")),
            valid_from=read_day(one(form, "level_from"), "level_from"),
            valid_to=day_in(form, "level_to", None),
        )
        keeping_bodies.qualify(keeper, body, new)

    return _doing(request, caller, keeper, body, form, "livello", do)


@router.get("/giornale")
def journal(
    request: Request,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_REGISTER_JOURNAL))],
    here: Here,
    da: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> Response:
    """Who wrote what into the registers, and when."""
    found, following = keeping_people.journal_page(here, caller, da, _PER_PAGE)
    return page(
        request,
        "register_journal.html",
        caller,
        crumbs=[Crumb("Registri", BODIES), Crumb("Giornale")],
        tabs=tabs(caller, "/registri/giornale"),
        rows=found,
        names={p.id: p.name for p in keeping_people.people_of(here, caller)},
        bodies={b.id: b.name for b in keeping_bodies.bodies_of(here, caller)},
        actions=_ACTIONS,
        following=f"/registri/giornale?da={following}" if following else "",
        first="/registri/giornale" if da else "",
    )


def tabs(caller: Caller, here: str) -> list[tuple[str, str, bool]]:
    """The pages of the registers that the caller may open: address, words, whether it is this one."""
    places = (
        (Action.READ_REGISTERS, BODIES, "Enti"),
        (Action.READ_REGISTERS, "/registri/persone", "Persone"),
        (Action.KEEP_REGISTERS, "/registri/importazione", "Importazione"),
        (Action.READ_REGISTER_JOURNAL, "/registri/giornale", "Giornale"),
    )
    return [
        (href, words, href == here)
        for action, href, words in places
        if may(caller.hat.role, action)
    ]


def attributes_in(form: Form) -> dict[Attribute, str]:
    """The attributes a form gives; an empty field gives none.

    Raises:
        InputError: one of them will not do.
    """
    return {a: read_attribute(a, one(form, a.value)) for a in Attribute if one(form, a.value)}


def day_in(form: Form, name: str, otherwise: D) -> date | D:
    """The day of a field, or ``otherwise`` where it is empty."""
    return read_day(one(form, name), name) if one(form, name) else otherwise


def _doing(  # noqa: PLR0913 -- a page is made of that many parts
    request: Request,
    caller: Caller,
    keeper: Keeper,
    body: UUID,
    form: Form,
    done: str,
    do: Callable[[], None],
) -> Response:
    try:
        do()
    except (InputError, ConflictError) as error:
        flash = Flash("bad", str(error))
        given = {name: values[0] for name, values in form.items() if values}
        return _show(
            request, caller, keeper.here, keeper.today, body, flash=flash, given=given, status=422
        )
    return go(f"{BODIES}/{body}?fatto={done}")


def _done(key: str) -> Flash | None:
    return Flash("good", _DONE[key]) if key in _DONE else None


def _list(  # noqa: PLR0913 -- as above
    request: Request,
    caller: Caller,
    here: Installation,
    today: date,
    *,
    flash: Flash | None = None,
    form: Form | None = None,
    q: str = "",
    status: int = 200,
) -> Response:
    found = keeping_bodies.bodies_of(here, caller)
    wanted = q.strip().casefold()
    return page(
        request,
        "bodies.html",
        caller,
        status=status,
        crumbs=[Crumb("Registri")],
        flash=flash,
        tabs=tabs(caller, BODIES),
        bodies=[b for b in found if wanted in f"{b.name} {b.codice_fiscale}".casefold()],
        total=len(found),
        q=q,
        today=today,
        keeps=may(caller.hat.role, Action.KEEP_REGISTERS),
        kinds=list(OrganizationKind),
        attributes=list(Attribute),
        given={name: values[0] for name, values in (form or {}).items() if values},
    )


def _show(  # noqa: PLR0913 -- as above
    request: Request,
    caller: Caller,
    here: Installation,
    today: date,
    identity: UUID,
    *,
    flash: Flash | None = None,
    given: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    found = keeping_bodies.body_of(here, caller, identity)
    others = keeping_bodies.bodies_of(here, caller)
    people = [
        (p, m)
        for p in keeping_people.people_of(here, caller)
        for m in p.memberships
        if m.organization == identity
    ]
    return page(
        request,
        "body.html",
        caller,
        status=status,
        crumbs=[Crumb("Registri", BODIES), Crumb(found.name)],
        flash=flash,
        tabs=tabs(caller, BODIES),
        body=found,
        ended=found.ceased(today),
        names={b.id: b.name for b in others},
        others=[b for b in others if b.id != identity],
        people=people,
        today=today,
        keeps=may(caller.hat.role, Action.KEEP_REGISTERS),
        attributes=list(Attribute),
        levels=LEVELS,
        ever=EVER,
        events=list(BodyEventKind),
        given=given or {},
    )
