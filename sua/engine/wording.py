"""The words of the rules common to every lifecycle: which sentence, filled with which values.

The sentences stand in ``workflows/guards.toml`` (``[[rule]]``), beside those of the guards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sua.domain.people import Role
from sua.domain.verdicts import Denied
from sua.engine.rulebook import RuleBook

COMMON_RULES = (
    *("role", "organization", "appointed", "signer", "role_held"),
    *("future", "chronology", "late_entry"),
    *("required", "lapsed"),
    *("state", "ended", "suspended", "duty", "lot", "takeover"),
)
"""Every rule that no lifecycle names because all obey it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the engine adds to the words of a rule; see :class:`~sua.domain.verdicts.Denied`.

    Attributes:
        fact: fact concerned; it completes the code of the rule (``required.cup``).
        field: fact concerned, where the code of the rule is the same for all.
        source: article of the step, for rules that have none of their own.
    """

    variant: str = "default"
    source: str = ""
    remedy: str | None = None
    unblocked_by: tuple[Role, ...] = ()
    lawful_from: date | None = None
    fact: str | None = None
    field: str | None = None


def denied(book: RuleBook, rule: str, said: Said, values: Mapping[str, object]) -> Denied:
    """The refusal of a common rule, in the words of the case's rule book."""
    text = book.rules[rule]
    return Denied(
        rule=f"{rule}.{said.fact}" if said.fact else rule,
        reason=text.reasons[said.variant].format(**values),
        source=text.source or said.source,
        remedy=text.remedy.format(**values) if said.remedy is None else said.remedy,
        unblocked_by=said.unblocked_by,
        lawful_from=said.lawful_from,
        field=said.fact or said.field,
    )
