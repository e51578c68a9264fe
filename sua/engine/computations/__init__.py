"""Calculators a transition may name, one module a subject: pure, from the situation to facts.

::

    records     what a calculation leaves in the chain, by position of the bids
    automatic   whether abnormal bids are excluded automatically, and by which method
    scores      points of quality and price
    ranking     the ranking, the winner, the price
    draws       draws that anybody can do again: of the method, among equal bids
    validity    until when bids bind; on which side of the EU threshold the contract lies
    framework   what is left of a framework agreement
    dynamic_system  by when each application to a dynamic system is evaluated
    contest     the winner of a design contest
    execution   the ledgers of a contract
"""

from sua.engine.computations.automatic import applies_automatically
from sua.engine.computations.base import Computation
from sua.engine.computations.contest import contest_winner
from sua.engine.computations.draws import (
    DRAW_PARAMETERS,
    draw_commitment,
    draw_of,
    given_now,
    method_draw,
    tie_draw,
    wanted_draw,
)
from sua.engine.computations.dynamic_system import EVALUATION_PARAMETERS, system_evaluation_term
from sua.engine.computations.execution import EXECUTION
from sua.engine.computations.framework import framework_balance
from sua.engine.computations.ranking import RANKING_PARAMETERS, award_ranking
from sua.engine.computations.records import ranking_of, threshold_record
from sua.engine.computations.validity import binding_until, threshold_band
from sua.engine.declarations import conflict_declared
from sua.engine.initial_bids import initial_bids_kept
from sua.engine.suspended import suspension_closed, suspension_opened
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
    "conflict_declared": Computation(conflict_declared, (), gives=("conflict_declarations",)),
    "initial_bids_kept": Computation(
        initial_bids_kept, (), gives=("bids_due", "bids_received", "platform_report")
    ),
    "suspension_opened": Computation(suspension_opened, (), gives=("suspensions",)),
    "suspension_closed": Computation(suspension_closed, (), gives=("suspensions",)),
    "draw_commitment": Computation(draw_commitment, DRAW_PARAMETERS, gives=("draw_commitment",)),
    "method_draw": Computation(method_draw, DRAW_PARAMETERS, gives=("drawn_method", "draw_record")),
    "tie_draw": Computation(tie_draw, DRAW_PARAMETERS, gives=("drawn_winner", "draw_record")),
    "threshold_band": Computation(threshold_band, EU_THRESHOLDS, gives=("threshold_band",)),
    "framework_balance": Computation(framework_balance, (), gives=("framework_left",)),
    "system_evaluation_term": Computation(
        system_evaluation_term, EVALUATION_PARAMETERS, gives=("system_evaluation_due",)
    ),
    "contest_winner": Computation(contest_winner, (), gives=("winner",)),
    **{name: Computation(*parts) for name, parts in EXECUTION.items()},
}
