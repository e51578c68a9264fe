"""Taking over a case in mid-life: the walk it has made is proven lawful, its guards are not relived.

A SUA that begins to work with this engine has procedures under way. Such a case is opened where it
stands, with the story of how it came there: commands and instants that must be a walk of its
lifecycle from the first state, and the facts those commands carry or ask for. Whether each step was
lawful when it was taken is attested by an act, with reasons: nobody here saw it. From then on the
case is like any other: its terms run, its lots walk, and the law is that of the day on which the
walk fixed it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sua.domain.calendar import legal_day
from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import FactValue
from sua.domain.organizations import Parties
from sua.domain.spelling import closest
from sua.domain.takeover import Takeover
from sua.domain.verdicts import Allowed, Denied, Obstacle
from sua.engine.common_rules import about_actor, about_time
from sua.engine.computations import COMPUTATIONS
from sua.engine.decisions import Accepted, Decision, LotMove, Refused
from sua.engine.evolve import Step
from sua.engine.lifecycle import Lifecycle
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from sua.engine.walking import RULE, Taken, settled, taking_over, walk
from sua.engine.wording import Said, denied


def decide_takeover(
    book: RuleBook,
    case: Case,
    command: Command,
    taken: Takeover,
    context: Context,
    parties: Parties,
) -> Decision:
    """Whether ``case``, not yet opened, may be taken over as ``taken`` attests.

    Every step out of place, every fact that is missing and the final state that does not tally are
    reported at once.

    Raises:
        InputError: a command or a lot that does not exist; a fact unknown to the walk, or that
            cannot be read.
    """
    at = command.occurred_at or context.now
    move = taking_over(book.lifecycle.opening)
    situation = Situation(
        case=case,
        facts=case.facts,
        at=at,
        actor=context.actor,
        parties=parties,
        law=book.law,
        readings=book.readings,
        calendars=book.calendars,
        variant_of=book.lifecycle.procedure,
        checklist=book.checklist,
    )
    verdicts = [
        *about_actor(book, move, {}, situation),
        *about_time(book, case, command, context, at),
        *_about_order(book, taken, at),
    ]
    stands = _parse(book, command.facts)
    lots = {lot: _parse(book, given) for lot, given in taken.lot_facts.items()}
    steps, stopped = walk(book, case.with_facts(stands), taken)
    obstacles: list[Obstacle] = [v for v in verdicts if not isinstance(v, Allowed)]
    after: Case | None = None
    if stopped is not None:
        obstacles.append(stopped)
    else:
        _must_be_admitted(book.lifecycle, steps, {"": stands, **lots})
        step = Step(transition=move, facts=stands, at=at, lots=lots, taken=taken)
        after = settled(book, case, step)
        _must_be_lots(after, lots)
        obstacles += _about_facts(book, steps, after)
        obstacles += _about_state(book, taken, after)
    allowed = tuple(v.rule for v in verdicts if isinstance(v, Allowed))
    if obstacles or after is None:
        return Refused(obstacles=tuple(obstacles), at=at, allowed=allowed)
    return Accepted(
        transition=move,
        source=case.state,
        to=after.state,
        at=at,
        facts=stands,
        allowed=allowed,
        situation=situation,
        lots=tuple(
            LotMove(
                lot=lot.id, source="", to=lot.state, facts=(own := lots.get(lot.id, {})), own=own
            )
            for lot in after.lots.values()
        ),
        taken=taken,
        pinned=any(step.transition.pins for step in steps),
    )


def _about_order(book: RuleBook, taken: Takeover, at: datetime) -> Iterator[Denied]:
    """One step after the other, none after the day on which the case is taken over."""
    before: datetime | None = None
    for number, walked in enumerate(taken.history, start=1):
        values = {
            "number": number,
            "label": book.lifecycle.label_of(walked.command),
            "day": f"{legal_day(walked.at):%d/%m/%Y}",
        }
        if before is not None and walked.at < before:
            yield denied(book, RULE, Said(variant="order", field="history"), values)
        if walked.at > at:
            yield denied(book, RULE, Said(variant="future", field="history"), values)
        before = walked.at


def _about_state(book: RuleBook, taken: Takeover, after: Case) -> Iterator[Denied]:
    """The walk leads where the case is said to stand, lot by lot."""
    lifecycle = book.lifecycle
    where = {"": after.state, **{lot.id: lot.state for lot in after.lots.values()}}
    said = {"": taken.state, **taken.lots}
    for lot in dict.fromkeys((*where, *said)):
        if where.get(lot) == said.get(lot):
            continue
        variant = "lot_state" if lot else "state"
        yield denied(
            book,
            RULE,
            Said(variant=variant, field="state"),
            {
                "lot": lot,
                "state": lifecycle.state(where[lot]).label if lot in where else "nessuno stato",
                "said": _said(lifecycle, said.get(lot)),
            },
        )


def _said(lifecycle: Lifecycle, state: str | None) -> str:
    if state is None:
        return "non detto"
    known = {s.id: s.label for s in lifecycle.states}
    return known.get(state, f"{state}, che non esiste; {closest(state, known)}".rstrip("; "))


def _about_facts(book: RuleBook, steps: list[Taken], after: Case) -> Iterator[Denied]:
    """Every fact that a step of the walk carries or asks for, once for the case and once a lot."""
    views = {lot: after.of_lot(lot).facts for lot in after.lots}
    told: set[tuple[str, str]] = set()
    for step in steps:
        move = step.transition
        asked: list[tuple[str, str, str | None]] = [(n, move.source, None) for n in move.captures]
        asked += [(need.fact, need.source, need.remedy) for need in move.requires]
        for lot in step.lots or ("",):
            held = views[lot] if lot else after.facts
            for name, source, remedy in asked:
                if name in held or (lot, name) in told:
                    continue
                told.add((lot, name))
                yield _missing(book, name, lot, Said(source=source, remedy=remedy, fact=name))


def _missing(book: RuleBook, name: str, lot: str, said: Said) -> Denied:
    found = denied(book, "required", said, {"fact": book.facts[name].label})
    return replace(found, lot=lot, reason=f"Lotto {lot}: {found.reason}") if lot else found


def _must_be_admitted(
    lifecycle: Lifecycle, steps: list[Taken], given: Mapping[str, Mapping[str, FactValue]]
) -> None:
    """Only what the steps of the walk could have left in the case may be attested."""
    known = {*lifecycle.inherits}
    for step in steps:
        move = step.transition
        known |= {*move.captures, *move.optional, *(need.fact for need in move.requires)}
        known |= {*move.appoints.values(), *([move.stamps] if move.stamps else ())}
        for calculator in move.computes:
            known |= {*COMPUTATIONS[calculator].gives}
    for lot, facts in given.items():
        if unknown := next((name for name in facts if name not in known), None):
            where = f"del lotto {lot} " if lot else ""
            mend = closest(unknown, known)
            raise InputError(
                f"Il dato «{unknown}» {where}non viene da alcun passaggio della storia attestata"
                f"{mend and '; ' + mend}.",
                code="fact.unknown",
                field=unknown,
            )


def _must_be_lots(after: Case, lots: Mapping[str, object]) -> None:
    for lot in lots:
        if lot not in after.lots:
            raise InputError(
                f"Il lotto «{lot}» non c'è nella storia attestata;"
                f" ci sono: {', '.join(after.lots) or 'nessuno'}.",
                code="lot.unknown",
                field="lots",
            )


def _parse(book: RuleBook, raw: Mapping[str, object]) -> dict[str, FactValue]:
    for name in raw:
        if name not in book.facts:
            mend = closest(name, book.facts)
            raise InputError(
                f"Il dato «{name}» non esiste{mend and '; ' + mend}.",
                code="fact.unknown",
                field=name,
            )
    return {name: parse_fact(book.facts[name], value) for name, value in raw.items()}
