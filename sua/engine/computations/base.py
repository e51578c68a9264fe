"""What a calculator is."""

from collections.abc import Callable
from dataclasses import dataclass

from sua.domain.facts import FactValue
from sua.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Computation:
    """A calculator with the law parameters it may read and the facts it may give."""

    compute: Callable[[Situation], dict[str, FactValue]]
    reads: tuple[str, ...]
    gives: tuple[str, ...] = ()
