"""``workflows/timelines.toml``: the steps of every procedure, read strictly and proven sound."""

from collections.abc import Collection, Mapping
from typing import Any

from sua.corpus.toml import Table, closest, must_be_known, read_toml
from sua.domain.errors import CorpusError
from sua.law.calendars import TermCalendar
from sua.law.parameters import Law
from sua.law.sources import unknown_sources
from sua.law.time_limits import unit_of
from sua.law.timeline_rules import (
    CONDITIONS,
    PROJECT_APPROVAL,
    At,
    StepRule,
    TermRule,
    TimelineRule,
)

PLACE = "workflows/timelines.toml"
_CRITERIA = ("price", "price_quality")
_WITH_TERM = (At.TERM, At.AFTER_TERM, At.BEFORE)


def parse_timelines(
    data: bytes, place: str, law: Law, sources: Collection[str]
) -> Mapping[str, TimelineRule]:
    """The timelines by procedure.

    Raises:
        CorpusError: an unknown key, condition, parameter, source or step, a parameter that is not a
            term, a procedure twice, or one without a signing.
    """
    table = Table(place, read_toml(data, place))
    closing = Table(f"{place}: [closing]", table.get("closing", dict))
    last = tuple(_step(row, law, sources) for row in closing.tables("step"))
    closing.done()
    found: dict[str, TimelineRule] = {}
    for row in table.tables("timeline"):
        row.place = f"{place}: «{row.values.get('procedure', '?')}»"
        steps = (*(_step(step, law, sources) for step in row.tables("step")), *last)
        rule = TimelineRule(
            procedure=row.text("procedure"),
            label=row.text("label"),
            source=row.text("source"),
            steps=steps,
            criteria=row.texts("criteria"),
            ceilings=row.get("ceilings", dict, {}),
        )
        row.done()
        if rule.procedure in found:
            raise CorpusError(place=row.place, problem="la procedura è ripetuta")
        for criterion in rule.criteria:
            must_be_known(criterion, _CRITERIA, place=row.place, what="criterio")
        for parameter in (rule.ceilings or {}).values():
            must_be_known(parameter, law.ids, place=row.place, what="parametro")
        _cited(row.place, rule.source, sources)
        _follow(row.place, steps)
        found[rule.procedure] = rule
    table.done()
    return found


def _step(row: Table, law: Law, sources: Collection[str]) -> StepRule:
    at = row.text("at")
    must_be_known(at, [*At], place=row.place, what="«at»")
    step = StepRule(
        id=row.text("id"),
        label=row.text("label"),
        at=At(at),
        source=row.text("source"),
        after=row.text("after", None),
        when=_conditions(row, "when"),
        unless=_conditions(row, "unless"),
        term=_terms(row, "term", law),
        latest=_terms(row, "latest", law),
        more=_terms(row, "more", law),
    )
    row.done()
    _cited(row.place, step.source, sources)
    if (step.at in _WITH_TERM) != bool(step.term):
        raise CorpusError(place=row.place, problem=f"«term» e «at = {at}» non vanno insieme")
    if any(rule.of is None for rule in step.latest):
        raise CorpusError(place=row.place, problem="«latest» deve dire da quale passo conta: «of»")
    return step


def _terms(row: Table, key: str, law: Law) -> tuple[TermRule, ...]:
    return tuple(_term(inner, law, given=key) for inner in row.tables(key))


def _term(row: Table, law: Law, given: str) -> TermRule:
    calendar: Any = "eu" if given == "more" else row.text("calendar")
    rule = TermRule(
        parameter=row.text("parameter"),
        calendar=_calendar(row.place, calendar),
        when=_conditions(row, "when"),
        of=row.text("of", None),
        extensions=row.get("extensions", bool, default=False),
    )
    row.done()
    must_be_known(rule.parameter, law.ids, place=row.place, what="parametro")
    if unit_of(law.parameters[rule.parameter].unit) is None:
        raise CorpusError(place=row.place, problem=f"«{rule.parameter}» non è un termine")
    return rule


def _calendar(place: str, name: str) -> TermCalendar:
    must_be_known(name, [*TermCalendar], place=place, what="calendario")
    return TermCalendar(name)


def _conditions(row: Table, key: str) -> frozenset[str]:
    names = row.texts(key)
    for name in names:
        must_be_known(name, CONDITIONS, place=row.place, what="condizione")
    return frozenset(names)


def _cited(place: str, citation: str, sources: Collection[str]) -> None:
    for source in unknown_sources(citation, sources):
        raise CorpusError(
            place=place,
            problem=f"la fonte «{source}» non è in workflows/sources.toml",
            mend=closest(source, sources),
        )


def _follow(place: str, steps: tuple[StepRule, ...]) -> None:
    """Every step named comes earlier, unless it is counted back from; the contract is signed."""
    names = {step.id for step in steps}
    before: set[str] = {PROJECT_APPROVAL}
    for step in steps:
        known = names if step.at is At.BEFORE else before
        for name in filter(None, (step.after, *(r.of for r in (*step.term, *step.latest)))):
            must_be_known(name, known, place=f"{place}, «{step.id}»", what="passo")
        before.add(step.id)
    if "signing" not in names:
        raise CorpusError(place=place, problem="manca il passo «signing»")
