"""What a calculator is: one JSON object in, one out, the same functions a case uses.

Every number is exact. A reading left out is filled with the default of ``workflows/readings.toml``
and echoed; a value of law that is still to be confirmed is listed in the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sua.corpus.rulebooks import Corpus
from sua.domain.numbers import exact_decimal, round_half_up
from sua.service.calc_input import Fields

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Calculator:
    """A calculator: what it does, what it takes (field, meaning), how.

    Attributes:
        example: one line of input that ``--help`` shows and a test runs.
        reads: parameters of the law it may read by itself.
    """

    title: str
    inputs: tuple[tuple[str, str], ...]
    run: Callable[[Corpus, Fields, date], Json]
    example: str
    reads: tuple[str, ...] = ()


def number(text: str | None, decimals: int | None) -> str | None:
    """Text of an exact number: with the decimals it was rounded to, in full, or as a fraction."""
    if text is None:
        return None
    value = Fraction(text)
    if decimals is not None:
        return f"{round_half_up(value, decimals):f}"
    exact = exact_decimal(value)
    return str(value) if exact is None else f"{exact:f}"
