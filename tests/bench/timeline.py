"""What one term and the calendar of a whole procedure cost, in memory. Run by ``make bench``."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from sua.corpus.rulebooks import load_corpus
from sua.service.calculators import CALCULATORS, calculate

TIMES = 200
ASKED = {"procedure": "restricted", "nature": "works", "value": "6000000"}
TERM = {"start": "2026-03-23", "term": 30, "calendar": "eu", "seat": "PD"}


def timed(work: Callable[[int], object]) -> list[float]:
    """Milliseconds of each run; the first ones, which fill the years, are not counted."""
    found = []
    for n in range(-20, TIMES):
        start = time.perf_counter()
        work(n)
        if n >= 0:
            found.append(1000 * (time.perf_counter() - start))
    return found


def measure() -> None:
    """One line a measure: a term, a timeline forward, a timeline backward from the signing."""
    corpus, today = load_corpus(), date(2026, 7, 1)
    lines = {
        "one term, JSON to JSON": ("deadline", lambda _: json.dumps(TERM)),
        "timeline of a restricted procedure": (
            "timeline",
            lambda n: json.dumps({**ASKED, "start": f"{today + timedelta(days=n)}"}),
        ),
        "the same, backward from the signing": (
            "timeline",
            lambda n: json.dumps({**ASKED, "sign_by": f"{today + timedelta(days=200 + n)}"}),
        ),
    }
    for what, (name, line) in lines.items():
        calculator = CALCULATORS[name]
        shown = timed(lambda n, c=calculator, to=line: calculate(corpus, c, to(n), today))  # type: ignore[misc]
        told = {
            "measure": what,
            "unit": "answer",
            "median_ms": round(statistics.median(shown), 3),
            "min_ms": round(min(shown), 3),
            "max_ms": round(max(shown), 3),
            "runs": len(shown),
        }
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    measure()
