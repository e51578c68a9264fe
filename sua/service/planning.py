"""How a case gets to a state: the plan of the engine, told with its labels, as plain JSON. Writes nothing.

Whoever asks is told no more than the state lets them see (art. 35): what it seals is supposed unknown.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sua.corpus.rulebooks import Corpus
from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.errors import InputError
from sua.domain.fact_codec import fact_to_json
from sua.engine.decide import describe
from sua.engine.lifecycle import Notice
from sua.engine.planning import plan
from sua.engine.plans import Need, Plan, PlannedAct
from sua.engine.rulebook import RuleBook
from sua.law.sources import cite
from sua.service.looking_ahead import Asked, looked_at

if TYPE_CHECKING:
    from sua.service.installation import Installation


def plan_case(  # noqa: PLR0913 -- a question is made of that much
    here: "Installation",
    caller: Caller | None,
    case_id: UUID,
    to: str,
    now: datetime,
    *,
    by: date | None = None,
    lot: str = "",
) -> dict[str, Any]:
    """The plan that leads a case to a state, as JSON (see :func:`plan_row`).

    Raises:
        NotFoundError: no such case in the caller's scope.
        InputError: the lot or the state cannot be, or the day set has passed.
    """
    asked = looked_at(here, caller, case_id, now, lot)
    if by is not None and by < legal_day(now):
        raise InputError(f"Il {by:%d/%m/%Y} è già passato.", code="plan.past_day", field="by")
    found = plan(asked.world, asked.case, to, now, by=by)
    return plan_row(found, asked, here.corpus)


def plan_row(found: Plan, asked: Asked, corpus: Corpus) -> dict[str, Any]:
    """A plan as plain JSON: states with their names, acts in order, when, and whether it can be.

    ``late`` is by how many days the day set cannot be met; ``blocked`` says that some act has an
    obstacle that nothing in the plan mends. Of each act: ``needs`` what is to be given with it,
    ``waits`` why not earlier, ``conditions`` what the facts given have to satisfy, ``obstacles`` the
    rest, ``latest`` the last day that leaves time for what follows.
    """
    cycle = asked.book.lifecycle
    return {
        "case": str(asked.case.id),
        "lot": found.lot,
        "from": {"state": found.origin, "label": cycle.state(found.origin).label},
        "to": {"state": found.target, "label": cycle.state(found.target).label},
        "start": found.start.isoformat(),
        "earliest": found.day.isoformat(),
        "by": found.by.isoformat() if found.by else None,
        "late": found.late,
        "blocked": found.blocked,
        "acts": [_act(act, asked, corpus) for act in found.acts],
    }


def _act(act: PlannedAct, asked: Asked, corpus: Corpus) -> dict[str, Any]:
    book, cycle = asked.world.books(act.day), asked.book.lifecycle
    title = corpus.documents.at(act.document, act.day).title if act.document else None
    return {
        "command": act.command,
        "label": act.label,
        "source": act.source,
        "article": cite(act.source, corpus.sources),
        "to": {"state": act.to, "label": cycle.state(act.to).label},
        "actors": [{"role": role.value, "label": role.label} for role in act.actors],
        "earliest": act.day.isoformat(),
        "latest": act.latest.isoformat() if act.latest else None,
        "needs": [_need(need, book) for need in act.needs],
        "waits": [
            {
                "rule": wait.rule,
                "reason": wait.reason,
                "source": wait.source,
                "until": wait.until.isoformat(),
            }
            for wait in act.waits
        ],
        "conditions": [describe(o, book) for o in act.conditions],
        "obstacles": [describe(o, book) for o in act.obstacles],
        "withheld": act.withheld,
        "document": {"slug": act.document, "title": title} if act.document else None,
        "notices": [_notice(notice, book) for notice in act.notices],
        "pins": act.pins,
    }


def _need(need: Need, book: RuleBook) -> dict[str, Any]:
    value = need.value
    plain: Any = None
    if isinstance(value, tuple):
        plain = str(len(value))
    elif value is not None:
        plain = fact_to_json(value)
    options = book.facts[need.fact].options
    return {
        "fact": need.fact,
        "label": need.label,
        "type": need.type.value,
        "kind": need.kind.value,
        "question": need.question,
        "value": options.get(plain, plain) if isinstance(plain, str) else plain,
        "answer": need.answer,
    }


def _notice(notice: Notice, book: RuleBook) -> Mapping[str, Any]:
    within = book.law.value(notice.within) if notice.within else None
    return {
        "label": notice.label,
        "to": notice.to,
        "source": notice.source,
        "within": f"{within.amount} {within.unit}" if within else None,
    }
