"""``make bench``: what the spine costs, on a private database. One JSON object per measure.

Seconds are the median of several runs on this machine: compare them with each other, on the same
machine, never across machines.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

from sua.corpus import rulebooks
from sua.rendering.codec import decode_view
from sua.rendering.renderer import render
from sua.service.dossier import load_dossier
from sua.service.installation import rehearse
from sua.storage import migrate
from sua.storage.database import VERIFIER, transaction
from sua.storage.embedded import embedded
from sua.storage.home import Home
from sua.storage.vault import open_sealed
from tests.bench import doors, law, many, ranking, scoring, timeline
from tests.bench import engine as stepping
from tests.support import DEMO_STORY, desk_on, once

TIMES = 7
CASES = 20


def report(what: str, unit: str, seconds: list[float], per: int = 1) -> None:
    """One line: the median and the extremes, in milliseconds."""
    shown = [1000 * value / per for value in seconds]
    line = {
        "measure": what,
        "unit": unit,
        "median_ms": round(statistics.median(shown), 2),
        "min_ms": round(min(shown), 2),
        "max_ms": round(max(shown), 2),
        "runs": len(shown),
    }
    sys.stdout.write(json.dumps(line) + "\n")


def timed(work: Callable[[], object], times: int = TIMES) -> list[float]:
    """How long each of several runs takes."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def main() -> None:
    """Every measure."""
    dossier = load_dossier(DEMO_STORY)
    lines = len(dossier.story.lines)

    def load() -> None:
        rulebooks._load.cache_clear()  # noqa: SLF001 -- a cold load is what is measured
        rulebooks.load_corpus()

    report("load and prove the data files", "load", timed(load))
    law.measure_law()
    stepping.measure()
    corpus = rulebooks.load_corpus()
    ranking.measure(report)
    now = datetime.now(UTC)
    report(
        "decide in memory",
        "command",
        timed(lambda: list(rehearse(corpus, dossier, now, uuid4()))),
        lines,
    )
    timeline.measure()
    for what, seconds in scoring.measure().items():
        report(what, "run", seconds)
    with tempfile.TemporaryDirectory(prefix="sua-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        home = Home(Path(folder) / "var")
        with embedded(home) as url, desk_on(url, home) as desk:
            with once(url) as engine:
                migrate.upgrade(engine)
            here = desk.here

            def play() -> None:
                for _ in here.replay(dossier, now, uuid4()):
                    pass

            play()
            report("rehearse, decide and write", "command", timed(play, CASES), lines)
            here.worker().drain()
            report("verify", "case", timed(lambda: here.verifier().verify(), 3), 2 * (CASES + 1))
            digest = str(
                desk.rows("SELECT view FROM document WHERE slug = 'session_minutes'")[0][0]
            )
            with transaction(here.engine, VERIFIER) as connection:
                view = decode_view(open_sealed(connection, here.vault, {digest})[digest] or b"")
            template = corpus.documents.at("session_minutes", view.law_day)
            report("render the minutes (3 pages)", "act", timed(lambda: render(template, view)))
    with private_server() as (url, home):
        doors.measure(url, home)
    with private_server() as (url, home):
        for events, seconds in many.flatness(url, home).items():
            report(f"command on a case of {events} events", "command", [seconds])
    with private_server() as (url, home):
        for page, seconds in many.pages(url, home).items():
            report(f"10,000 cases, p95 of {page}", "page", [seconds])


@contextmanager
def private_server() -> Iterator[tuple[str, Home]]:
    """A server of its own with an empty, migrated database."""
    with tempfile.TemporaryDirectory(prefix="sua-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        home = Home(Path(folder) / "var")
        with embedded(home) as url:
            with once(url) as engine:
                migrate.upgrade(engine)
            yield url, home


if __name__ == "__main__":
    main()
