"""OpenProcess, asked whether a net is sound, and kept from changing the interpreter it is asked in."""

import sys

_LIMIT = sys.getrecursionlimit()

from openprocess.mining import check_soundness  # noqa: E402 -- between the two lines that watch it
from openprocess.mining.pnml import parse_pnml  # noqa: E402

sys.setrecursionlimit(_LIMIT)  # it raises the limit for everybody, and other tests rely on it


def faults(pnml: str) -> list[str]:
    """What is wrong with a workflow net, one sentence a fault; none if it is sound."""
    report = check_soundness(parse_pnml(pnml))
    assert report.sound is not bool(report.findings)
    return list(report.findings)
