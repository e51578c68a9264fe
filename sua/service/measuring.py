"""The indicators over the awards of the store: per Comune, and for each Province."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sua.metrics import discount_s0
from sua.metrics.discount_s0 import DiscountS0
from sua.storage import listing
from sua.storage.database import VERIFIER, Scope, transaction
from sua.storage.listing import AwardRow

if TYPE_CHECKING:
    from sua.service.installation import Installation


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator for one body."""

    body: str
    level: str
    value: DiscountS0


def discounts(here: "Installation", scope: Scope = VERIFIER) -> Iterator[Measured]:
    """S0 for every Comune and then for its Province; only awards already made, art. 35.

    Under a Comune's own scope the Province's line covers what that Comune may see, and is left out.
    """
    with transaction(here.engine, scope) as connection:
        rows = listing.awards(connection)
    for province, found in groupby(rows, key=lambda r: (r.province, r.province_name)):
        awards = list(found)
        for buyer, own in groupby(awards, key=lambda r: (r.buyer, r.buyer_name)):
            value = _value(list(own))
            if value is not None:
                yield Measured(buyer[1], "Comune", value)
        own_only = scope.organization not in (None, province[0])
        total = None if own_only else _value(awards)
        if total is not None:
            yield Measured(province[1], "Provincia", total)


def _value(rows: list[AwardRow]) -> DiscountS0 | None:
    return discount_s0.compute(
        discount_s0.Award(
            case_id=row.case_id,
            base=row.base,
            labour=row.labour,
            safety=row.safety,
            labour_in_discount_base=row.labour_in_discount_base,
            price=row.price,
        )
        for row in rows
    )
