"""Templates: the environment, the formats pages use, and a response made of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from sua import __version__
from sua.domain.accounts import Caller
from sua.domain.calendar import ROME, legal_day
from sua.domain.numbers import format_euro
from sua.service.installation import Installation
from sua.service.site import about_site
from sua.web.pages.layout import Crumb, Flash, navigation
from sua.web.pages.static_files import static_url

_NOBODY = "Stazione Unica Appaltante"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page says of the installation."""

    name: str
    body: str
    demo: bool
    version: str


def italian_day(day: date) -> str:
    """A day as Italians write it.

    >>> italian_day(date(2026, 3, 9))
    '09/03/2026'
    """
    return f"{day:%d/%m/%Y}"


def italian_instant(at: datetime) -> str:
    """An instant on Rome's clock.

    >>> from datetime import UTC
    >>> italian_instant(datetime(2026, 3, 9, 11, 0, tzinfo=UTC))
    '09/03/2026, ore 12:00'
    """
    return f"{at.astimezone(ROME):%d/%m/%Y, ore %H:%M}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "motivo", "motivi"), counted(3, "motivo", "motivi")
    ('1 motivo', '3 motivi')
    """
    return f"{number} {one if number == 1 else many}"


def size_of(size: int) -> str:
    """Bytes as people say them.

    >>> size_of(512), size_of(20_480), size_of(3_407_872)
    ('512 byte', '20 KB', '3,3 MB')
    """
    kib = 1024
    if size < kib:
        return f"{size} byte"
    if size < kib * kib:
        return f"{size // kib} KB"
    tenths = (size * 10 + kib * kib // 2) // (kib * kib)
    return f"{tenths // 10},{tenths % 10} MB"


@cache
def environment() -> Environment:
    """The one Jinja2 environment of the pages: escaped, strict about names."""
    made = Environment(
        loader=PackageLoader("sua.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static_url, counted=counted)
    made.filters.update(
        day=italian_day,
        instant=italian_instant,
        zip=zip,
        iso_day=lambda text: italian_day(date.fromisoformat(text)),
        parsed_instant=lambda text: italian_instant(datetime.fromisoformat(text)),
        bytes=size_of,
        euro=lambda amount: f"{format_euro(amount)} €",
        rome_day=lambda at: italian_day(legal_day(at)),
    )
    return made


def page(
    request: Request,
    template: str,
    caller: Caller | None,
    *,
    status: int = 200,
    crumbs: Sequence[Crumb] = (),
    flash: Flash | None = None,
    **context: Any,
) -> HTMLResponse:
    """One page, with the header, navigation and footer that the caller has."""
    text = (
        environment()
        .get_template(template)
        .render(
            me=caller,
            site=site(request.app.state.installation, caller),
            nav=navigation(caller, request.url.path),
            trail_of_links=crumbs,
            flash=flash,
            **context,
        )
    )
    return HTMLResponse(text, status_code=status)


def fragment(template: str, **context: Any) -> HTMLResponse:
    """A piece of a page, for htmx."""
    return HTMLResponse(environment().get_template(template).render(**context))


def site(here: Installation, caller: Caller | None) -> Site:
    """The installation as its pages name it."""
    body, demo = about_site(here, caller.province if caller else None)
    return Site(name=f"SUA {body}".strip(), body=body or _NOBODY, demo=demo, version=__version__)
