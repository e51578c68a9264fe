"""Calculators a transition may name: pure, from the situation to the facts they add."""

from collections.abc import Callable
from dataclasses import dataclass

from sua.domain.facts import FactValue
from sua.engine.computations.ranking import (
    RANKING_PARAMETERS,
    award_ranking,
    ranking_of,
    threshold_record,
)
from sua.engine.situation import Situation

__all__ = ["COMPUTATIONS", "Computation", "ranking_of", "threshold_record"]


@dataclass(frozen=True, slots=True)
class Computation:
    """A calculator with the law parameters it may read and the facts it may give."""

    compute: Callable[[Situation], dict[str, FactValue]]
    reads: tuple[str, ...]
    gives: tuple[str, ...] = ()


COMPUTATIONS: dict[str, Computation] = {
    "award_ranking": Computation(
        award_ranking,
        RANKING_PARAMETERS,
        gives=("calculation", "winner", "award_discount", "award_price"),
    ),
}
