"""Lifecycles born from others: their parents exist and can be in the states and give the command said."""

from collections.abc import Iterable

from sua.corpus.parameter_use import Versions
from sua.corpus.toml import must_be_known
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import Lifecycle


def prove_lineage(lifecycles: Versions) -> None:
    """Every parent is a lifecycle; its states and command are its own in some version.

    Raises:
        CorpusError: the first name nobody has, with the closest ones.
    """
    for code, versions in lifecycles.items():
        for day, (lifecycle, _) in versions.items():
            place = f"workflows/procedures/{code}/{day}.toml"
            for parent in lifecycle.parents:
                must_be_known(parent, lifecycles, place=place, what="pratica madre («parents»)")
            parents = [v for p in lifecycle.parents for v, _ in lifecycles[p].values()]
            for state in lifecycle.parent_states:
                known = {s.id for parent in parents for s in parent.states}
                must_be_known(state, known, place=place, what="stato («parent_states»)")
            _command(lifecycle, parents, place)


def _command(lifecycle: Lifecycle, parents: Iterable[Lifecycle], place: str) -> None:
    """Each parent that has the command can give it in one of the states in which it gives birth."""
    name = lifecycle.parent_command
    if name is None:
        return
    found = list(parents)
    must_be_known(
        name, {c for p in found for c in p.commands}, place=place, what="comando («parent_command»)"
    )
    for parent in found:
        moves = [t for t in parent.transitions if t.command == name]
        states = lifecycle.parent_states
        if moves and states and not any(s in states for t in moves for s in t.sources):
            raise CorpusError(
                place=place,
                problem=f"«{name}» non è possibile in alcuno degli stati di «parent_states»",
                mend=f"è possibile da: {', '.join(s for t in moves for s in t.sources)}",
            )
