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
from sua.domain.takeover import Takeover
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
    story = dossier.story
    reason = f"Riproduzione del fascicolo {story.name} (sha256 {sha256_hex(story.source)[:16]}…)"
    cases = _Cases()
    for line in story.lines:
        role = _role(line, lifecycle)
        try:
            actor = dossier.actor(role, line.person)
            facts = cast("Mapping[str, Any]", dossier.resolve(line.facts))
            context = Context(actor=actor, now=now, idempotency_key=f"{run}:{line.key}")
            if line.opens is not None:
                case_id = uuid5(run, line.key)
                born = lifecycle(line.opens, line.at).parents
                taken, facts = _taken_over(dossier, line, facts)
                if taken is not None and not line.born_of:
                    born = ()
                reply = desk.open(
                    Opening(
                        case_id=case_id,
                        workflow=line.opens,
                        province=dossier.parties.province.id,
                        buyer=dossier.parties.buyer.id,
                        parent=cases.parent_of(line) if born else None,
                        takeover=taken,
                        parent_lot=line.parent_lot,
                        parent_facts=cast("Mapping[str, Any]", dossier.resolve(line.parent_facts)),
                        facts=facts,
                        occurred_at=line.at,
                        late_reason=reason,
                    ),
                    context,
                )
                if reply.accepted:
                    cases.opened(line, case_id)
            else:
                case_id = cases.spoken_of(line)
                reply = desk.handle(
                    Command(
                        case_id=case_id,
                        name=line.command,
                        facts=facts,
                        occurred_at=line.at,
                        late_reason=reason,
                        lot=line.lot,
                    ),
                    context,
                )
        except InputError as error:
            raise StoryError(line, error.message) from error
        _check(line, reply)
        yield Step(line, role, case_id, reply)


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


def _taken_over(
    dossier: Dossier, line: Line, facts: Mapping[str, Any]
) -> tuple[Takeover | None, Mapping[str, Any]]:
    """Of a case taken over in mid-life, what is attested of it, and its facts."""
    if line.takeover is None:
        return None, facts
    taken, attested = read_takeover(dossier.resolve(line.takeover), "takeover")
    return taken, {**attested, **facts}


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
