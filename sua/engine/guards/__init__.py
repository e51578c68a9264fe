"""Conditions on the steps of a case, one function each; what they say stands in ``guards.toml``."""

from sua.engine.guards import (
    agreement,
    amounts,
    award,
    bids,
    concession,
    contest,
    contract,
    contract_changes,
    direct_award,
    dynamic_system,
    execution,
    framework,
    intake,
    invitation,
)
from sua.engine.guards.registry import GUARDS, Ask, Fail, Finding, Guard

__all__ = [
    "GUARDS",
    "Ask",
    "Fail",
    "Finding",
    "Guard",
    "agreement",
    "amounts",
    "award",
    "bids",
    "concession",
    "contest",
    "contract",
    "contract_changes",
    "direct_award",
    "dynamic_system",
    "execution",
    "framework",
    "intake",
    "invitation",
]
