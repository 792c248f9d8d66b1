"""Letters by pigeon: a platform with chats, groups, buttons and files, and one signed webhook."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.messages import Conversation, Fetchable, Finding, Outgoing, Posted, Reply, Step, as_text
from bot.port import BusyError, Desk, Line, Pace, RefusedError, Serving

_moment = partial(datetime.fromtimestamp, tz=UTC)


class Loft(BaseSettings):
    """The channel's settings."""

    model_config = SettingsConfigDict(env_prefix="PIGEON_", env_file=".env", extra="ignore", frozen=True)
    secret: SecretStr = SecretStr("")
    api_base_url: str = ""


class PigeonLine(Line):
    """The channel at work."""

    paces = (Pace(200, 1.0, "all"),)

    def __init__(self, desk: Desk, serving: Serving, loft: Loft) -> None:
        self._desk, self._serving, self._address = desk, serving, loft.api_base_url
        self._secret = loft.secret.get_secret_value().encode()

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where letters arrive."""
        return [Route("/pigeon", self._arrived, methods=["POST"])]

    async def _arrived(self, request: Request) -> Response:
        body, sent = await request.body(), request.headers.get("x-sent", "")
        signed = hmac.new(self._secret, sent.encode() + b"." + body, hashlib.sha256).hexdigest()
        sealed = hmac.compare_digest(signed, request.headers.get("x-seal", ""))
        if not sealed or abs(_moment(int(sent)) - self._serving.now()) > timedelta(minutes=5):
            return Response(status_code=401)
        await self._desk.take(_posted(json.loads(body)))
        return Response(status_code=200)

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """Cards that lose their buttons, then the letter itself."""
        shut = [Step("change", {"id": each.placed, **_letter(each.reply)}) for each in outgoing.shuts]
        letter, where = _letter(outgoing.reply), outgoing.conversation
        if outgoing.place:
            return [*shut, Step("change", {"id": outgoing.place, **letter}, card=True)]
        to = {"chat": where.chat or outgoing.account, "thread": where.thread, "to": outgoing.account * outgoing.aside}
        return [*shut, Step("say", {**letter, **to}, card=bool(outgoing.reply.buttons))]

    async def send(self, step: Step, key: str) -> str:
        """One letter; the loft keeps one copy for each key."""
        tied = [file.name for url in step.args["tied"] if (file := await self._desk.attachment(url))]
        letter = {**step.args, "key": key, "tied": tied}
        return str((await self._call("POST", f"/{step.method}", json=letter)).json()["id"])

    async def fetch(self, file: Fetchable) -> bytes:
        """What was tied to a letter."""
        return (await self._call("GET", f"/files/{file.ref}")).content

    async def _call(self, method: str, path: str, **how: Any) -> httpx.Response:
        try:
            async with httpx.AsyncClient(base_url=self._address) as client:
                answer = await client.request(method, path, **how)
        except httpx.TransportError as error:
            raise BusyError(type(error).__name__) from error
        if answer.status_code == 429:
            raise BusyError("too fast", float(answer.headers["retry-after"]))
        if answer.is_error:
            raise RefusedError(f"status {answer.status_code}")
        return answer


class PigeonChannel:
    """Found by its entry point; on where its secret is set."""

    name = "pigeon"

    def configured(self) -> bool:
        """Whether the secret is set."""
        return bool(Loft().secret)

    def open(self, desk: Desk, serving: Serving) -> PigeonLine:
        """Put it to work."""
        return PigeonLine(desk, serving, Loft())

    async def check(self) -> Sequence[Finding]:
        """Nothing can be asked of pigeons."""
        return [Finding(True, "pigeon: fed")]


channel = PigeonChannel()


def _posted(letter: dict[str, Any]) -> Posted:
    where = Conversation("pigeon", letter["chat"], letter.get("thread", ""))
    files = tuple(Fetchable("photo" if "image" in tied["type"] else "file", **tied["file"]) for tied in letter["tied"])
    said = {name: letter[name] for name in ("text", "direct", "button", "on", "message")}
    return Posted(where, letter["from"], letter["event"], _moment(letter["at"]), files=files, **said)


def _letter(reply: Reply) -> dict[str, Any]:
    tied = [file.url for file in (*reply.images, *reply.files)]
    return {"text": as_text(reply), "buttons": [[one.id, one.label] for one in reply.buttons], "tied": tied}
