"""The application: one factory, every route with its way in, every answer with its headers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from sua import __version__
from sua.service.installation import Installation
from sua.web import pages, problems
from sua.web.api import (
    access,
    cases,
    files,
    forms,
    looking,
    money,
    outbox,
    planning,
    registers,
    setup,
)
from sua.web.api.schemas.base import Problem
from sua.web.protection import Protection
from sua.web.throttle import Throttle

API = "/api/v1"
_ERRORS = (400, 401, 403, 404, 409, 412, 413, 422, 429, 503)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the application stands in the world.

    Attributes:
        secure: it is reached through HTTPS: cookies and headers may demand it.
        sign_ins_per_minute: attempts accepted from one address.
        clock: the present instant.
    """

    secure: bool = False
    sign_ins_per_minute: int = 20
    clock: Callable[[], datetime] = field(default=_now)


def create_app(here: Installation, settings: WebSettings | None = None) -> FastAPI:
    """The application over one installation."""
    chosen = settings or WebSettings()
    app = FastAPI(
        title="SUA",
        summary="Motore di gara per la Stazione Unica Appaltante di una Provincia",
        version=__version__,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.installation = here
    app.state.clock = chosen.clock
    app.state.secure = chosen.secure
    app.state.throttle = Throttle(chosen.sign_ins_per_minute)
    for module in (setup, access, cases, files, planning, forms, looking, money, outbox, registers):
        app.include_router(module.router, prefix=API)
    problems.install(app)
    pages.install(app)
    app.add_middleware(Protection, secure=chosen.secure, largest_file=here.settings.upload_bytes)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The contract: every error of every operation is a problem, whatever its status."""
    if app.openapi_schema:
        return app.openapi_schema
    schema = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes
    )
    components = schema.setdefault("components", {})
    shapes = components.setdefault("schemas", {})
    shapes["Problem"] = Problem.model_json_schema()
    for name in ("HTTPValidationError", "ValidationError"):
        shapes.pop(name, None)
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Una chiave per programmi."}
    }
    schema["security"] = [{"token": []}]
    problem = {
        "description": "Un problema",
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"] |= {str(status): problem for status in _ERRORS}
    app.openapi_schema = schema
    return schema
