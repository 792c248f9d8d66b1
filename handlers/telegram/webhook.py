"""Telegram's requests: from nobody but Telegram, and kept before they are acknowledged."""

from __future__ import annotations

import hmac
import json
import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.port import BusyError, Desk, RefusedError
from handlers.telegram.reception import Reception
from handlers.telegram.settings import WEBHOOK_PATH
from handlers.telegram.updates import readable

#: No update is longer, in bytes: files come by their ids.
BODY_LIMIT = 1024 * 1024
GIVEN_IN = "X-Telegram-Bot-Api-Secret-Token"

_log = logging.getLogger(__name__)


class Webhook:
    """The door that Telegram knocks at, with the secret that it was told."""

    def __init__(self, secret: str, reception: Reception, desk: Desk) -> None:
        self._secret = secret.encode()
        self._reception = reception
        self._desk = desk

    @property
    def route(self) -> Route:
        """Where it is."""
        return Route(WEBHOOK_PATH, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        given = request.headers.get(GIVEN_IN, "")
        if not self._secret or not hmac.compare_digest(given.encode(), self._secret):
            return Response(status_code=401)
        body = await _bounded(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = readable(json.loads(body))
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if update is None:
            return Response(status_code=400)
        self._desk.noticed()
        try:
            await self._reception.receive(Update.de_json(update))
        except (BusyError, RefusedError) as error:
            # Not kept, so not acknowledged: Telegram brings it again.
            _log.warning("an update was left with Telegram", extra={"problem": str(error)})
            return Response(status_code=503)
        return Response()


async def _bounded(request: Request) -> bytes | None:
    """The body; None where it is too long."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT:
            return None
    return bytes(raw)
