"""What still stands in the way of a command, as the panel beside its form tells it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sua.corpus.rulebooks import Corpus
from sua.domain.people import Role
from sua.service.casework import ActionShown
from sua.service.reply import Reply
from sua.web.pages.fields import Typed
from sua.web.pages.wording import Told, all_told


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that could follow, and what it would still lack."""

    label: str
    obstacles: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """The answer of a preview.

    Attributes:
        errors: fields that cannot be read, by name.
        fields: those of the form, to which an obstacle may lead.
        own: the reader's role, of which it need not be said that it may help.
    """

    ready: bool
    label: str
    fields: Collection[str] = ()
    own: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    obstacles: tuple[Told, ...] = ()
    then: tuple[NextStep, ...] = ()


def completeness(  # noqa: PLR0913 -- what a preview stands on
    reply: Reply,
    found: Typed,
    then: Sequence[ActionShown],
    *,
    command: str,
    fields: Collection[str],
    role: Role,
    corpus: Corpus,
) -> Completeness:
    """From the reply of a preview; a field that cannot be read is not also told as missing."""
    obstacles = [
        o for o in reply.obstacles if o["rule"].removeprefix("required.") not in found.errors
    ]
    return Completeness(
        ready=reply.accepted and not found.errors,
        label=reply.label,
        fields=fields,
        own=role.label,
        errors=found.errors,
        obstacles=all_told(obstacles, corpus.sources),
        then=next_steps(then, command, corpus),
    )


def next_steps(then: Sequence[ActionShown], command: str, corpus: Corpus) -> tuple[NextStep, ...]:
    """The steps that could follow, the command itself left out: those nearest the end last."""
    return tuple(
        NextStep(
            label=action.transition.label,
            obstacles=all_told(action.obstacles, corpus.sources),
        )
        for action in then
        if action.transition.command != command and action.obstacles
    )
