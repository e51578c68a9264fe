"""A lifecycle can be walked from end to end: every state reached, every state able to end.

With lots there are two tracks. The case walks the common states; at the first state of a lot every
lot goes on by itself, and the case waits until all have ended. So a lot never comes back to a state
of the whole case: it may only end.
"""

from sua.corpus.paths import closing, walk
from sua.corpus.places import Places
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle, LotStates, Transition
from sua.engine.machine import StateMachine


def prove_sound(lifecycle: Lifecycle, where: Places) -> None:
    """Every state is reachable and, unless final, left by a move from which an end can be reached.

    Raises:
        CorpusError: the first fault, at its file and block.
    """
    _no_command_twice(lifecycle, where)
    if lifecycle.lots:
        _tracks(lifecycle, lifecycle.lots, where)
    reached, ends = walk(lifecycle).came, closing(lifecycle)
    waiting = {lifecycle.lots.running, lifecycle.lots.ended} if lifecycle.lots else set()
    for state in lifecycle.states:
        place = where.states[state.id]
        if state.final and lifecycle.leaving(state.id):
            raise CorpusError(place=place, problem="è finale ma qualche comando ne esce")
        if state.id in waiting:
            continue
        if state.id not in reached:
            raise CorpusError(
                place=place,
                problem="nessun percorso vi conduce",
                mend="dire quale comando vi porta («to»), o toglierlo",
            )
        if state.id not in ends:
            raise CorpusError(
                place=place,
                problem="da qui non si arriva ad alcuno stato finale",
                mend="aggiungere il comando che ne esce",
            )
    _machine_agrees(lifecycle, where)


def _no_command_twice(lifecycle: Lifecycle, where: Places) -> None:
    seen: dict[tuple[str, str], Transition] = {}
    for move in lifecycle.transitions:
        for source in move.sources:
            before = seen.setdefault((source, move.command), move)
            if before is not move:
                raise CorpusError(
                    place=where.of_move(move),
                    problem=f"ripetuto dallo stato «{source}»: c'è già in {where.of_move(before)}",
                    mend="togliere lo stato da uno dei due «from»",
                )


def _tracks(lifecycle: Lifecycle, lots: LotStates, where: Places) -> None:
    kinds = {s.id: s for s in lifecycle.states}
    for name, final in ((lots.running, False), (lots.ended, True)):
        state = kinds.get(name)
        if state is None or state.final is not final or state.per_lot:
            raise CorpusError(
                place=where.states.get(name, where.own),
                problem=f"«{name}», in [lots], dev'essere uno stato comune"
                f" {'finale' if final else 'non finale'}",
            )
        touching = [m for m in lifecycle.transitions if name in (*m.sources, m.to)]
        if touching:
            raise CorpusError(
                place=where.of_move(touching[0]),
                problem=f"nessun comando porta a «{name}» o ne esce: vi si passa solo con i lotti",
            )
    if kinds[lifecycle.initial].per_lot:
        raise CorpusError(
            place=where.states[lifecycle.initial],
            problem="lo stato iniziale è della pratica, non di un lotto",
        )
    splits = 0
    for move in lifecycle.transitions:
        splits += sum(_crossing(lifecycle, move, where))
        if move.pins and any(kinds[s].per_lot for s in move.sources):
            raise CorpusError(
                place=where.of_move(move),
                problem="la legge si fissa per tutta la pratica, non lotto per lotto",
                mend="«pins» va su un comando degli stati comuni",
            )
    if not splits:
        raise CorpusError(
            place=where.own,
            problem="ha il flusso dei lotti ma nessun comando porta a uno stato di un lotto",
            mend="dare per_lot = true agli stati che ogni lotto percorre da sé",
        )


def _crossing(lifecycle: Lifecycle, move: Transition, where: Places) -> list[bool]:
    """For each source, whether the command takes the case from its own track to the lots'."""
    found = []
    for source in move.sources:
        here, there = lifecycle.state(source), lifecycle.state(move.leads_to(source))
        if here.per_lot and not there.per_lot and not there.final:
            raise CorpusError(
                place=where.of_move(move),
                problem=f"riporta un lotto da «{here.id}» allo stato comune «{there.id}»",
                mend=f"dare per_lot = true a «{there.id}», o per_lot = false a «{here.id}»",
            )
        if not here.per_lot and there.per_lot and there.final:
            raise CorpusError(
                place=where.of_move(move),
                problem=f"dallo stato comune «{here.id}» chiude la pratica nello stato di un lotto"
                f" «{there.id}»",
                mend=f"togliere per_lot a «{there.id}»: un lotto può finirvi lo stesso",
            )
        found.append(there.per_lot and not here.per_lot)
    return found


def _machine_agrees(lifecycle: Lifecycle, where: Places) -> None:
    machine = StateMachine(lifecycle)
    for move in lifecycle.transitions:
        for source in move.sources:
            if machine.move(source, move.command) != move.leads_to(source):
                raise CorpusError(
                    place=where.of_move(move), problem=f"la macchina diverge dallo stato «{source}»"
                )
