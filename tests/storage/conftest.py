"""Folders of their own for embedded servers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sua.storage.embedded import erase
from sua.storage.home import Home
from tests.storage.servers import SHORT


@pytest.fixture
def base() -> Iterator[Path]:
    """A short folder others may pass, as a checkout in /opt would be (pytest's own is 0700)."""
    folder = Path(tempfile.mkdtemp(prefix="sua-test-", dir=SHORT)).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def home(base: Path) -> Iterator[Home]:
    home = Home(base / "var")
    yield home
    erase(home)
