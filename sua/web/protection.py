"""What surrounds every answer: security headers, and no caching by others."""

import json
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sua.web.problems import MEDIA_TYPE, ProblemError

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

TOO_LARGE = 413
MAX_BODY = 4 * 1024 * 1024
_PROBLEM = ProblemError(TOO_LARGE, "body.too_large", "La richiesta supera i 4 MiB ammessi.")


class Protection:
    """Pure ASGI middleware: nothing is buffered, nothing is parsed."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._headers = dict(HEADERS)
        if secure:
            self._headers["Strict-Transport-Security"] = _STRICT_TRANSPORT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, marking what goes out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        replaced = False

        async def marked(message: Message) -> None:
            nonlocal replaced
            if replaced:
                return
            if message["type"] == "http.response.start" and message["status"] == TOO_LARGE:
                # The framework refuses a long body by itself, in plain text.
                replaced = True
                await _refuse(self._headers, send)
                return
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, marked)


async def _refuse(headers: Mapping[str, str], send: Send) -> None:
    named = {**headers, "Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"}
    raw = [(name.lower().encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": TOO_LARGE, "headers": raw})
    await send({"type": "http.response.body", "body": json.dumps(_PROBLEM.body()).encode()})
