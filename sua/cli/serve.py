"""``sua serve``: the pages and the API, on a loopback address unless told otherwise."""

import os
from typing import Annotated

import typer
import uvicorn
from rich.console import Console

from sua.service.installation import installation
from sua.storage.database import POOL_OF_A_SERVER
from sua.web.app import WebSettings, create_app

console = Console(stderr=True, highlight=False, soft_wrap=True)


def serve(
    host: Annotated[str, typer.Option(help="L'indirizzo su cui ascoltare.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="La porta.")] = 8000,
) -> None:
    """Serve le pagine e l'API; Ctrl+C per fermarsi."""
    secure = os.environ.get("SUA_PUBLIC_URL", "").startswith("https://")
    with installation(pool_size=POOL_OF_A_SERVER) as here:
        console.print(f"SUA è su http://{host}:{port} (Ctrl+C per fermarla)")
        uvicorn.run(
            create_app(here, WebSettings(secure=secure)),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
        )
