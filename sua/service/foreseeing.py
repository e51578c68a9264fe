"""What would follow: the reasons that would be left, and the next steps, were a command given now.

Nothing is written. The service's ``preview`` answers for the command itself; this looks one step
further, so that whoever fills a request sees at once what its submission would still lack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sua.corpus.parameter_use import unconfirmed
from sua.domain.accounts import Caller
from sua.domain.calendar import legal_day
from sua.domain.commands import Command, Context
from sua.domain.verdicts import Obstacle
from sua.engine.actions import Action, actions
from sua.engine.decide import Accepted, decide, describe
from sua.engine.evolve import advance
from sua.engine.opening import role_not_held
from sua.engine.rulebook import RuleBook
from sua.engine.walking import settled
from sua.service.casework import ActionShown
from sua.service.loading import typed_case
from sua.service.opening import Opening
from sua.service.scoping import scope_of
from sua.storage import cases, registers
from sua.storage.database import transaction

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """Why an opening would be refused (nothing, if it would not), and the steps that would follow."""

    obstacles: tuple[Mapping[str, Any], ...]
    then: tuple[ActionShown, ...]


def steps_after(
    here: "Installation", caller: Caller, command: Command, now: datetime
) -> tuple[ActionShown, ...]:
    """The caller's next steps, were ``command`` accepted; none where it would not be.

    Raises:
        InputError: the command cannot be read.
    """
    context = Context(actor=caller.actor, now=now)
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        stored = cases.load(connection, command.case_id, lock=False)
        if stored is None:
            return ()
        day = legal_day(command.occurred_at or now)
        book = here.books.governing(connection, stored.case, day)
        case = typed_case(connection, here.vault, stored, book)
        parties = registers.parties(connection, case.province, case.buyer, case.agreement)
    decision = decide(book, case, command, context, parties)
    if not isinstance(decision, Accepted):
        return ()
    after = advance(book, case, decision.step())
    return _own(actions(book, after, context, parties, command.lot), book, caller)


def opening_foreseen(
    here: "Installation", caller: Caller, opening: Opening, now: datetime
) -> Foreseen:
    """What would become of an opening without a parent.

    Raises:
        InputError: the opening cannot be read.
        NotFoundError: the Comune is not in the register.
    """
    at = opening.occurred_at or now
    day = legal_day(at)
    actor, context = caller.actor, Context(actor=caller.actor, now=now)
    book = opening.rulebook(here.corpus, at)
    with transaction(here.engine, scope_of(actor, caller.province)) as connection:
        found = registers.agreement_between(connection, opening.province, opening.buyer, day)
        agreement = found.id if found else None
        parties = registers.parties(connection, opening.province, opening.buyer, agreement)
        held = registers.holds_role(connection, actor.person, actor.organization, actor.role, day)
    case = opening.blank(book, opening.buyer, agreement, None, at)
    decision = opening.decided(book, case, context, parties)
    missing = () if held else (role_not_held(book, actor.role),)
    if not isinstance(decision, Accepted):
        told = _told((*missing, *decision.obstacles), book, case.state)
        return Foreseen(obstacles=told, then=())
    after = settled(book, case, decision.step())
    return Foreseen(
        obstacles=_told(missing, book, case.state),
        then=_own(actions(book, after, context, parties), book, caller),
    )


def bodies_to_choose(here: "Installation", caller: Caller) -> list[tuple[UUID, str]]:
    """The bodies for which the caller may open a case: those its Province serves, by name."""
    with transaction(here.engine, scope_of(caller.actor, caller.province)) as connection:
        return registers.bodies_served(connection, caller.province)


def _own(found: Iterable[Action], book: RuleBook, caller: Caller) -> tuple[ActionShown, ...]:
    return tuple(
        ActionShown(
            transition=action.transition,
            needs=action.needs,
            obstacles=_told(action.obstacles, book, action.state),
            needs_confirmation=unconfirmed(book, action.transition),
        )
        for action in found
        if caller.hat.role in action.transition.actors
    )


def _told(
    obstacles: Iterable[Obstacle], book: RuleBook, state: str
) -> tuple[Mapping[str, Any], ...]:
    return tuple(describe(obstacle, book, state) for obstacle in obstacles)
