"""What several calculators share: parsers of single values, and what every answer says of its law."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

from sua.domain.errors import InputError
from sua.domain.numbers import parse_decimal, parse_euro, round_half_up
from sua.law.parameters import LawAt
from sua.service.calculators.base import Json

ROUNDING = "half_up_cent"
DAY_INPUT = ("day", "il giorno che sceglie la legge; oggi, se manca")
NATURE_INPUT = ("nature", "works | services | supplies")
_CENTS, _HUNDRED = 2, 100


class Nature(StrEnum):
    """What is bought."""

    WORKS = "works"
    SERVICES = "services"
    SUPPLIES = "supplies"


def text(raw: object, place: str) -> str:
    """A text, not empty."""
    if isinstance(raw, str) and raw.strip():
        return raw
    raise InputError(f"«{place}» deve essere un testo.", code="field.text", field=place)


def positive_euro(raw: str, place: str) -> Decimal:
    """An amount above zero, with at most two decimals."""
    value = parse_euro(raw, place)
    if value == 0:
        raise InputError(f"«{place}» deve superare zero.", code="euro.zero", field=place)
    return value


def signed_euro(raw: str, place: str) -> Decimal:
    """An amount of either sign, with at most two decimals."""
    value = parse_decimal(raw, place)
    if round_half_up(value, _CENTS) != value:
        raise InputError("L'importo ha più di due decimali.", code="euro.cents", field=place)
    return value


def percentage(raw: str, place: str) -> Decimal:
    """A percentage from 0 to 100, both included."""
    value = parse_decimal(raw, place)
    if not 0 <= value <= _HUNDRED:
        raise InputError(f"«{place}» va da 0 a 100.", code="percent.range", field=place)
    return value


def between(
    low: Decimal, high: Decimal, source: str, *, low_included: bool = True
) -> Callable[[str, str], Decimal]:
    """Parser of a number within two limits of the law, the upper one included."""

    def parse(raw: str, place: str) -> Decimal:
        value = parse_decimal(raw, place)
        if value > high or value < low or (value == low and not low_included):
            edge = f"da {low:f}" if low_included else f"oltre {low:f}"
            raise InputError(
                f"«{place}» è {value:f}: la legge ammette {edge} a {high:f} ({source}).",
                code="law.range",
                field=place,
            )
        return value

    return parse


def law_of(law: LawAt, parameters: Iterable[str]) -> Json:
    """The day that chose the law, and which of its values a jurist has yet to confirm."""
    return {
        "law_day": law.day.isoformat(),
        "needs_confirmation": list(law.unconfirmed(dict.fromkeys(parameters))),
    }


def plain(value: Decimal) -> str:
    """Exact text of a decimal, never in exponent notation."""
    return f"{value:f}"
