"""The value that thresholds look at, and the EU threshold of the contract (art. 14 D.Lgs. 36/2023)."""

from decimal import Decimal

from sua.engine.bidding import declared_lots
from sua.engine.situation import Situation
from sua.law.contract_kinds import EU_THRESHOLDS, Authority, Nature, eu_threshold

__all__ = ["EU_THRESHOLDS", "below_threshold", "nature_of", "whole_value"]


def whole_value(s: Situation) -> Decimal | None:
    """Value in euro, VAT excluded, of the whole procedure: all its lots together (art. 14 c. 9)."""
    lots = declared_lots(s)
    if lots:
        return sum((lot.base_amount + lot.safety_costs for lot in lots), Decimal(0))
    return s.total


def nature_of(s: Situation) -> Nature | None:
    """The nature of the contract; goods answer to both their names."""
    nature = s.text("nature")
    if nature is None:
        return None
    return Nature.GOODS if nature == "supplies" else Nature(nature)


def below_threshold(s: Situation) -> bool | None:
    """Whether the procedure is below the EU threshold of a sub-central body; None if not known yet."""
    value, nature = whole_value(s), nature_of(s)
    if value is None or nature is None:
        return None
    parameter, _ = eu_threshold(nature, Authority.SUB_CENTRAL)
    return value < s.law.decimal(parameter)
