"""What people read, kept word for word in files beside the tests: it changes only when somebody means it.

``SUA_GOLDEN=write python -m pytest tests/engine tests/stories`` writes the files anew: read the
difference. Lines that a set of tests may say (:func:`among`) are only added: to drop what is no more,
empty the file first.
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

WRITING = os.environ.get("SUA_GOLDEN") == "write"
_HEAD = "## "


@cache
def known(file: Path) -> frozenset[str]:
    """The lines of a file."""
    return frozenset(file.read_text().splitlines())


def among(file: Path, line: str) -> None:
    """A line said by one of several tests stands in their file."""
    if WRITING:
        said = {*file.read_text().splitlines()} if file.exists() else set()
        file.write_text("\n".join(sorted({*said, line})) + "\n")
    else:
        assert line in known(file)


@cache
def sections(file: Path) -> dict[str, list[str]]:
    """The lines of a file by the title they stand under."""
    found: dict[str, list[str]] = {}
    for line in file.read_text().splitlines() if file.exists() else ():
        if line.startswith(_HEAD):
            found[line.removeprefix(_HEAD)] = here = []
        else:
            here.append(line)
    return found


def agreed(file: Path, name: str, lines: Iterable[str]) -> None:
    """The lines are those of the section of that name, one by one."""
    told = [part for line in lines for part in line.splitlines()]
    here = sections(file)
    if WRITING:
        here[name] = told
        parts = ["\n".join((f"{_HEAD}{n}", *here[n])) for n in sorted(here)]
        file.write_text("\n".join(parts) + "\n")
    assert told == here[name]
