"""``sua serve``: the pages and the API, on a loopback address unless told otherwise."""

import signal
from types import FrameType
from typing import Annotated, NoReturn

import typer
import uvicorn
from rich.console import Console

from sua.jobs.running import with_bell
from sua.service import setting_up
from sua.service.installation import Installation, installation
from sua.storage.database import POOL_OF_A_SERVER
from sua.web.app import WebSettings, create_app

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
console = Console(stderr=True, highlight=False, soft_wrap=True)


def serve(
    host: Annotated[str, typer.Option(help="L'indirizzo su cui ascoltare.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="La porta.")] = 8000,
) -> None:
    """Serve le pagine e l'API; senza Redis tiene anche i termini e rende gli atti. Ctrl+C ferma."""
    # uvicorn ends what it is serving and gives the signal back: the rest is to be closed as well.
    signal.signal(signal.SIGTERM, _leave)
    with installation(pool_size=POOL_OF_A_SERVER) as found, with_bell(found) as here:
        secure = here.settings.public_url.startswith("https://")
        console.print(f"SUA è su http://{host}:{port} (Ctrl+C per fermarla)")
        if setting_up.needed(here):
            _tell_setup(here, host, port)
        uvicorn.run(
            create_app(here, WebSettings(secure=secure)),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
        )


def _tell_setup(here: Installation, host: str, port: int) -> None:
    """Where an empty installation is set up; the code is printed only where nobody else reads it."""
    console.print(f"L'installazione è da configurare: http://{host}:{port}/primo-avvio")
    if host in _LOOPBACK:
        console.print(f"Codice di primo avvio: {setting_up.setup_code(here)}", markup=False)
    else:
        console.print("Il codice di primo avvio si legge sul server con «sua setup-code».")


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise SystemExit(0)
