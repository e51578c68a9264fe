"""Every fact a command wants can be there when it is given.

A required fact nobody could have given before makes a command that no one can ever give: what stops
it is not a condition to be satisfied but a mistake of whoever wrote the steps.
"""

from sua.corpus.paths import after, at_opening, gives
from sua.corpus.places import Places
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle, Transition


def prove_available(lifecycle: Lifecycle, where: Places) -> None:
    """Each required fact comes from the opening, the parent, the command itself, or an earlier one.

    Raises:
        CorpusError: the first fact that can never be there, with those who give it too late.
    """
    later = after(lifecycle)
    opened = at_opening(lifecycle)
    given: dict[str, list[Transition]] = {}
    for move in lifecycle.transitions:
        for fact in gives(move):
            given.setdefault(fact, []).append(move)
    for move in lifecycle.transitions:
        for need in move.requires:
            known = need.fact in opened or need.fact in {*move.captures, *move.optional}
            givers = given.get(need.fact, [])
            if known or any(_before(giver, move, later) for giver in givers):
                continue
            late = ", ".join(sorted({f"«{giver.label}»" for giver in givers}))
            raise CorpusError(
                place=where.of_move(move),
                problem=f"condizione impossibile: «{need.fact}» non può esserci prima di questo comando",
                mend=f"lo danno solo, troppo tardi: {late}"
                if late
                else "metterlo fra i dati («captures», «optional») di un comando che viene prima,"
                " o fra quelli ereditati («inherits»)",
            )
    for need in lifecycle.opening.requires:
        if need.fact not in opened:
            raise CorpusError(
                place=f"{where.own}: [opening]",
                problem=f"condizione impossibile: «{need.fact}» non può esserci all'apertura",
                mend="metterlo fra i dati dell'apertura o fra quelli ereditati («inherits»)",
            )


def _before(giver: Transition, move: Transition, later: dict[str, frozenset[str]]) -> bool:
    """Whether ``giver`` may come before ``move`` on some path."""
    return any(
        source in later[giver.leads_to(begun)] for begun in giver.sources for source in move.sources
    )
