"""Conditions on the steps of a case, one function each; what they say stands in ``guards.toml``."""

from sua.engine.guards import (
    abnormal,
    agreement,
    amounts,
    award,
    committee,
    communications,
    evaluation,
    examination,
    intake,
    invitation,
    litigation,
    receipt,
    signing,
    withdrawal,
)
from sua.engine.guards.registry import GUARDS, Ask, Fail, Finding, Guard

__all__ = [
    "GUARDS",
    "Ask",
    "Fail",
    "Finding",
    "Guard",
    "abnormal",
    "agreement",
    "amounts",
    "award",
    "committee",
    "communications",
    "evaluation",
    "examination",
    "intake",
    "invitation",
    "litigation",
    "receipt",
    "signing",
    "withdrawal",
]
