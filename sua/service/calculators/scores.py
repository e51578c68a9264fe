"""What the calculators of scores share: numbers read and written, the rounding of the notice, steps."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from sua.domain.errors import InputError
from sua.domain.numbers import Exact, parse_decimal, round_half_up
from sua.domain.readings import RoundingMode
from sua.law.scoring.rounding import ScoreRounding
from sua.service.calc_input import Fields, choice, whole
from sua.service.calculators.base import Json

SHOWN = 12
MAX_DECIMALS = 18
MAX_BIDS = 1_000


class Direction(StrEnum):
    """The rounding of scores, as the input says it."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"
    NEVER = "never"


class Intermediate(StrEnum):
    """What becomes of the numbers a coefficient is made of."""

    ROUNDED = "rounded"
    EXACT = "exact"


def number(raw: object, place: str) -> Fraction:
    """Parser of a plain decimal number."""
    return Fraction(parse_decimal(str(raw) if not isinstance(raw, bool) else "true", place))


def ratio(raw: object, place: str) -> Fraction:
    """Parser of a number above zero: a decimal, or a quotient of whole numbers such as ``1/3``."""
    above, bar, below = str(raw).partition("/")
    value, divisor = number(above, place), number(below, place) if bar else Fraction(1)
    if value <= 0 or divisor <= 0:
        raise InputError(f"«{place}» deve essere maggiore di zero.", code="ratio.sign", field=place)
    return value / divisor


def unit(raw: object, place: str) -> Fraction:
    """Parser of a number from 0 to 1."""
    value = number(raw, place)
    if not 0 <= value <= 1:
        raise InputError(f"«{place}» deve essere fra 0 e 1.", code="unit.range", field=place)
    return value


def text(raw: object, place: str) -> str:
    """Parser of a short name."""
    if not isinstance(raw, str) or not raw.strip() or len(raw) > 200:  # noqa: PLR2004 -- a name
        raise InputError(f"«{place}» deve essere un nome.", code="field.type", field=place)
    return raw


def listed(raw: object, place: str, *, at_most: int) -> Sequence[object]:
    """A list inside a list."""
    if not isinstance(raw, list):
        raise InputError(f"«{place}» deve essere un elenco.", code="field.type", field=place)
    if len(raw) > at_most:
        raise InputError(
            f"«{place}» ha più di {at_most} elementi.", code="field.too_long", field=place
        )
    return raw


def names(fields: Fields) -> tuple[str, ...]:
    """The names of the bids, each once."""
    found = fields.each("bids", text, at_most=MAX_BIDS)
    if not found or len(set(found)) != len(found):
        raise InputError(
            "«bids» deve elencare le offerte, ciascuna una volta.", code="bids.names", field="bids"
        )
    return found


def rounding(fields: Fields) -> ScoreRounding:
    """The rounding of the notice; absent or ``never``, nothing is rounded."""
    mode = fields.optional("rounding", choice(Direction), Direction.NEVER)
    coefficient = fields.optional("coefficient_decimals", _decimals, None)
    points = fields.optional("points_decimals", _decimals, None)
    between = fields.optional("intermediate", choice(Intermediate), Intermediate.ROUNDED)
    if mode is Direction.NEVER:
        coefficient = points = None
    elif coefficient is None and points is None:
        raise InputError(
            "Con un arrotondamento servono «coefficient_decimals» o «points_decimals».",
            code="field.missing",
            field="coefficient_decimals",
        )
    return ScoreRounding(
        coefficient_decimals=coefficient,
        points_decimals=points,
        mode=RoundingMode.TRUNCATE if mode is Direction.TRUNCATE else RoundingMode.HALF_UP,
        intermediate=between is Intermediate.ROUNDED,
    )


def _decimals(raw: object, place: str) -> int | None:
    return whole(0, MAX_DECIMALS)(raw, place)


def rounding_json(taken: ScoreRounding) -> Json:
    """The rounding taken, to be echoed."""
    if taken.coefficient_decimals is None and taken.points_decimals is None:
        return {"rounding": Direction.NEVER.value, "shown_decimals": str(SHOWN)}
    found: Json = {"rounding": taken.mode.value}
    for name, places in (
        ("coefficient_decimals", taken.coefficient_decimals),
        ("points_decimals", taken.points_decimals),
    ):
        found[name] = None if places is None else str(places)
    if taken.coefficient_decimals is not None:
        kept = Intermediate.ROUNDED if taken.intermediate else Intermediate.EXACT
        found["intermediate"] = kept.value
    return found


def shown(value: Exact | None, decimals: int | None = None) -> str | None:
    """A number with the decimals it was rounded to, or twelve."""
    return (
        None
        if value is None
        else f"{round_half_up(value, SHOWN if decimals is None else decimals):f}"
    )


def row(values: Sequence[Exact | None], decimals: int | None = None) -> list[str | None]:
    """Numbers as text."""
    return [shown(value, decimals) for value in values]


def step(label: str, value: Exact | None, decimals: int | None = None) -> Json:
    """One number of the reckoning, with its Italian label."""
    return {"label": label, "value": shown(value, decimals)}


def by_name(keys: Sequence[str], values: Sequence[str | None]) -> Mapping[str, str | None]:
    """Values under the names they belong to."""
    return dict(zip(keys, values, strict=True))
