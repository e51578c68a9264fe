"""What no step may do, whatever the procedure: who never acts, what no contract goes without."""

from sua.corpus.places import Places
from sua.domain.errors import CorpusError
from sua.domain.people import Role
from sua.engine.lifecycle import Lifecycle

# They look and keep accounts; a step of a procedure is never theirs.
_NEVER = (Role.AUDITOR, Role.ADMINISTRATOR)
# Art. 18 cc. 3-4: the standstill, and the stay that an interim request brings about.
_BEFORE_SIGNING = ("standstill_elapsed", "no_stay_pending")
SIGNED = "contract_signed"


def prove_steps(lifecycle: Lifecycle, where: Places) -> None:
    """Nobody who only looks acts; no contract is signed without its two conditions.

    Raises:
        CorpusError: the first fault, at its file and block.
    """
    for move in (lifecycle.opening, *lifecycle.transitions):
        for role in _NEVER:
            if role in (*move.actors, *move.appoints):
                raise CorpusError(
                    place=where.of_move(move),
                    problem=f"«{role.value}» ({role.label}) non compie passi della procedura",
                    mend="toglierlo da «actors» e da «appoints»",
                )
        if SIGNED not in move.marks:
            continue
        missing = [name for name in _BEFORE_SIGNING if name not in move.guards]
        if missing:
            raise CorpusError(
                place=where.of_move(move),
                problem=f"stipula senza le condizioni dell'art. 18 cc. 3-4: {', '.join(missing)}",
                mend="aggiungerle a «guards»",
            )
    if lifecycle.lots:
        _lots(lifecycle, where)


def _lots(lifecycle: Lifecycle, where: Places) -> None:
    for move in lifecycle.transitions:
        if move.all_lots and not any(lifecycle.state(s).per_lot for s in move.sources):
            raise CorpusError(
                place=where.of_move(move),
                problem="«all_lots» su un comando che nessun lotto può ricevere",
                mend="togliere all_lots, o dire in «from» gli stati dei lotti",
            )
