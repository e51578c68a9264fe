"""A case made ready for its page: actions in three groups, facts by group, the trail told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sua.corpus.rulebooks import Corpus
from sua.domain.calendar import legal_day
from sua.domain.events import EventType
from sua.domain.facts import FactDefinition, FactType
from sua.law.sources import cite
from sua.service.narrating import Entry
from sua.service.showing import ShownFact
from sua.storage.browsing import ListedTerm
from sua.web.pages.wording import Told, all_told

_SOON_DAYS = 3
_GROUPS: Mapping[str, frozenset[FactType]] = {
    "Importi": frozenset({FactType.EURO, FactType.PERCENT, FactType.NUMBER}),
    "Estremi di atti": frozenset({FactType.ACT}),
    "Giudizi motivati": frozenset({FactType.JUDGEMENT}),
    "Elenchi": frozenset(
        {
            FactType.FILES,
            FactType.OPERATORS,
            FactType.EXCLUSIONS,
            FactType.BIDS,
            FactType.CHECKS,
            FactType.PERSONS,
            FactType.TABLE,
            FactType.LOTS,
        }
    ),
}
_REST = "Dati"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """A term: ``standing`` is ``late``, ``soon``, ``open`` or ``met``; ``when`` says it in words."""

    label: str
    lot: str
    last_day: date
    standing: str
    when: str
    source: str
    expiry: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """One event of the trail: ``kind`` is ``opened``, ``moved``, ``refused`` or ``rendered``."""

    seq: int
    kind: str
    at: datetime
    recorded_at: datetime
    late: bool
    who: str
    role: str
    what: str
    lot: str
    outcome: str
    facts: tuple[str, ...]
    reasons: tuple[Told, ...]
    reserved: bool
    hash: str
    attested: tuple[str, ...] = ()


def facts_grouped(facts: Iterable[ShownFact]) -> dict[str, list[ShownFact]]:
    """Facts under the names of their groups, in a fixed order; empty groups are left out."""
    grouped: dict[str, list[ShownFact]] = {_REST: [], **{name: [] for name in _GROUPS}}
    for fact in facts:
        group = next((name for name, types in _GROUPS.items() if fact.type in types), _REST)
        grouped[group].append(fact)
    return {name: found for name, found in grouped.items() if found}


def term_shown(term: ListedTerm, now: datetime, corpus: Corpus) -> TermShown:
    """A term with where it stands now."""
    return TermShown(
        label=term.label,
        lot=term.lot,
        last_day=term.last_day,
        standing=standing(term.last_day, now, met=term.met_at is not None, due_at=term.due_at),
        when=f"rispettato il {legal_day(term.met_at):%d/%m/%Y}"
        if term.met_at
        else days_left(term.last_day, now, due_at=term.due_at),
        source=cite(term.source, corpus.sources),
        expiry=term.expiry,
        note=term.note,
    )


def standing(last_day: date, now: datetime, *, met: bool, due_at: datetime | None = None) -> str:
    """Where a term stands: ``met``, ``late``, ``soon`` (three days or less) or ``open``."""
    if met:
        return "met"
    left = (last_day - legal_day(now)).days
    if left < 0 or (due_at is not None and now >= due_at):
        return "late"
    return "soon" if left <= _SOON_DAYS else "open"


def days_left(last_day: date, now: datetime, *, due_at: datetime | None = None) -> str:
    """How long is left of a term, in words.

    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 9, 11, 0, tzinfo=UTC)
    >>> [days_left(date(2026, 3, d), now) for d in (7, 9, 10, 12)]
    ['scaduto da 2 giorni', 'scade oggi', 'scade domani', 'mancano 3 giorni']
    """
    left = (last_day - legal_day(now)).days
    if left < 0:
        return "scaduto da un giorno" if left == -1 else f"scaduto da {-left} giorni"
    if due_at is not None and now >= due_at:
        return "scaduto oggi"
    return {0: "scade oggi", 1: "scade domani"}.get(left, f"mancano {left} giorni")


def story(
    entries: Iterable[Entry],
    names: Mapping[UUID, str],
    facts: Mapping[str, FactDefinition],
    corpus: Corpus,
    titles: Mapping[str, str] | None = None,
) -> Sequence[EntryShown]:
    """The trail told, newest first; ``titles`` are those of the acts, by slug."""
    told = [
        EntryShown(
            seq=entry.seq,
            kind=entry.type.value,
            at=entry.occurred_at,
            recorded_at=entry.recorded_at,
            late=legal_day(entry.recorded_at) > legal_day(entry.occurred_at)
            and entry.type is not EventType.RENDERED,
            who=names.get(entry.person, ""),
            role=entry.role.label,
            what=_what(entry, titles or {}),
            lot=entry.lot,
            outcome=entry.outcome or "",
            facts=tuple(facts[n].label for n in entry.facts if n in facts),
            reasons=all_told(entry.reasons, corpus.sources),
            reserved=entry.reserved,
            hash=entry.hash,
            attested=entry.attested,
        )
        for entry in entries
    ]
    return told[::-1]


def _what(entry: Entry, titles: Mapping[str, str]) -> str:
    """The step; of a rendering, which act it was of."""
    if entry.type is not EventType.RENDERED or entry.act is None:
        return entry.what
    title = titles.get(entry.act["slug"])
    return f"{entry.what}: {title}" if title else entry.what
