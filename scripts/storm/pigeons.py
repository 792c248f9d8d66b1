"""Three pigeon lofts: the channel that the tests bring, under three names."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.messages import Posted
from bot.port import BusyError, Desk, Serving
from scripts.storm.letters import Letter, Talk
from scripts.storm.platforms import Delivery, Said
from tests.channels.pigeon.channel import Loft, PigeonChannel, PigeonLine

_SEAL = "storm"


class _Named(PigeonLine):
    def __init__(self, desk: Desk, serving: Serving, loft: Loft, name: str) -> None:
        super().__init__(desk, serving, loft)
        self._name = name
        # One client for all calls: making one is the dearest part of a call.
        self._client = httpx.AsyncClient(base_url=f"{self._address}/{name}")

    @property
    def routes(self) -> Sequence[BaseRoute]:
        return [Route(f"/{self._name}", self._arrived, methods=["POST"])]

    async def _call(self, method: str, path: str, **how: Any) -> httpx.Response:
        try:
            return await self._client.request(method, path, **how)
        except httpx.TransportError as error:
            raise BusyError(type(error).__name__) from error


class _Handing:
    """Hands in under another name."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk, self._name = desk, name

    async def take(self, posted: Posted) -> None:
        await self._desk.take(replace(posted, conversation=replace(posted.conversation, channel=self._name)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


class Flock(PigeonChannel):
    """One of them."""

    def __init__(self, name: str) -> None:
        self.name = name

    def open(self, desk: Desk, serving: Serving) -> PigeonLine:
        """Put it to work."""
        return _Named(_Handing(desk, self.name), serving, Loft(), self.name)


dove, swift, heron = Flock("dove"), Flock("swift"), Flock("heron")


@dataclass(frozen=True)
class PigeonPlatform:
    """The sky over one of them."""

    name: str
    deadline: float = 3.0

    @property
    def channel(self) -> str:
        """Where the channel is."""
        return f"scripts.storm.pigeons:{self.name}"

    def environment(self, server: str, app: str) -> Mapping[str, str]:
        """The settings."""
        del app
        return {"PIGEON_SECRET": _SEAL, "PIGEON_API_BASE_URL": server.removesuffix(f"/{self.name}")}

    def account(self, talk: Talk) -> str:
        """A number."""
        return talk.account

    def delivery(self, letter: Letter, at: datetime, sent: datetime) -> Delivery:
        """A letter with its seal."""
        account, own = letter.talk.account, f"p{letter.event}"
        told: dict[str, Any] = {"text": letter.text, "button": "", "on": "", "tied": [], "thread": ""}
        told |= {"chat": account, "direct": True, "from": account, "message": own, "event": own, "at": at.timestamp()}
        body, stamp = json.dumps(told).encode(), str(int(sent.timestamp()))
        seal = hmac.new(_SEAL.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        return Delivery(f"/{self.name}", body, {"x-sent": stamp, "x-seal": seal})

    def routes(self, said: Said) -> Sequence[Route]:
        """Letters are said, or changed."""

        async def say(request: Request) -> Response:
            letter = await request.json()
            return JSONResponse({"id": said.place(letter["chat"], letter["text"], letter["key"])})

        async def change(request: Request) -> Response:
            return JSONResponse({"id": (await request.json())["id"]})

        return [Route("/say", say, methods=["POST"]), Route("/change", change, methods=["POST"])]


PIGEONS = (PigeonPlatform("dove"), PigeonPlatform("swift"), PigeonPlatform("heron"))
