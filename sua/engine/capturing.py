"""The facts a command carries: read, added to the ledgers they belong to, signed by who gives it."""

from dataclasses import replace
from typing import cast

from sua.domain.case import Case
from sua.domain.commands import Command, Context
from sua.domain.errors import InputError
from sua.domain.fact_codec import parse_fact
from sua.domain.facts import Act, FactValue
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook


def captured_by(
    book: RuleBook, transition: Transition, case: Case, command: Command, context: Context
) -> dict[str, FactValue]:
    """The command's facts as they would stand in the case; who adopts an act has signed it."""
    return _with_signer(transition, read_facts(book, transition, case, command), context)


def read_facts(
    book: RuleBook, transition: Transition, case: Case, command: Command
) -> dict[str, FactValue]:
    """The command's facts, typed; refuses names the command does not take.

    Rows given to a ledger are added to those the case holds.
    """
    allowed = (*transition.captures, *transition.optional)
    unknown = sorted(set(command.facts) - set(allowed))
    if unknown:
        takes = f"ammette: {', '.join(allowed)}" if allowed else "non ne ammette alcuno"
        raise InputError(
            f"Il comando «{command.name}» non riconosce il dato «{unknown[0]}»; {takes}.",
            code="fact.unknown",
            field=unknown[0],
        )
    return {
        name: _grown(parse_fact(book.facts[name], raw), case.facts.get(name))
        if book.facts[name].grows
        else parse_fact(book.facts[name], raw)
        for name, raw in command.facts.items()
    }


def _grown(given: FactValue, held: FactValue | None) -> FactValue:
    if isinstance(given, tuple) and isinstance(held, tuple):
        return cast("FactValue", (*held, *given))
    return given


def _with_signer(
    transition: Transition, facts: dict[str, FactValue], context: Context
) -> dict[str, FactValue]:
    act = facts.get(transition.act or "")
    if transition.act and isinstance(act, Act) and act.signer is None:
        return {**facts, transition.act: replace(act, signer=context.actor.person)}
    return facts
