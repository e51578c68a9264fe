"""Direct award: amount, operators consulted, choice of the contractor, declared requirements.

Sources: arts 49, 50 c. 1 lett. a-b, 52 D.Lgs. 36/2023.
"""

from collections.abc import Iterator

from sua.domain.calendar import legal_day
from sua.domain.numbers import format_euro
from sua.engine.guards.judged import judged
from sua.engine.guards.registry import Fail, Finding, guard, repeated, rows
from sua.engine.ledger_rows import new_rows, works
from sua.engine.situation import Situation


@guard("direct_award.works.ceiling", "direct_award.services.ceiling")
def direct_award_ceiling(s: Situation) -> Iterator[Fail]:
    """Both the estimated value and the price stay below the ceiling, art. 50 c. 1 lett. a-b."""
    ceiling = s.law.decimal(f"direct_award.{'works' if works(s) else 'services'}.ceiling")
    if s.text("nature") is None:
        return
    for variant, amount in (("default", s.total), ("price", s.amount("award_price"))):
        if amount is not None and amount >= ceiling:
            yield Fail(
                variant=variant,
                values={"amount": format_euro(amount), "ceiling": format_euro(ceiling)},
                field="award_price" if variant == "price" else "base_amount",
            )


@guard()
def consulted_differ(s: Situation) -> Iterator[Fail]:
    """Nobody is asked twice for a quote."""
    if twice := repeated([operator.codice_fiscale for operator in s.operators("consulted")]):
        yield Fail(values={"rows": rows(twice)}, field="consulted")


@guard()
def quotes_due_ahead(s: Situation) -> Iterator[Fail]:
    """The term for quotes lies ahead, art. 92 c. 1."""
    due = s.instant("quotes_due")
    if due is not None and due <= s.at:
        yield Fail(values={"day": f"{legal_day(due):%d/%m/%Y}"}, field="quotes_due")


@guard()
def quotes_of_consulted(s: Situation) -> Iterator[Fail]:
    """A quote comes from an operator who was asked for one, and is not of the future."""
    asked = {operator.codice_fiscale for operator in s.operators("consulted")}
    added = new_rows(s, "quotes")
    strangers = [place for place, row in added if row.text("operator") not in asked]
    future = [place for place, row in added if (day := row.date("received_on")) and day > s.day]
    if strangers:
        yield Fail(values={"rows": rows(strangers)}, field="quotes")
    if future:
        yield Fail(variant="future", values={"rows": rows(future)}, field="quotes")


@guard()
def one_contractor(s: Situation) -> Iterator[Fail]:
    """The decision names one contractor, art. 17 c. 2."""
    count = len(s.operators("winner"))
    if count > 1:
        yield Fail(values={"count": count}, field="winner")


@guard()
def chosen_among_quotes(s: Situation) -> Iterator[Fail]:
    """Where quotes were asked for, the price is one that the contractor offered."""
    price = s.amount("award_price")
    chosen = {operator.codice_fiscale for operator in s.operators("winner")}
    if not chosen or price is None:
        return
    offered = [r.amount("amount") for r in s.table("quotes") if r.text("operator") in chosen]
    if not offered:
        yield Fail(field="winner")
    elif price not in offered:
        yield Fail(variant="price", values={"price": format_euro(price)}, field="award_price")


@guard()
def experience_judged(s: Situation) -> Iterator[Finding]:
    """The contractor has documented and suitable experience, art. 50 c. 1 lett. a-b."""
    yield from judged(s, "documented_experience")


@guard("requirements.self_declaration.ceiling")
def self_declaration_below_ceiling(s: Situation) -> Iterator[Fail]:
    """Requirements are declared, and checked later, only below 40 000 euro, art. 52 c. 1."""
    ceiling = s.law.decimal("requirements.self_declaration.ceiling")
    if s.total is not None and s.total >= ceiling:
        yield Fail(values={"total": format_euro(s.total), "ceiling": format_euro(ceiling)})


@guard("requirements.suspension.min", "requirements.suspension.max")
def operator_suspension_bounds(s: Situation) -> Iterator[Fail]:
    """An operator whose declaration fails is kept out from one to twelve months, art. 52 c. 2."""
    months = s.integer("operator_suspension_months")
    least, most = (s.law.integer(f"requirements.suspension.{end}") for end in ("min", "max"))
    if months is not None and not least <= months <= most:
        values = {"months": months, "least": least, "most": most}
        yield Fail(values=values, field="operator_suspension_months")
