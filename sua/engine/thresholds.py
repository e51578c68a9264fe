"""On which side of its EU threshold a procedure lies (art. 14 D.Lgs. 36/2023)."""

from decimal import Decimal

from sua.engine.purchases import nature_of
from sua.engine.situation import Situation
from sua.law.contract_kinds import EU_THRESHOLDS, Authority, Nature, eu_threshold

__all__ = ["EU_THRESHOLDS", "below_threshold", "eu_threshold_of"]


def eu_threshold_of(s: Situation) -> Decimal:
    """The EU threshold of the contract for a sub-central body, in euro; of works while not declared."""
    parameter, _ = eu_threshold(nature_of(s) or Nature.WORKS, Authority.SUB_CENTRAL)
    return s.law.decimal(parameter)


def below_threshold(s: Situation) -> bool | None:
    """Whether the whole procedure is below it; None while its value or its nature is not known."""
    if s.total is None or nature_of(s) is None:
        return None
    return s.total < eu_threshold_of(s)
