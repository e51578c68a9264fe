"""The answer to a Comune's request and the silence of the SUA (art. 62 c. 10)."""

from collections.abc import Iterator
from datetime import timedelta

from sua.engine.guards.registry import Fail, guard
from sua.engine.situation import Situation
from sua.engine.terms import answer_due


@guard("request.silent_assent")
def answer_term_open(s: Situation) -> Iterator[Fail]:
    """A refusal is lawful within the ten days only: later the request stands accepted."""
    due = answer_due(s)
    if due is not None and s.day > due.last_day and not s.parties.buyer.levels(s.day):
        yield Fail(values={"day": f"{due.last_day:%d/%m/%Y}"})


@guard("request.silent_assent")
def silence_elapsed(s: Situation) -> Iterator[Fail]:
    """The ten days have gone by without an answer."""
    due = answer_due(s)
    if due is not None and s.day <= due.last_day:
        yield Fail(
            values={"day": f"{due.last_day:%d/%m/%Y}"},
            lawful_from=due.last_day + timedelta(days=1),
        )


@guard()
def integrations_received(s: Situation) -> Iterator[Fail]:
    """Integrations asked for have arrived before the request is accepted by an act."""
    if s.case.state == "integration_requested":
        yield Fail()
