"""The page of a command: a form, what would still be missing, and the command itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.commands import Context
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.fact_tables import columns_of
from sua.domain.facts import FactDefinition
from sua.service.casework import Casework
from sua.service.installation import Installation
from sua.service.reply import Reply
from sua.service.uploading import Uploads
from sua.web.access import Action
from sua.web.pages.cases import CASES
from sua.web.pages.command_desk import Desk
from sua.web.pages.deposits import Brought, deposited
from sua.web.pages.fields import Typed, typed
from sua.web.pages.filters import fact_register
from sua.web.pages.form_data import Form
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, key_of, one, version_of
from sua.web.pages.steps import of_lot
from sua.web.pages.templating import fragment, page
from sua.web.pages.wording import all_told
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
_MAY = Allowed(Action.COMMAND)
Doer = Annotated[Caller, Depends(_MAY)]
Name = Annotated[str, Path(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]


LotName = Annotated[str, Query(alias="lotto", max_length=16)]


def desk(  # noqa: PLR0913 -- what a route is asked with
    request: Request,
    case_id: UUID,
    command: Name,
    caller: Doer,
    here: Here,
    now: Now,
    lot: LotName = "",
) -> Desk:
    """The command on the case, or on the lot, if its state has it."""
    return Desk(request, here, caller, case_id, command, now, lot)


AtDesk = Annotated[Desk, Depends(desk)]


@router.get("/pratiche/{case_id}/passi/{command}", dependencies=[Depends(_MAY)])
def form_page(at: AtDesk) -> Response:
    """The form, with what the case holds already."""
    return at.show(at.first_form())


@router.post("/pratiche/{case_id}/passi/{command}/verifica", dependencies=[Depends(_MAY)])
def check(at: AtDesk, form: Posted) -> Response:
    """What would still be missing, while one types; writes nothing."""
    return fragment("completeness.html", outlook=at.outlook(typed(at.definitions, form), form))


@router.post("/pratiche/{case_id}/passi/{command}")
def give(  # noqa: PLR0911, PLR0913, PLR0917 -- each way a command can end is one page
    request: Request,
    case_id: UUID,
    command: Name,
    caller: Doer,
    here: Here,
    now: Now,
    form: Posted,
    files: Brought,
    lot: LotName = "",
) -> Response:
    """Give the command, or show why not with everything that was typed."""
    try:
        at = Desk(request, here, caller, case_id, command, now, lot)
    except NotFoundError:
        return _overtaken(request, here, caller, case_id, command, now, form)
    form, refused = deposited(Uploads(here, caller), case_id, form, files, now)
    found = typed(at.definitions, form)
    if refused:
        found = replace(found, errors={**found.errors, **refused})
        return at.show(form, found=found, flash=_REFUSED_FILES, status=422)
    if wanted := one(form, "_more"):
        return at.show(form, more={wanted: 1})
    if "_check" in form:
        return at.show(form, found=found)
    if found.errors:
        return at.show(form, found=found, flash=_UNREADABLE, status=422)
    context = Context(
        actor=caller.actor, now=now, expected_version=version_of(form), idempotency_key=key_of(form)
    )
    try:
        reply = here.service(caller.province).handle(at.command(found, form), context)
    except InputError as error:
        return at.show(form, found=found, flash=Flash("bad", str(error)), status=422)
    except ConflictError as error:
        since = at.since(context.expected_version or 0)
        return at.show(form, found=found, since=since, flash=Flash("warn", str(error)), status=409)
    if reply.accepted:
        return go(f"/pratiche/{case_id}?fatto={command}{of_lot(lot, '&')}")
    return _refused(at, form, found, reply)


_UNREADABLE = Flash(
    "bad", "Alcuni dati non si possono leggere: sono segnati nel modulo. Nulla è stato registrato."
)


_REFUSED_FILES = Flash(
    "bad",
    "Un documento non è stato accettato: il motivo è nella sua riga. Nulla è stato registrato.",
)


def _refused(at: Desk, form: Form, found: Typed, reply: Reply) -> Response:
    refusal = all_told(reply.obstacles, at.here.corpus.sources)
    return at.show(form, found=found, refusal=refusal, status=422)


def _overtaken(  # noqa: PLR0913 -- as above
    request: Request,
    here: Installation,
    caller: Caller,
    case_id: UUID,
    command: str,
    now: datetime,
    form: Form,
) -> Response:
    """The case has moved on and the step is no longer possible: what was typed is shown, to be kept."""
    reading = Casework(here, caller).read(case_id, now)
    lifecycle, _ = here.corpus.lifecycle(
        reading.case.workflow, reading.case.pinned_on or legal_day(now)
    )
    if command not in lifecycle.commands:
        raise NotFoundError("Il passaggio non esiste in questa procedura.")
    facts = fact_register(here.corpus, reading.case.workflow, legal_day(now))
    kept = [(n, ", ".join(v)) for n, v in form.items() if n[:1] != "_" and n != "csrf" and any(v)]
    return page(
        request,
        "overtaken.html",
        caller,
        status=409,
        crumbs=[
            CASES,
            Crumb(reading.code, f"/pratiche/{case_id}"),
            Crumb(lifecycle.label_of(command)),
        ],
        reading=reading,
        label=lifecycle.label_of(command),
        kept=[(_label(facts, name), value) for name, value in kept],
    )


def _label(facts: Mapping[str, FactDefinition], name: str) -> str:
    fact, *rest = name.split(".")
    if fact not in facts:
        return " · ".join([fact, *rest])
    columns = {column.id: column.label for column in columns_of(facts[fact])}
    return " · ".join([facts[fact].label, *(columns.get(part, part) for part in rest)])
