"""What the stories exercise: every step done, every condition seen to refuse and seen to allow.

A step is exercised when a story gives it and it holds, for the case or for a lot; a condition refuses
when a line says so (``! rule``), and allows when it is looked at and holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sua.corpus.rulebooks import Corpus
from sua.domain.errors import SuaError
from sua.engine.decisions import Accepted, Decision
from sua.engine.rulebook import RuleBook
from sua.service.dossier import Dossier, load_dossiers
from sua.service.installation import rehearse


@dataclass(slots=True)
class StoryCoverage:
    """What was exercised, and what there is to exercise.

    Attributes:
        moves: (lifecycle, command) given and accepted; ``refusing`` and ``allowing`` conditions.
        failed: stories that do not go as told, each with why.
    """

    all_moves: dict[tuple[str, str], str]
    all_guards: dict[str, str]
    played: int = 0
    moves: set[tuple[str, str]] = field(default_factory=set)
    refusing: set[str] = field(default_factory=set)
    allowing: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)

    @property
    def unexercised(self) -> list[str]:
        """Italian sentences: each step, refusal or allowing that no story exercises."""
        return [
            *(
                f"«{code}»: nessun fascicolo compie «{label}» ({command})"
                for (code, command), label in sorted(self.all_moves.items())
                if (code, command) not in self.moves
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
        guards = self.all_guards.keys()
        yield (
            f"{self.played} fascicoli: {steps} passi su {len(self.all_moves)},"
            f" {len(self.refusing & guards)} condizioni su {len(guards)} viste rifiutare,"
            f" {len(self.allowing & guards)} viste soddisfatte."
        )

    def saw(self, book: RuleBook, decision: Decision) -> None:
        """Take note of a decision."""
        self.allowing.update(decision.allowed)
        if isinstance(decision, Accepted):
            self.moves.add((book.lifecycle.code, decision.transition.command))


def story_coverage(corpus: Corpus, folders: Iterable[Path], now: datetime) -> StoryCoverage:
    """Play every story of ``folders`` in memory and say what they exercise.

    A story that does not go as told is in the answer, and counts as far as it went.
    """
    found = StoryCoverage(all_moves=_moves(corpus), all_guards=_guards(corpus))
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


def _moves(corpus: Corpus) -> dict[tuple[str, str], str]:
    return {
        (code, move.command): move.label
        for code, versions in corpus.lifecycles.items()
        for lifecycle, _ in versions.values()
        for move in (lifecycle.opening, *lifecycle.transitions)
    }


def _guards(corpus: Corpus) -> dict[str, str]:
    """Every condition there are words for, bound to a step or not."""
    code, versions = next(iter(sorted(corpus.lifecycles.items())))
    texts = corpus.rulebook(code, max(versions)).guards
    return {name: text.label for name, text in texts.items()}
