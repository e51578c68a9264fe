"""A command typed wrong, in one Italian line: Typer would say it in four English ones."""

import re
from typing import Any

import typer

# The base of every error in how a command is typed; Typer exports only this one child of it.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_NO_COMMAND = re.compile(r"^No such command '(.*?)'\.(?: Did you mean (.*))?", re.DOTALL)
_QUOTED = re.compile(r"'([^']*)'")
_EXTRA = re.compile(r"extra argument\S* \((.*)\)", re.DOTALL)


def usage_line(error: Any) -> str:
    """What is wrong and where the help is."""
    path = error.ctx.command_path if error.ctx else "sua"
    return f"{_problem(error)}: «{path} --help» dice come si scrive."


def _problem(error: Any) -> str:
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    if option:
        known = type(error).__name__ != "NoSuchOption"
        return f"L'opzione «{option}» " + ("è scritta male" if known else "non esiste")
    if param is not None:
        name = param.metavar or param.human_readable_name
        missing = type(error).__name__ == "MissingParameter"
        return f"Manca «{name}»" if missing else f"«{name}» non si può leggere"
    if found := _NO_COMMAND.search(error.message):
        near = re.sub(_QUOTED, "«\\1»", found[2] or "").rstrip("?")
        closest = f" (forse: {near})" if near else ""
        return f"Il comando «{found[1]}» non esiste{closest}"
    if found := _EXTRA.search(error.message):
        return f"Parole di troppo: «{found[1]}»"
    return "Il comando è scritto male"
