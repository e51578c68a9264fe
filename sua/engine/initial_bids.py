"""Initial bids evaluated without negotiating: they are the bids of the procedure (art. 73 c. 9)."""

from sua.domain.facts import FactValue
from sua.engine.situation import Situation

_KEPT = {
    "initial_bids_due": "bids_due",
    "initial_bids_received": "bids_received",
    "initial_bids_report": "platform_report",
}


def initial_bids_kept(s: Situation) -> dict[str, FactValue]:
    """Term, number and report of the initial bids, as those of the bids."""
    return {to: s.facts[name] for name, to in _KEPT.items() if name in s.facts}
