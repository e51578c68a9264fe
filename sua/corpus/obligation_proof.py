"""The obligations of the Code hold on every path: proven by taking away what they ask for.

Without the commands that bear the marks of one list, can the rest still get there? It looks at states
and at the facts commands want, never at guards: what it proves holds however people answer.
"""

from collections.abc import Collection, Iterator

from sua.corpus.obligations import PINNED, Obligation, Obligations
from sua.corpus.parameter_use import Versions
from sua.corpus.paths import at_opening, gives, walk
from sua.corpus.toml import closest, must_be_known
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle, Transition


def prove_obligations(obligations: Obligations, lifecycles: Versions) -> None:
    """Every mark is known, and every obligation holds on every path of every version it binds.

    Raises:
        CorpusError: the first path on which an obligation fails, command by command, or an
            exception nobody needs.
    """
    needed: set[tuple[str, str]] = set()
    for code, versions in lifecycles.items():
        for day, (lifecycle, _) in versions.items():
            place = f"workflows/procedures/{code}/{day}.toml"
            _marks_known(obligations, lifecycle, place)
            for obligation in obligations.owed:
                fault = next(_faults(obligation, lifecycle), None)
                if fault and code not in obligation.exempt:
                    raise CorpusError(
                        place=place,
                        problem=f"{obligation.label} ({obligation.article}): {fault}",
                        mend=f"correggere i passi o motivare l'eccezione in {obligation.place}",
                    )
                if fault:
                    needed.add((obligation.id, code))
    for obligation in obligations.owed:
        for code in obligation.exempt:
            if code in lifecycles and (obligation.id, code) not in needed:
                raise CorpusError(
                    place=obligation.place,
                    problem=f"l'eccezione per «{code}» non serve: la procedura osserva l'obbligo",
                    mend="toglierla",
                )


def _marks_known(obligations: Obligations, lifecycle: Lifecycle, place: str) -> None:
    for move in lifecycle.transitions:
        for mark in move.marks:
            where = f"{place}: comando «{move.command}»"
            must_be_known(mark, obligations.marks, place=where, what="segno («marks»)")


def unknown_exceptions(obligations: Obligations, lifecycles: Versions) -> list[str]:
    """Italian problems: exceptions made for procedures that are not there."""
    return [
        f"{obligation.place}: eccezione per una procedura che non c'è: «{code}»;"
        f" {closest(code, lifecycles)}".rstrip("; ")
        for obligation in obligations.owed
        for code in obligation.exempt
        if code not in lifecycles
    ]


def _faults(obligation: Obligation, lifecycle: Lifecycle) -> Iterator[str]:
    """Ways in which a lifecycle fails an obligation, in words."""
    bearing = {mark for move in lifecycle.transitions for mark in marks_of(move)}
    if obligation.every is not None:
        if lifecycle.kind is obligation.every:
            for any_of in obligation.needs:
                if not bearing & {*any_of}:
                    yield f"nessun comando ha il segno {' o '.join(any_of)}"
        return
    if (obligation.before or obligation.after) not in bearing:
        return
    for any_of in obligation.needs:
        path = _way_around(obligation, lifecycle, any_of)
        if path is not None:
            words = " → ".join(path) or "subito"
            yield f"si può evitare «{' o '.join(any_of)}» con: {words}"


def _way_around(
    obligation: Obligation, lifecycle: Lifecycle, any_of: Collection[str]
) -> list[str] | None:
    """Commands that get round the marks of one list, or None where there is no way round."""
    if obligation.before is not None:
        found = walk(
            lifecycle, skip=lambda t: bool({*any_of} & marks_of(t)), facts=at_opening(lifecycle)
        )
        for move in found.fired:
            if obligation.before in marks_of(move) and not {*any_of} & marks_of(move):
                source = next(s for s in move.sources if s in found.came)
                return [*found.path(source), move.command]
        return None
    released = {*any_of, *obligation.unless}
    others = (t for t in lifecycle.transitions if not {*any_of} & marks_of(t))
    facts = at_opening(lifecycle).union(*(gives(t) for t in others))
    for begun in lifecycle.transitions:
        if obligation.after not in marks_of(begun) or released & marks_of(begun):
            continue
        start = [begun.leads_to(source) for source in begun.sources]
        found = walk(
            lifecycle, start=start, skip=lambda t: bool(released & marks_of(t)), facts=facts
        )
        for state in found.came:
            if lifecycle.state(state).final:
                return [begun.command, *found.path(state)]
    return None


def marks_of(move: Transition) -> set[str]:
    """The legal events a command stands for."""
    return {*move.marks, PINNED} if move.pins else {*move.marks}
