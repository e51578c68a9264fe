"""The steps of a case and of its lots made ready for its page, and the cases that may be born of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from sua.corpus.rulebooks import Corpus
from sua.domain.case import Case
from sua.domain.people import Role
from sua.engine.lifecycle import Lifecycle
from sua.law.sources import cite
from sua.service.casework import ActionShown, LotReading
from sua.service.showing import ShownFact
from sua.web.pages.filters import fact_register, in_force
from sua.web.pages.showing import facts_grouped
from sua.web.pages.wording import Told, all_told


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTold:
    """A step of the state: where it is given, what it needs, all that blocks it.

    ``unconfirmed`` are the values of law it rests on that a jurist has yet to confirm.
    """

    label: str
    href: str
    source: str
    needs: tuple[str, ...]
    obstacles: tuple[Told, ...]
    available: bool
    own: bool
    lot: str = ""
    unconfirmed: tuple[str, ...] = ()


def actions_shown(
    corpus: Corpus, found: Iterable[ActionShown], case: Case, role: Role, day: date
) -> tuple[ActionTold, ...]:
    """Every step of the state, in the order of the lifecycle, then the cases that may be born now.

    A step by which another case is born stands once for each kind of case it may be.
    """
    children = [x for x in in_force(corpus, day)[::-1] if case.workflow in x.parents]
    facts = fact_register(corpus, case.workflow, day)
    shown = []
    for action in found:
        transition = action.transition
        told = ActionTold(
            label=transition.label,
            href=f"/pratiche/{case.id}/passi/{transition.command}{of_lot(action.lot)}",
            source=cite(transition.source, corpus.sources),
            needs=tuple(facts[n].label for n in action.needs),
            obstacles=all_told(action.obstacles, corpus.sources),
            available=action.available,
            own=role in transition.actors,
            lot=action.lot,
            unconfirmed=tuple(
                corpus.law.label(p) if p in corpus.law.parameters else p
                for p in action.needs_confirmation
            ),
        )
        born = [x for x in children if x.parent_command == transition.command]
        shown += [
            replace(
                told,
                label=child.opening.label if len(born) > 1 else told.label,
                href=_birth(case, child, action.lot),
                needs=(),
            )
            for child in born
        ] or [told]
    return (*shown, *_births(corpus, children, case, role, day))


def _birth(case: Case, child: Lifecycle, lot: str) -> str:
    return f"/pratiche/{case.id}/avvia/{child.code}{of_lot(lot)}"


def _births(
    corpus: Corpus, children: Iterable[Lifecycle], case: Case, role: Role, day: date
) -> Iterator[ActionTold]:
    """Cases that may be born now without a step of this one: from it, or from one of its lots."""
    lifecycle, _ = corpus.lifecycle(case.workflow, case.pinned_on or day)
    places = {"": case.state, **{lot.id: lot.state for lot in case.lots.values()}}
    for child in children:
        for lot, state in places.items():
            open_ = not child.parent_states and not lifecycle.state(state).final
            free = open_ and (bool(lot) or not case.lots)
            if child.parent_command or not (free or state in child.parent_states):
                continue
            yield ActionTold(
                label=child.opening.label,
                href=_birth(case, child, lot),
                source=cite(child.opening.source, corpus.sources),
                needs=(),
                obstacles=(),
                available=True,
                own=role in child.opening.actors,
                lot=lot,
            )


def of_lot(lot: str, sign: str = "?") -> str:
    """What an address says of the lot it is about; nothing where it is about the whole case.

    >>> of_lot("2"), of_lot("")
    ('?lotto=2', '')
    """
    return f"{sign}lotto={quote(lot)}" if lot else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LotShown:
    """A lot on the page of its case, with its steps in three groups and its facts by group."""

    reading: LotReading
    ready: tuple[ActionTold, ...]
    blocked: tuple[ActionTold, ...]
    others: tuple[ActionTold, ...]
    groups: Mapping[str, list[ShownFact]]


def lots_shown(lots: Iterable[LotReading], found: Sequence[ActionTold]) -> tuple[LotShown, ...]:
    """The lots of a case, in order, each with the steps that are its own."""
    return tuple(
        LotShown(
            reading=lot,
            ready=tuple(a for a in found if a.lot == lot.id and a.own and a.available),
            blocked=tuple(a for a in found if a.lot == lot.id and a.own and not a.available),
            others=tuple(a for a in found if a.lot == lot.id and not a.own),
            groups=facts_grouped(lot.facts),
        )
        for lot in lots
    )
