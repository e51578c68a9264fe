"""A private PostgreSQL for the whole run, and a database of its own for each test that asks.

``played`` is a database in which the demonstration has been replayed and its acts rendered: it is
made once and copied, files included, so that a test may do to it whatever it likes.
"""

import multiprocessing
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sua.service.dossier import Dossier, load_dossier
from sua.storage import migrate
from sua.storage.embedded import embedded, erase
from sua.storage.home import Home
from tests.support import DEMO_STORY, RUN, Cluster, Desk, desk_on, once

_numbers = count()

# A busy machine is no fault of the code: how long a step takes is measured by the bench.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("house")

# The processes that tests kill are forked from one server, which loads everything once for all.
multiprocessing.get_context("forkserver").set_forkserver_preload(
    ["tests.service.test_crash", "tests.jobs.test_chaos", "sua.rendering.renderer"]
)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="sua-pg-", dir="/tmp"))
    folder.chmod(0o711)
    home = Home(folder / "var")
    with embedded(home) as url:
        server = Cluster(url)
        empty = server.create("empty", "template1")
        with once(empty) as engine:
            migrate.upgrade(engine)
        yield server
    erase(home)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def demo() -> Dossier:
    return load_dossier(DEMO_STORY)


@pytest.fixture(scope="session")
def played_once(cluster: Cluster, demo: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("played"))
    with desk_on(cluster.create("played", "empty"), home) as desk:
        for _ in desk.here.replay(demo, datetime.now(UTC), RUN):
            pass
        assert desk.here.worker().drain() == 4
    return home


@pytest.fixture
def fresh(cluster: Cluster, tmp_path: Path) -> Iterator[Desk]:
    """A migrated, empty installation."""
    with desk_on(cluster.create(f"test{next(_numbers)}", "empty"), Home(tmp_path / "var")) as desk:
        yield desk


@pytest.fixture
def played(cluster: Cluster, played_once: Home, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the installation in which the demonstration was replayed and rendered."""
    home = Home(tmp_path / "var")
    shutil.copytree(played_once.root, home.root)
    with desk_on(cluster.create(f"test{next(_numbers)}", "played"), home) as desk:
        yield desk


@pytest.fixture
def dossier_of(tmp_path: Path) -> Callable[[str], Dossier]:
    """A dossier of another story told with the people and lists of the demonstration."""

    def make(story: str) -> Dossier:
        path = tmp_path / "case.story"
        path.write_text(story)
        path.with_suffix(".toml").write_bytes(DEMO_STORY.with_suffix(".toml").read_bytes())
        return load_dossier(path)

    return make
