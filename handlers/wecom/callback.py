"""The app's webhook: who sent it and how old it is, then what it is. It is stored before it is acknowledged."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.port import Desk
from handlers.wecom.deliveries import NotADeliveryError, fields, posted
from handlers.wecom.sealing import Seal, SealError

#: What is older, or this far ahead, was not sent just now.
WINDOW = timedelta(minutes=5)
#: How long a delivery is known again: longer than it could come again within the window.
REMEMBERED = 2 * WINDOW
#: A message has at most 2,048 bytes of text; sealed and in Base64 nothing comes near this.
BODY_LIMIT = 64 * 1024

_TIME = re.compile(r"[0-9]{9,11}")
_SIGNATURE = re.compile(r"[0-9a-f]{40}")
_NONCE = re.compile(r"[\x21-\x7e]{1,128}")


class Callback:
    """Answers WeCom. Anything that WeCom did not send just now, for this app, gets 401 and nothing more."""

    def __init__(self, seal: Seal, company: str, agent: int, desk: Desk, now: Callable[[], datetime]) -> None:
        self._seal = seal
        self._company = company
        self._agent = agent
        self._desk = desk
        self._now = now
        self._taken: dict[tuple[str, str, str], datetime] = {}

    async def answer(self, request: Request) -> Response:
        """The check of the address (GET), or a delivery (POST)."""
        told = {name: request.query_params.getlist(name) for name in ("msg_signature", "timestamp", "nonce")}
        if any(len(values) != 1 for values in told.values()):
            return _refused()
        signature, timestamp, nonce = (values[0] for values in told.values())
        if not (_SIGNATURE.fullmatch(signature) and _NONCE.fullmatch(nonce) and self._recent(timestamp)):
            return _refused()
        try:
            if request.method == "GET":
                return self._address(signature, timestamp, nonce, request.query_params.get("echostr", ""))
            return await self._delivery(signature, timestamp, nonce, await _bounded(request))
        except (SealError, NotADeliveryError):
            return _refused()

    def _recent(self, timestamp: str) -> bool:
        if not _TIME.fullmatch(timestamp):
            return False
        return abs(self._now().timestamp() - int(timestamp)) <= WINDOW.total_seconds()

    def _address(self, signature: str, timestamp: str, nonce: str, echo: str) -> Response:
        if not self._seal.signed(signature, timestamp, nonce, echo):
            return _refused()
        return PlainTextResponse(self._seal.opened(echo))

    async def _delivery(self, signature: str, timestamp: str, nonce: str, raw: bytes) -> Response:
        envelope = fields(raw)
        sealed = envelope.get("Encrypt", "")
        if not self._seal.signed(signature, timestamp, nonce, sealed):
            return _refused()
        if self._known((signature, timestamp, nonce)):
            return PlainTextResponse("success")
        told = fields(self._seal.opened(sealed))
        if any(to.get("ToUserName", self._company) != self._company for to in (envelope, told)):
            return _refused()
        message = posted(told) if told.get("AgentID", str(self._agent)) == str(self._agent) else None
        if message is not None:
            await self._desk.take(message)
        # Only now: what could not be stored is taken when it comes again.
        self._taken[signature, timestamp, nonce] = self._now()
        return PlainTextResponse("success")

    def _known(self, delivery: tuple[str, str, str]) -> bool:
        oldest = self._now() - REMEMBERED
        while self._taken and next(iter(self._taken.values())) < oldest:
            del self._taken[next(iter(self._taken))]
        return delivery in self._taken


async def _bounded(request: Request) -> bytes:
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT:
            raise NotADeliveryError("longer than anything that WeCom delivers")
    return bytes(raw)


def _refused() -> Response:
    return PlainTextResponse("", 401)
