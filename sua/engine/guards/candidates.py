"""Requests to participate, and who among the applicants is invited (arts 70 c. 6, 72-75, 89)."""

from collections.abc import Iterable, Iterator

from sua.domain.calendar import legal_day
from sua.domain.facts import Operator, OperatorExclusion
from sua.engine.guards.registry import Ask, Fail, Finding, guard, repeated, rows
from sua.engine.guards.term_facts import clock, standing_end
from sua.engine.situation import Situation

_FIVE, _THREE = "candidates.min.restricted", "candidates.min.other"


def _codes(operators: Iterable[Operator | OperatorExclusion]) -> list[str]:
    return [operator.codice_fiscale for operator in operators]


@guard()
def requests_term_elapsed(s: Situation) -> Iterator[Fail]:
    """Nothing of the requests is recorded before their term has elapsed, art. 35 c. 2 lett. b."""
    end = standing_end(s, "requests_due")
    if end is not None and s.at < end:
        yield Fail(values={"end": clock(end)}, lawful_from=legal_day(end), field="requests_due")


@guard()
def applicants_counted(s: Situation) -> Iterator[Fail]:
    """The applicants listed are as many as the requests received, each once."""
    received, codes = s.integer("applications_received"), _codes(s.operators("applicants"))
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="applicants")
    elif received is not None and received != len(codes):
        yield Fail(values={"received": received, "listed": len(codes)}, field="applicants")


@guard()
def no_candidates_left(s: Situation) -> Iterator[Fail]:
    """With a call for requests, a procedure is deserted when nobody suitable asked to participate."""
    if s.case.state != "applications_closed":
        return
    left = len(s.operators("applicants")) - len(s.exclusions("rejected_candidates"))
    if left > 0:
        yield Fail(values={"left": left})


@guard()
def candidates_applied(s: Situation) -> Iterator[Fail]:
    """Nobody is admitted who did not ask to participate, art. 70 c. 6."""
    applicants = set(_codes(s.operators("applicants")))
    for fact, listed in _outcomes(s):
        strangers = [place for place, code in enumerate(listed) if code not in applicants]
        if strangers:
            yield Fail(values={"rows": rows(strangers)}, field=fact)
    everyone = [code for _, listed in _outcomes(s) for code in listed]
    if repeated(everyone):
        yield Fail(variant="twice", field="candidates")
    elif missing := [
        n for n, a in enumerate(_codes(s.operators("applicants"))) if a not in everyone
    ]:
        yield Fail(variant="undecided", values={"rows": rows(missing)}, field="candidates")


def _outcomes(s: Situation) -> tuple[tuple[str, list[str]], ...]:
    return (
        ("candidates", _codes(s.operators("candidates"))),
        ("not_selected", _codes(s.operators("not_selected"))),
        ("rejected_candidates", _codes(s.exclusions("rejected_candidates"))),
    )


def _least(s: Situation) -> int:
    """The least number of candidates: the law's, or the greater one of the notice."""
    legal = s.law.integer(_FIVE if s.procedure == "restricted" else _THREE)
    return max(legal, s.integer("candidates_minimum") or 0)


@guard(_FIVE, _THREE)
def minimum_candidates_stated(s: Situation) -> Iterator[Fail]:
    """The number the notice states is no less than five, or three, and comes with its criteria."""
    stated = s.integer("candidates_minimum")
    if stated is None:
        return
    legal = s.law.integer(_FIVE if s.procedure == "restricted" else _THREE)
    if stated < legal:
        yield Fail(values={"stated": stated, "least": legal}, field="candidates_minimum")
    if s.text("candidates_criteria") is None:
        yield Fail(variant="criteria", field="candidates_criteria")


@guard(_FIVE, _THREE)
def minimum_candidates(s: Situation) -> Iterator[Finding]:
    """A selection keeps at least five candidates, or three; with fewer suitable ones a person judges."""
    chosen, left_out = len(s.operators("candidates")), len(s.operators("not_selected"))
    if left_out and s.text("candidates_criteria") is None:
        yield Fail(variant="criteria", field="not_selected")
    least = _least(s)
    if chosen == 0 or chosen >= least:
        return
    if left_out:
        yield Fail(variant="reduced", values={"count": chosen, "least": least}, field="candidates")
        return
    judged = s.judgement("fewer_candidates")
    if judged is None:
        yield Ask("fewer_candidates")
    elif not judged.answer:
        yield Fail(values={"count": chosen, "least": least}, field="candidates")


@guard()
def some_candidate(s: Situation) -> Iterator[Fail]:
    """Without candidates nobody can be invited: the procedure is declared deserted."""
    if "candidates" in s.facts and not s.operators("candidates"):
        yield Fail(field="candidates")


@guard()
def invited_were_candidates(s: Situation) -> Iterator[Fail]:
    """All the candidates selected are invited, together, and nobody else, arts 70 c. 6 and 89 c. 1."""
    chosen = s.operators("dialogue_participants") or s.operators("candidates")
    candidates, invited = _codes(chosen), _codes(s.operators("invited"))
    strangers = [place for place, code in enumerate(invited) if code not in candidates]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="invited")
    forgotten = [place for place, code in enumerate(candidates) if code not in invited]
    if invited and forgotten:
        yield Fail(variant="left_out", values={"rows": rows(forgotten)}, field="invited")
