"""What lists may be narrowed by, and what may be opened from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.domain.case import CaseKind
from sua.domain.facts import FactDefinition
from sua.domain.people import Role
from sua.engine.lifecycle import Lifecycle

_SHORT = {CaseKind.REQUEST: "richiesta", CaseKind.AGREEMENT: "convenzione"}
_SUA_ANSWERS = frozenset({Role.OFFICER, Role.DIRECTOR})


@dataclass(frozen=True, slots=True)
class Option:
    """A value, or an address, with its words."""

    value: str
    label: str


def in_force(corpus: Corpus, day: date) -> tuple[Lifecycle, ...]:
    """Every lifecycle in force on a day."""
    found = []
    for code in sorted(corpus.lifecycles, reverse=True):
        versions = [d for d in corpus.lifecycles[code] if d <= day]
        if versions:
            found.append(corpus.lifecycles[code][max(versions)][0])
    return tuple(found)


def fact_register(corpus: Corpus, workflow: str, day: date) -> Mapping[str, FactDefinition]:
    """The register of facts that a lifecycle uses on a day."""
    return corpus.rulebook(workflow, day).facts


def workflow_options(corpus: Corpus, day: date) -> tuple[Option, ...]:
    """The lifecycles by name."""
    return tuple(Option(x.code, x.label) for x in in_force(corpus, day))


def state_options(corpus: Corpus, day: date) -> tuple[Option, ...]:
    """The states of every lifecycle, as ``code:state``."""
    return tuple(
        Option(f"{lifecycle.code}:{state.id}", f"{state.label} ({_short(lifecycle)})")
        for lifecycle in in_force(corpus, day)
        for state in lifecycle.states
    )


def opening_links(corpus: Corpus, day: date, role: Role) -> tuple[Option, ...]:
    """What a role may open from nothing."""
    return tuple(
        Option(f"/pratiche/nuova/{x.code}", x.opening.label)
        for x in in_force(corpus, day)
        if not x.parents and role in x.opening.actors
    )


def awaiting_states(corpus: Corpus, day: date) -> dict[str, list[str]]:
    """Request lifecycle → states in which the SUA has something to answer."""
    return {
        lifecycle.code: [
            state.id
            for state in lifecycle.states
            if any(_SUA_ANSWERS & set(t.actors) for t in lifecycle.leaving(state.id))
        ]
        for lifecycle in in_force(corpus, day)
        if lifecycle.kind is CaseKind.REQUEST
    }


def _short(lifecycle: Lifecycle) -> str:
    return _SHORT.get(lifecycle.kind, "gara")
