"""The web channel: its pages and files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.port import Assistant, Serving
from handlers.web.chat import MESSAGE_LIMIT, Chat
from handlers.web.records import Records
from handlers.web.safety import PageHeaders
from handlers.web.signing_in import Door
from handlers.web.unsaid import UnsaidPage
from handlers.web.visitors import Visitors

#: No form is longer, in bytes.
BODY_LIMIT = 64 * 1024


class WebChannel:
    """Web chat and record pages."""

    name = "web"
    built_in = True

    def routes(self, assistant: Assistant, serving: Serving) -> Sequence[BaseRoute]:
        """All pages, and the requests of their scripts."""
        visitors = Visitors(assistant)
        records, unsaid = Records(assistant, visitors), UnsaidPage(assistant, visitors)
        chat, door = Chat(assistant, serving, visitors), Door(assistant, serving, visitors)
        return [
            _get("/", _to_chat),
            _get("/chat", chat.show),
            _post("/chat/messages", chat.send, MESSAGE_LIMIT),
            _get("/chat/bubbles", chat.bubbles),
            _get("/chat/enclosures/{id}", chat.enclosure, "private, no-cache"),
            _get("/chat/events", chat.events),
            _get("/records/{kind}/{id}", records.show),
            _get("/files/{id}", records.file),
            _get("/outbox", unsaid.show),
            _post("/outbox/{number:int}", unsaid.again),
            _get("/sign-in", door.ask),
            _post("/sign-in", door.sign_in),
            _post("/sign-in/as", door.choose),
            _post("/sign-out", door.sign_out),
            _post("/language", door.switch_language),
            Mount(
                "/assets",
                StaticFiles(packages=[("handlers.web", "static")]),
                middleware=[Middleware(PageHeaders, cache="no-cache")],
            ),
        ]


Endpoint = Callable[[Request], Awaitable[Response]]


def _get(path: str, endpoint: Endpoint, cache: str = "no-store") -> Route:
    return Route(path, endpoint, methods=["GET"], middleware=[Middleware(PageHeaders, cache=cache)])


def _post(path: str, endpoint: Endpoint, limit: int = BODY_LIMIT) -> Route:
    guarded = [Middleware(PageHeaders)]
    return Route(path, endpoint, methods=["POST"], middleware=guarded, max_body_size=limit)


async def _to_chat(_: Request) -> Response:
    return RedirectResponse("/chat", 303)
