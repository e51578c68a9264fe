"""Contested rules: which reading was taken, declared by the procedure, never a silent default.

A law function takes readings as arguments; the defaults stand in ``workflows/readings.toml`` and are
filled in at the border only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sua.domain.facts import FactValue

THRESHOLD_POINTS = ("wings", "equal_to_threshold", "decrement", "rounding_when")


class Wings(StrEnum):
    """How equal discounts count among those set aside."""

    INDIVIDUAL = "individual"
    UNITARY_BLOCK = "unitary_block"


class EqualToThreshold(StrEnum):
    """What becomes of a bid equal to the threshold."""

    EXCLUDED = "excluded"
    KEPT = "kept"


class Decrement(StrEnum):
    """How letter d) decreases the threshold."""

    SUBTRACTION = "subtraction"
    PERCENTAGE = "percentage"


class AutonomyLimit(StrEnum):
    """Whether an amount exactly at the limit of art. 62 c. 1 already calls for qualification."""

    QUALIFICATION = "qualification"
    ALONE = "alone"


class RoundingMode(StrEnum):
    """Direction of a rounding."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


class RoundingWhen(StrEnum):
    """Which numbers are rounded."""

    NEVER = "never"
    FINAL = "final"
    STEPWISE = "stepwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """A rounding declared by the notice; ``decimals`` and ``mode`` mean nothing when ``never``."""

    when: RoundingWhen
    decimals: int
    mode: RoundingMode


@dataclass(frozen=True, slots=True, kw_only=True)
class AbnormalBidReadings:
    """The readings the threshold of abnormal bids depends on."""

    wings: Wings
    equal_to_threshold: EqualToThreshold
    decrement: Decrement
    rounding: Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOption:
    """One reading of a point: Italian label and the sources that support it."""

    label: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPoint:
    """A contested point.

    Attributes:
        default: the option the letter of the law supports; None where it must be declared.
        confidence: how well the text was read.
    """

    id: str
    label: str
    default: str | None
    options: Mapping[str, ReadingOption]
    confidence: str


@dataclass(frozen=True)
class ReadingSet:
    """Every contested point, by id; the fact of the same id holds the choice of a case."""

    points: Mapping[str, ReadingPoint]

    def chosen(self, point: str, facts: Mapping[str, FactValue]) -> str:
        """The option in force for a case: its own choice, else the default."""
        value = facts.get(point)
        if isinstance(value, str):
            return value
        default = self.points[point].default
        if default is None:
            raise ValueError(f"reading {point} must be declared")
        return default

    def departures(self, facts: Mapping[str, FactValue]) -> tuple[str, ...]:
        """Labels of the points on which a case departs from the default."""
        return tuple(
            point.label
            for point in self.points.values()
            if point.default is not None
            and isinstance(facts.get(point.id), str)
            and facts[point.id] != point.default
        )

    def record(self, facts: Mapping[str, FactValue]) -> dict[str, str]:
        """The readings of the threshold as taken, for the calculation's record."""
        taken = {point: self.chosen(point, facts) for point in THRESHOLD_POINTS}
        if taken["rounding_when"] != RoundingWhen.NEVER:
            rounding = self.abnormal_bids(facts).rounding
            taken |= {
                "rounding_decimals": str(rounding.decimals),
                "rounding_mode": rounding.mode.value,
            }
        return taken

    def abnormal_bids(self, facts: Mapping[str, FactValue]) -> AbnormalBidReadings:
        """The readings of the threshold for a case."""
        decimals = facts.get("rounding_decimals")
        mode = facts.get("rounding_mode")
        return AbnormalBidReadings(
            wings=Wings(self.chosen("wings", facts)),
            equal_to_threshold=EqualToThreshold(self.chosen("equal_to_threshold", facts)),
            decrement=Decrement(self.chosen("decrement", facts)),
            rounding=Rounding(
                when=RoundingWhen(self.chosen("rounding_when", facts)),
                decimals=decimals if isinstance(decimals, int) else 0,
                mode=RoundingMode(mode) if isinstance(mode, str) else RoundingMode.HALF_UP,
            ),
        )
