"""What a calculation leaves in the chain: exact numbers as text, bids by position, no name at all.

A position counts from 1 in the list of bids transcribed.
"""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sua.domain.canonical import canonical_json
from sua.domain.facts import Record
from sua.engine.situation import Situation
from sua.law.abnormal_bids import AbnormalBids


def record(value: Mapping[str, Any]) -> Record:
    """A calculation as canonical JSON."""
    return Record(canonical_json(value).decode())


def read(s: Situation, fact: str) -> Mapping[str, Any] | None:
    """The record in ``fact``, parsed, if it was made."""
    found = s.record(fact)
    if found is None:
        return None
    parsed: Mapping[str, Any] = json.loads(found.json)
    return parsed


def ranking_of(s: Situation) -> Mapping[str, Any] | None:
    """The record of ``award_ranking``, parsed, if it was made."""
    return read(s, "calculation")


def positions(left: Sequence[int], indexes: Sequence[int]) -> list[str]:
    """Positions in the list transcribed, of indexes among those left."""
    return [str(left[index] + 1) for index in indexes]


def threshold_record(found: AbnormalBids, left: Sequence[int]) -> dict[str, Any]:
    """The calculation of the threshold as JSON."""

    def exact(value: Fraction | None) -> str | None:
        return None if value is None else str(value)

    return {
        "count": str(found.count),
        "wing_size": str(found.wing_size),
        "high_wing": positions(left, found.high_wing),
        "low_wing": positions(left, found.low_wing),
        "kept": positions(left, found.kept),
        "kept_sum": f"{found.kept_sum:f}",
        "mean": exact(found.mean),
        "above": positions(left, found.above),
        "mean_excess": exact(found.mean_excess),
        "ratio": exact(found.ratio),
        "branch": found.branch.value if found.branch else None,
        "digits": [str(digit) for digit in found.digits],
        "digit_sum": str(found.digit_sum),
        "reference": exact(found.reference),
        "variation": exact(found.variation),
        "threshold": exact(found.threshold),
        "none": found.none.value if found.none else None,
        "abnormal": positions(left, found.abnormal),
    }
