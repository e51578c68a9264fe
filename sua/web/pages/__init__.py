"""Server-rendered Italian pages: Jinja2 templates, forms that work without scripts, htmx where it helps.

No rule lives here: pages show what the service answers, and post what people type.
"""

from fastapi import APIRouter, FastAPI

from sua.web.pages import (
    about,
    auditing,
    cases,
    commands,
    deposits,
    entrance,
    errors,
    first_steps,
    money,
    openings,
    overviews,
    own_access,
    register_imports,
    register_people,
    registers,
    sending,
    serving,
)

_ROUTERS = (
    first_steps,
    deposits,
    entrance,
    openings,
    commands,
    cases,
    overviews,
    money,
    auditing,
    own_access,
    sending,
    about,
    registers,
    register_people,
    register_imports,
)


def install(app: FastAPI) -> None:
    """Add the pages to the application, and show its errors as pages outside the API."""
    router = APIRouter(include_in_schema=False)
    for module in _ROUTERS:
        router.include_router(module.router)
    app.include_router(router)
    app.router.routes.append(serving.route)
    errors.install(app)
