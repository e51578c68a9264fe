"""requirements.lock: everything pinned and hashed, nothing of the machine that wrote it."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sua.corpus.root import root

LOCK = (root() / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((root() / "pyproject.toml").read_text("utf-8"))["project"]
ENTRIES = re.split(r"\n(?=[^\s#])", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE).strip())
PINNED = {
    canonicalize_name(entry.partition("==")[0]): entry.partition("==")[2].split()[0]
    for entry in ENTRIES
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.partition("==")[0])
def test_every_package_is_pinned_and_hashed(entry: str) -> None:
    line, *hashes = entry.split(" \\\n")
    assert re.fullmatch(r"[a-z0-9-]+==[\w.]+(?: ; [\w. '=!<>]+)?", line)
    assert hashes
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", text) for text in hashes)


def test_it_names_no_host_and_no_index() -> None:
    assert "://" not in LOCK
    assert not re.search(r"--(?:index|extra-index|find-links|trusted)", LOCK)


@pytest.mark.parametrize(
    "wanted", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
)
def test_it_is_in_step_with_the_project(wanted: str) -> None:
    requirement = Requirement(wanted)
    assert requirement.specifier.contains(PINNED[canonicalize_name(requirement.name)])


def test_it_was_made_for_the_oldest_python_we_promise() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    assert f"--python-version {oldest}" in LOCK
