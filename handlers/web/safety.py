"""What keeps the pages to their own origin: security headers, and a check of where a request came from."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: A header that a page of another origin cannot send without asking first, which is never granted.
OWN_HEADER = "x-youdan"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class PageHeaders:
    """Adds the security headers; pages are never kept by a cache, files are asked after each time."""

    def __init__(self, app: ASGIApp, cache: str = "no-store") -> None:
        self._app = app
        self._cache = cache

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers["Cache-Control"] = self._cache
            await send(message)

        await self._app(scope, receive, with_headers)


def from_own_page(request: Request) -> bool:
    """Whether a form was sent by a page of this very origin, as the browser tells it."""
    fetched_from = request.headers.get("sec-fetch-site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host")


def from_own_script(request: Request) -> bool:
    """Whether a request was made by a script of ours: its header is there and the browser does not say otherwise."""
    return OWN_HEADER in request.headers and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
