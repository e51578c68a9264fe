"""A whole lifecycle in Italian, in Markdown: for a jurist to read beside the Code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sua.corpus.rulebooks import Corpus
from sua.corpus.toml import read_toml
from sua.domain.facts import FactDefinition
from sua.engine.lifecycle import DeadlineRule, Lifecycle, Notice, State, Transition
from sua.engine.rulebook import GuardText, RuleBook
from sua.law.sources import Source, cite
from sua.service.listing_lifecycles import table

_DUTIES = {
    "decision_to_procure": "decisione di contrarre",
    "tender_documents": "documenti di gara",
    "award": "affidamento",
    "contract": "contratto",
}
_SECRECY = {"operators": "chi partecipa", "bids": "le offerte"}
_CALENDARS = {"civil": "giorni del codice civile", "eu": "giorni del regolamento 1182/71"}


def lifecycle_text(corpus: Corpus, code: str, day: date) -> str:
    """The lifecycle of ``day``, whole: states, steps, terms, each with its article."""
    return "\n".join(_Telling(corpus, corpus.rulebook(code, day)).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Telling:
    corpus: Corpus
    book: RuleBook

    @property
    def _lifecycle(self) -> Lifecycle:
        return self.book.lifecycle

    @property
    def _sources(self) -> Mapping[str, Source]:
        return self.corpus.sources

    def lines(self) -> Iterator[str]:
        """The text, line by line."""
        lifecycle = self._lifecycle
        yield f"# {lifecycle.label} (`{lifecycle.code}`)"
        yield ""
        yield f"In vigore dal {lifecycle.in_force_from:%d/%m/%Y}. Norma: {self._cite(lifecycle.source)}."
        if lifecycle.parents:
            yield f"Nasce da: {self._parents()}."
        if lifecycle.flows:
            yield f"Flussi comuni: {', '.join(self._flows())}."
        yield ""
        yield "## Stati"
        yield ""
        head = ("stato", "nome", "fase (art. 21)", "riservato (art. 35)", "di chi", "codici")
        yield from table(head, (self._state(state) for state in lifecycle.states))
        yield ""
        yield "## Passi"
        for move in (lifecycle.opening, *self._in_order()):
            yield ""
            yield f"### {move.label} (`{move.command}`)"
            yield ""
            yield from table(("", ""), self._step(move))
        if lifecycle.deadlines:
            yield ""
            yield "## Termini"
            yield ""
            terms = (
                "termine",
                "comincia da",
                "dura",
                "lo soddisfa",
                "chi ne risponde",
                "se scade",
                "norma",
            )
            yield from table(terms, (self._term(rule) for rule in lifecycle.deadlines))

    def _cite(self, citation: str) -> str:
        return cite(citation, self._sources)

    def _parents(self) -> str:
        known = [self.corpus.lifecycle(p, self.book.day)[0] for p in self._lifecycle.parents]
        states = self._lifecycle.parent_states
        found = []
        for parent in known:
            names = [s.label for s in parent.states if s.id in states]
            found.append(f"{parent.label} ({', '.join(names)})" if names else parent.label)
        return "; ".join(found)

    def _flows(self) -> Iterator[str]:
        for name in self._lifecycle.flows:
            place = f"flows/{name}.toml"
            yield f"{read_toml(self.book.files[place], place)['label']} (`{name}`)"

    def _in_order(self) -> list[Transition]:
        """The steps in the order in which the states they start from come."""
        place = {state.id: n for n, state in enumerate(self._lifecycle.states)}
        moves = self._lifecycle.transitions
        many = [len(m.sources) * 2 > len(place) for m in moves]
        order = sorted(
            range(len(moves)), key=lambda n: (many[n], min(place[s] for s in moves[n].sources), n)
        )
        return [moves[n] for n in order]

    def _state(self, state: State) -> tuple[str, ...]:
        codes = [
            f"{name} {code}"
            for name, code in (("OCDS", state.ocds), ("PCP", state.pcp), ("eForms", state.eforms))
            if code
        ]
        return (
            f"`{state.id}`",
            f"**{state.label}** (finale)" if state.final else state.label,
            state.phase,
            ", ".join(_SECRECY[name] for name in state.sealed) or "—",
            "di ogni lotto" if state.per_lot else "della pratica",
            ", ".join(codes) or "—",
        )

    def _step(self, move: Transition) -> Iterator[tuple[str, str]]:
        """What a step is, one row a thing; what it has not is left out."""
        labels = {state.id: state.label for state in self._lifecycle.states}
        rows: list[tuple[str, Iterable[str]]] = [
            ("da", [self._from(move)]),
            ("a", [labels[move.to] if move.to else "resta dov'è"]),
            ("chi", [", ".join(role.label for role in move.actors)]),
            ("competenza", [_DUTIES[move.duty]] if move.duty else []),
            ("condizioni", (self._guard(self.book.guards[name]) for name in move.guards)),
            ("deve già esserci", (self._need(n.fact, n.source) for n in move.requires)),
            ("dati da dare", (self._fact(name) for name in move.captures)),
            ("dati facoltativi", (self._fact(name) for name in move.optional)),
            ("atto", [self._fact(move.act)] if move.act else []),
            ("documento", [self._document(move.document)] if move.document else []),
            ("nomina", (f"{role.label}: {self._fact(f)}" for role, f in move.appoints.items())),
            ("avvisi e comunicazioni", (self._notice(notice) for notice in move.notices)),
            ("fa partire", (r.label for r in self._starting(move))),
            ("soddisfa", (r.label for r in self._stopping(move))),
            ("segni", [", ".join(self.corpus.obligations.marks[m] for m in move.marks)]),
            ("inoltre", self._besides(move)),
            ("norma", [self._cite(move.source)]),
        ]
        for name, found in rows:
            text = "<br>".join(line for line in found if line)
            if text:
                yield name, text

    def _from(self, move: Transition) -> str:
        states = self._lifecycle.states
        if not move.sources:
            return "nulla: apre la pratica"
        waiting = (self._lifecycle.lots.running,) if self._lifecycle.lots else ()
        alive = [s for s in states if not s.final and s.id not in waiting]
        left = [s.label for s in alive if s.id not in move.sources]
        if not left:
            return "ogni stato non finale"
        if len(left) < len(move.sources) and len(move.sources) > 4:  # noqa: PLR2004 -- words, not law
            return f"ogni stato non finale, salvo: {', '.join(left)}"
        return ", ".join(self._lifecycle.state(s).label for s in move.sources)

    def _guard(self, text: GuardText) -> str:
        return f"{text.label} ({self._cite(text.source)})"

    def _need(self, fact: str, source: str) -> str:
        return f"{self._fact(fact)} ({self._cite(source)})"

    def _fact(self, name: str) -> str:
        found: FactDefinition = self.book.facts[name]
        return found.label

    def _document(self, slug: str) -> str:
        return self.corpus.documents.at(slug, self.book.day).title

    def _notice(self, notice: Notice) -> str:
        within = f", entro {self._length((notice.within,))}" if notice.within else ""
        form = f", eForms {notice.eforms}" if notice.eforms else ""
        return f"{notice.label} → {notice.to}{within}{form} ({self._cite(notice.source)})"

    def _starting(self, move: Transition) -> list[DeadlineRule]:
        return [r for r in self._lifecycle.deadlines if r.starts == move.command]

    def _stopping(self, move: Transition) -> list[DeadlineRule]:
        return [r for r in self._lifecycle.deadlines if move.command in r.stops]

    def _besides(self, move: Transition) -> Iterator[str]:
        if move.pins:
            yield "fissa la legge applicabile alla pratica"
        if move.all_lots and self._lifecycle.lots:
            yield "dato senza indicare un lotto, vale per tutti i lotti aperti"
        if move.during_suspension:
            yield "possibile anche durante una sospensione disposta dal giudice"
        if move.stamps:
            yield f"registra chi lo compie ({self._fact(move.stamps)})"

    def _term(self, rule: DeadlineRule) -> tuple[str, ...]:
        labels = self._lifecycle.label_of
        start = labels(rule.starts)
        if rule.anchor:
            start = f"{self._fact(rule.anchor)} ({start})"
        calendar = _CALENDARS.get(rule.calendar, rule.calendar)
        back = ", a ritroso" if rule.direction == "backward" else ""
        length = (
            f"{self._length(rule.parameters)}{back}; {calendar}"
            if rule.parameters
            else "fino a quel giorno"
        )
        return (
            rule.label,
            start,
            length,
            ", ".join(labels(name) for name in rule.stops),
            ", ".join(role.label for role in rule.owner),
            rule.expiry,
            self._cite(rule.source),
        )

    def _length(self, parameters: Iterable[str]) -> str:
        """The values of the day, each with its unit; where a choice decides, one for each option."""
        law = self.book.law
        found = [
            f"{law.value(name).amount} {self.corpus.law.parameters[name].unit}"
            if law.has(name)
            else f"(non in vigore: {name})"
            for name in parameters
        ]
        return " o ".join(dict.fromkeys(found))
