"""Dockerfile and compose.yaml, as far as they can be checked without an engine to run them."""

import re
from typing import Any

import pytest
import yaml

from sua.corpus.root import root

DOCKERFILE = (root() / "Dockerfile").read_text(encoding="utf-8")
COMPOSE_TEXT = (root() / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
LINES = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE)).splitlines()
INSTRUCTIONS = [line.split(None, 1) for line in LINES if line]
OURS = ("schema", "app", "worker")


def arguments(name: str) -> list[str]:
    return [words[1] for words in INSTRUCTIONS if words[0] == name]


def test_every_instruction_is_one_and_every_copied_thing_is_there() -> None:
    known = {"FROM", "ENV", "RUN", "WORKDIR", "COPY", "VOLUME", "USER", "EXPOSE", "CMD"}
    assert {words[0] for words in INSTRUCTIONS} <= known
    allowed = (root() / ".dockerignore").read_text().split()
    for sources in arguments("COPY"):
        for source in sources.split()[:-1]:
            assert (root() / source).exists()
            assert f"!{source}" in allowed


@pytest.mark.parametrize(
    "image", [*arguments("FROM"), *(s.get("image", "") for s in SERVICES.values())]
)
def test_images_are_pinned_and_come_from_no_particular_host(image: str) -> None:
    assert image == "sua" or re.fullmatch(r"[a-z]+:\d+(?:\.\d+)*-[a-z-]+", image)


def test_no_host_is_named_but_the_services_and_the_loopback() -> None:
    text = re.sub(r"\$\{[^}]*?(?::-([^}]*))?\}", r"\1", DOCKERFILE + COMPOSE_TEXT)
    hosts = set(re.findall(r"//(?:[^@/\s]*@)?([a-z0-9.-]+)", text))
    assert hosts <= {*SERVICES, "localhost"}
    assert not re.search(r"--(?:index|extra-index|find-links|trusted)|proxy=", DOCKERFILE)


def test_packages_come_from_the_lock_with_their_hashes() -> None:
    install = [run for run in arguments("RUN") if "pip install" in run]
    assert "--require-hashes" in install[0]
    assert "--no-deps --no-build-isolation ." in install[1]
    setup = (root() / ".ci" / "setup").read_text()
    for package in re.findall(r"lib[\w.-]+", next(r for r in arguments("RUN") if "apt-get" in r)):
        assert package == "lib" or package in setup


def test_it_does_not_run_as_root() -> None:
    names = [words[0] for words in INSTRUCTIONS]
    assert arguments("USER") == ["sua"]
    assert names.index("USER") > max(n for n, name in enumerate(names) if name == "RUN")


def test_only_what_is_served_is_published_and_only_here() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["app"]
    assert SERVICES["app"]["ports"] == ["127.0.0.1:8000:8000"]
    assert SERVICES["app"]["command"] == ["sua", "serve", "--host", "0.0.0.0"]  # noqa: S104
    assert SERVICES["worker"]["command"] == ["sua", "work"]


def test_services_volumes_and_settings_exist() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        for volume in service.get("volumes", []):
            assert volume.split(":")[0] in COMPOSE["volumes"]
    documented = (root() / "sua" / "service" / "settings.py").read_text()
    for name in OURS:
        assert SERVICES[name]["cap_drop"] == ["ALL"]
        for setting in SERVICES[name]["environment"]:
            assert f"``{setting}``" in documented


def test_no_secret_has_a_default() -> None:
    assert set(re.findall(r"\$\{(\w*PASSWORD\w*)(:\?)?", COMPOSE_TEXT)) == {
        ("SUA_DB_PASSWORD", ":?")
    }
