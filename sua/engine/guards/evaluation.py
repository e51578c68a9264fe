"""Technical scores first, economic values after, both as the platform reports them (art. 108)."""

from collections.abc import Iterator

from sua.engine import bidding, ledgers
from sua.engine.computations import binding_until
from sua.engine.guards.registry import Fail, guard, repeated, rows
from sua.engine.situation import Situation
from sua.law.scoring.price_rule import NEED_ALPHA, NEED_X, PriceFormula


@guard()
def criterion_has_quality(s: Situation) -> Iterator[Fail]:
    """At lowest price there is no technical bid to score."""
    if s.text("criterion") != "price_quality":
        yield Fail(field="criterion")


@guard()
def scoring_declared(s: Situation) -> Iterator[Fail]:
    """The notice says the criteria, their points and the formula of the price, art. 108 c. 7."""
    if s.text("criterion") != "price_quality":
        return
    rows_ = s.table("award_criteria")
    if not rows_:
        yield Fail(variant="criteria", field="award_criteria")
    points = [(row.amount("points") or 0, row.amount("minimum") or 0) for row in rows_]
    wrong = [n for n, (most, least) in enumerate(points) if most <= 0 or least > most]
    twice = repeated([row.text("code") or "" for row in rows_])
    if wrong or twice:
        found = sorted({*wrong, *twice})
        yield Fail(variant="rows", values={"rows": rows(found)}, field="award_criteria")
    if s.text("rescaling") is None:
        yield Fail(variant="rescaling", field="rescaling")
    minimums = s.amount("technical_minimum") is not None or any(least for _, least in points)
    if minimums and s.text("minimum_on") is None:
        yield Fail(variant="minimum_on", field="minimum_on")
    yield from _price(s)


def _price(s: Situation) -> Iterator[Fail]:
    most, name = s.amount("price_points"), s.text("price_formula")
    if most is None:
        yield Fail(variant="price_points", field="price_points")
    elif most > 0 and name is None:
        yield Fail(variant="formula", field="price_formula")
    elif most > 0 and name is not None:
        formula = PriceFormula(name)
        if formula in NEED_ALPHA and s.amount("price_alpha") is None:
            yield Fail(variant="alpha", field="price_alpha")
        x = s.amount("price_x")
        if formula in NEED_X and (x is None or not 0 < x <= 1):
            yield Fail(variant="x", field="price_x")
        if formula in NEED_X and s.text("price_all_equal") is None:
            yield Fail(variant="all_equal", field="price_all_equal")


@guard()
def scores_before_prices(s: Situation) -> Iterator[Fail]:
    """Technical scores are not given, or given again, once economic values have been seen."""
    if s.bids("bids"):
        yield Fail(field="technical_scores")


@guard()
def technical_scores_complete(s: Situation) -> Iterator[Fail]:
    """Every admitted bid has its points on every criterion, none above the maximum."""
    given = ledgers.scores(s)
    most = {row.text("code"): row.amount("points") or 0 for row in s.table("award_criteria")}
    if not given or not most:
        return
    still = bidding.admitted(s)
    strangers = [score.row for score in given if score.operator not in still]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="technical_scores")
    unknown = [score.row for score in given if score.criterion not in most]
    if unknown:
        yield Fail(variant="unknown", values={"rows": rows(unknown)}, field="technical_scores")
    above = [x.row for x in given if x.criterion in most and x.points > most[x.criterion]]
    if above:
        yield Fail(variant="above", values={"rows": rows(above)}, field="technical_scores")
    if twice := repeated([f"{score.operator} {score.criterion}" for score in given]):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="technical_scores")
    scored = {score.operator for score in given}
    pairs = {(score.operator, score.criterion) for score in given}
    expected = bidding.left(s) if bidding.left(s) is not None else len(scored)
    lacking = sum((operator, code) not in pairs for operator in scored for code in most)
    if lacking or len(scored) != expected:
        yield Fail(
            values={"count": len(scored), "expected": expected, "lacking": lacking},
            field="technical_scores",
        )


@guard()
def technical_closed(s: Situation) -> Iterator[Fail]:
    """Economic values are refused before the technical scores are closed."""
    if s.text("criterion") == "price_quality" and not s.table("technical_scores"):
        yield Fail(field="technical_scores")


@guard()
def bids_of_admitted_operators(s: Situation) -> Iterator[Fail]:
    """The bids transcribed are those received, less the excluded, each by who may bid."""
    bids = s.bids("bids")
    if not bids:
        return
    codes = [bid.codice_fiscale for bid in bids]
    still = bidding.admitted(s)
    strangers = [place for place, code in enumerate(codes) if code not in still]
    if strangers:
        yield Fail(variant="strangers", values={"rows": rows(strangers)}, field="bids")
    if twice := repeated(codes):
        yield Fail(variant="twice", values={"rows": rows(twice)}, field="bids")
    expected = bidding.left(s)
    if expected is not None and len(bids) != expected:
        yield Fail(variant="count", values={"count": len(bids), "expected": expected}, field="bids")


@guard()
def labour_and_safety_declared(s: Situation) -> Iterator[Fail]:
    """A bid states labour and safety costs on pain of exclusion, art. 108 c. 9, with its exceptions."""
    if s.text("costs_not_declared") is not None:
        return
    missing = [
        place
        for place, bid in enumerate(s.bids("bids"))
        if not bid.labour_cost or not bid.safety_charges
    ]
    if missing:
        yield Fail(values={"rows": rows(missing)}, field="bids")


@guard()
def second_person(s: Situation) -> Iterator[Fail]:
    """Whoever transcribed the bids does not confirm them."""
    if s.person("transcribed_by") == s.actor.person:
        yield Fail()


@guard("bids.validity")
def deferral_later(s: Situation) -> Iterator[Fail]:
    """A deferral moves the end of the bids' validity further on, art. 17 c. 4."""
    asked, ends = s.date("bids_binding_until"), binding_until(s, s.case.facts)
    if asked is not None and ends is not None and asked <= ends:
        yield Fail(values={"day": f"{ends:%d/%m/%Y}"}, field="bids_binding_until")


@guard("bids.validity")
def bids_still_binding(s: Situation) -> Iterator[Fail]:
    """The bids still bind who made them, art. 17 c. 4."""
    ends = binding_until(s, s.facts)
    if ends is not None and s.day > ends:
        yield Fail(values={"day": f"{ends:%d/%m/%Y}"}, field="bids_binding_until")
