"""The words of the rules every lifecycle draws on: ``guards.toml``."""

import string
from collections.abc import Mapping

from sua.corpus.toml import Table, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.guards import GUARDS
from sua.engine.rulebook import GuardText, RuleText
from sua.engine.wording import COMMON_RULES


def parse_guards(data: bytes, place: str) -> dict[str, GuardText]:
    """The words of every guard, by id; each must have its function, and each function its words."""
    table = Table(place, read_toml(data, place))
    found: dict[str, GuardText] = {}
    for row in table.tables("guard"):
        text = _guard(row)
        if text.id in found:
            raise CorpusError(place=row.place, problem="identificativo ripetuto")
        found[text.id] = text
    table.tables("rule")  # read by parse_rules
    table.done()
    for name in GUARDS:
        if name not in found:
            raise CorpusError(place=place, problem=f"mancano le parole della condizione «{name}»")
    return found


def parse_rules(data: bytes, place: str, *, whole: bool = False) -> dict[str, RuleText]:
    """The words of the rules common to every lifecycle, by id.

    A rule book stored long ago may lack some; ``whole`` demands them all.
    """
    found: dict[str, RuleText] = {}
    for row in Table(place, read_toml(data, place)).tables("rule"):
        text = RuleText(
            id=row.text("id"),
            label=row.text("label"),
            reasons=row.get("reasons", dict),
            remedy=row.text("remedy", ""),
            source=row.text("source", ""),
        )
        row.done()
        must_be_known(text.id, COMMON_RULES, place=row.place, what="regola comune")
        if text.id in found:
            raise CorpusError(place=row.place, problem="identificativo ripetuto")
        _readable({**text.reasons, "rimedio": text.remedy}, row.place)
        found[text.id] = text
    for name in COMMON_RULES if whole else ():
        if name not in found:
            raise CorpusError(place=place, problem=f"mancano le parole della regola «{name}»")
    return found


def _readable(reasons: Mapping[str, str], place: str) -> None:
    for name, reason in reasons.items():
        try:
            list(string.Formatter().parse(reason))
        except ValueError as error:
            raise CorpusError(place=place, problem=f"motivo «{name}»: {error}") from error


def _guard(row: Table) -> GuardText:
    roles = row.texts("unblocked_by")
    for role in roles:
        must_be_known(role, [r.value for r in Role], place=row.place, what="ruolo")
    reasons: Mapping[str, str] = row.get("reasons", dict, {})
    text = GuardText(
        id=row.text("id"),
        label=row.text("label"),
        source=row.text("source"),
        reasons=reasons,
        remedy=row.text("remedy", ""),
        question=row.text("question", ""),
        unblocked_by=tuple(Role(role) for role in roles),
        standing=row.get("standing", bool, default=False),
        confidence=row.text("confidence", ""),
    )
    row.done()
    must_be_known(text.id, GUARDS, place=row.place, what="nome di condizione")
    if not roles:
        raise CorpusError(
            place=row.place,
            problem="manca «unblocked_by»: chi può sbloccare?",
            mend='per esempio unblocked_by = ["sua_rup"]',
        )
    _readable(reasons, row.place)
    return text
