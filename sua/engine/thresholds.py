"""The value that thresholds look at, and the EU threshold of the contract (art. 14 D.Lgs. 36/2023)."""

from decimal import Decimal

from sua.engine.bidding import declared_lots
from sua.engine.situation import Situation
from sua.law.contract_kinds import EU_THRESHOLDS, Authority, Nature, eu_threshold

__all__ = ["EU_THRESHOLDS", "below_threshold", "eu_threshold_of", "nature_of", "whole_value"]


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


def eu_threshold_of(s: Situation) -> Decimal:
    """The EU threshold of the contract for a sub-central body, in euro; of works while not declared."""
    parameter, _ = eu_threshold(nature_of(s) or Nature.WORKS, Authority.SUB_CENTRAL)
    return s.law.decimal(parameter)


def below_threshold(s: Situation) -> bool | None:
    """Whether the procedure is below the EU threshold; None while value or nature is not known."""
    value = whole_value(s)
    if value is None or nature_of(s) is None:
        return None
    return value < eu_threshold_of(s)
