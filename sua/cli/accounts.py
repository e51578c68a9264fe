"""``sua accounts``: local accounts, given and closed by whoever keeps the server."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from sua.cli.arguments import person_named
from sua.service import managing_accounts
from sua.service.installation import installation
from sua.service.managing_accounts import NewAccount

app = typer.Typer(help="Le utenze locali.", no_args_is_help=True)
console = Console(highlight=False, soft_wrap=True)
Username = Annotated[str, typer.Argument(metavar="UTENTE")]
Password = Annotated[
    str,
    typer.Option(
        prompt=True, confirmation_prompt=True, hide_input=True, help="Chiesta, se non indicata."
    ),
]


@app.callback()
def main() -> None:
    """Le utenze locali."""


@app.command("list")
def list_accounts() -> None:
    """Elenca le utenze, con la persona e lo stato."""
    now = datetime.now(UTC)
    with installation() as here:
        found = managing_accounts.listed(here)
    for account, name in found:
        locked = account.locked_until is not None and now < account.locked_until
        state = "chiusa" if account.disabled else "bloccata" if locked else "attiva"
        password = "" if account.password_hash else ", solo dimostrazione"
        console.print(f"{account.username}  {name} ({state}{password})", markup=False)
        console.print(f"      persona {account.person}", style="dim")
    if not found:
        console.print("Nessuna utenza.")


@app.command()
def create(
    username: Username,
    person: Annotated[str, typer.Option(help="L'identificativo (UUID) della persona.")],
    password: Password,
    email: Annotated[str | None, typer.Option(help="Dove inviare i promemoria.")] = None,
) -> None:
    """Dà un'utenza a una persona già nei registri."""
    new = NewAccount(person=person_named(person), username=username, password=password, email=email)
    with installation() as here:
        managing_accounts.create(here, new, datetime.now(UTC))
    console.print(f"Utenza «{username}» creata.", markup=False)


@app.command()
def invite(username: Username) -> None:
    """Dà un codice, che vale una volta, con cui l'utente sceglie la password alla pagina /invito."""
    with installation() as here:
        code = managing_accounts.invite(here, username, datetime.now(UTC))
        url = here.settings.public_url
    console.print(f"Codice: {code}  ({url}/invito)", markup=False)


@app.command()
def password(username: Username, password: Password) -> None:
    """Cambia la password, toglie un blocco e chiude ogni sessione."""
    with installation() as here:
        managing_accounts.change_password(here, username, password, datetime.now(UTC))
    console.print(f"Password di «{username}» cambiata.", markup=False)


@app.command()
def close(username: Username) -> None:
    """Chiude un'utenza: sessioni e chiavi cessano subito."""
    with installation() as here:
        managing_accounts.close(here, username, datetime.now(UTC))
    console.print(f"Utenza «{username}» chiusa.", markup=False)
