"""A template and a view to HTML, in a sandbox where a missing name is an error."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import DictLoader, StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sua.corpus.documents import DocumentTemplate
from sua.domain.errors import InputError, SuaError
from sua.domain.numbers import format_decimal, format_euro
from sua.domain.view import CaseView

_ROME = ZoneInfo("Europe/Rome")
_MONTHS = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)


def long_day(value: date) -> str:
    """A date in words.

    >>> long_day(date(2026, 3, 1)), long_day(date(2026, 4, 12))
    ('1° marzo 2026', '12 aprile 2026')
    """
    number = "1°" if value.day == 1 else str(value.day)
    return f"{number} {_MONTHS[value.month - 1]} {value.year}"


def instant(value: datetime) -> str:
    """A Rome date and hour.

    >>> from datetime import UTC
    >>> instant(datetime(2026, 3, 9, 11, tzinfo=UTC))
    '9 marzo 2026, ore 12:00'
    """
    local = value.astimezone(_ROME)
    return f"{long_day(local.date())}, ore {local:%H:%M}"


def percent(value: Decimal) -> str:
    """A discount with its sign."""
    return f"{format_decimal(value)}%"


_FILTERS: dict[str, Callable[..., str]] = {
    "euro": lambda value: f"{format_euro(value)} euro",
    "amount": format_euro,
    "percent": percent,
    "day": long_day,
    "instant": instant,
}


def to_html(template: DocumentTemplate, view: CaseView, *, draft: bool = False) -> str:
    """The act as HTML.

    Raises:
        InputError: the view lacks something the act cannot do without.
        SuaError: the template failed.
    """
    for path in template.requires:
        if _missing(view, path):
            raise InputError(
                f"L'atto «{template.title}» non si può redigere: manca «{path}».",
                code="document.incomplete",
                field=path,
            )
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=DictLoader(
            {n: template.contents[n].decode() for n in ("base.html", "template.html")}
        ),
    )
    environment.filters.update(_FILTERS)
    try:
        text = environment.get_template("template.html").render(
            view=view, title=template.title, sources=template.sources, draft=draft
        )
    except TemplateError as error:
        raise SuaError(f"Il testo dell'atto «{template.slug}» non si compone: {error}") from error
    return re.sub(r"\n\s*\n+", "\n", text)


def _missing(view: CaseView, path: str) -> bool:
    value: Any = view
    for name in path.split("."):
        value = getattr(value, name)
        if value is None or value in ("", ()):
            return True
    return False
