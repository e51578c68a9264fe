"""Errors on the pages: the same problems as the API's, on a page; who is not signed in is sent to the door."""

from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from sua.domain.accounts import Caller
from sua.domain.errors import SuaError
from sua.web import problems
from sua.web.pages.posting import go
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
        there = request.url.path if request.method == "GET" else "/"
        query = f"?{request.url.query}" if request.method == "GET" and request.url.query else ""
        door = f"/accesso?{urlencode({'poi': there + query})}"
        if request.headers.get("hx-request"):
            return Response(status_code=204, headers={"HX-Redirect": door})
        return go(door)
    if problem.status >= _INTERNAL:  # the database may be what does not answer: nothing is asked of it
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
