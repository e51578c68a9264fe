"""Calculators a transition may name, one module a subject: pure, from the situation to facts.

::

    records     what a calculation leaves in the chain, by position of the bids
    automatic   whether abnormal bids are excluded automatically, and by which method
    scores      points of quality and price
    ranking     the ranking, the winner, the price
    draws       draws that anybody can do again: of the method, among equal bids
    validity    until when bids bind; on which side of the EU threshold the contract lies
"""

from sua.engine.computations.automatic import applies_automatically
from sua.engine.computations.base import Computation
from sua.engine.computations.draws import (
    DRAW_PARAMETERS,
    draw_commitment,
    draw_of,
    given_now,
    method_draw,
    tie_draw,
    wanted_draw,
)
from sua.engine.computations.ranking import RANKING_PARAMETERS, award_ranking
from sua.engine.computations.records import ranking_of, threshold_record
from sua.engine.computations.validity import binding_until, threshold_band
from sua.engine.thresholds import EU_THRESHOLDS

__all__ = [
    "COMPUTATIONS",
    "Computation",
    "applies_automatically",
    "binding_until",
    "draw_of",
    "given_now",
    "ranking_of",
    "threshold_record",
    "wanted_draw",
]

COMPUTATIONS: dict[str, Computation] = {
    "award_ranking": Computation(
        award_ranking,
        RANKING_PARAMETERS,
        gives=("calculation", "winner", "award_discount", "award_price"),
    ),
    "draw_commitment": Computation(draw_commitment, DRAW_PARAMETERS, gives=("draw_commitment",)),
    "method_draw": Computation(method_draw, DRAW_PARAMETERS, gives=("drawn_method", "draw_record")),
    "tie_draw": Computation(tie_draw, DRAW_PARAMETERS, gives=("draw_winner", "draw_record")),
    "threshold_band": Computation(threshold_band, EU_THRESHOLDS, gives=("threshold_band",)),
}
