"""``from = [...]``: the states a command may be given from, by name, by group, or all but some.

``"published"`` a state; ``"@receiving"`` those of a group; ``"*"`` every state that is not final,
except the two where the case only waits for its lots; ``"-awarded"``, ``"-@contract"`` those taken away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sua.corpus.toml import must_be_known
from sua.domain.errors import CorpusError
from sua.engine.lifecycle import LotStates, State


@dataclass(frozen=True, slots=True)
class StateLists:
    """The states and groups of one lifecycle, for lists of states to be written in their terms."""

    states: Sequence[State]
    groups: Mapping[str, Sequence[str]]
    lots: LotStates | None

    def prove(self, place: str) -> None:
        """Refuse a group that names a state nobody has.

        Raises:
            CorpusError: the group and the state, with the closest ones.
        """
        known = [state.id for state in self.states]
        for name, members in self.groups.items():
            for member in members:
                must_be_known(member, known, place=f"{place}: gruppo «@{name}»", what="stato")

    def resolve(self, names: Sequence[str], place: str) -> tuple[str, ...]:
        """The states meant, each once, in the order of the lifecycle for ``*``, else as written.

        Raises:
            CorpusError: unknown state or group, a state taken away that was not there, none left.
        """
        found: dict[str, None] = {}
        for name in names:
            if name.startswith("-"):
                for state in self._meant(name[1:], place):
                    if state not in found:
                        raise CorpusError(
                            place=place,
                            problem=f"«{name}» toglie uno stato che non c'è: «{state}»",
                            mend="mettere prima gli stati compresi, poi quelli tolti",
                        )
                    del found[state]
            else:
                found |= dict.fromkeys(self._meant(name, place))
        if not found:
            raise CorpusError(
                place=place,
                problem="«from» non comprende alcuno stato",
                mend="indicare gli stati, o dare stati al gruppo nella procedura ([groups])",
            )
        return tuple(found)

    def _meant(self, name: str, place: str) -> Sequence[str]:
        if name == "*":
            return [s.id for s in self.states if not s.final and s.id not in self._waiting]
        if name.startswith("@"):
            must_be_known(name[1:], self.groups, place=place, what="gruppo di stati")
            return self.groups[name[1:]]
        must_be_known(name, [s.id for s in self.states], place=place, what="stato")
        return [name]

    @property
    def _waiting(self) -> tuple[str, ...]:
        return (self.lots.running, self.lots.ended) if self.lots else ()
