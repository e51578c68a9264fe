"""How a guard is written: one function, named in the data, whose words are in the data.

A guard is a pure function ``(Situation) -> iterable of findings``. No finding means the rule is
satisfied; :class:`Fail` picks a sentence of ``workflows/guards.toml`` and fills it; :class:`Ask` asks a
person for a judgement. A guard stays silent about a fact that is missing altogether: the requirement
of that fact already speaks. ``reads`` lists the law parameters it may read, so that the loader can
prove they exist and the pin can store them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sua.engine.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Fail:
    """The rule is broken: which sentence, with which values, and from which day it would hold.

    ``source`` is the article, where it is not the one of the guard.
    """

    variant: str = "default"
    values: Mapping[str, object] = field(default_factory=dict)
    lawful_from: date | None = None
    field: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A judgement is needed in the fact ``field``."""

    field: str


Finding = Fail | Ask
GuardFunction = Callable[[Situation], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Guard:
    """A registered guard: id, function, parameters it may read."""

    id: str
    check: GuardFunction
    reads: tuple[str, ...]


GUARDS: dict[str, Guard] = {}


def guard(*reads: str) -> Callable[[GuardFunction], GuardFunction]:
    """Register a function as the guard of its own name, reading those parameters."""

    def register(function: GuardFunction) -> GuardFunction:
        name = function.__name__
        if name in GUARDS:
            raise ValueError(f"guard {name} is defined twice")
        GUARDS[name] = Guard(name, function, reads)
        return function

    return register


def rows(found: Iterable[int]) -> str:
    """Places in a list, from one, as a reason names them.

    A reason stands in the trail, which is never erased: it speaks of the row of an operator, never
    of the operator.

    >>> rows([0, 2])
    '1, 3'
    """
    return ", ".join(str(index + 1) for index in found)


def repeated(codes: Sequence[str]) -> tuple[int, ...]:
    """Places of the codes that stand earlier in the list already."""
    return tuple(index for index, code in enumerate(codes) if code in codes[:index])
