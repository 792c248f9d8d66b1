"""Slack over HTTP: one address for events, commands and interactions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from handlers.slack.deliveries import parsed
from handlers.slack.reception import Reception

PATH = "/slack/events"

#: No delivery is longer, in bytes.
BODY_LIMIT = 1024 * 1024


class _Clock(Clock):
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now().timestamp()


class Webhook:
    """Takes what is signed with the app's secret and no more than five minutes old; anything else gets 401."""

    def __init__(self, signing_secret: str, now: Callable[[], datetime], reception: Reception) -> None:
        self._verifier = SignatureVerifier(signing_secret, _Clock(now))
        self._reception = reception

    def route(self) -> Route:
        """Where Slack calls."""
        return Route(PATH, self._taken, methods=["POST"], max_body_size=BODY_LIMIT)

    async def _taken(self, request: Request) -> Response:
        raw = await request.body()
        stamp = self._signed_at(request, raw)
        if stamp is None:
            return Response(status_code=401)
        try:
            body = parsed(raw, request.headers.get("content-type", ""))
        except ValueError:
            return Response(status_code=400)
        return to_starlette_response(await self._reception.take(body, stamp))

    def _signed_at(self, request: Request, raw: bytes) -> datetime | None:
        """When it was signed; None where the signature is wrong, missing or too old."""
        stamps = request.headers.getlist("x-slack-request-timestamp")
        signatures = request.headers.getlist("x-slack-signature")
        if len(stamps) != 1 or len(signatures) != 1:
            return None
        stamp, signature = stamps[0], signatures[0]
        if not (stamp.isascii() and stamp.isdigit() and signature.isascii() and _is_text(raw)):
            return None
        if not self._verifier.is_valid(raw, stamp, signature):
            return None
        return datetime.fromtimestamp(int(stamp), UTC)


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
