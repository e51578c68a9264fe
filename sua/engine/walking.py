"""The walk of a case that began elsewhere: read step by step, without its guards, and folded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sua.domain.calendar import legal_day
from sua.domain.case import Case, FactTimes
from sua.domain.commands import Command
from sua.domain.errors import InputError
from sua.domain.facts import FactValue
from sua.domain.people import Role
from sua.domain.spelling import closest
from sua.domain.takeover import Takeover, Walked
from sua.domain.verdicts import Denied
from sua.engine.evolve import Step, advance
from sua.engine.lifecycle import Lifecycle, Transition
from sua.engine.machine import machine_for
from sua.engine.refusals import no_lot_moves, wrong_state
from sua.engine.rulebook import RuleBook
from sua.engine.wording import Said, denied

RULE = "takeover"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the walk: what it is in the lifecycle, and the lots it is for (none: the case)."""

    transition: Transition
    lots: tuple[str, ...] = ()


def settled(book: RuleBook, case: Case, step: Step) -> Case:
    """The case after ``step``, which may be the taking over of a case in mid-life."""
    return _attested(book, case, step) if step.taken else advance(book, case, step)


def pinning_day(versions: Mapping[date, Lifecycle], taken: Takeover) -> date | None:
    """Legal day on which the walk fixed the law of the case, or None if it has not done so yet.

    ``versions`` are the lifecycle's by the day they came into force; each step is read in the one
    in force on its day.
    """
    for walked in taken.history:
        day = legal_day(walked.at)
        in_force = [known for known in versions if known <= day]
        if not in_force:
            continue
        lifecycle = versions[max(in_force)]
        moves = (lifecycle.opening, *lifecycle.transitions)
        if any(t.pins for t in moves if t.command == walked.command):
            return day
    return None


def taking_over(opening: Transition) -> Transition:
    """The opening of a case in mid-life: the director too may give it, and nothing else is asked."""
    return replace(
        opening,
        actors=tuple(dict.fromkeys((*opening.actors, Role.DIRECTOR))),
        captures=(),
        optional=(),
        requires=(),
        guards=(),
        computes=(),
        act=None,
        document=None,
    )


def walk(book: RuleBook, case: Case, taken: Takeover) -> tuple[list[Taken], Denied | None]:
    """The steps of the walk in the lifecycle, and why it stops where it does, if it stops short.

    Of the facts that ``case`` holds by now only its lots matter.
    """
    first = taken.history[0] if taken.history else None
    opening = book.lifecycle.opening
    if first is None or first.command != opening.command:
        return [], denied(
            book,
            RULE,
            Said(variant="begins", source=opening.source),
            {"label": opening.label, "command": opening.command},
        )
    steps = [Taken(opening)]
    case = advance(book, case, Step(transition=opening, facts={}, at=first.at))
    for number, walked in enumerate(taken.history[1:], start=2):
        step = _next(book, case, walked)
        if isinstance(step, Denied):
            label = book.lifecycle.label_of(walked.command)
            place = (
                f"Passaggio {number} della storia, «{label}» del {legal_day(walked.at):%d/%m/%Y}"
            )
            return steps, replace(step, reason=f"{place}: {step.reason}", lot=walked.lot)
        steps.append(step)
        case = _moved(book, case, step, walked.at, {})
    return steps, None


def _next(book: RuleBook, case: Case, walked: Walked) -> Taken | Denied:
    """What a step of the walk is, given where the case stands; or why it is nothing there."""
    lifecycle = book.lifecycle
    asked = Command(case_id=case.id, name=walked.command, lot=walked.lot)
    if walked.command not in lifecycle.commands:
        mend = closest(walked.command, lifecycle.commands)
        raise InputError(
            f"Nella storia attestata, il comando «{walked.command}» non esiste in"
            f" «{lifecycle.label}»; {mend}".rstrip("; "),
            code="command.unknown",
            field="history",
        )
    if walked.lot:
        if walked.lot not in case.lots:
            raise InputError(
                f"Nella storia attestata, «{walked.command}» riguarda il lotto «{walked.lot}», che"
                f" non c'è; ci sono: {', '.join(case.lots) or 'nessuno'}.",
                code="lot.unknown",
                field="history",
            )
        view = case.of_lot(walked.lot)
        move = _move(book, view, walked.command)
        return Taken(move, (walked.lot,)) if move else wrong_state(book, view, asked)
    if move := _move(book, case, walked.command):
        return Taken(move)
    if not case.lots:
        return wrong_state(book, case, asked)
    able = {lot: t for lot in case.lots if (t := _move(book, case.of_lot(lot), walked.command))}
    together = tuple(lot for lot, t in able.items() if t.all_lots)
    if not together:
        return no_lot_moves(book, case, [*able], asked)
    return Taken(able[together[0]], together)


def _move(book: RuleBook, case: Case, command: str) -> Transition | None:
    """What a command is in the state of a case, the machine agreeing."""
    found = book.lifecycle.transition(case.state, command)
    if found is None:
        return None
    to = machine_for(book.lifecycle).move(case.state, command)
    return found if to == found.leads_to(case.state) else None


def _moved(
    book: RuleBook, case: Case, step: Taken, at: datetime, given: Mapping[str, FactValue]
) -> Case:
    """The case one step further: of its facts only those that appoint somebody matter."""
    named = {n: given[n] for n in step.transition.appoints.values() if n in given}
    pin = book.digest if step.transition.pins and case.rulebook is None else None
    lots = dict.fromkeys(step.lots, named)
    facts = {} if lots else named
    return advance(
        book, case, Step(transition=step.transition, facts=facts, at=at, lots=lots, pin=pin)
    )


def _attested(book: RuleBook, case: Case, step: Step) -> Case:
    """The case where its walk has brought it: one event, one version, facts all given with it.

    ``step`` is of a walk that has been proven.
    """
    taken = step.taken
    if taken is None:
        return advance(book, case, step)
    first, *others = taken.history
    whole = Step(
        transition=book.lifecycle.opening,
        facts=step.facts,
        at=first.at,
        pin=book.digest if book.lifecycle.opening.pins else None,
        erased=[(lot, name) for lot, name in step.erased if not lot],
    )
    after = advance(book, replace(case, opened_at=first.at), whole)
    for walked in others:
        taking = _next(book, after, walked)
        if isinstance(taking, Denied):
            raise InputError(taking.reason, code="takeover.walk", field="history")
        seen = {**after.facts, **(step.lots.get(taking.lots[0], {}) if taking.lots else {})}
        after = _moved(book, after, taking, walked.at, seen)
    now = FactTimes(given=case.seq + 1, changed=case.seq + 1)
    lots = {}
    for lot in after.lots.values():
        given = step.lots.get(lot.id, {})
        names = (*given, *(name for where, name in step.erased if where == lot.id))
        lots[lot.id] = replace(
            lot,
            facts={**lot.facts, **given},
            times={**lot.times, **dict.fromkeys(names, now)},
        )
    return replace(after, version=case.version + 1, lots=lots, last_at=step.at)
