"""The pigeons' loft: a platform's server that keeps letters, and the people who send them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.port import ChatChannel
from tests.channels.pigeon.channel import PigeonChannel
from tests.channels.platform import Shown
from tests.channels.serving import served

SECRET = "coo"
GROUP = "g1"


@dataclass
class Loft:
    """Letters by chat, and what is to go wrong next."""

    name: str = "pigeon"
    groups: bool = True
    threads: bool = True
    asides: bool = True
    pictures: bool = True
    edits: bool = True
    failures: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._letters: dict[str, tuple[str, Shown]] = {}
        self._buttons: dict[str, dict[str, str]] = {}
        self._keys: dict[str, str] = {}
        self._files: dict[str, bytes] = {}
        self._ids = count(1)
        self._stack = AsyncExitStack()
        self.environment: Mapping[str, str] = {}
        self.calls = 0

    @property
    def channel(self) -> ChatChannel:
        """The channel under test."""
        return PigeonChannel()

    async def start(self) -> None:
        """Listen."""
        routes = [
            Route("/say", self._say, methods=["POST"]),
            Route("/change", self._change, methods=["POST"]),
            Route("/files/{id}", self._file),
        ]
        address = await self._stack.enter_async_context(served(Starlette(routes=routes)))
        self.environment = {"PIGEON_SECRET": SECRET, "PIGEON_API_BASE_URL": address}

    async def stop(self) -> None:
        """Listen no more."""
        await self._stack.aclose()

    async def attach(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        """Deliver to an app."""
        self._app, self._now = app, now

    async def writes(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str = "",
        at: datetime | None = None,
    ) -> None:
        """Deliver a letter; in a group only what is addressed to the assistant."""
        if addressed:
            await self._deliver(account, group, text=text, event=event, at=at)

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False) -> None:
        """Deliver a press."""
        button = self._buttons[shown.id][label]
        await self._deliver(account, group, text=label, button=button, on=shown.id, thread=shown.thread)

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """Deliver a letter with something tied to it."""
        ref = f"f{next(self._ids)}"
        self._files[ref] = data
        tied = {"type": media_type, "file": {"ref": ref, "name": name, "size": len(data)}}
        await self._deliver(account, group, text=text, tied=[tied])

    def direct(self, account: str) -> list[Shown]:
        """Letters to an account."""
        return [shown for chat, shown in self._letters.values() if chat == account]

    def group(self) -> list[Shown]:
        """Letters to the group."""
        return [shown for chat, shown in self._letters.values() if chat == GROUP]

    async def seals(self, body: bytes, sent: str, seal: str) -> int:
        """Deliver something with a seal of one's own; the status that is answered."""
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url="http://office") as client:
            headers = {"x-sent": sent, "x-seal": seal}
            return (await client.post("/pigeon", content=body, headers=headers)).status_code

    def letter(self, account: str, *, group: bool = False, **given: Any) -> dict[str, Any]:
        """A letter as it is delivered."""
        own = f"p{next(self._ids)}"
        plain = {"text": "", "button": "", "on": "", "tied": [], "thread": own if group else ""}
        where = {"chat": GROUP if group else account, "direct": not group, "from": account, "message": own}
        at = given.pop("at", None) or self._now()
        return {**plain, **where, **given, "event": given.get("event") or own, "at": at.timestamp()}

    async def _deliver(self, account: str, group: bool, **given: Any) -> None:
        body = json.dumps(self.letter(account, group=group, **given)).encode()
        sent = str(int(self._now().timestamp()))
        seal = hmac.new(SECRET.encode(), sent.encode() + b"." + body, hashlib.sha256).hexdigest()
        assert await self.seals(body, sent, seal) == 200

    async def _say(self, request: Request) -> Response:
        self.calls += 1
        if self.failures:
            return self.failures.pop(0)
        letter = await request.json()
        if letter["key"] not in self._keys:
            own = self._keys[letter["key"]] = f"p{next(self._ids)}"
            self._letters[own] = (letter["chat"], Shown(own, "", to=letter["to"], thread=letter["thread"]))
            self._write(own, letter)
        return JSONResponse({"id": self._keys[letter["key"]]})

    async def _change(self, request: Request) -> Response:
        letter = await request.json()
        chat, shown = self._letters[letter["id"]]
        self._letters[letter["id"]] = (chat, replace(shown, edits=shown.edits + 1))
        self._write(letter["id"], letter)
        return JSONResponse({"id": letter["id"]})

    def _write(self, own: str, letter: Mapping[str, Any]) -> None:
        chat, shown = self._letters[own]
        # A press may come from a screen that shows the letter as it was.
        self._buttons.setdefault(own, {}).update({label: button for button, label in letter["buttons"]})
        labels = tuple(label for _, label in letter["buttons"])
        self._letters[own] = (chat, replace(shown, text=letter["text"], buttons=labels, files=tuple(letter["tied"])))

    async def _file(self, request: Request) -> Response:
        return Response(self._files[request.path_params["id"]])
