"""What the stories exercise: every step done, every condition seen to refuse and seen to allow.

A step is exercised when a story gives it and it holds, for the case or for a lot. What a flow writes
once is one step for all the procedures that take it as it is; where a procedure adds to it, it is a
step of its own. A condition refuses when a line says so (``! rule``), and allows when it is looked at
and holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import SuaError
from sua.engine.decisions import Accepted, Decision
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.service.dossier import Dossier, load_dossiers
from sua.service.installation import rehearse


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A step as somebody wrote it: where, its name, and everything it says but where it leaves from."""

    place: str
    command: str
    label: str
    text: str

    @classmethod
    def of(cls, code: str, move: Transition) -> "Written":
        """The step of a lifecycle; of the flow that wrote it, where it comes from one."""
        place = f"flow {move.flow}" if move.flow else code
        return cls(place, move.command, move.label, repr(replace(move, sources=())))


@dataclass(slots=True)
class StoryCoverage:
    """What was exercised, and what there is to exercise.

    Attributes:
        all_moves: each step as written, with the lifecycles that have it.
        all_ends: (lifecycle, final state), with its label; ``ends`` those a story comes to.
        moves: steps given and accepted; ``refusing`` and ``allowing`` conditions.
        failed: stories that do not go as told, each with why.
    """

    all_moves: dict["Written", tuple[str, ...]]
    all_ends: dict[tuple[str, str], str]
    all_guards: dict[str, str]
    played: int = 0
    moves: set["Written"] = field(default_factory=set)
    ends: set[tuple[str, str]] = field(default_factory=set)
    refusing: set[str] = field(default_factory=set)
    allowing: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)

    @property
    def unexercised(self) -> list[str]:
        """Italian sentences: each step, refusal or allowing that no story exercises."""
        return [
            *(
                f"{', '.join(codes)}: nessun fascicolo compie «{move.label}» ({move.command})"
                for move, codes in sorted(self.all_moves.items(), key=lambda pair: pair[1])
                if move not in self.moves
            ),
            *(
                f"{code}: nessun fascicolo giunge a «{label}» ({state})"
                for (code, state), label in sorted(self.all_ends.items())
                if (code, state) not in self.ends
            ),
            *(
                f"condizione «{name}» ({label}): nessun fascicolo la vede rifiutare"
                for name, label in sorted(self.all_guards.items())
                if name not in self.refusing
            ),
            *(
                f"condizione «{name}» ({label}): nessun fascicolo la vede soddisfatta"
                for name, label in sorted(self.all_guards.items())
                if name not in self.allowing
            ),
        ]

    def lines(self) -> Iterator[str]:
        """What to tell: the stories that fail, what is missing, how much was exercised."""
        yield from (f"fascicolo non riuscito: {problem}" for problem in self.failed)
        yield from self.unexercised
        steps = len(self.moves & self.all_moves.keys())
        ends = len(self.ends & self.all_ends.keys())
        guards = self.all_guards.keys()
        yield (
            f"{self.played} fascicoli: {steps} passi su {len(self.all_moves)},"
            f" {ends} stati finali su {len(self.all_ends)},"
            f" {len(self.refusing & guards)} condizioni su {len(guards)} viste rifiutare,"
            f" {len(self.allowing & guards)} viste soddisfatte."
        )

    def saw(self, book: RuleBook, decision: Decision) -> None:
        """Take note of a decision."""
        self.allowing.update(decision.allowed)
        if isinstance(decision, Accepted):
            code = book.lifecycle.code
            self.moves.add(Written.of(code, decision.transition))
            self.ends.add((code, decision.to))
            self.ends.update((code, move.to) for move in decision.lots)


def story_coverage(corpus: Corpus, folders: Iterable[Path], now: datetime) -> StoryCoverage:
    """Play every story of ``folders`` in memory and say what they exercise.

    A story that does not go as told is in the answer, and counts as far as it went.
    """
    found = StoryCoverage(
        all_moves=_moves(corpus), all_ends=_ends(corpus), all_guards=_guards(corpus)
    )
    for folder in folders:
        for file in sorted([*folder.glob("*.story"), *folder.glob("*.stories")]):
            try:
                dossiers = load_dossiers(file)
            except SuaError as error:
                found.failed.append(str(error))
                continue
            for dossier in dossiers:
                _play(corpus, dossier, now, found)
    return found


def _play(corpus: Corpus, dossier: Dossier, now: datetime, found: StoryCoverage) -> None:
    found.played += 1
    try:
        for step in rehearse(corpus, dossier, now, uuid4(), watch=found.saw):
            found.refusing.update(step.line.refused_by)
    except SuaError as error:
        found.failed.append(str(error))


def _moves(corpus: Corpus) -> dict[Written, tuple[str, ...]]:
    found: dict[Written, tuple[str, ...]] = {}
    for code, versions in sorted(corpus.lifecycles.items()):
        for lifecycle, _ in versions.values():
            for move in (lifecycle.opening, *lifecycle.transitions):
                step = Written.of(code, move)
                found[step] = tuple(dict.fromkeys((*found.get(step, ()), code)))
    return found


def _ends(corpus: Corpus) -> dict[tuple[str, str], str]:
    """The ends of every lifecycle; that of all the lots together follows from theirs."""
    return {
        (code, state.id): state.label
        for code, versions in corpus.lifecycles.items()
        for lifecycle, _ in versions.values()
        for state in lifecycle.states
        if state.final and not (lifecycle.lots and state.id == lifecycle.lots.ended)
    }


def _guards(corpus: Corpus) -> dict[str, str]:
    """Every condition there are words for, bound to a step or not."""
    code, versions = next(iter(sorted(corpus.lifecycles.items())))
    texts = corpus.rulebook(code, max(versions)).guards
    return {name: text.label for name, text in texts.items()}
