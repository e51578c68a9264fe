"""``workflows/obligations.toml``: what the Code wants done on every path, proven on every path.

A command may be marked with the legal events it stands for. An obligation speaks of marks only, so
that it holds of every procedure, whatever its steps are called:

- ``before``: nobody gets to that event without the others having happened;
- ``after``: once that event has happened, nobody gets to an end without the others;
- ``every``: every lifecycle of that kind has those events.

``needs`` is a list of lists: all of them, and of each list any one. The proof takes away the commands
that bear the marks of one list and looks whether the rest can still get there. It looks at states and
at the facts commands want, never at guards: what it proves holds however people answer.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sua.corpus.parameter_use import Versions
from sua.corpus.paths import at_opening, gives, walk
from sua.corpus.toml import Table, closest, must_be_known, read_toml
from sua.domain.case import CaseKind
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle, Transition

PLACE = "workflows/obligations.toml"
PINNED = "law_pinned"  # no file writes it: it is the mark of every command that pins the law


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One obligation; exactly one of ``before``, ``after`` and ``every`` is set.

    Attributes:
        needs: all of these, and of each any one mark.
        unless: marks that release a path from it (what is withdrawn owes nothing more).
        exempt: code of a lifecycle it does not bind → why.
    """

    id: str
    label: str
    article: str
    needs: tuple[tuple[str, ...], ...]
    place: str
    before: str | None = None
    after: str | None = None
    every: CaseKind | None = None
    unless: tuple[str, ...] = ()
    exempt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Obligations:
    """The marks a command may bear, by id with their Italian names, and the obligations."""

    marks: Mapping[str, str]
    owed: tuple[Obligation, ...]


def parse_obligations(data: bytes, place: str) -> Obligations:
    """The marks and the obligations.

    Raises:
        CorpusError: an unknown mark (with the closest ones), a key that is missing or too many, an
            exemption without its reason.
    """
    table = Table(place, read_toml(data, place))
    marks: dict[str, str] = {PINNED: "La legge applicabile è fissata"}
    for row in table.tables("mark"):
        name = row.text("id")
        if name in marks:
            raise CorpusError(place=row.place, problem="segno ripetuto")
        marks[name] = row.text("label")
        row.done()
    owed: dict[str, Obligation] = {}
    for row in table.tables("obligation"):
        obligation = _obligation(row, marks)
        if obligation.id in owed:
            raise CorpusError(place=row.place, problem="obbligo ripetuto")
        owed[obligation.id] = obligation
    table.done()
    return Obligations(marks, tuple(owed.values()))


def _obligation(row: Table, marks: Collection[str]) -> Obligation:
    before, after = row.text("before", None), row.text("after", None)
    every, unless = row.text("every", None), row.texts("unless")
    if sum(given is not None for given in (before, after, every)) != 1:
        raise CorpusError(
            place=row.place, problem="ci vuole uno solo fra «before», «after», «every»"
        )
    if unless and after is None:
        raise CorpusError(place=row.place, problem="«unless» va con «after»")
    needs = _needs(row)
    for name in (*(m for any_of in needs for m in any_of), *unless, *filter(None, (before, after))):
        must_be_known(name, marks, place=row.place, what="segno («mark»)")
    if every is not None:
        must_be_known(every, [k.value for k in CaseKind], place=row.place, what="tipo di pratica")
    exempt = {}
    for exception in row.tables("except"):
        exempt[exception.text("code")] = exception.text("reason")
        exception.done()
    obligation = Obligation(
        id=row.text("id"),
        label=row.text("label"),
        article=row.text("article"),
        needs=needs,
        place=row.place,
        before=before,
        after=after,
        every=CaseKind(every) if every else None,
        unless=unless,
        exempt=exempt,
    )
    row.done()
    return obligation


def _needs(row: Table) -> tuple[tuple[str, ...], ...]:
    needs = row.get("needs", list)
    sound = needs and all(
        isinstance(any_of, list) and any_of and all(isinstance(name, str) for name in any_of)
        for any_of in needs
    )
    if not sound:
        raise CorpusError(
            place=row.place,
            problem="«needs» è un elenco di elenchi di segni",
            mend='per esempio needs = [["call_published", "invitations_sent"], ["bids_closed"]]',
        )
    return tuple(tuple(any_of) for any_of in needs)


def prove_obligations(obligations: Obligations, lifecycles: Versions) -> None:
    """Every mark is known, and every obligation holds on every path of every version it binds.

    Raises:
        CorpusError: the first path on which an obligation fails, command by command, or an
            exemption nobody needs.
    """
    needed: set[tuple[str, str]] = set()
    for code, versions in lifecycles.items():
        for day, (lifecycle, _) in versions.items():
            place = f"workflows/procedures/{code}/{day}.toml"
            for move in lifecycle.transitions:
                for mark in move.marks:
                    where = f"{place}: comando «{move.command}»"
                    must_be_known(mark, obligations.marks, place=where, what="segno («marks»)")
            for obligation in obligations.owed:
                fault = next(_faults(obligation, lifecycle), None)
                if fault and code in obligation.exempt:
                    needed.add((obligation.id, code))
                elif fault:
                    raise CorpusError(
                        place=place,
                        problem=f"{obligation.label} ({obligation.article}): {fault}",
                        mend=f"correggere i passi o motivare l'eccezione in {obligation.place}",
                    )
    for obligation in obligations.owed:
        for code in obligation.exempt:
            if code in lifecycles and (obligation.id, code) not in needed:
                raise CorpusError(
                    place=obligation.place,
                    problem=f"l'eccezione per «{code}» non serve: la procedura osserva l'obbligo",
                    mend="toglierla",
                )


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
