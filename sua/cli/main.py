"""``sua``: the command line. Every error is one clear line on standard error, never a traceback."""

import os
import sys
from typing import Annotated

import typer
from rich.console import Console

from sua import __version__
from sua.cli import accounts, calc, cases, db, documents, law, play, serve, workflows
from sua.domain.errors import SuaError

app = typer.Typer(
    name="sua",
    help="Motore di gara per la Stazione Unica Appaltante di una Provincia.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(law.app, name="law")
app.add_typer(workflows.app, name="workflows")
app.add_typer(documents.app, name="documents")
app.add_typer(db.app, name="db")
app.add_typer(play.story, name="story")
app.add_typer(accounts.app, name="accounts")
app.command(name="demo")(play.demo)
app.command(name="serve")(serve.serve)
app.command(name="replay")(play.replay)
app.command(name="verify")(cases.verify)
app.command(name="deadlines")(cases.list_deadlines)
app.command(name="metrics")(cases.metrics)
app.command(name="calc", help=calc.HELP)(calc.calc)


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
    """Entry point: known errors become one line and exit code 1."""
    try:
        app()
    except SuaError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(
            "Errore: ", str(error), sep="", markup=False
        )
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output has gone (e.g. «| head»): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        Console(stderr=True).print("Interrotto.")
        sys.exit(130)


if __name__ == "__main__":
    run()
