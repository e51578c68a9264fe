"""The steps of a case and of its lots made ready for its page, and the cases that may be born of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from sua.corpus.rulebooks import Corpus
from sua.domain.case import Case
from sua.domain.people import Role
from sua.engine.lifecycle import Lifecycle, Transition
from sua.law.sources import cite
from sua.service.casework import ActionShown, LotReading
from sua.service.showing import ShownFact
from sua.web.pages.filters import fact_register, in_force
from sua.web.pages.showing import facts_grouped
from sua.web.pages.wording import Told, all_told

# A step of three states out of four belongs to none in particular, where there are some states at all.
_MANY, _NEARLY_ALL = 6, 0.75
# So many steps are read one by one; so many reasons to wait are read without being asked for.
_CROWD, _FEW = 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTold:
    """A step of the state: where it is given, what it needs, all that blocks it.

    ``unconfirmed`` are the values of law it rests on that a jurist has yet to confirm; ``in_form``
    says that what blocks it is all given in its own form; ``always`` that it belongs to no state in
    particular; ``stays`` that it leaves the case where it is; ``born`` are the kinds of case it may
    open, where there are several: label, address.
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
    in_form: bool = False
    always: bool = False
    stays: bool = False
    born: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The steps of a case, or of a lot, in the order in which they are of use.

    ``ready`` can be taken now, those whose form must mend something last; ``kept``, where they would
    be too many, those among them that leave the case where it is; ``always`` can be taken now as at
    any time; ``blocked`` cannot yet; ``others`` are for other roles.
    """

    ready: tuple[ActionTold, ...]
    kept: tuple[ActionTold, ...]
    always: tuple[ActionTold, ...]
    blocked: tuple[ActionTold, ...]
    others: tuple[ActionTold, ...]

    @property
    def own(self) -> int:
        """How many are for whoever reads."""
        return sum(len(group) for group in (self.ready, self.kept, self.always, self.blocked))

    @property
    def unfolded(self) -> bool:
        """Whether what cannot be done yet is little enough, and of this state, to be read at once."""
        return len(self.blocked) <= _FEW and any(not a.always for a in self.blocked)


def in_order(found: Iterable[ActionTold]) -> Steps:
    """Steps in groups; within each, the order of the lifecycle."""
    own = [a for a in found if a.own]
    free = [a for a in own if a.available]
    fill = [a for a in own if not a.available and a.in_form and not a.always]
    here = [a for a in free if not a.always]
    kept = [a for a in here if a.stays] if len(here) > _CROWD else []
    return Steps(
        ready=tuple([a for a in here if a not in kept] + fill),
        kept=tuple(kept),
        always=tuple(a for a in free if a.always),
        blocked=tuple(a for a in own if not a.available and a not in fill),
        others=tuple(a for a in found if not a.own),
    )


def actions_shown(
    corpus: Corpus, found: Iterable[ActionShown], case: Case, role: Role, day: date
) -> tuple[ActionTold, ...]:
    """Every step of the state, in the order of the lifecycle, then the cases that may be born now.

    A step by which another case is born leads to the opening of that case: to several of them,
    where it may be of several kinds.
    """
    children = [x for x in in_force(corpus, day)[::-1] if case.workflow in x.parents]
    facts = fact_register(corpus, case.workflow, day)
    lifecycle, _ = corpus.lifecycle(case.workflow, case.pinned_on or day)
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
            in_form=all(
                o["field"] in (*transition.captures, *transition.optional) for o in action.obstacles
            ),
            always=_always(lifecycle, transition),
            stays=transition.to is None,
        )
        born = [x for x in children if x.parent_command == transition.command]
        if born:
            kinds = tuple((x.opening.label, _birth(case, x, action.lot)) for x in born)
            told = replace(told, href=kinds[0][1], needs=(), born=kinds if len(kinds) > 1 else ())
        shown.append(told)
    return (*shown, *_births(corpus, children, case, role, day))


def _always(lifecycle: Lifecycle, transition: Transition) -> bool:
    """Whether a step belongs to no state in particular: it is of nearly all those not final."""
    living = [s for s in lifecycle.states if not s.final]
    held = sum(s.id in transition.sources for s in living)
    return len(living) >= _MANY and held >= _NEARLY_ALL * len(living)


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
    """A lot on the page of its case, with its steps in groups and its facts by group."""

    reading: LotReading
    steps: Steps
    groups: Mapping[str, list[ShownFact]]


def lots_shown(lots: Iterable[LotReading], found: Sequence[ActionTold]) -> tuple[LotShown, ...]:
    """The lots of a case, in order, each with the steps that are its own."""
    return tuple(
        LotShown(
            reading=lot,
            steps=in_order([a for a in found if a.lot == lot.id]),
            groups=facts_grouped(lot.facts),
        )
        for lot in lots
    )
