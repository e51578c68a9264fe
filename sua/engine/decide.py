"""``decide``: may this command be given, and what follows. All reasons are reported at once.

A command concerns the whole case, or one lot of it, or every lot its state allows; each lot is decided
on the case as it sees it (:meth:`sua.domain.case.Case.of_lot`).
"""

from collections.abc import Mapping
from dataclasses import replace

from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.verdicts import Allowed, NeedsJudgement
from sua.engine.capturing import captured_by
from sua.engine.common_rules import (
    about_actor,
    about_lapse,
    about_presence,
    about_suspension,
    about_time,
)
from sua.engine.computations import COMPUTATIONS
from sua.engine.decisions import Accepted, Decision, LotMove, Refused
from sua.engine.duties import about_duty
from sua.engine.evolve import moved_times
from sua.engine.guarding import guards_of
from sua.engine.lapse import lapsed
from sua.engine.lifecycle import Transition
from sua.engine.lots import declared, ending, splitting
from sua.engine.machine import machine_for
from sua.engine.refusals import describe, merged, no_lot_moves, wrong_state
from sua.engine.rulebook import RuleBook
from sua.engine.secrecy import kept_from
from sua.engine.situation import Situation

__all__ = ["Accepted", "Decision", "LotMove", "Refused", "decide", "decide_opening", "describe"]


def decide(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """Evaluate every rule of ``command`` on ``case`` and, if all hold, compute what follows.

    Raises:
        InputError: a fact is unknown to the command or cannot be read; the lot does not exist.
    """
    if command.lot:
        return _of_lot(book, case, command, context, parties)
    if case.lots and book.lifecycle.transition(case.state, command.name) is None:
        return _of_every_lot(book, case, command, context, parties)
    decision = _moved(book, case, command, context, parties)
    lots = book.lifecycle.lots
    if isinstance(decision, Accepted) and lots and book.lifecycle.state(decision.to).per_lot:
        facts = {**case.facts, **decision.facts}
        if splitting(book.lifecycle, case.state, decision.to, facts):
            return replace(decision, to=lots.running)
    return decision


def decide_opening(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """Whether ``case``, not yet opened and holding what it inherits, may be opened."""
    return _evaluate(book, book.lifecycle.opening, case, command, context, parties)


def _moved(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """The command given to a case, or to a lot as the case sees it."""
    transition = book.lifecycle.transition(case.state, command.name)
    if transition is None:
        at = command.occurred_at or context.now
        return Refused(obstacles=(wrong_state(book, case, command),), at=at)
    decision = _evaluate(book, transition, case, command, context, parties)
    if isinstance(decision, Accepted):
        to = machine_for(book.lifecycle).move(case.state, command.name)
        if to != decision.to:  # the loader has proven this cannot be: the machine has the last word
            return Refused(obstacles=(wrong_state(book, case, command),), at=decision.at)
    return decision


def _of_lot(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    if command.lot not in case.lots:
        raise InputError(_no_lot(case, command.lot), code="lot.unknown", field="lot")
    decision = _moved(book, case.of_lot(command.lot), command, context, parties)
    if isinstance(decision, Refused):
        return decision
    return replace(decision, lot=command.lot, lots=(_lot_move(decision, command.lot, {}),))


def _no_lot(case: Case, lot: str) -> str:
    if case.lots:
        return f"Il lotto «{lot}» non esiste; ci sono: {', '.join(case.lots)}."
    if declared(case.facts):
        return (
            "I lotti non procedono ancora ciascuno per sé: il comando riguarda l'intera procedura;"
            " togliere l'indicazione del lotto."
        )
    return "Questa procedura è a lotto unico: togliere l'indicazione del lotto."


def _of_every_lot(
    book: RuleBook, case: Case, command: Command, context: Context, parties: Parties
) -> Decision:
    """The command given to every lot whose state allows it: to all of them, or to none."""
    at = command.occurred_at or context.now
    views = [case.of_lot(lot) for lot in case.lots]
    able = [(v, t) for v in views if (t := book.lifecycle.transition(v.state, command.name))]
    together = [view for view, move in able if move.all_lots]
    if not together:
        alone = [view.lot for view, _ in able]
        return Refused(obstacles=(no_lot_moves(book, case, alone, command),), at=at)
    decided = {v.lot: _moved(book, v, command, context, parties) for v in together}
    taken = {lot: d for lot, d in decided.items() if isinstance(d, Accepted)}
    first = next(iter(taken.values()), None)
    if first is None or len(taken) < len(decided):
        return Refused(
            obstacles=merged(
                {lot: d.obstacles if isinstance(d, Refused) else () for lot, d in decided.items()}
            ),
            at=at,
            allowed=next(iter(decided.values())).allowed,
        )
    common = {
        name: value
        for name, value in first.facts.items()
        if all(name in d.facts and d.facts[name] == value for d in taken.values())
    }
    moves = tuple(_lot_move(d, lot, common) for lot, d in taken.items())
    left = {move.lot: move.to for move in moves}
    ends = (replace(lot, state=left.get(lot.id, lot.state)) for lot in case.lots.values())
    return replace(
        first,
        source=case.state,
        to=ending(book.lifecycle, case.state, ends),
        facts=common,
        allowed=tuple(dict.fromkeys(rule for d in taken.values() for rule in d.allowed)),
        lots=moves,
    )


def _lot_move(accepted: Accepted, lot: str, common: Mapping[str, FactValue]) -> LotMove:
    return LotMove(
        lot=lot,
        source=accepted.source,
        to=accepted.to,
        facts=accepted.facts,
        own={name: value for name, value in accepted.facts.items() if name not in common},
    )


def _evaluate(
    book: RuleBook,
    transition: Transition,
    case: Case,
    command: Command,
    context: Context,
    parties: Parties,
) -> Decision:
    at = command.occurred_at or context.now
    captured = captured_by(book, transition, case, command, context)
    facts = {**case.facts, **captured}
    gone: Mapping[str, tuple[str, ...]] = {}
    if not book.resting_names.isdisjoint(case.times):
        times = moved_times(book, case.times, case.facts, captured, case.seq + 1)
        if gone := lapsed(book, times):
            facts = {name: value for name, value in facts.items() if name not in gone}
    situation = Situation(
        case=case,
        facts=facts,
        at=at,
        actor=context.actor,
        parties=parties,
        law=book.law,
        readings=book.readings,
        calendars=book.calendars,
        lapsed=gone,
        variant_of=book.lifecycle.procedure,
        checklist=book.checklist,
    )
    verdicts = [
        *about_actor(book, transition, captured, situation),
        *about_time(book, case, command, context, at),
        *about_suspension(book, transition, situation),
    ]
    if not kept_from(book, transition, case, context.actor.role):
        verdicts += about_duty(book, transition, situation)
        verdicts += about_presence(book, transition, captured, situation)
        verdicts += guards_of(book, transition, situation)
        if gone:
            asked = {v.field for v in verdicts if isinstance(v, NeedsJudgement)}
            verdicts += about_lapse(book, transition, situation, asked)
    allowed = tuple(v.rule for v in verdicts if isinstance(v, Allowed))
    obstacles = tuple(v for v in verdicts if not isinstance(v, Allowed))
    if obstacles:
        return Refused(obstacles=obstacles, at=at, allowed=allowed)
    added = dict(captured)
    if transition.stamps:
        added[transition.stamps] = context.actor.person
    for name in transition.computes:
        seen = replace(situation, facts={**situation.facts, **added})
        added.update(COMPUTATIONS[name].compute(seen))
    return Accepted(
        transition=transition,
        source=case.state,
        to=transition.leads_to(case.state),
        at=at,
        facts=added,
        allowed=allowed,
        situation=situation,
    )
