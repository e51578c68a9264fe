"""The registers: bodies, people, their imports, the journal."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from sua.domain.accounts import Caller
from sua.domain.bodies import (
    Attribute,
    Body,
    BodyEvent,
    BodyEventKind,
    NewBody,
    read_attribute,
    read_code_of_body,
    read_kind,
    read_level,
)
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.domain.organizations import Qualification
from sua.service import keeping_bodies, keeping_people
from sua.service.importing import Report, What
from sua.service.importing_bodies import import_bodies
from sua.service.importing_people import import_people
from sua.service.keeping_bodies import Keeper
from sua.service.keeping_people import NewPerson, read_role
from sua.storage.registers import Membership
from sua.web.access import Action
from sua.web.api.schemas.registers import (
    AccountIn,
    AttributesIn,
    BodyDetail,
    BodyEventIn,
    BodyEventOut,
    BodyIn,
    BodyOut,
    ChangeIn,
    DatedOut,
    FaultOut,
    ImportIn,
    ImportOut,
    InvitationOut,
    JournalOut,
    JournalPage,
    LineOut,
    Made,
    PersonIn,
    PersonMade,
    PersonOut,
    QualificationIn,
    QualificationOut,
    RoleIn,
    RoleOut,
)
from sua.web.signing import Allowed, Here, Now

router = APIRouter(prefix="/registers", tags=["registri"])
Reader = Annotated[Caller, Depends(Allowed(Action.READ_REGISTERS))]


Administrator = Annotated[Caller, Depends(Allowed(Action.KEEP_REGISTERS))]


@router.get("/bodies")
def list_bodies(caller: Reader, here: Here, now: Now) -> list[BodyOut]:
    """Gli enti del registro: tutti per la SUA; per un Comune, sé stesso e la Provincia."""
    today = legal_day(now)
    return [
        BodyOut.model_validate(_shown(b, today)) for b in keeping_bodies.bodies_of(here, caller)
    ]


@router.post("/bodies", status_code=201)
def register_body(caller: Administrator, body: BodyIn, here: Here, now: Now) -> Made:
    """Registra un ente."""
    keeper = Keeper.of(here, caller, now)
    return Made(id=keeping_bodies.register_body(keeper, new_body(body), body.valid_from))


@router.post("/bodies/import")
def import_csv_of_bodies(caller: Administrator, body: ImportIn, here: Here, now: Now) -> ImportOut:
    """Registra gli enti di un CSV; una seconda volta non aggiunge nulla due volte."""
    return _report(import_bodies(Keeper.of(here, caller, now), body.csv, body.mode))


@router.get("/bodies/{body}")
def read_body(body: UUID, caller: Reader, here: Here, now: Now) -> BodyDetail:
    """Un ente con il suo passato."""
    found = keeping_bodies.body_of(here, caller, body)
    return BodyDetail.model_validate(
        _shown(found, legal_day(now))
        | {
            "history": [DatedOut.model_validate(d) for d in found.history],
            "events": [BodyEventOut.model_validate(e) for e in found.events],
        }
    )


@router.post("/bodies/{body}/changes", status_code=204)
def change_body(body: UUID, caller: Administrator, asked: ChangeIn, here: Here, now: Now) -> None:
    """Registra una variazione (denominazione, PEC, popolazione, codici) da un giorno in poi."""
    changes = _attributes(asked)
    if not changes:
        raise InputError("Indicare almeno un dato che varia.", code="body.nothing", field="name")
    keeper = Keeper.of(here, caller, now)
    keeping_bodies.change_body(keeper, body, changes, asked.valid_from, asked.act)


@router.post("/bodies/{body}/events", status_code=204)
def record_event(
    body: UUID, caller: Administrator, asked: BodyEventIn, here: Here, now: Now
) -> None:
    """Registra la fusione di un ente in un altro, o il suo distacco."""
    try:
        kind = BodyEventKind(asked.kind)
    except ValueError as error:
        raise InputError(
            f"«{asked.kind}» non è un evento: scrivere merged_into o split_from.",
            code="body.event.kind",
            field="kind",
        ) from error
    event = BodyEvent(kind=kind, body=body, other=asked.other, day=asked.day, act=asked.act)
    keeping_bodies.record_event(Keeper.of(here, caller, now), event)


@router.post("/bodies/{body}/qualifications", status_code=204)
def qualify(
    body: UUID, caller: Administrator, asked: QualificationIn, here: Here, now: Now
) -> None:
    """Registra un livello di qualificazione, o la fine di uno già registrato dallo stesso giorno."""
    new = Qualification(
        level=read_level(asked.level), valid_from=asked.valid_from, valid_to=asked.valid_to
    )
    keeping_bodies.qualify(Keeper.of(here, caller, now), body, new)


@router.get("/people")
def list_people(caller: Reader, here: Here) -> list[PersonOut]:
    """Le persone del registro: tutte per la SUA; per un Comune, le proprie e quelle della SUA."""
    return [
        PersonOut(
            id=p.id,
            name=p.name,
            roles=[
                RoleOut(
                    body=m.organization, role=m.role, valid_from=m.valid_from, valid_to=m.valid_to
                )
                for m in p.memberships
            ],
        )
        for p in keeping_people.people_of(here, caller)
    ]


@router.post("/people", status_code=201)
def register_person(caller: Administrator, body: PersonIn, here: Here, now: Now) -> PersonMade:
    """Registra una persona con un ruolo; con un nome utente, anche la sua utenza e l'invito."""
    new = NewPerson(
        name=body.name,
        body=body.body,
        role=read_role(body.role),
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        username=body.username.strip(),
        email=body.email,
    )
    made = keeping_people.register_person(Keeper.of(here, caller, now), new)
    return PersonMade(id=made.person, code=made.code or None)


@router.post("/people/import")
def import_csv_of_people(caller: Administrator, body: ImportIn, here: Here, now: Now) -> ImportOut:
    """Registra le persone di un CSV, con ruoli e utenze; i codici di invito sono solo qui."""
    return _report(import_people(Keeper.of(here, caller, now), body.csv, body.mode))


@router.post("/people/{person}/roles", status_code=204)
def give_role(person: UUID, caller: Administrator, asked: RoleIn, here: Here, now: Now) -> None:
    """Dà un ruolo a una persona già registrata."""
    keeping_people.give_role(Keeper.of(here, caller, now), _role(person, asked))


@router.post("/people/{person}/roles/end", status_code=204)
def end_role(person: UUID, caller: Administrator, asked: RoleIn, here: Here, now: Now) -> None:
    """Indica l'ultimo giorno di un ruolo."""
    keeping_people.end_role(Keeper.of(here, caller, now), _role(person, asked))


@router.post("/people/{person}/account", status_code=201)
def give_account(
    person: UUID, caller: Administrator, asked: AccountIn, here: Here, now: Now
) -> InvitationOut:
    """Dà un'utenza a una persona; la risposta è il codice con cui sceglierà la password."""
    keeper = Keeper.of(here, caller, now)
    code = keeping_people.give_account(keeper, person, asked.username, asked.email)
    return InvitationOut(code=code)


@router.post("/people/{person}/invitation", status_code=201)
def invite_again(person: UUID, caller: Administrator, here: Here, now: Now) -> InvitationOut:
    """Un nuovo codice di invito; quelli di prima non valgono più."""
    return InvitationOut(code=keeping_people.invite_again(Keeper.of(here, caller, now), person))


@router.get("/journal")
def journal(
    caller: Annotated[Caller, Depends(Allowed(Action.READ_REGISTER_JOURNAL))],
    here: Here,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> JournalPage:
    """Il giornale dei registri: chi ha scritto che cosa, e quando. Dal più recente."""
    found, following = keeping_people.journal_page(here, caller, before, limit)
    return JournalPage(items=[JournalOut.model_validate(e) for e in found], next=following)


def new_body(given: BodyIn) -> NewBody:
    """A body as it came in, read."""
    return NewBody(
        kind=read_kind(given.kind),
        codice_fiscale=read_code_of_body(given.codice_fiscale),
        attributes=_attributes(given),
    )


def _attributes(given: AttributesIn) -> dict[Attribute, str]:
    values = {a: getattr(given, a.value) for a in Attribute}
    return {a: read_attribute(a, str(value)) for a, value in values.items() if value is not None}


def _role(person: UUID, asked: RoleIn) -> Membership:
    return Membership(
        person=person,
        organization=asked.body,
        role=read_role(asked.role),
        valid_from=asked.valid_from,
        valid_to=asked.valid_to,
    )


def _shown(body: Body, today: date) -> dict[str, object]:
    ended = body.ceased(today)
    return {
        "id": body.id,
        "kind": body.kind.value,
        "codice_fiscale": body.codice_fiscale,
        **{a.value: body.attributes.get(a) for a in Attribute},
        "qualifications": [QualificationOut.model_validate(q) for q in body.qualifications],
        "ceased_on": ended.day if ended else None,
    }


def _report(report: Report) -> ImportOut:
    return ImportOut(
        written=report.written,
        registered=report.count(What.REGISTERED),
        changed=report.count(What.CHANGED),
        unchanged=report.count(What.UNCHANGED),
        refused=report.refused,
        ignored_columns=list(report.ignored),
        lines=[LineOut.model_validate(line) for line in report.lines],
        faults=[FaultOut.model_validate(fault) for fault in report.faults],
    )
