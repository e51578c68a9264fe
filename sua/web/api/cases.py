"""Cases: lists, one case, what can be done, commands, trail, acts, terms."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import PlainTextResponse

from sua.domain.accounts import Caller
from sua.domain.commands import Command, Context
from sua.domain.errors import ConflictError, InputError
from sua.domain.people import Role
from sua.service.casework import Casework
from sua.service.finding import MOST, Finder
from sua.service.opening import Opening
from sua.service.reply import Reply
from sua.service.taking_over import read_takeover
from sua.storage.browsing import Filters
from sua.web.access import Action
from sua.web.api.inputs import IdempotencyKey, IfMatch, etag, facts_of, version_of
from sua.web.api.presenting import action_out, case_out, entry_out
from sua.web.api.schemas.base import Code
from sua.web.api.schemas.cases import (
    ActionOut,
    CaseListed,
    CaseOut,
    CasesPage,
    CommandIn,
    EntryOut,
    LotCode,
    OpeningIn,
    ReplyOut,
    TakeoverIn,
    TermOut,
    TermsPage,
)
from sua.web.problems import ProblemError
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["pratiche"])
Cursor = Annotated[str | None, Query(max_length=400, description="Il «next» della pagina prima.")]
Limit = Annotated[int, Query(ge=1, le=MOST)]


@router.get("/cases")
def list_cases(  # noqa: PLR0913 -- filters are parameters
    caller: Annotated[Caller, Depends(Allowed(Action.LIST_CASES))],
    here: Here,
    now: Now,
    workflow: Annotated[Code | None, Query()] = None,
    state: Annotated[list[Code] | None, Query(max_length=20)] = None,
    buyer: UUID | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> CasesPage:
    """Le pratiche che si possono vedere, dalla più recente."""
    filters = Filters(workflow=workflow, states=state, buyer=buyer)
    page = Finder(here, caller).cases(filters, cursor, limit, now)
    return CasesPage(items=[CaseListed.model_validate(c) for c in page.items], next=page.next)


@router.post("/cases", status_code=201)
def open_case(
    caller: Annotated[Caller, Depends(Allowed(Action.OPEN_CASE))],
    body: OpeningIn,
    key: IdempotencyKey,
    response: Response,
    here: Here,
    now: Now,
) -> ReplyOut:
    """Apre una pratica; se nasce da un'altra, le due cose avvengono insieme o non avvengono."""
    opening = replace(_opening(caller, body), parent_facts=facts_of(body.parent_facts))
    context = Context(actor=caller.actor, now=now, idempotency_key=key)
    return _opened(here.service(caller.province).open(opening, context), response)


@router.post("/cases/takeover", status_code=201)
def take_over(
    caller: Annotated[Caller, Depends(Allowed(Action.OPEN_CASE))],
    body: TakeoverIn,
    key: IdempotencyKey,
    response: Response,
    here: Here,
    now: Now,
) -> ReplyOut:
    """Prende in carico, dove si trova, una pratica avviata altrove: attestata, non rivissuta."""
    attested = body.model_dump(include={"state", "history", "reasons", "law_day"})
    attested["act"] = facts_of(body.act)
    attested["lots"] = {
        lot: {"state": taken.state, "facts": facts_of(taken.facts)}
        for lot, taken in body.lots.items()
    }
    taken, _ = read_takeover(attested, "presa in carico")
    opening = replace(_opening(caller, body), takeover=taken)
    context = Context(actor=caller.actor, now=now, idempotency_key=key)
    return _opened(here.service(caller.province).open(opening, context), response)


def _opening(caller: Caller, body: OpeningIn | TakeoverIn) -> Opening:
    """The opening asked for; a Comune opens for itself."""
    own = caller.hat.organization if caller.hat.role is Role.BUYER else None
    buyer = body.buyer or own
    if buyer is None and body.parent is None:
        raise InputError("Indicare il Comune.", code="buyer.missing", field="buyer")
    return Opening(
        case_id=body.id,
        workflow=body.workflow,
        province=caller.province,
        buyer=buyer or caller.province,
        parent=body.parent,
        parent_lot=body.parent_lot,
        facts=facts_of(body.facts),
        occurred_at=body.occurred_at,
        late_reason=body.late_reason,
    )


def _opened(reply: Reply, response: Response) -> ReplyOut:
    """The reply to an opening that holds, with where the case is."""
    reply = _accepted(reply)
    response.headers["ETag"] = etag(reply.version)
    response.headers["Location"] = f"/api/v1/cases/{reply.case_id}"
    return ReplyOut.model_validate(reply)


@router.get("/cases/{case_id}")
def read_case(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_CASE))],
    response: Response,
    here: Here,
    now: Now,
) -> CaseOut:
    """Una pratica: stato, dati, termini, atti; ciò che è ancora riservato non c'è."""
    reading = Casework(here, caller).read(case_id, now)
    response.headers["ETag"] = etag(reading.case.version)
    return case_out(reading, now)


@router.get("/cases/{case_id}/actions")
def list_actions(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_CASE))],
    here: Here,
    now: Now,
    lot: Annotated[
        LotCode | None,
        Query(
            description="Solo quelli di un lotto; vuoto: della pratica o di tutti i lotti insieme."
        ),
    ] = None,
) -> list[ActionOut]:
    """I passaggi dello stato, della pratica e dei lotti: possibili, o bloccati con tutte le ragioni."""
    return [action_out(action) for action in Casework(here, caller).actions(case_id, now, lot)]


@router.post("/cases/{case_id}/commands")
def command(  # noqa: PLR0913 -- a command over HTTP is made of that many parts
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.COMMAND))],
    body: CommandIn,
    key: IdempotencyKey,
    response: Response,
    here: Here,
    now: Now,
    if_match: IfMatch = None,
) -> ReplyOut:
    """Dà un comando. Un rifiuto resta a verbale e risponde 422 con tutte le ragioni."""
    context = Context(
        actor=caller.actor,
        now=now,
        expected_version=version_of(if_match),
        idempotency_key=key,
    )
    try:
        reply = here.service(caller.province).handle(_command(case_id, body), context)
    except ConflictError as error:
        if error.code == "conflict.version":
            raise ProblemError(412, error.code, str(error)) from error
        raise
    response.headers["ETag"] = etag(_accepted(reply).version)
    return ReplyOut.model_validate(reply)


@router.post("/cases/{case_id}/preview")
def preview(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.COMMAND))],
    body: CommandIn,
    here: Here,
    now: Now,
) -> ReplyOut:
    """Che cosa risponderebbe un comando; non scrive nulla."""
    context = Context(actor=caller.actor, now=now)
    reply = here.service(caller.province).preview(_command(case_id, body), context)
    return ReplyOut.model_validate(reply)


@router.get("/cases/{case_id}/trail")
def trail(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_TRAIL))],
    here: Here,
    now: Now,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="L'ultimo evento già letto.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> list[EntryOut]:
    """Ciò che è avvenuto, rifiuti compresi, con l'impronta di ogni evento, in ordine."""
    entries = Casework(here, caller).trail(case_id, now, after=after, limit=limit)
    return [entry_out(entry) for entry in entries]


@router.get("/cases/{case_id}/story", response_class=PlainTextResponse)
def story(
    case_id: UUID,
    caller: Annotated[Caller, Depends(Allowed(Action.READ_TRAIL))],
    here: Here,
    now: Now,
) -> str:
    """La stessa cronologia nella grammatica delle storie, una riga per passaggio."""
    entries = Casework(here, caller).trail(case_id, now)
    return "".join(f"{entry.line}\n" for entry in entries if entry.line)


@router.get(
    "/cases/{case_id}/acts/{seq}",
    responses={200: {"content": {"application/pdf": {}}}},
    response_class=Response,
)
def act(
    case_id: UUID,
    seq: Annotated[int, Path(ge=1, le=2**31 - 1)],
    caller: Annotated[Caller, Depends(Allowed(Action.READ_ACTS))],
    here: Here,
    now: Now,
) -> Response:
    """Il PDF di un atto adottato."""
    found, data = Casework(here, caller).document(case_id, seq, now)
    name = f"{found.slug}-{found.day}.pdf"
    return Response(
        data,
        media_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@router.get("/terms")
def terms(
    caller: Annotated[Caller, Depends(Allowed(Action.READ_TERMS))],
    here: Here,
    now: Now,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> TermsPage:
    """I termini aperti, dal più urgente."""
    page = Finder(here, caller).terms(cursor, limit, now)
    return TermsPage(items=[TermOut.model_validate(t) for t in page.items], next=page.next)


def _command(case_id: UUID, body: CommandIn) -> Command:
    return Command(
        case_id=case_id,
        name=body.command,
        facts=facts_of(body.facts),
        occurred_at=body.occurred_at,
        late_reason=body.late_reason,
        lot=body.lot,
    )


def _accepted(reply: Reply) -> Reply:
    """The reply, if the command holds.

    Raises:
        ProblemError: refused, with every reason.
    """
    if reply.accepted:
        return reply
    count = len(reply.obstacles)
    how_many = "un motivo" if count == 1 else f"{count} motivi"
    raise ProblemError(
        422,
        "command.refused",
        f"«{reply.label}» è rifiutato per {how_many}.",
        obstacles=reply.obstacles,
    )
