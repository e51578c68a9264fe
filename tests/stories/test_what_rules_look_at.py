"""Every condition and calculator, where it holds in a story and with each fact a little otherwise.

A fact is taken away, a day or an amount moved by the least there is, an answer turned round, a row
dropped or doubled: what is found then is kept in ``looked_at.txt``. Each rule is looked at in the first
and in the last story in which it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from sua.domain.fact_codec import fact_to_json
from sua.domain.facts import FactValue, Judgement
from sua.engine.computations import COMPUTATIONS
from sua.engine.decisions import Accepted
from sua.engine.guards import GUARDS, Fail
from sua.engine.rulebook import RuleBook
from sua.engine.situation import Situation
from tests.golden import WRITING, agreed, sections
from tests.stories.telling import Teller, Told, name_of, places

GOLDEN = Path(__file__).with_name("looked_at.txt")
DAY, CENT = timedelta(days=1), Decimal("0.01")
PLACES = {name_of(place): place for place in places()}


class Seen(dict[str, FactValue]):
    """Facts that remember which were looked at."""

    def __init__(self, facts: Mapping[str, FactValue]) -> None:
        super().__init__(facts)
        self.names: set[str] = set()

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        self.names.add(name)
        return super().get(name, default)  # type: ignore[arg-type]

    def __getitem__(self, name: str) -> FactValue:  # noqa: D105
        self.names.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:  # noqa: D105
        self.names.add(str(name))
        return super().__contains__(name)


def otherwise(value: FactValue) -> Iterator[tuple[str, FactValue]]:
    """The same value a little otherwise."""
    if isinstance(value, bool):
        yield "not", not value
    elif isinstance(value, int):
        yield from (("-1", value - 1), ("+1", value + 1), ("0", 0))
    elif isinstance(value, Decimal):
        yield from (("-.01", value - CENT), ("+.01", value + CENT), ("0", Decimal(0)))
    elif isinstance(value, (datetime, date)):
        yield from (("-day", value - DAY), ("+day", value + DAY))
    elif isinstance(value, Judgement):
        yield "not", replace(value, answer=not value.answer)
    elif isinstance(value, tuple) and value:
        yield from (("none", ()), ("fewer", value[:-1]), ("twice", (*value, value[-1])))  # type: ignore[misc]


def found(rule: str, book: RuleBook, s: Situation) -> str:
    """What a condition finds, or a calculator gives; one line."""
    try:
        if rule in COMPUTATIONS:
            given = COMPUTATIONS[rule].compute(s)
            return str({name: fact_to_json(value) for name, value in given.items()})
        told = []
        for f in GUARDS[rule].check(s):
            if isinstance(f, Fail):
                words = book.guards[rule].reasons[f.variant].format(**f.values)
                told.append(f"{f.variant} [{f.field or ''}] [{f.lawful_from or ''}] {words}")
            else:
                told.append(f"? {f.field}")
        return "; ".join(told) or "holds"
    except Exception as error:  # noqa: BLE001 -- nonsense may be refused in any way, always the same
        return f"{type(error).__name__}"


def looked_at(rule: str, book: RuleBook, s: Situation) -> Iterator[str]:
    facts = Seen(s.facts)
    first = found(rule, book, replace(s, facts=facts))
    yield first
    told: dict[str, list[str]] = {}
    for name in sorted(facts.names):
        held = dict(s.facts)
        value = held.pop(name, None)
        changes = [("absent", held)] if value is not None else []
        if value is not None:
            changes += [(how, {**s.facts, name: other}) for how, other in otherwise(value)]
        for how, changed in changes:
            told.setdefault(found(rule, book, replace(s, facts=changed)), []).append(
                f"{name} {how}"
            )
    for command in sorted(s.case.done):
        done = {name: at for name, at in s.case.done.items() if name != command}
        then = found(rule, book, replace(s, case=replace(s.case, done=done)))
        if then != first:
            told.setdefault(then, []).append(f"{command} not done")
    for then, changes_made in told.items():
        yield f"  {', '.join(changes_made)}: {'the same' if then == first else then}"


def situations(story: Told) -> dict[str, tuple[RuleBook, Situation]]:
    """The last situation in which each rule held in a story."""
    held: dict[str, tuple[RuleBook, Situation]] = {}
    for book, decision in story.decided:
        if isinstance(decision, Accepted):
            move = decision.transition
            held |= dict.fromkeys((*move.guards, *move.computes), (book, decision.situation))
    return held


def wanted(told: Teller) -> set[str]:
    """The sections: each rule with the first and the last story in which it holds."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for name, place in PLACES.items():
        for rule in situations(told(place)):
            first.setdefault(rule, name)
            last[rule] = name
    return {f"{name} / {rule}" for stories in (first, last) for rule, name in stories.items()}


RULES = sorted(sections(GOLDEN)) or ["all"]


@pytest.mark.parametrize("section", RULES)
def test_what_a_rule_finds_is_as_agreed(section: str, told: Teller) -> None:
    if WRITING:
        pytest.skip("they are being written")
    name, _, rule = section.rpartition(" / ")
    book, s = situations(told(PLACES[name]))[rule]
    agreed(GOLDEN, section, looked_at(rule, book, s))


def test_every_rule_of_the_stories_is_looked_at(told: Teller) -> None:
    found_now = wanted(told)
    if WRITING:
        for section in sorted(found_now):
            name, _, rule = section.rpartition(" / ")
            book, s = situations(told(PLACES[name]))[rule]
            agreed(GOLDEN, section, looked_at(rule, book, s))
    assert found_now == set(sections(GOLDEN))
