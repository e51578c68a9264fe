"""Playing a story on a desk: rehearsed in memory, or replayed for good."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID, uuid5

from sua.domain.canonical import sha256_hex
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.people import Role
from sua.engine.lifecycle import Lifecycle
from sua.service.dossier import Dossier
from sua.service.opening import Opening
from sua.service.reply import Reply
from sua.service.stories import Line
from sua.service.taking_over import read_takeover


class Desk(Protocol):
    """Where a story is played: the service, or a rehearsal of it."""

    def open(self, opening: Opening, context: Context) -> Reply:
        """Open a case."""

    def handle(self, command: Command, context: Context) -> Reply:
        """Carry out a command."""


class StoryError(InputError):
    """A line did not go as the story says; the message has the line, the reason and the article."""

    def __init__(self, line: Line, problem: str, reply: Reply | None = None) -> None:
        super().__init__(
            f"{line.origin}, riga {line.number} («{line.text[:100]}»): {problem}",
            code="story.line",
            field=str(line.number),
        )
        self.line = line
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Step:
    """One line played and what came of it."""

    line: Line
    role: Role
    case_id: UUID
    reply: Reply


def play(
    dossier: Dossier,
    desk: Desk,
    lifecycle: Callable[[str, datetime], Lifecycle],
    now: datetime,
    run: UUID,
) -> Iterator[Step]:
    """Play every line in order, yielding each step as it is done.

    ``run`` names this playing: the identity of its cases and the idempotency keys of its commands
    follow from it, so that playing again under the same name resumes and repeats nothing.

    Raises:
        StoryError: at the first line whose outcome is not the one the story tells.
    """
    player = Player(dossier, desk, lifecycle, now, run)
    for line in dossier.story.lines:
        yield player.tell(line)


class Player:
    """Plays a story line by line; the parameters are those of :func:`play`."""

    def __init__(
        self,
        dossier: Dossier,
        desk: Desk,
        lifecycle: Callable[[str, datetime], Lifecycle],
        now: datetime,
        run: UUID,
    ) -> None:
        self._dossier, self._desk, self._lifecycle = dossier, desk, lifecycle
        self._now, self._run = now, run
        self._cases = _Cases()
        story = dossier.story
        digest = sha256_hex(story.source)[:16]
        self._reason = f"Riproduzione del fascicolo {story.name} (sha256 {digest}…)"

    def tell(self, line: Line) -> Step:
        """Play one line.

        Raises:
            StoryError: its outcome is not the one the story tells.
        """
        role = _role(line, self._lifecycle)
        try:
            actor = self._dossier.actor(role, line.person)
            context = Context(actor=actor, now=self._now, idempotency_key=f"{self._run}:{line.key}")
            if line.opens is not None:
                case_id = uuid5(self._run, line.key)
                reply = self._desk.open(self._opening(line, line.opens, case_id), context)
                if reply.accepted:
                    self._cases.opened(line, case_id)
            else:
                case_id = self._cases.spoken_of(line)
                reply = self._desk.handle(
                    Command(
                        case_id=case_id,
                        name=line.command,
                        facts=self._resolved(line.facts),
                        occurred_at=line.at,
                        late_reason=line.late or self._reason,
                        lot=line.lot,
                    ),
                    context,
                )
        except InputError as error:
            raise StoryError(line, error.message) from error
        _check(line, reply)
        return Step(line, role, case_id, reply)

    def _resolved(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        return cast("Mapping[str, Any]", self._dossier.resolve(facts))

    def _opening(self, line: Line, workflow: str, case_id: UUID) -> Opening:
        facts, taken = self._resolved(line.facts), None
        born = bool(self._lifecycle(workflow, line.at).parents)
        if line.takeover is not None:
            # What a case taken over was born from may have begun and ended elsewhere.
            born = bool(line.born_of)
            taken, attested = read_takeover(self._dossier.resolve(line.takeover), "takeover")
            facts = {**attested, **facts}
        return Opening(
            case_id=case_id,
            workflow=workflow,
            province=self._dossier.parties.province.id,
            buyer=self._dossier.parties.buyer.id,
            parent=self._cases.parent_of(line) if born else None,
            parent_lot=line.parent_lot,
            parent_facts=self._resolved(line.parent_facts),
            facts=facts,
            occurred_at=line.at,
            late_reason=line.late or self._reason,
            takeover=taken,
        )


class _Cases:
    """The cases of a story as it is told: by name, and the last one opened."""

    def __init__(self) -> None:
        self._named: dict[str, UUID] = {}
        self._last: UUID | None = None
        self._current: UUID | None = None
        self._about = ""

    def opened(self, line: Line, case_id: UUID) -> None:
        """A case was opened: the lines that follow speak of it."""
        self._last = self._current = case_id
        self._about = line.about
        if line.named:
            self._named[line.named] = case_id

    def spoken_of(self, line: Line) -> UUID:
        """The case a line speaks of."""
        if line.about != self._about:
            self._about, self._current = line.about, self._named[line.about]
        if self._current is None:
            raise InputError("nessuna pratica è aperta")
        return self._current

    def parent_of(self, line: Line) -> UUID | None:
        """The case from which a ``case`` line is born."""
        return self._named[line.born_of] if line.born_of else self._current


def _role(line: Line, lifecycle: Callable[[str, datetime], Lifecycle]) -> Role:
    if line.opens is not None and not line.actor:
        try:
            return lifecycle(line.opens, line.at).opening.actors[0]
        except InputError as error:
            raise StoryError(line, error.message) from error
    try:
        return Role(line.actor)
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise StoryError(line, f"ruolo «{line.actor}» sconosciuto; ammessi: {known}") from None


def _check(line: Line, reply: Reply) -> None:
    rules = [obstacle["rule"] for obstacle in reply.obstacles]
    if line.refused_by:
        missing = [rule for rule in line.refused_by if rule not in rules]
        if reply.accepted:
            wanted = ", ".join(line.refused_by)
            raise StoryError(line, f"doveva essere rifiutata per {wanted}", reply)
        if missing:
            problem = f"rifiutata per {', '.join(rules)} e non per {', '.join(missing)}"
            raise StoryError(line, problem, reply)
        _check_words(line, reply)
    elif not reply.accepted:
        raise StoryError(line, f"rifiutata: {told(reply)}", reply)
    elif line.state is not None and line.state != reply.state:
        problem = f"porta allo stato «{reply.state}», non a «{line.state}»"
        raise StoryError(line, problem, reply)


def _check_words(line: Line, reply: Reply) -> None:
    """What the refusal had to say, and the first lawful day it had to tell."""
    expected = [o for o in reply.obstacles if o["rule"] in line.refused_by]
    for words in line.says:
        if not any(words in o["reason"] for o in expected):
            raise StoryError(line, f"rifiutata senza dire «{words}»: {told(reply)}", reply)
    day = line.lawful_from.isoformat() if line.lawful_from else None
    if day and not any(o.get("lawful_from") == day for o in expected):
        found = ", ".join(str(o.get("lawful_from")) for o in expected)
        raise StoryError(line, f"il primo giorno utile è {found}, non {day}", reply)


def told(reply: Reply) -> str:
    """The reasons of a refusal in one line, each with its rule and article."""
    return "; ".join(
        f"{o['reason']} [{o['rule']}{', ' + o['source'] if o['source'] else ''}]"
        for o in reply.obstacles
    )
