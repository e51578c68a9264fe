"""A mutation run over the engine and its guards: is every line held by some test?

``python tests/mutation/run.py [--sample N] [--seed S]`` copies the checkout to a folder of its own, has
mutmut change one thing at a time in ``sua/engine``, runs the tests that reach it, and says how many
changes went unseen: of all of them, which takes hours, or of a sample drawn with a seed that is told.
A survivor that changes nothing anybody can see is listed with its reason in ``survivors.toml``; it stays
a survivor in the figures. Killed is only what a test failed on: a change whose tests took too long, or
ended otherwise than by failing, is counted apart and named.

mutmut leaves decorated functions alone: in the copy a guard is therefore registered by a call after its
definition, which means the same. It is not among the packages the suite needs: ``pip install mutmut``.
"""

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).with_name("survivors.toml")
NEEDED = 95
_CONFIG = """

[tool.mutmut]
source_paths = ["sua/engine"]
pytest_add_cli_args = ["--doctest-modules", "-p", "no:unraisableexception", "-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = ["tests/engine", "tests/stories", "sua/engine"]
timeout_constant = 60.0
timeout_multiplier = 4.0
also_copy = ["sua", "workflows", "documents", "migrations", "tests", "README.md", "LICENSE"]
"""
_KINDS = {0: "survived", 1: "killed", 5: "untested", 33: "untested"}
_KINDS |= dict.fromkeys((36, 24, -24, 152, 255), "timeout")


def prepare(folder: Path) -> None:
    """Copy what git knows, with guards registered by calls."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in names.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    for path in (folder / "sua" / "engine").rglob("*.py"):
        path.write_text(undecorated(path.read_text()))
    with (folder / "pyproject.toml").open("a") as config:
        config.write(_CONFIG)


def undecorated(source: str) -> str:
    r"""The same module with ``@guard(…)`` turned into a call after the function.

    >>> print(undecorated("@guard('x')\ndef f(s):\n    return s\n"))
    def f(s):
        return s
    <BLANKLINE>
    f = guard('x')(f)
    <BLANKLINE>
    """
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        if not isinstance(node, ast.FunctionDef):
            continue
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if isinstance(called, ast.Name) and called.id == "guard":
                text = ast.get_source_segment(source, decorator)
                lines.insert(node.end_lineno or 0, f"\n{node.name} = {text}({node.name})")
                del lines[decorator.lineno - 1 : decorator.end_lineno]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, count, list; 1 if fewer than :data:`NEEDED` in a hundred were seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many changes to try; all, if left out")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sua-mutation-", dir="/tmp"))
    prepare(folder)
    children = ["--max-children", str(asked.children)]
    chosen: list[str] = []
    if asked.sample:
        mutmut(folder, [*children, "none.such"])  # makes the changes, tries none
        names = sorted(name for name, _ in outcomes(folder))
        chosen = Random(asked.seed).sample(names, min(asked.sample, len(names)))  # noqa: S311
    mutmut(folder, [*children, *chosen])
    return tell(folder)


def mutmut(folder: Path, arguments: list[str]) -> None:
    """Run mutmut there; its own exit code says nothing that the outcomes do not."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    command = [sys.executable, "-m", "mutmut", "run", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=False)


def outcomes(folder: Path) -> Iterator[tuple[str, int | None]]:
    """Every change made, and the exit code of its tests; None: not tried."""
    for meta in sorted((folder / "mutants").rglob("*.meta")):
        yield from json.loads(meta.read_text())["exit_code_by_key"].items()


def tell(folder: Path) -> int:
    """The figures of the run in ``folder`` and its survivors, with the reasons given for them."""
    reasons: dict[str, str] = tomllib.loads(SURVIVORS.read_text()) if SURVIVORS.exists() else {}
    counted: dict[str, list[str]] = {
        kind: [] for kind in (*dict.fromkeys(_KINDS.values()), "otherwise")
    }
    for name, code in outcomes(folder):
        if code is not None:
            counted[_KINDS.get(code, "otherwise")].append(name)
    total = sum(map(len, counted.values()))
    explained = 0
    for kind, names in counted.items():
        for name in names if kind != "killed" else ():
            explained += name in reasons
            sys.stdout.write(f"{name} ({kind}): {reasons.get(name, 'UNEXPLAINED')}\n")
    killed = len(counted["killed"])
    share = 100 * killed / total if total else 0
    figures = {
        **{kind: len(names) for kind, names in counted.items()},
        "killed_percent": round(share, 2),
        "explained": explained,
        "killed_or_explained_percent": round(100 * (killed + explained) / total, 2) if total else 0,
    }
    sys.stdout.write(json.dumps(figures) + f"\n{folder}\n")
    return 0 if share >= NEEDED else 1


if __name__ == "__main__":
    sys.exit(main())
