"""The law, the lifecycles, calculations, metrics, verification, rehearsals, health."""

from datetime import date
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import PlainTextResponse

from sua import __version__
from sua.corpus.diagram import mermaid
from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError, NotFoundError
from sua.metrics import discount_s0
from sua.service.calculators import CALCULATORS, calculate
from sua.service.checking import verify_visible
from sua.service.dossier import parse_dossier
from sua.service.installation import rehearse
from sua.service.measuring import discounts
from sua.service.scoping import scope_of
from sua.service.telling_changes import diff_rows, explain_row
from sua.service.telling_law import chosen, law_row
from sua.web.access import Action
from sua.web.api.schemas.base import Code
from sua.web.api.schemas.looking import (
    CalculationIn,
    DiscountOut,
    FindingOut,
    HealthOut,
    LifecycleOut,
    MetricsOut,
    RehearsalIn,
    RehearsalOut,
    VerifiedOut,
    VerifyIn,
)
from sua.web.problems import ProblemError
from sua.web.signing import Allowed, Here, Now

router = APIRouter(tags=["consultazione"])
Day = Annotated[date | None, Query(description="Il giorno, AAAA-MM-GG; oggi, se manca.")]
_LAW = Depends(Allowed(Action.LOOK_AT_LAW))


@router.get("/law", dependencies=[_LAW])
def law_at(
    here: Here,
    now: Now,
    day: Day = None,
    ids: Annotated[
        list[Annotated[str, Query(max_length=120)]] | None, Query(max_length=100)
    ] = None,
) -> list[dict[str, Any]]:
    """I valori di legge di un giorno, con fonte e grado di conferma."""
    moment = day or legal_day(now)
    return [law_row(here.corpus.law, p, moment) for p in chosen(here.corpus.law, ids or [], moment)]


@router.get("/law/changes", dependencies=[_LAW])
def law_changes(
    here: Here,
    first: Annotated[date, Query(description="Il primo giorno, AAAA-MM-GG.")],
    second: Annotated[date, Query(description="Il secondo giorno, AAAA-MM-GG.")],
) -> list[dict[str, Any]]:
    """Che cosa cambia nella legge fra due giorni, con gli articoli e le procedure interessate."""
    return diff_rows(here.corpus, first, second)


@router.get("/law/{parameter}", dependencies=[_LAW])
def law_history(here: Here, parameter: Annotated[str, Path(max_length=120)]) -> dict[str, Any]:
    """La storia di un valore di legge: importi, fonti, avvertenze, chi lo usa."""
    return explain_row(here.corpus, parameter)


@router.get("/workflows", dependencies=[_LAW])
def workflows(here: Here, now: Now, day: Day = None) -> list[LifecycleOut]:
    """Le procedure in vigore in un giorno."""
    found = []
    for code in sorted(here.corpus.lifecycles):
        try:
            lifecycle, _ = here.corpus.lifecycle(code, day or legal_day(now))
        except InputError:
            continue
        found.append(
            LifecycleOut(
                code=code,
                label=lifecycle.label,
                in_force_from=lifecycle.in_force_from,
                source=lifecycle.source,
                states=[state.id for state in lifecycle.states],
            )
        )
    return found


@router.get("/workflows/{code}/diagram", dependencies=[_LAW], response_class=PlainTextResponse)
def diagram(code: Annotated[Code, Path()], here: Here, now: Now, day: Day = None) -> str:
    """Il disegno di una procedura, in Mermaid."""
    return mermaid(here.corpus.lifecycle(code, day or legal_day(now))[0])


async def raw_body(request: Request) -> str:
    """The bytes of the request as text: a number in them is exact as it was written."""
    try:
        return (await request.body()).decode()
    except UnicodeDecodeError as error:
        raise ProblemError(400, "json.malformed", "Il corpo non è testo UTF-8.") from error


@router.post("/calc/{name}", dependencies=[Depends(Allowed(Action.CALCULATE))])
def calculation(
    name: Annotated[str, Path(max_length=60)],
    body: CalculationIn,
    text: Annotated[str, Depends(raw_body)],
    here: Here,
    now: Now,
) -> dict[str, Any]:
    """Un calcolo, come una riga di «sua calc»."""
    calculator = CALCULATORS.get(name)
    if calculator is None:
        raise NotFoundError(f"Il calcolo non esiste; ci sono: {', '.join(CALCULATORS)}.")
    del body  # read again below, so that its numbers stay as they were written
    answer = calculate(here.corpus, calculator, text, legal_day(now))
    if "error" in answer:
        error = answer["error"]
        raise ProblemError(422, error["code"], error["message"], field=error["field"])
    return answer


@router.get("/metrics")
def metrics(
    caller: Annotated[Caller, Depends(Allowed(Action.READ_METRICS))], here: Here
) -> MetricsOut:
    """Il ribasso sulla base di gara: ribasso, non risparmio."""
    found = discounts(here, scope_of(caller.actor, caller.province))
    return MetricsOut(
        label=discount_s0.LABEL,
        definition=discount_s0.DEFINITION,
        items=[
            DiscountOut(
                body=m.body,
                level=m.level,
                awards=list(m.value.awards),
                base=f"{m.value.base:f}",
                discountable=f"{m.value.discountable:f}",
                price=f"{m.value.price:f}",
                weighted=str(m.value.weighted),
                weighted_total=str(m.value.weighted_total),
                simple=str(m.value.simple),
            )
            for m in found
        ],
    )


@router.post("/verify")
def verify(
    caller: Annotated[Caller, Depends(Allowed(Action.VERIFY))], body: VerifyIn, here: Here
) -> VerifiedOut:
    """Ricalcola le pratiche e nomina il primo anello rotto di ciascuna."""
    outcome = verify_visible(here, caller, body.cases)
    return VerifiedOut(
        cases=outcome.cases,
        events=outcome.events,
        decisions=outcome.decisions,
        documents=outcome.documents,
        erased=outcome.erased,
        findings=[FindingOut.model_validate(f) for f in outcome.findings],
    )


@router.post("/rehearsals", dependencies=[Depends(Allowed(Action.REHEARSE))])
def rehearsal(body: RehearsalIn, here: Here, now: Now) -> RehearsalOut:
    """Prova un fascicolo in memoria, come «sua story run»: non scrive nulla."""
    try:
        story, sidecar = body.story.encode(), body.sidecar.encode()
    except UnicodeEncodeError as error:
        raise InputError("Il fascicolo contiene caratteri non validi.") from error
    dossier = parse_dossier("fascicolo", story, sidecar)
    steps = list(rehearse(here.corpus, dossier, now, uuid4()))
    refused = sum(not step.reply.accepted for step in steps)
    return RehearsalOut(steps=len(steps), refused=refused)


@router.get("/health", dependencies=[Depends(Allowed(Action.HEALTH))])
def health() -> HealthOut:
    """Se il servizio risponde."""
    return HealthOut(status="ok", version=__version__)
