"""Opening a case: a new request from nothing, a procedure from an accepted request."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.case import CaseKind
from sua.domain.commands import Context
from sua.domain.errors import ConflictError, InputError, NotFoundError
from sua.domain.facts import FactDefinition, FactType
from sua.engine.lifecycle import Lifecycle
from sua.service.casework import Casework
from sua.service.foreseeing import bodies_to_choose, opening_foreseen
from sua.service.opening import Opening
from sua.web.access import Action
from sua.web.pages.cases import CASES
from sua.web.pages.completeness import Completeness, next_steps
from sua.web.pages.fields import Typed, typed
from sua.web.pages.filters import fact_register
from sua.web.pages.form_data import Form
from sua.web.pages.form_fields import fields_of
from sua.web.pages.layout import Crumb, Flash
from sua.web.pages.posting import Posted, go, identity_in, key_of, new_key, one
from sua.web.pages.steps import of_lot
from sua.web.pages.templating import fragment, page
from sua.web.pages.wording import all_told
from sua.web.signing import Allowed, Here, Now

router = APIRouter()
_MAY = Allowed(Action.OPEN_CASE)
Opener = Annotated[Caller, Depends(_MAY)]
LotName = Annotated[str, Query(alias="lotto", max_length=16)]
Code = Annotated[str, Path(max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]


class Counter:
    """The opening of a case of one lifecycle, for one caller: what its routes share."""

    def __init__(
        self, request: Request, workflow: Code, caller: Opener, here: Here, now: Now
    ) -> None:
        self.request, self.caller, self.here, self.now = request, caller, here, now
        day = legal_day(now)
        if workflow not in here.corpus.lifecycles:
            raise NotFoundError("Questo tipo di pratica non esiste.")
        self.lifecycle: Lifecycle = here.corpus.lifecycle(workflow, day)[0]
        opening = self.lifecycle.opening
        facts = fact_register(here.corpus, workflow, day)
        self.definitions: tuple[FactDefinition, ...] = tuple(
            facts[name] for name in (*opening.captures, *opening.optional)
        )

    @property
    def own_definitions(self) -> tuple[FactDefinition, ...]:
        """What the opening asks beside what the new case inherits."""
        inherited = self.lifecycle.inherits
        taken = self.lifecycle.opening.captures
        return tuple(d for d in self.definitions if d.id in taken or d.id not in inherited)

    @property
    def with_body(self) -> bool:
        """Whether the form asks which body the case is of: an agreement is opened by the SUA."""
        return self.lifecycle.kind is CaseKind.AGREEMENT

    def buyer(self, form: Form) -> UUID:
        """The body the case is of: the caller's own, or the one chosen.

        Raises:
            InputError: none chosen, where one must be.
        """
        if not self.with_body:
            return self.caller.hat.organization
        chosen = one(form, "_buyer")
        known = {str(body): body for body, _ in bodies_to_choose(self.here, self.caller)}
        if chosen not in known:
            raise InputError("Scegliere l'ente.", code="buyer.missing", field="_buyer")
        return known[chosen]

    def opening(
        self,
        case_id: UUID,
        found: Typed,
        parent: UUID | None = None,
        lot: str = "",
        buyer: UUID | None = None,
    ) -> Opening:
        """What the form asks for; the Comune is the caller's own body, the one chosen, the parent's."""
        return Opening(
            case_id=case_id,
            workflow=self.lifecycle.code,
            province=self.caller.province,
            buyer=buyer or self.caller.hat.organization,
            parent=parent,
            parent_lot=lot,
            facts=dict(found.facts),
        )

    def outlook(self, case_id: UUID, found: Typed) -> Completeness:
        """What would stand in the way of the opening, and of what comes after it."""
        seen = opening_foreseen(self.here, self.caller, self.opening(case_id, found), self.now)
        return Completeness(
            ready=not seen.obstacles and not found.errors,
            label=self.lifecycle.opening.label,
            fields=[d.id for d in self.definitions],
            own=self.caller.hat.role.label,
            errors=found.errors,
            obstacles=all_told(seen.obstacles, self.here.corpus.sources),
            then=next_steps(seen.then, "", self.here.corpus),
        )

    def show(  # noqa: PLR0913 -- a page is made of that many parts
        self,
        case_id: UUID,
        form: Form,
        *,
        found: Typed | None = None,
        more: Mapping[str, int] | None = None,
        flash: Flash | None = None,
        refusal: Sequence[Any] = (),
        status: int = 200,
    ) -> Response:
        """The form as it stands."""
        read = found or typed(self.definitions, form)
        opening = self.lifecycle.opening
        return page(
            self.request,
            "opening.html",
            self.caller,
            status=status,
            crumbs=[CASES, Crumb(opening.label)],
            flash=flash,
            lifecycle=self.lifecycle,
            action=f"/pratiche/nuova/{self.lifecycle.code}",
            bodies=bodies_to_choose(self.here, self.caller) if self.with_body else [],
            body=one(form, "_buyer"),
            fields=fields_of(
                self.definitions,
                form,
                transition=opening,
                reading=None,
                people=Casework(self.here, self.caller).people(self.now),
                found=found or Typed(facts={}, errors={}),
                more=more or {},
            ),
            outlook=self.outlook(case_id, read),
            key=new_key(),
            case_id=case_id,
            refusal=refusal,
        )


AtCounter = Annotated[Counter, Depends(Counter)]


@router.get("/pratiche/nuova/{workflow}", dependencies=[Depends(_MAY)])
def new_case(at: AtCounter) -> Response:
    """A new request; whoever opens it is proposed as its RUP."""
    if at.lifecycle.parents or at.caller.hat.role not in at.lifecycle.opening.actors:
        raise NotFoundError("Questa pratica non si apre da qui con il ruolo in cui si agisce.")
    own = str(at.caller.credential.person)
    names = {*at.lifecycle.opening.appoints.values()}
    form = {d.id: [own] for d in at.definitions if d.type is FactType.PERSON and d.id in names}
    return at.show(uuid4(), form)


@router.post("/pratiche/nuova/{workflow}/verifica", dependencies=[Depends(_MAY)])
def check(at: AtCounter, form: Posted) -> Response:
    """What would still be missing, while one types; writes nothing."""
    found = typed(at.definitions, form)
    outlook = at.outlook(identity_in(form, "_case"), found)
    return fragment("completeness.html", outlook=outlook)


@router.post("/pratiche/nuova/{workflow}", dependencies=[Depends(_MAY)])
def open_case(at: AtCounter, form: Posted) -> Response:
    """Open it, or show why not."""
    case_id = identity_in(form, "_case")
    found = typed(at.definitions, form)
    if wanted := one(form, "_more"):
        return at.show(case_id, form, more={wanted: 1})
    if found.errors or "_check" in form:
        return at.show(case_id, form, found=found, status=422 if found.errors else 200)
    context = Context(actor=at.caller.actor, now=at.now, idempotency_key=key_of(form))
    service = at.here.service(at.caller.province)
    try:
        reply = service.open(at.opening(case_id, found, buyer=at.buyer(form)), context)
    except (InputError, ConflictError) as error:
        return at.show(case_id, form, found=found, flash=Flash("bad", str(error)), status=422)
    if reply.accepted:
        return go(f"/pratiche/{reply.case_id}?fatto=open")
    refusal = all_told(reply.obstacles, at.here.corpus.sources)
    return at.show(case_id, form, found=found, refusal=refusal, status=422)


@router.get("/pratiche/{case_id}/avvia/{workflow}", dependencies=[Depends(_MAY)])
def start_page(at: AtCounter, case_id: UUID, lot: LotName = "") -> Response:
    """Starting a case from another, or from one of its lots: what it means, and what it asks."""
    return _start_page(at, case_id, lot, {})


@router.post("/pratiche/{case_id}/avvia/{workflow}", dependencies=[Depends(_MAY)])
def start(at: AtCounter, case_id: UUID, form: Posted, lot: LotName = "") -> Response:
    """Start it: what happens to the case it is born from and its opening are one thing, or nothing."""
    Casework(at.here, at.caller).read(case_id, at.now)
    found = typed(at.own_definitions, form)
    if wanted := one(form, "_more"):
        return _start_page(at, case_id, lot, form, more={wanted: 1})
    if found.errors:
        return _start_page(at, case_id, lot, form, found=found, status=422)
    opening = at.opening(identity_in(form, "_case"), found, case_id, lot)
    context = Context(actor=at.caller.actor, now=at.now, idempotency_key=key_of(form))
    try:
        reply = at.here.service(at.caller.province).open(opening, context)
    except InputError as error:
        flash = Flash("bad", str(error))
        return _start_page(at, case_id, lot, form, found=found, flash=flash, status=422)
    except ConflictError as error:
        flash = Flash("warn", str(error))
        return _start_page(at, case_id, lot, form, flash=flash, status=409)
    if reply.accepted:
        return go(f"/pratiche/{reply.case_id}?fatto=open")
    refusal = all_told(reply.obstacles, at.here.corpus.sources)
    return _start_page(at, case_id, lot, form, refusal=refusal, status=422)


def _start_page(  # noqa: PLR0913 -- a page is made of that many parts
    at: Counter,
    case_id: UUID,
    lot: str,
    form: Form,
    *,
    found: Typed | None = None,
    more: Mapping[str, int] | None = None,
    flash: Flash | None = None,
    refusal: Sequence[Any] = (),
    status: int = 200,
) -> Response:
    casework = Casework(at.here, at.caller)
    reading = casework.read(case_id, at.now)
    if reading.case.workflow not in at.lifecycle.parents:
        raise NotFoundError("Da questa pratica non nasce una procedura di questo tipo.")
    if lot and lot not in reading.case.lots:
        raise NotFoundError("Questo lotto non esiste nella pratica.")
    opening = at.lifecycle.opening
    return page(
        at.request,
        "start.html",
        at.caller,
        status=status,
        crumbs=[CASES, Crumb(reading.code, f"/pratiche/{case_id}"), Crumb(opening.label)],
        flash=flash,
        reading=reading,
        lot=lot,
        lifecycle=at.lifecycle,
        action=f"/pratiche/{case_id}/avvia/{at.lifecycle.code}{of_lot(lot)}",
        fields=fields_of(
            at.own_definitions,
            form,
            transition=opening,
            reading=reading,
            people=casework.people(at.now),
            found=found or Typed(facts={}, errors={}),
            more=more or {},
        ),
        refusal=refusal,
        key=new_key(),
        case_id=uuid4(),
        back=f"/pratiche/{case_id}",
    )
