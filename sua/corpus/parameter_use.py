"""Who reads a parameter: procedures, conditions and calculators, as their own declarations say.

A parameter nobody reads is a promise nobody keeps: it is refused by ``sua workflows check`` unless its
file says what people look it up for (``consulted_for``).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sua.corpus.toml import closest
from sua.domain.errors import CorpusError
from sua.engine.computations import COMPUTATIONS
from sua.engine.duties import DUTY_PARAMETERS
from sua.engine.guards import GUARDS
from sua.engine.lifecycle import Lifecycle, Transition
from sua.engine.rulebook import RuleBook
from sua.law.parameters import Law

# Code → first day → the lifecycle and the files it is made of.
Versions = Mapping[str, Mapping[date, tuple[Lifecycle, Mapping[str, bytes]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One reader of a parameter.

    Attributes:
        by: Italian words for the step, condition, term or calculator.
        procedure: code of the lifecycle, or empty outside them.
        since: first day of the oldest version of that lifecycle that reads it.
    """

    by: str
    procedure: str = ""
    since: date | None = None


def parameters_read(lifecycle: Lifecycle, only: Transition | None = None) -> frozenset[str]:
    """Every parameter that a lifecycle may read; with ``only``, that one transition.

    A transition reads through its guards, its calculators, its notices and the deadlines it starts.
    """
    moves = (only,) if only else (lifecycle.opening, *lifecycle.transitions)
    reads = {p for t in moves for g in t.guards for p in GUARDS[g].reads}
    reads |= {p for t in moves for c in t.computes for p in COMPUTATIONS[c].reads}
    reads |= {p for t in moves if t.duty for p in DUTY_PARAMETERS}
    reads |= {n.within for t in moves for n in t.notices if n.within}
    started = {t.command for t in moves}
    reads |= {p for d in lifecycle.deadlines if d.starts in started for p in d.parameters}
    return frozenset(reads)


def unconfirmed(book: RuleBook, transition: Transition) -> tuple[str, ...]:
    """Parameters the transition rests on whose value a jurist has yet to confirm, sorted."""
    law = book.law
    known = sorted(p for p in parameters_read(book.lifecycle, transition) if law.has(p))
    return law.unconfirmed(known)


def prove_reads(law: Law, lifecycles: Versions) -> None:
    """Refuse an id that no parameter has, wherever a reader declares it.

    Raises:
        CorpusError: the first unknown id, with the closest ones.
    """
    for code, versions in lifecycles.items():
        for day, (lifecycle, _) in versions.items():
            prove_known(law, lifecycle, f"workflows/procedures/{code}/{day}.toml")
    for name, guard in GUARDS.items():
        _known(law, guard.reads, f"condizione «{name}»")
    for name, computation in COMPUTATIONS.items():
        _known(law, computation.reads, f"calcolo «{name}»")


def prove_known(law: Law, lifecycle: Lifecycle, place: str) -> None:
    """Refuse an id that no parameter has, in one lifecycle.

    Raises:
        CorpusError: the first unknown id, with the closest ones.
    """
    _known(law, parameters_read(lifecycle), place)
    _known(law, (p for d in lifecycle.deadlines for p in d.parameters), place)


def uses(lifecycles: Versions, others: Mapping[str, Collection[str]]) -> dict[str, list[Use]]:
    """Every reader by parameter; ``others`` are the readers above this floor: words → parameters."""
    found: dict[str, list[Use]] = {}
    for parameter, use in _declared(lifecycles, others):
        known = found.setdefault(parameter, [])
        if not any((k.by, k.procedure) == (use.by, use.procedure) for k in known):
            known.append(use)
    return found


def unused(law: Law, used: Collection[str]) -> list[str]:
    """Italian problems: the parameters nobody reads and nobody says what they are looked up for."""
    return [
        f"workflows/parameters: il parametro «{name}» non è letto da alcuna procedura, condizione o"
        " calcolo: dire in «consulted_for» per che cosa lo si consulta, o toglierlo."
        for name in law.ids
        if name not in used and not law.parameters[name].consulted_for
    ]


def _declared(
    lifecycles: Versions, others: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Use]]:
    bound: set[str] = set()
    for code, versions in lifecycles.items():
        for day in sorted(versions):
            lifecycle, _ = versions[day]
            bound |= {g for t in (lifecycle.opening, *lifecycle.transitions) for g in t.guards}
            yield from _of_lifecycle(lifecycle, code, day)
    for name in sorted(GUARDS.keys() - bound):
        yield from ((p, Use(by=f"condizione «{name}»")) for p in GUARDS[name].reads)
    for words, parameters in others.items():
        yield from ((p, Use(by=words)) for p in parameters)


def _of_lifecycle(lifecycle: Lifecycle, code: str, day: date) -> Iterator[tuple[str, Use]]:
    for move in (lifecycle.opening, *lifecycle.transitions):
        use = Use(by=f"«{move.label}»", procedure=code, since=day)
        yield from ((p, use) for p in sorted(parameters_read(lifecycle, move)))
    for rule in lifecycle.deadlines:
        use = Use(by=f"termine «{rule.label}»", procedure=code, since=day)
        yield from ((parameter, use) for parameter in rule.parameters)


def _known(law: Law, parameters: Iterable[str], place: str) -> None:
    for parameter in sorted(parameters):
        if parameter not in law.parameters:
            raise CorpusError(
                place=place,
                problem=f"parametro sconosciuto: «{parameter}»",
                mend=closest(parameter, law.ids),
            )
