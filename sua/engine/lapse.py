"""What lapses: a judgement or an approval given before something it rests on changed."""

from collections.abc import Mapping

from sua.domain.case import FactTimes
from sua.engine.rulebook import RuleBook


def lapsed(book: RuleBook, times: Mapping[str, FactTimes]) -> dict[str, tuple[str, ...]]:
    """Facts that count as missing, each with what changed after it was given."""
    found = {}
    for fact in book.resting:
        if fact.id not in times:
            continue
        held = times[fact.id]
        after = (f for f in fact.rests_on if (t := times.get(f)) and t.changed > held.given)
        if changed := tuple(after):
            found[fact.id] = changed
    return found
