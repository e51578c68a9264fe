"""The guards of a step put into words: what they find stands in ``workflows/guards.toml``."""

from collections.abc import Iterable, Iterator

from sua.domain.verdicts import Allowed, Denied, NeedsJudgement, Verdict
from sua.engine.guards import GUARDS, Fail
from sua.engine.lifecycle import Transition
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation


def guards_of(book: RuleBook, transition: Transition, situation: Situation) -> Iterator[Verdict]:
    """The verdicts of every guard of a step; at the pin, of those it took so far too."""
    names = list(transition.guards)
    if transition.pins:
        # Tempus regit actum: what was decided under the law of earlier days is looked at again.
        taken = (t for t in book.lifecycle.transitions if t.command in situation.case.done)
        earlier = (n for t in (book.lifecycle.opening, *taken) for n in t.guards)
        names += [n for n in dict.fromkeys(earlier) if book.guards[n].standing and n not in names]
    for name in names:
        yield from guard_verdicts(book, name, situation)


def guard_verdicts(book: RuleBook, name: str, situation: Situation) -> Iterable[Verdict]:
    """The verdicts of one guard, worded; the words of a judgement stand in its fact."""
    text = book.guards[name]
    findings = tuple(GUARDS[text.id].check(situation))
    if not findings:
        return (Allowed(text.id),)
    return tuple(
        Denied(
            rule=text.id,
            reason=text.reasons[finding.variant].format(**finding.values),
            source=finding.source or text.source,
            remedy=text.remedy,
            unblocked_by=text.unblocked_by,
            lawful_from=finding.lawful_from,
            field=finding.field,
        )
        if isinstance(finding, Fail)
        else NeedsJudgement(
            rule=text.id,
            # A rule book stored before facts had their questions keeps them in its guards.
            question=book.facts[finding.field].question or text.question,
            source=book.facts[finding.field].source or text.source,
            field=finding.field,
            unblocked_by=text.unblocked_by,
        )
        for finding in findings
    )
