"""``sua db``: the schema of the database."""

import typer

from sua.service.installation import installation, upgrade_schema

app = typer.Typer(help="Lo schema del database.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Lo schema del database."""


@app.command()
def upgrade() -> None:
    """Porta il database allo schema di questa versione; non torna mai indietro."""
    with installation(upgrade=False) as here:
        typer.echo(f"Schema alla revisione {upgrade_schema(here)}.")
