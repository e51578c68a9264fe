"""Serving the static files: compressed once, kept in memory, to be kept by browsers for a year."""

import gzip
from functools import cache

from fastapi import Request
from fastapi.responses import Response
from starlette.routing import Route

from sua.web.pages.static_files import FOR_A_YEAR, PREFIX, static_digest, static_file

_WORTH_COMPRESSING = {".css", ".js", ".svg"}


@cache
def _body(path: str) -> tuple[bytes, bytes, str] | None:
    """A file plain and compressed, with its media type."""
    found = static_file(path)
    if found is None:
        return None
    file, media_type = found
    data = file.read_bytes()
    small = gzip.compress(data, mtime=0) if file.suffix in _WORTH_COMPRESSING else b""
    return data, small, media_type


def _serve(request: Request) -> Response:
    digest, path = request.path_params["digest"], request.path_params["path"]
    found = _body(path) if digest == static_digest() else None
    if found is None:
        return Response("Non trovato.", status_code=404, media_type="text/plain; charset=utf-8")
    data, small, media_type = found
    headers = {"Cache-Control": FOR_A_YEAR, "Vary": "Accept-Encoding"}
    if small and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            small, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"}
        )
    return Response(data, media_type=media_type, headers=headers)


route = Route(f"{PREFIX}/{{digest}}/{{path:path}}", _serve, methods=["GET"])
