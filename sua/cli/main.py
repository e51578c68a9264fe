"""``sua``: the command line. Every error is one clear line on standard error, never a traceback."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from sua import __version__
from sua.cli import (
    accounts,
    calc,
    cases,
    db,
    documents,
    law,
    migration,
    money,
    outbox,
    plans,
    play,
    registers,
    serve,
    work,
    workflows,
)
from sua.cli.usage import UsageError, usage_line
from sua.domain.errors import SuaError
from sua.domain.reasons import reason

app = typer.Typer(
    name="sua",
    help="Motore di gara per la Stazione Unica Appaltante di una Provincia.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(law.app, name="law")
workflows.app.command(name="migrate")(migration.migrate)
app.add_typer(workflows.app, name="workflows")
app.add_typer(documents.app, name="documents")
app.add_typer(db.app, name="db")
app.add_typer(outbox.app, name="outbox")
app.add_typer(play.story, name="story")
app.add_typer(accounts.app, name="accounts")
app.add_typer(cases.app, name="cases")
app.add_typer(registers.app, name="registers")
app.command(name="setup-code")(registers.setup_code)
app.command(name="demo")(play.demo)
app.command(name="serve")(serve.serve)
app.command(name="replay")(play.replay)
app.command(name="verify")(cases.verify)
app.command(name="deadlines")(cases.list_deadlines)
app.command(name="metrics")(cases.metrics)
app.command(name="reconcile")(money.reconcile)
app.command(name="plan")(plans.plan)
app.command(name="what-if")(plans.what_if)
app.command(name="work")(work.work)
app.add_typer(calc.app, name="calc")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"sua {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Mostra la versione."),
    ] = False,
) -> None:
    """Motore di gara per la Stazione Unica Appaltante di una Provincia."""


def run() -> None:
    """Entry point: whatever goes wrong outside of us becomes one line and a code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no «✓» shows «?»
    try:
        code = app(prog_name="sua", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SuaError as error:
        _fail(str(error))
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(str(error), err=True)
            sys.exit(2)
        _fail(usage_line(error), code=2)
    except BrokenPipeError:
        # Whoever read our output has gone (e.g. «| head»): nothing is wrong.
        _abandon_output()
        sys.exit(0)
    except OSError as error:
        where = f"«{error.filename}»" if error.filename else "l'uscita del comando"
        if not error.filename:
            _abandon_output()
        _fail(f"Non si può leggere o scrivere {where}: {reason(error)}.")
    except (KeyboardInterrupt, typer.Abort):
        Console(stderr=True).print("Interrotto.")
        sys.exit(130)
    sys.exit(code)


def _fail(message: str, *, code: int = 1) -> NoReturn:
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        "Errore: ", message, sep="", markup=False
    )
    sys.exit(code)


def _abandon_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again at the end."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    run()
