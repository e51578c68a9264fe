"""``sua work``: terms, reminders and acts, until told to stop."""

import logging
import signal
import threading
from types import FrameType

from sua.jobs.running import at_work
from sua.service.installation import Installation, installation

_log = logging.getLogger("sua")


def work() -> None:
    """Tiene i termini, invia i promemoria e rende gli atti, finché non riceve SIGTERM o Ctrl-C."""
    stop = threading.Event()

    def leave(number: int, frame: FrameType | None) -> None:
        del frame
        stop.set()
        signal.signal(number, signal.SIG_DFL)  # a second time means at once

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    _speak()
    with installation() as here, at_work(here):
        _log.info("in servizio: %s", _setting(here))
        stop.wait()
        _log.info("si finisce il lavoro in corso")
    _log.info("fermo")


def _speak() -> None:
    """One line per thing done, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False


def _setting(here: Installation) -> str:
    settings = here.settings
    post = (
        f"posta da {settings.smtp.host}:{settings.smtp.port}"
        if settings.smtp
        else f"posta in {here.home.mail} (SUA_SMTP_URL non è impostato)"
        if not settings.external_database
        else "SUA_SMTP_URL non è impostato: la posta di un'installazione vera aspetta"
    )
    return f"{post}; {'campana su Redis' if settings.redis_url else 'senza Redis'}"
