"""One command on one case as its page sees it: the form, what it gives, what would stand in the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.canonical import digest_of
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.events import EventType
from sua.domain.fact_codec import fact_to_json, parse_fact
from sua.domain.fact_tables import columns_of
from sua.domain.facts import FactDefinition, FactType, FactValue
from sua.engine.lifecycle import Transition
from sua.service.casework import CaseReading, Casework
from sua.service.dossier_status import kinds_of
from sua.service.foreseeing import steps_after
from sua.service.installation import Installation
from sua.service.narrating import Entry
from sua.service.uploading import Deposited, Uploads
from sua.web.pages.cases import CASES
from sua.web.pages.completeness import Completeness, completeness
from sua.web.pages.fields import Choice, Typed, filled, typed
from sua.web.pages.filters import fact_register
from sua.web.pages.form_data import ROW_TYPES, Form
from sua.web.pages.form_fields import fields_of
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import new_key, occurred_at, one
from sua.web.pages.showing import story
from sua.web.pages.steps import of_lot
from sua.web.pages.templating import page

_DIGITS = 16
_CIRCUMSTANCES = ("_occurred_at", "_late_reason")


class Desk:
    """One command on one case, for one caller: what its three routes share."""

    def __init__(  # noqa: PLR0913 -- a desk has that many things on it
        self,
        request: Request,
        here: Installation,
        caller: Caller,
        case_id: UUID,
        name: str,
        now: datetime,
        lot: str = "",
    ) -> None:
        self.request, self.here, self.caller = request, here, caller
        self.case_id, self.name, self.now, self.lot = case_id, name, now, lot
        self.casework = Casework(here, caller)
        self.reading: CaseReading = self.casework.read(case_id, now)
        self.transition: Transition
        self.definitions: tuple[FactDefinition, ...]
        self.transition, self.definitions, values = self.casework.form(case_id, name, now, lot)
        self.present = {
            d.id: parse_fact(d, values[d.id]) for d in self.definitions if d.id in values
        }

    def first_form(self) -> dict[str, list[str]]:
        """What the case holds already: what may be changed, and lists that may be continued."""
        kept = [
            d
            for d in self.definitions
            if d.id in self.transition.optional or d.type in ROW_TYPES or columns_of(d)
        ]
        return filled([d for d in kept if not d.grows], self.present)

    def was(self, form: Form) -> str:
        """What the page first showed of each fact that may be changed, as short digests.

        It travels with the form: what was not touched is left out of the command, whatever others
        did meanwhile, and the same form sent twice is the same command twice.
        """
        if "_was" in form:
            return one(form, "_was")
        changed = [d.id for d in self.definitions if d.id in self.present and not d.grows]
        return " ".join(f"{name}={_short(self.present[name])}" for name in changed)

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
            lot=self.lot,
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
        here = next((x.state for x in self.reading.lots if x.id == self.lot), None)
        stays = reply.state == (here or self.reading.case.state)
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
            lot=self.lot,
            of_lot=of_lot(self.lot),
            together=len(self.reading.lots) > 0 and not self.lot,
            fields=fields_of(
                self.definitions,
                form,
                transition=self.transition,
                reading=self.reading,
                people=self.casework.people(self.now),
                found=found or Typed(facts={}, errors={}),
                more=more or {},
                kinds=self.kinds(),
                deposited=self.deposited(),
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

    def kinds(self) -> tuple[Choice, ...]:
        """What the documents of a form may be; empty where the form takes none."""
        if not self._takes_files:
            return ()
        items = kinds_of(self.here, self.caller, self.reading, self.now)
        return tuple(Choice(value=item.id, label=item.label) for item in items)

    def deposited(self) -> dict[str, Deposited]:
        """The documents deposited in the case, by hash."""
        if not self._takes_files:
            return {}
        found = Uploads(self.here, self.caller).listed(self.case_id, self.now)
        return {one.sha256: one for one in found}

    @property
    def _takes_files(self) -> bool:
        return any(d.type is FactType.FILES for d in self.definitions)

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
