"""Division into lots (arts 14 cc. 9-10, 58)."""

from collections.abc import Iterator
from decimal import Decimal

from sua.domain.numbers import format_euro
from sua.engine.guards.registry import Fail, guard, rows
from sua.engine.situation import Situation

_AMOUNTS = ("base_amount", "labour_cost", "safety_costs")
_LABELS = {
    "base_amount": "importi a base di gara",
    "labour_cost": "costi della manodopera",
    "safety_costs": "costi della sicurezza",
}


@guard("lots.single_lot_motivated")
def lots_or_reasons(s: Situation) -> Iterator[Fail]:
    """The contract is divided, by stated criteria, or the call says why not, art. 58 cc. 2-4."""
    if len(s.lots("lots")) < 2:  # noqa: PLR2004 -- one lot is no division
        if s.law.flag("lots.single_lot_motivated") and s.text("single_lot_reasons") is None:
            yield Fail(field="single_lot_reasons")
        return
    if s.text("lots_criteria") is None:
        yield Fail(variant="criteria", field="lots_criteria")
    limited = s.integer("max_lots_awarded") or s.integer("max_lots_offered")
    if limited and s.text("lot_limit_reasons") is None:
        yield Fail(variant="limit", field="lot_limit_reasons")


@guard()
def lots_add_up(s: Situation) -> Iterator[Fail]:
    """The lots make up the whole: its amounts are the sums of theirs."""
    lots = s.lots("lots")
    if not lots or s.case.lot:
        return
    heavy = [place for place, lot in enumerate(lots) if lot.labour_cost > lot.base_amount]
    if heavy:
        yield Fail(variant="labour", values={"rows": rows(heavy)}, field="lots")
    for name in _AMOUNTS:
        whole = s.amount(name)
        together = sum((getattr(lot, name) for lot in lots), Decimal(0))
        if whole is not None and together != whole:
            yield Fail(
                variant="sum",
                values={
                    "what": _LABELS[name],
                    "together": format_euro(together),
                    "whole": format_euro(whole),
                },
                field="lots",
            )
