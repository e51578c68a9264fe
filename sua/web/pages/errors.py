"""Errors on the pages: the same problems as the API's; who is not signed in finds the door."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from sua.domain.accounts import Caller
from sua.domain.errors import SuaError
from sua.web import problems
from sua.web.pages.entrance import door_page
from sua.web.pages.posting import local_path
from sua.web.pages.templating import environment, page
from sua.web.problems import ProblemError
from sua.web.signing import clock, cookie_name

_UNAUTHORISED, _INTERNAL = 401, 500
_OWN_PATHS = ("/api/",)


def install(app: FastAPI) -> None:
    """Show errors as pages, except under the API's address."""

    def handle(request: Request, error: Exception) -> Response:
        problem = problems.of(error)
        if request.url.path.startswith(_OWN_PATHS):
            return problems.answer(problem)
        return answer(request, problem)

    for kind in (ProblemError, RequestValidationError, SuaError, HTTPException, Exception):
        app.add_exception_handler(kind, handle)


def answer(request: Request, problem: ProblemError) -> Response:
    """The page of a problem."""
    if problem.status == _UNAUTHORISED and problem.code == "sign_in.required":
        if request.headers.get("hx-request"):
            return Response(status_code=204, headers={"HX-Redirect": "/accesso"})
        there = f"{request.url.path}?{request.url.query}" if request.method == "GET" else "/"
        here, now = request.app.state.installation, clock(request)
        return door_page(
            request, here, now, poi=local_path(there.rstrip("?")), status=_UNAUTHORISED
        )
    # The database may be what does not answer: nothing is asked of it.
    if problem.status >= _INTERNAL:
        text = environment().get_template("broken.html").render(problem=problem.body())
        return Response(text, status_code=problem.status, media_type="text/html; charset=utf-8")
    return page(
        request,
        "error.html",
        _caller(request),
        status=problem.status,
        problem=problem.body(),
    )


def _caller(request: Request) -> Caller | None:
    """Whoever is signed in, so that an error leaves them their navigation."""
    secret = request.cookies.get(cookie_name(request), "")
    if not secret.isascii():
        return None
    return request.app.state.installation.identity().authenticate(secret, clock(request)) or None
