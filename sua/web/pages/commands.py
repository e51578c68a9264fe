"""The page of a command: a form, what would still be missing, and the command itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.canonical import digest_of
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.events import EventType
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.facts import FactDefinition, FactValue
from sua.engine.lifecycle import Transition
from sua.service.casework import CaseReading, Casework
from sua.service.foreseeing import steps_after
from sua.service.installation import Installation
from sua.service.narrating import Entry
from sua.service.reply import Reply
from sua.web.access import Action
from sua.web.pages.cases import CASES
from sua.web.pages.completeness import Completeness, completeness
from sua.web.pages.fields import Typed, filled, typed
from sua.web.pages.filters import fact_register
from sua.web.pages.form_data import ROW_TYPES, Form
from sua.web.pages.form_fields import fields_of
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, key_of, new_key, occurred_at, one, version_of
from sua.web.pages.showing import story
from sua.web.pages.templating import fragment, page
from sua.web.pages.wording import all_told
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
_MAY = Allowed(Action.COMMAND)
Doer = Annotated[Caller, Depends(_MAY)]
Name = Annotated[str, Path(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]
_DIGITS = 16
_CIRCUMSTANCES = ("_occurred_at", "_late_reason")


class Desk:
    """One command on one case, for one caller: what its three routes share."""

    def __init__(
        self,
        request: Request,
        here: Installation,
        caller: Caller,
        case_id: UUID,
        name: str,
        now: datetime,
    ) -> None:
        self.request, self.here, self.caller = request, here, caller
        self.case_id, self.name, self.now = case_id, name, now
        self.casework = Casework(here, caller)
        self.reading: CaseReading = self.casework.read(case_id, now)
        self.transition: Transition
        self.definitions: tuple[FactDefinition, ...]
        self.transition, self.definitions, values = self.casework.form(case_id, name, now)
        self.present = {
            d.id: parse_fact(d, values[d.id]) for d in self.definitions if d.id in values
        }

    def first_form(self) -> dict[str, list[str]]:
        """What the case holds already: what may be changed, and lists that may be continued."""
        kept = [
            d for d in self.definitions if d.id in self.transition.optional or d.type in ROW_TYPES
        ]
        return filled(kept, self.present)

    def was(self, form: Form) -> str:
        """What the page first showed of each fact that may be changed, as short digests.

        It travels with the form: what was not touched is left out of the command, whatever others
        did meanwhile, and the same form sent twice is the same command twice.
        """
        if "_was" in form:
            return one(form, "_was")
        return " ".join(f"{name}={_short(value)}" for name, value in self.present.items())

    def command(self, found: Typed, form: Form) -> Command:
        """The command the form gives; optional facts that still say what was shown are left out."""
        shown = set(one(form, "_was").split())
        facts = {
            name: raw
            for name, raw in found.facts.items()
            if name in self.transition.captures or f"{name}={self._digest(name, raw)}" not in shown
        }
        return Command(
            case_id=self.case_id,
            name=self.name,
            facts=facts,
            occurred_at=occurred_at(form),
            late_reason=one(form, "_late_reason") or None,
        )

    def _digest(self, name: str, raw: object) -> str:
        return _short(parse_fact(next(d for d in self.definitions if d.id == name), raw))

    def outlook(self, found: Typed, form: Form) -> Completeness:
        """Everything that would still stand in the way, of this command and of the next one."""
        service = self.here.service(self.caller.province)
        try:
            command = self.command(found, form)
            context = Context(actor=self.caller.actor, now=self.now)
            reply = service.preview(command, context)
            then = steps_after(self.here, self.caller, command, self.now)
        except InputError as error:
            errors = {**found.errors, error.field or "": str(error)}
            return Completeness(ready=False, label=self.transition.label, errors=errors)
        stays = reply.state == self.reading.case.state
        return completeness(
            reply,
            found,
            then if stays else (),
            command=self.name,
            fields=[d.id for d in self.definitions],
            role=self.caller.hat.role,
            corpus=self.here.corpus,
        )

    def show(  # noqa: PLR0913 -- a page is made of that many parts
        self,
        form: Form,
        *,
        found: Typed | None = None,
        more: Mapping[str, int] | None = None,
        flash: Flash | None = None,
        refusal: Sequence[Any] = (),
        since: Sequence[Any] = (),
        status: int = 200,
    ) -> Response:
        """The form as it stands."""
        read = found or typed(self.definitions, form)
        link = f"/pratiche/{self.case_id}"
        return page(
            self.request,
            "command.html",
            self.caller,
            status=status,
            crumbs=[CASES, Crumb(self.reading.code, link), Crumb(self.transition.label)],
            flash=flash,
            reading=self.reading,
            transition=self.transition,
            action=f"{link}/passi/{self.name}",
            fields=fields_of(
                self.definitions,
                form,
                transition=self.transition,
                reading=self.reading,
                people=self.casework.people(self.now),
                errors=read.errors if found else {},
                more=more or {},
            ),
            outlook=self.outlook(read, form),
            circumstances={name: one(form, name) for name in _CIRCUMSTANCES},
            key=new_key(),
            was=self.was(form),
            version=self.reading.case.version,
            refusal=refusal,
            since=since,
            back=link,
        )

    def since(self, version: int) -> list[Any]:
        """What others have done after the version that the page showed."""
        entries = self.casework.trail(self.case_id, self.now)
        accepted = [e for e in entries if e.type in (EventType.OPENED, EventType.MOVED)]
        return _told(self, accepted[version:])


def _short(value: FactValue) -> str:
    return digest_of(fact_to_json(value))[:_DIGITS]


def _told(desk: "Desk", entries: Sequence[Entry]) -> list[Any]:
    names = {p: n for p, (n, _) in desk.casework.people(desk.now).items()}
    facts = fact_register(desk.here.corpus, desk.reading.case.workflow, legal_day(desk.now))
    return list(story(entries, names | dict(desk.reading.names), facts, desk.here.corpus))


def desk(
    request: Request, case_id: UUID, command: Name, caller: Doer, here: Here, now: Now
) -> Desk:
    """The command on the case, if the state has it."""
    return Desk(request, here, caller, case_id, command, now)


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
def give(  # noqa: PLR0911, PLR0913 -- each way a command can end is one page
    request: Request, case_id: UUID, command: Name, caller: Doer, here: Here, now: Now, form: Posted
) -> Response:
    """Give the command, or show why not with everything that was typed."""
    try:
        at = Desk(request, here, caller, case_id, command, now)
    except NotFoundError:
        return _overtaken(request, here, caller, case_id, command, now, form)
    found = typed(at.definitions, form)
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
        return go(f"/pratiche/{case_id}?fatto={command}")
    return _refused(at, form, found, reply)


_UNREADABLE = Flash(
    "bad", "Alcuni dati non si possono leggere: sono segnati nel modulo. Nulla è stato registrato."
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
    label = facts[fact].label if fact in facts else fact
    return " · ".join([label, *rest])
