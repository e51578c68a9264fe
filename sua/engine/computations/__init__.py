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
from sua.engine.declarations import conflict_declared
from sua.engine.initial_bids import initial_bids_kept
from sua.engine.situation import Situation
from sua.engine.suspended import suspension_closed, suspension_opened

__all__ = ["COMPUTATIONS", "Computation", "ranking_of", "threshold_record"]


@dataclass(frozen=True, slots=True)
class Computation:
    """A calculator with the law parameters it may read."""

    compute: Callable[[Situation], dict[str, FactValue]]
    reads: tuple[str, ...]


COMPUTATIONS: dict[str, Computation] = {
    "award_ranking": Computation(award_ranking, RANKING_PARAMETERS),
    "conflict_declared": Computation(conflict_declared, ()),
    "initial_bids_kept": Computation(initial_bids_kept, ()),
    "suspension_opened": Computation(suspension_opened, ()),
    "suspension_closed": Computation(suspension_closed, ()),
}
