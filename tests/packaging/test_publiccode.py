"""publiccode.yml is what the catalogues of public software read: well formed, complete, honest."""

import re
import tomllib
from typing import Any

import pytest

from sua import __version__
from sua.corpus.root import root

TEXT = root() / "publiccode.yml"
SCALAR = re.compile(r'"(?P<quoted>[^"\\]*)"|(?P<plain>[^\s"\'#&*!|>%@`\[\]{},-][^#"]*)')


def read(text: str) -> dict[str, Any]:
    """The part of YAML that the file keeps to; anything else is refused.

    Mappings, lists of scalars or of mappings, folded text (``>-``), nothing on one line.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    value, rest = block(lines, 0)
    assert not rest, f"wrong indentation: {rest[0]!r}"
    assert isinstance(value, dict)
    return value


def depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def block(lines: list[str], indent: int) -> tuple[Any, list[str]]:
    made: Any = [] if lines[0].lstrip().startswith("- ") else {}
    while lines and depth(lines[0]) == indent:
        line, lines = lines[0].strip(), lines[1:]
        if isinstance(made, list):
            assert line.startswith("- "), f"a list, then {line!r}"
            if re.match(r"- \w+: ", line):
                entry, lines = block([" " * (indent + 2) + line[2:], *lines], indent + 2)
                made.append(entry)
            else:
                made.append(scalar(line[2:]))
            continue
        key, colon, given = line.partition(":")
        assert colon, f"no key in {line!r}"
        assert re.fullmatch(r"\w+", key), f"an odd key in {line!r}"
        assert key not in made, f"{key} twice"
        if given.strip() == ">-":
            folded = []
            while lines and depth(lines[0]) > indent:
                folded.append(lines[0].strip())
                lines = lines[1:]
            made[key] = " ".join(folded)
        elif given:
            made[key] = scalar(given.strip())
        else:
            assert lines, f"{key} has no value"
            assert depth(lines[0]) > indent, f"{key} has no value"
            made[key], lines = block(lines, depth(lines[0]))
    return made, lines


def scalar(text: str) -> str | bool:
    found = SCALAR.fullmatch(text)
    assert found, f"not a plain scalar: {text!r}"
    if found["plain"] is None:
        return found["quoted"]
    assert ": " not in text, f"to be quoted: {text!r}"
    assert not re.fullmatch(r"[\d.:-]+|yes|no|on|off|null|~", text, re.IGNORECASE), text
    return {"true": True, "false": False}.get(text, text)


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return read(TEXT.read_text(encoding="utf-8"))


def test_what_the_standard_wants_is_there(described: dict[str, Any]) -> None:
    assert described["publiccodeYmlVersion"] in {"0.4", "0.5"}
    assert described["name"] == "SUA"
    assert described["url"].startswith("https://")
    assert described["developmentStatus"] in {"concept", "development", "beta", "stable"}
    assert described["softwareType"].startswith("standalone/")
    assert described["platforms"]
    assert described["localisation"] == {"localisationReady": False, "availableLanguages": ["it"]}
    assert "procurement" in described["categories"]


def test_it_is_described_in_italian_and_in_english(described: dict[str, Any]) -> None:
    assert set(described["description"]) == {"it", "en"}
    for text in described["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 500 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
        assert all(len(feature) <= 100 for feature in text["features"])


def test_it_says_what_the_package_says(described: dict[str, Any]) -> None:
    project = tomllib.loads((root() / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert described["legal"] == {"license": project["license"]}
    assert described["softwareVersion"] == __version__
    assert described["dependsOn"]["open"][0] == {
        "name": "Python",
        "versionMin": project["requires-python"].removeprefix(">="),
    }


def test_who_maintains_it_is_named_or_nobody_is_claimed(described: dict[str, Any]) -> None:
    kind = described["maintenance"]["type"]
    assert kind in {"internal", "contract", "community", "none"}
    named = {"internal": "contacts", "community": "contacts", "contract": "contractors"}
    assert set(described["maintenance"]) == {"type", named.get(kind, "type")}


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2", "a:", "a", "a: [1]", "a: no", "a: b: c", "a: 'b'", "a: b\n   c: d", "- a\nb: c"],
)
def test_what_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(AssertionError):
        read(text)
