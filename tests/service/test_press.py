"""The press: acts printed in another process, which dies with its parent and is replaced when broken."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection as Pipe

import psutil
import pytest

from sua.corpus.rulebooks import load_corpus
from sua.domain.canonical import sha256_hex
from sua.rendering.pdf import RenderingError
from sua.service.press import Press, print_here
from sua.storage.database import VERIFIER, transaction
from sua.storage.vault import open_sealed
from tests.support import Desk

_fresh = multiprocessing.get_context("forkserver")


@pytest.fixture
def act(played: Desk) -> tuple[dict[str, bytes], bytes, str]:
    """Files of a template, bytes of a view, and the hash of the file they gave."""
    ((view, slug, day, sha256),) = played.rows(
        "SELECT view, slug, day, sha256 FROM document ORDER BY act_seq DESC LIMIT 1"
    )
    with transaction(played.here.engine, VERIFIER) as connection:
        body = open_sealed(connection, played.here.vault, {str(view)})[str(view)]
    assert body is not None
    template = load_corpus().documents.at(str(slug), day)  # type: ignore[arg-type]
    return dict(template.contents), body, str(sha256)


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if "spawn_main" in " ".join(child.cmdline()) and "resource_tracker" not in child.cmdline()
    ]


def gone(process: psutil.Process, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as made:
        yield made


def test_the_same_bytes_come_out_of_the_press(
    press: Press, act: tuple[dict[str, bytes], bytes, str]
) -> None:
    contents, view, sha256 = act
    made = press(contents, view)
    assert made == print_here(contents, view)
    assert made.sha256 == sha256_hex(made.pdf) == sha256


def test_a_killed_child_fails_its_act_and_the_next_one_is_printed(
    press: Press, act: tuple[dict[str, bytes], bytes, str]
) -> None:
    contents, view, sha256 = act
    press(contents, view)
    (child,) = children()
    child.suspend()  # so that it is surely at work when it dies
    child.kill()
    with pytest.raises(RenderingError, match="si è interrotto"):
        press(contents, view)
    assert press(contents, view).sha256 == sha256


def test_a_render_that_takes_too_long_ends(act: tuple[dict[str, bytes], bytes, str]) -> None:
    contents, view, _ = act
    slow = contents["template.html"] + b"{% for _ in range(90000) %}{% for _ in range(9000) %}"
    slow += b"{{ view.law_day }}{% endfor %}{% endfor %}"
    with Press(longest=1) as press, pytest.raises(RenderingError, match="si è interrotto"):
        press({**contents, "template.html": slow}, view)


def test_a_fault_of_the_act_is_told_in_its_own_words(
    press: Press, act: tuple[dict[str, bytes], bytes, str]
) -> None:
    contents = act[0]
    with pytest.raises(RenderingError, match="I dati congelati dell'atto non si leggono"):
        press(contents, b"{}")
    broken = {**contents, "meta.toml": b"slug = 1"}
    with pytest.raises(RenderingError, match="«slug» deve essere di tipo testo"):
        press(broken, b"{}")


def test_memory_has_a_limit(act: tuple[dict[str, bytes], bytes, str]) -> None:
    contents, view, _ = act
    huge = contents["template.html"] + b"{% set x = 'x' * 9000000000 %}{{ x }}"
    with Press() as press, pytest.raises(RenderingError, match=r"memoria|si è interrotto"):
        press({**contents, "template.html": huge}, view)


def hold_a_press(ready: Pipe) -> None:
    """What the parent that will be killed does."""
    with Press():
        while not (found := children()):
            time.sleep(0.01)
        time.sleep(0.5)
        ready.send(found[0].pid)
        time.sleep(60)


def test_the_child_dies_with_a_parent_killed_without_warning() -> None:
    here, there = _fresh.Pipe(duplex=False)
    parent = _fresh.Process(target=hold_a_press, args=(there,))
    parent.start()
    child = psutil.Process(here.recv())
    assert child.is_running()
    os.kill(int(parent.pid or 0), signal.SIGKILL)
    parent.join()
    assert gone(child)
    for end in (here, there):
        end.close()
    parent.close()
