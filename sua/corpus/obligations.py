"""``workflows/obligations.toml``: what the Code wants done on every path of every procedure.

A command may be marked with the legal events it stands for. An obligation speaks of marks only, so
that it holds of every procedure, whatever its steps are called:

- ``before``: nobody gets to that event without the others having happened;
- ``after``: once that event has happened, nobody gets to an end without the others;
- ``every``: every lifecycle of that kind has those events.

``needs`` is a list of lists: all of them, and of each list any one. Here the file is read;
:mod:`sua.corpus.obligation_proof` proves it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.case import CaseKind
from sua.domain.errors import CorpusError

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
