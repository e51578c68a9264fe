"""What the law as data costs: processor seconds to load and prove it, seconds to read a value."""

import json
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sua.corpus import rulebooks
from sua.corpus.parameters import load_law
from sua.corpus.root import root
from sua.service.law_use import check_data

DAY = date(2026, 1, 20)
READS = 100_000
LOADS = 5
LOAD_SECONDS = 0.5
READ_SECONDS = 5e-6


def measure_law() -> None:
    """Load, check and read; refuses to pass in silence what is slower than promised."""
    loads = []
    for _ in range(LOADS):
        start = time.process_time()
        load_law(root())
        loads.append(time.process_time() - start)
    _report("load the law (CPU)", min(loads), LOAD_SECONDS)
    rulebooks._load.cache_clear()  # noqa: SLF001 -- a cold load is what is measured
    start = time.process_time()
    check_data(root(), DAY)
    _report("load and check the whole corpus (CPU)", time.process_time() - start, LOAD_SECONDS)
    law = load_law()
    law.at(DAY)
    start = time.perf_counter()
    for _ in range(READS):
        law.at(DAY).value("standstill.term")
    _report("law.at(day).value(id)", (time.perf_counter() - start) / READS, READ_SECONDS)


def _report(what: str, seconds: float, promised: float) -> None:
    line = {
        "measure": what,
        "microseconds": round(seconds * 1e6, 2),
        "promised": round(promised * 1e6, 2),
        "kept": seconds <= promised,
    }
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    measure_law()
