"""What surrounds every answer: security headers, no caching by others, a limit on what comes in.

The framework has a limit of its own, but refuses in plain text; ours answers with a problem.
"""

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _SOURCES.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
_STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"

MAX_BODY = 4 * 1024 * 1024
FILES_TOGETHER = 4
"""Largest files that one form may bring at once; what comes is spooled to disk, never held in memory."""
_TAKES_FILES = re.compile(
    r"/api/v1/(cases/[^/]+/files|signatures)|/pratiche/[^/]+/passi/[a-z][a-z0-9_]*"
)


class Protection:
    """Pure ASGI middleware: nothing is buffered, nothing is parsed."""

    def __init__(self, app: ASGIApp, *, secure: bool, largest_file: int = 0) -> None:
        self._app = app
        self._with_files = max(MAX_BODY, FILES_TOGETHER * largest_file) + MAX_BODY
        self._headers = dict(HEADERS)
        if secure:
            self._headers["Strict-Transport-Security"] = _STRICT_TRANSPORT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, marking what goes out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        received, most = 0, MAX_BODY
        if scope["method"] == "POST" and _TAKES_FILES.fullmatch(scope["path"]):
            most = self._with_files

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise HTTPException(413)
            return message

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, counted, marked)
