"""Rule books: from the data files for a day, or from the stored files of a pinned case."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from sua.corpus.calendars import PLACE as CALENDARS
from sua.corpus.calendars import parse_calendars
from sua.corpus.checklists import NAME as CHECKLIST
from sua.corpus.checklists import Checklists, checklist_on, load_checklists, parse_checklist
from sua.corpus.documents import Documents, DocumentTemplate, load_documents
from sua.corpus.fact_register import fact_files, facts_in, parse_facts
from sua.corpus.lifecycle_proof import prove_lifecycle
from sua.corpus.lifecycles import OWN, lifecycle_parts, read_lifecycle
from sua.corpus.lineage import prove_lineage
from sua.corpus.obligation_proof import prove_obligations
from sua.corpus.obligations import PLACE as OBLIGATIONS
from sua.corpus.obligations import Obligations, parse_obligations
from sua.corpus.parameter_use import Versions, parameters_read, prove_reads
from sua.corpus.parameters import load_law, load_sources
from sua.corpus.readings import parse_readings
from sua.corpus.registers import parse_guards, parse_rules
from sua.corpus.reminders import PLACE as REMINDERS
from sua.corpus.reminders import ReminderPlans, parse_reminders
from sua.corpus.root import root as data_root
from sua.corpus.timelines import PLACE as TIMELINES
from sua.corpus.timelines import parse_timelines
from sua.corpus.toml import closest
from sua.domain.canonical import tree_digest
from sua.domain.errors import InputError
from sua.domain.readings import ReadingSet
from sua.engine.lifecycle import Lifecycle
from sua.engine.rulebook import RuleBook, RuleText
from sua.law.calendars import Calendars
from sua.law.parameters import Law, LawAt
from sua.law.sources import Source
from sua.law.timeline_rules import TimelineRule

GUARDS = "workflows/guards.toml"
_REGISTERS = ("calendars.toml", "guards.toml", "readings.toml")

_Key = tuple[str, date, bytes, tuple[str, ...], bytes | None]
_DAYS_KEPT = 1_000


@dataclass
class Corpus:
    """The data files, loaded and proven once."""

    root: Path
    law: Law
    sources: Mapping[str, Source]
    readings: ReadingSet
    documents: Documents
    registers: Mapping[str, bytes]
    rules: Mapping[str, RuleText]
    lifecycles: Versions
    reminders: ReminderPlans
    calendars: Calendars
    timelines: Mapping[str, TimelineRule]
    obligations: Obligations
    checklists: Checklists
    _books: dict[_Key, RuleBook] = field(default_factory=dict)
    _days: dict[tuple[str, date], RuleBook] = field(default_factory=dict)

    def lifecycle(self, code: str, day: date) -> tuple[Lifecycle, Mapping[str, bytes]]:
        """The version of a lifecycle in force on a day, with its files.

        Raises:
            InputError: no such lifecycle, or none in force on that day.
        """
        versions = self.lifecycles.get(code)
        if versions is None:
            raise InputError(
                f"Non esiste la procedura «{code}»; {closest(code, self.lifecycles)}".rstrip("; "),
                code="workflow.unknown",
                field="workflow",
            )
        in_force = [d for d in versions if d <= day]
        if not in_force:
            raise InputError(
                f"La procedura «{code}» è disciplinata dal {min(versions):%d/%m/%Y}.",
                code="workflow.not_in_force",
                field="workflow",
            )
        return versions[max(in_force)]

    def rulebook(self, code: str, day: date) -> RuleBook:
        """What rules a case of that lifecycle on that day."""
        book = self._days.get((code, day))
        if book is None:
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            book = self._days[code, day] = self._book(code, day)
        return book

    def _book(self, code: str, day: date) -> RuleBook:
        """The book of a day; days that have the same files share what they were parsed into."""
        lifecycle, parts = self.lifecycle(code, day)
        acts = self._acts(lifecycle, day)
        values = self.law.at(day).slice(parameters_read(lifecycle))
        key = (
            code,
            lifecycle.in_force_from,
            values,
            tuple(act.digest for act in acts.values()),
            checklist_on(self.checklists, code, day),
        )
        if key not in self._books:
            self._books[key] = self._made(code, parts, values, acts, day)
        book = self._books[key]
        return book if book.day == day else _on(book, day, values)

    def made_of(self, files: Mapping[str, bytes], day: date) -> RuleBook:
        """What rules, on a day, a case whose lifecycle is the one in ``files`` and no other."""
        parts = {n: data for n, data in files.items() if n == OWN or n.startswith("flows/")}
        facts = parse_facts(facts_in(self.registers))
        guards = parse_guards(self.registers["guards.toml"], "guards.toml")
        lifecycle = read_lifecycle(parts, facts, guards)[0]
        values = self.law.at(day).slice(parameters_read(lifecycle))
        return self._made(lifecycle.code, parts, values, self._acts(lifecycle, day), day)

    def _acts(self, lifecycle: Lifecycle, day: date) -> dict[str, DocumentTemplate]:
        slugs = sorted({t.document for t in lifecycle.transitions if t.document})
        return {slug: self.documents.at(slug, day) for slug in slugs}

    def _made(
        self,
        code: str,
        parts: Mapping[str, bytes],
        values: bytes,
        acts: Mapping[str, DocumentTemplate],
        day: date,
    ) -> RuleBook:
        files = {**self.registers, **parts, "law.json": values}
        if wanted := checklist_on(self.checklists, code, day):
            files[CHECKLIST] = wanted
        for slug, act in acts.items():
            files |= {f"documents/{slug}/{n}": body for n, body in act.files().items()}
        return self.from_files(files, day)

    def from_files(self, files: Mapping[str, bytes], day: date) -> RuleBook:
        """The rule book made of those files, its values being those selected on ``day``."""
        facts = parse_facts(facts_in(files))
        guards = parse_guards(files["guards.toml"], "guards.toml")
        rules = parse_rules(files["guards.toml"], "guards.toml")
        readings = parse_readings(files["readings.toml"], "readings.toml")
        # What a rule book stored long ago could not yet say is taken as it is said now.
        kept, wanted = files.get("calendars.toml"), files.get(CHECKLIST)
        return RuleBook(
            digest=tree_digest(files),
            day=day,
            lifecycle=read_lifecycle(files, facts, guards)[0],
            law=LawAt.from_slice(files["law.json"], day),
            readings=ReadingSet({**self.readings.points, **readings.points}),
            guards=guards,
            rules={**self.rules, **rules},
            facts=facts,
            calendars=parse_calendars(kept, "calendars.toml") if kept else self.calendars,
            checklist=parse_checklist(wanted, CHECKLIST, facts) if wanted else (),
            files=files,
        )


def _on(book: RuleBook, day: date, values: bytes) -> RuleBook:
    return replace(book, day=day, law=LawAt.from_slice(values, day))


def lifecycle_files(book: RuleBook) -> dict[str, bytes]:
    """The files of a rule book that make its lifecycle: a procedure's and its flows'."""
    return {n: b for n, b in book.files.items() if n == OWN or n.startswith("flows/")}


def template_of(book: RuleBook, slug: str) -> DocumentTemplate:
    """The template of a rule book, from its own files."""
    prefix = f"documents/{slug}/"
    files = {n.removeprefix(prefix): b for n, b in book.files.items() if n.startswith(prefix)}
    return DocumentTemplate.from_files(files)


def load_corpus(root: Path | None = None) -> Corpus:
    """Load and prove everything.

    Raises:
        CorpusError: the first fault found, with its place and its mend.
    """
    return _load(root or data_root())


@cache
def _load(root: Path) -> Corpus:
    folder = root / "workflows"
    registers = {name: (folder / name).read_bytes() for name in _REGISTERS}
    sources, written = load_sources(root), fact_files(folder)
    registers, facts = registers | written, parse_facts(written, sources)
    guards = parse_guards(registers["guards.toml"], GUARDS)
    rules = parse_rules(registers["guards.toml"], GUARDS, whole=True)
    readings = parse_readings(registers["readings.toml"], "workflows/readings.toml")
    law, documents = load_law(root), load_documents(root)
    lifecycles: dict[str, dict[date, tuple[Lifecycle, Mapping[str, bytes]]]] = {}
    for parts in lifecycle_parts(root):
        lifecycle, where = read_lifecycle(parts.files, facts, guards, parts.places)
        prove_lifecycle(lifecycle, where)
        for move in lifecycle.transitions:
            if move.document:
                documents.at(move.document, parts.day)
        lifecycles.setdefault(parts.code, {})[parts.day] = (lifecycle, parts.files)
    prove_reads(law, lifecycles)
    prove_lineage(lifecycles)
    obligations = parse_obligations((root / OBLIGATIONS).read_bytes(), OBLIGATIONS)
    prove_obligations(obligations, lifecycles)
    reminders = parse_reminders((root / REMINDERS).read_bytes(), REMINDERS, lifecycles)
    calendars = parse_calendars(registers["calendars.toml"], CALENDARS, sources)
    timelines = parse_timelines((root / TIMELINES).read_bytes(), TIMELINES, law, sources)
    return Corpus(
        root=root,
        law=law,
        sources=sources,
        readings=readings,
        documents=documents,
        registers=registers,
        rules=rules,
        lifecycles=lifecycles,
        reminders=reminders,
        calendars=calendars,
        timelines=timelines,
        obligations=obligations,
        checklists=load_checklists(root, facts, sources),
    )
