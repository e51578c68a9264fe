"""Refusals that no rule of a step gives: the state is not the one, or the lot is not said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sua.domain.case import Case
from sua.domain.commands import Command
from sua.domain.errors import InputError
from sua.domain.verdicts import Denied, NeedsJudgement, Obstacle
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.wording import Said, denied


def wrong_state(book: RuleBook, case: Case, command: Command) -> Denied:
    """The command means nothing in the state of the case, or of the lot it is seen as.

    Raises:
        InputError: it means nothing in any state.
    """
    known = _known(book, command)
    state = book.lifecycle.state(case.state)
    where = sorted({book.lifecycle.state(s).label for t in known for s in t.sources})
    values = {"label": known[0].label, "state": state.label, "states": "; ".join(where)}
    return denied(book, "ended" if state.final else "state", Said(source=known[0].source), values)


def no_lot_moves(book: RuleBook, case: Case, able: Sequence[str], command: Command) -> Denied:
    """A command given without a lot to a case whose lots live their own lives.

    Either it is for one lot at a time and which is not said (``able`` are those it may be given for
    now), or no lot is where it means something.
    """
    known = _known(book, command)
    by_lot = any(book.lifecycle.state(s).per_lot for t in known for s in t.sources)
    ended = book.lifecycle.state(case.state).final
    if ended or not by_lot or all(t.all_lots for t in known):
        return wrong_state(book, case, command)
    values = {"label": known[0].label, "lots": ", ".join(able) or "nessuno"}
    said = Said(source=known[0].source, unblocked_by=known[0].actors)
    return denied(book, "lot", said, values)


def _known(book: RuleBook, command: Command) -> list[Transition]:
    known = [t for t in book.lifecycle.transitions if t.command == command.name]
    if not known:
        raise InputError(
            f"Il comando «{command.name}» non esiste in «{book.lifecycle.label}».",
            code="command.unknown",
            field="command",
        )
    return known


def merged(obstacles: Mapping[str, Sequence[Obstacle]]) -> tuple[Obstacle, ...]:
    """The obstacles of several lots: once those of all alike, by name of the lot the others."""
    first, *others = obstacles.values()
    alike = [o for o in first if all(o in other for other in others)]
    return (
        *alike,
        *(_of(lot, o) for lot, found in obstacles.items() for o in found if o not in alike),
    )


def _of(lot: str, obstacle: Obstacle) -> Obstacle:
    if isinstance(obstacle, NeedsJudgement):
        return replace(obstacle, lot=lot, question=f"Lotto {lot}: {obstacle.question}")
    return replace(obstacle, lot=lot, reason=f"Lotto {lot}: {obstacle.reason}")


def describe(obstacle: Obstacle, book: RuleBook, state: str | None = None) -> dict[str, Any]:
    """An obstacle as plain JSON, with the fact's Italian label.

    Given the state of the case, or of its lot, it also says where the fact may be entered.
    """
    fact = book.facts.get(obstacle.field) if obstacle.field else None
    common: dict[str, Any] = {
        "rule": obstacle.rule,
        "source": obstacle.source,
        "field": obstacle.field,
        "label": fact.label if fact else obstacle.field,
        "unblocked_by": [role.value for role in obstacle.unblocked_by],
    }
    if obstacle.lot:
        common["lot"] = obstacle.lot
    if state is not None:
        common["enter_with"] = enter_with(book, obstacle.field, state) if obstacle.field else []
    if isinstance(obstacle, NeedsJudgement):
        return {**common, "kind": "judgement", "reason": obstacle.question}
    lawful_from = obstacle.lawful_from.isoformat() if obstacle.lawful_from else None
    return {
        **common,
        "kind": "denied",
        "reason": obstacle.reason,
        "remedy": obstacle.remedy,
        "lawful_from": lawful_from,
    }


def enter_with(book: RuleBook, fact: str, state: str) -> list[dict[str, Any]]:
    """Commands that take a fact: those of the present state or, if none does, those of others.

    ``state`` is the Italian name of the state in which the command may be given.
    """
    lifecycle = book.lifecycle
    takers = [t for t in lifecycle.transitions if fact in (*t.captures, *t.optional)]
    here = [t for t in takers if state in t.sources]
    return [
        {
            "command": t.command,
            "label": t.label,
            "state": lifecycle.state(state if here else t.sources[0]).label,
            "actors": [role.value for role in t.actors],
        }
        for t in here or takers
    ]
