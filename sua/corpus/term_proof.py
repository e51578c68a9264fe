"""Every term begins, can be met, and somebody who answers for it can meet it."""

from sua.corpus.places import Places
from sua.corpus.toml import must_be_known
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.lifecycle import DeadlineRule, Lifecycle


def prove_terms(lifecycle: Lifecycle, where: Places) -> None:
    """Each term's commands exist, and one of its owners, or the system, can give one that meets it.

    Raises:
        CorpusError: the first fault, at its file and block.
    """
    known = {lifecycle.opening.command, *lifecycle.commands}
    seen: dict[str, DeadlineRule] = {}
    for rule in lifecycle.deadlines:
        place = where.of_term(rule)
        if rule.id in seen:
            raise CorpusError(
                place=place,
                problem=f"il termine «{rule.id}» c'è già: {where.of_term(seen[rule.id])}",
                mend="dargli un altro nome, o togliere uno dei due",
            )
        seen[rule.id] = rule
        for name in (rule.starts, *rule.stops):
            must_be_known(name, known, place=place, what="comando")
        able = {a for m in lifecycle.transitions if m.command in rule.stops for a in m.actors}
        if not able & {*rule.owner, Role.SYSTEM}:
            raise CorpusError(
                place=place,
                problem="nessuno di coloro che ne rispondono può dare un comando che lo soddisfa",
                mend=f"«owner» fra: {', '.join(sorted(able))}",
            )
