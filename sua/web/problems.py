"""Errors over HTTP: problem+json (RFC 9457) with a stable ``code`` and an Italian ``detail``."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from sua.domain.accounts import SignInRefusedError
from sua.domain.errors import (
    AwayError,
    ConflictError,
    InputError,
    LawNotInForceError,
    NotFoundError,
    SuaError,
)
from sua.law.errors import UnknownParameterError
from sua.storage.database import DatabaseUnavailableError

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_TITLES = {
    400: "Richiesta non leggibile",
    401: "Accesso richiesto",
    403: "Operazione non consentita",
    404: "Non trovato",
    405: "Metodo non ammesso",
    409: "Conflitto",
    412: "La pratica è cambiata",
    413: "Richiesta troppo grande",
    422: "Dati non accettati",
    428: "Manca una condizione",
    429: "Troppi tentativi",
    500: "Errore interno",
    503: "Servizio non disponibile",
}


@dataclass
class ProblemError(Exception):
    """An answer that is an error, raised by a route.

    ``obstacles`` are the reasons of a refusal, all of them; ``errors`` the faults of a body, by field.
    """

    status: int
    code: str
    detail: str
    field: str | None = None
    obstacles: Sequence[Mapping[str, Any]] = ()
    errors: Sequence[Mapping[str, Any]] = ()
    headers: Mapping[str, str] | None = None

    def body(self) -> dict[str, Any]:
        """The members of the problem object; absent ones are left out."""
        found = {
            "type": "about:blank",
            "title": _TITLES.get(self.status, "Errore"),
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "field": self.field,
            "obstacles": list(self.obstacles) or None,
            "errors": list(self.errors) or None,
        }
        return {name: value for name, value in found.items() if value is not None}


def problem_for(error: SuaError) -> ProblemError:
    """What one of our own errors is over HTTP."""
    if isinstance(error, DatabaseUnavailableError):
        # Its words name hosts and settings: they are for the log of whoever keeps the machine.
        _log.warning("%s", error)
        return ProblemError(503, error.code, _AWAY, headers={"Retry-After": "1"})
    if isinstance(error, AwayError):
        return ProblemError(503, error.code, str(error), headers={"Retry-After": "60"})
    field_name = getattr(error, "field", None)
    status = 500
    for kind, answer in _STATUS.items():
        if isinstance(error, kind):
            status = answer
            break
    return ProblemError(status, error.code, str(error), field=field_name)


_STATUS: dict[type[SuaError], int] = {
    SignInRefusedError: 401,
    InputError: 422,
    NotFoundError: 404,
    UnknownParameterError: 404,
    ConflictError: 409,
    LawNotInForceError: 422,
}
_AWAY = (
    "Il database non risponde: riprovare tra poco. Un comando ripetuto con la stessa chiave di"
    " idempotenza non ha effetti doppi."
)

_HTTP = {413: ("body.too_large", "La richiesta supera i 4 MiB ammessi.")}

_WORDS = {
    "missing": "manca",
    "json_invalid": "non è JSON valido",
    "extra_forbidden": "non è riconosciuto",
    "string_type": "deve essere un testo",
    "control_characters": "contiene caratteri non ammessi",
    "string_too_long": "è troppo lungo",
    "string_too_short": "è troppo corto",
    "string_pattern_mismatch": "non ha la forma attesa",
    "int_parsing": "deve essere un numero intero",
    "int_type": "deve essere un numero intero",
    "bool_type": "deve essere true o false",
    "bool_parsing": "deve essere true o false",
    "uuid_parsing": "deve essere un identificativo (UUID)",
    "uuid_type": "deve essere un identificativo (UUID)",
    "date_from_datetime_parsing": "deve essere una data AAAA-MM-GG",
    "date_parsing": "deve essere una data AAAA-MM-GG",
    "datetime_parsing": "deve essere data e ora con il fuso",
    "datetime_from_date_parsing": "deve essere data e ora con il fuso",
    "timezone_aware": "deve dire il fuso orario",
    "dict_type": "deve essere un oggetto",
    "model_attributes_type": "deve essere un oggetto",
    "list_type": "deve essere un elenco",
    "enum": "non è tra i valori ammessi",
    "greater_than_equal": "è troppo piccolo",
    "less_than_equal": "è troppo grande",
}


def invalid(error: RequestValidationError) -> ProblemError:
    """A body or a parameter that does not have the declared shape, every fault at once."""
    faults = []
    for fault in error.errors():
        place = ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0])
        words = _WORDS.get(fault["type"], "non è accettabile")
        faults.append({"field": place, "code": fault["type"], "detail": f"«{place}» {words}."})
    unreadable = any(f["code"] == "json_invalid" for f in faults)
    return ProblemError(
        400 if unreadable else 422,
        "request.malformed" if unreadable else "request.invalid",
        " ".join(dict.fromkeys(f["detail"] for f in faults)),
        field=faults[0]["field"] if len(faults) == 1 else None,
        errors=faults,
    )


def answer(problem: ProblemError) -> Response:
    """The problem as a response."""
    return JSONResponse(
        problem.body(),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=dict(problem.headers or {}),
    )


def of(error: Exception) -> ProblemError:
    """Any exception that reaches the edge, as a problem; what nobody foresaw says nothing."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, RequestValidationError):
        return invalid(error)
    if isinstance(error, SuaError):
        return problem_for(error)
    if isinstance(error, HTTPException):
        code, detail = _HTTP.get(
            error.status_code, ("http", _TITLES.get(error.status_code, "Errore") + ".")
        )
        return ProblemError(error.status_code, code, detail, headers=dict(error.headers or {}))
    return ProblemError(500, "internal", "Errore imprevisto: è stato registrato.")


def install(app: FastAPI) -> None:
    """Make every error of the API a problem."""

    def handle(request: Request, error: Exception) -> Response:
        del request
        return answer(of(error))

    for kind in (ProblemError, RequestValidationError, SuaError, HTTPException, Exception):
        app.add_exception_handler(kind, handle)
