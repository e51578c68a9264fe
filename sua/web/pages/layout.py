"""What stands around every page: navigation by role, the path to it, what has just happened."""

from dataclasses import dataclass

from sua.domain.accounts import Caller
from sua.web.access import Action, may


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the path; the last one is the page itself."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Flash:
    """What has just happened: ``good``, ``bad``, ``warn`` or ``info``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One place of the navigation."""

    href: str
    label: str
    current: bool


_PLACES = (
    (Action.LIST_CASES, "/pratiche", "Le mie pratiche"),
    (Action.INTAKE, "/richieste", "Richieste in arrivo"),
    (Action.READ_TERMS, "/termini", "Termini"),
    (Action.READ_FEES, "/rendiconti", "Rendiconti"),
    (Action.VERIFY, "/verifica", "Verifica"),
    (Action.READ_ACCESSES, "/accessi", "Registro degli accessi"),
    (Action.RUN_OUTBOX, "/invii", "Invii"),
    (Action.OWN_ACCESS, "/il-mio-accesso", "Il mio accesso"),
)


def navigation(caller: Caller | None, path: str) -> tuple[NavigationEntry, ...]:
    """The places that the caller's present role may go to."""
    if caller is None:
        return ()
    return tuple(
        NavigationEntry(href, label, path == href or path.startswith(f"{href}/"))
        for action, href, label in _PLACES
        if may(caller.hat.role, action)
    )


def first_place(caller: Caller) -> str:
    """Where the caller's role begins its work."""
    return navigation(caller, "")[0].href
