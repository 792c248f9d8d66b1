"""Slack as people have it: a direct chat with the bot, and one channel that it is in."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlencode

import httpx2
from starlette.types import ASGIApp

from bot.port import ChatChannel
from handlers.slack import channel
from tests.channels.platform import Shown
from tests.slack.web_api import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    SECRET,
    TEAM,
    SlackServer,
    Standing,
    direct_chat,
    texts_of,
)

GROUP = "C0SALES"
PATH = "/slack/events"


class SlackPlatform:
    """Some accounts over a local server. What they do is posted to the app, or sent over Socket Mode."""

    name = "slack"
    groups = True
    threads = True
    asides = True
    pictures = True
    edits = True

    def __init__(self, server: SlackServer | None = None, *, socket: bool = False) -> None:
        self.server = server or SlackServer()
        self.server.members.add(GROUP)
        self._socket = socket
        self._app: httpx2.AsyncClient | None = None
        self._events: dict[str, str] = {}

    @property
    def channel(self) -> ChatChannel:
        """The channel under test."""
        return channel

    @property
    def environment(self) -> Mapping[str, str]:
        """The channel's settings."""
        way_in = {"SLACK_APP_TOKEN": APP_TOKEN if self._socket else "", "SLACK_SIGNING_SECRET": SECRET}
        return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_BASE_URL": self.server.base_url, **way_in}

    async def start(self) -> None:
        """Start the server."""
        await self.server.start()

    async def stop(self) -> None:
        """Stop it."""
        if self._app is not None:
            await self._app.aclose()
        await self.server.stop()

    async def attach(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        """Deliver to an app's webhook, or to whoever connects."""
        self.server.now = now
        if self._socket:
            await self.server.until(lambda: bool(self.server.sockets))
        else:
            transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
            self._app = httpx2.AsyncClient(transport=transport, base_url="http://youdan.test")

    def account(self, user: str) -> str:
        """A confirmed member, known to Slack once he does something."""
        profile = {"email": f"{user.lower()}@hollin.example", "display_name": user}
        member = {"id": user, "team_id": TEAM, "deleted": False, "is_bot": False, "is_email_confirmed": True}
        self.server.users.setdefault(user, {**member, "profile": profile})
        return user

    @property
    def channel_id(self) -> str:
        """The channel that the bot is in."""
        return GROUP

    def direct_chat(self, user: str) -> str:
        """The direct chat of the bot with a user."""
        return direct_chat(user)

    async def writes(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str = "",
        at: datetime | None = None,
        **more: Any,
    ) -> None:
        """Deliver a message; `more` is what Slack tells of it besides."""
        await self.event(self.message(account, text, group=group, addressed=addressed, event=event, at=at, **more))

    def message(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str = "",
        at: datetime | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """A message as Slack delivers it: the same event again is the very same delivery."""
        user = self.account(account)
        moment = self.server.ts(at)
        known = event or self.server.fresh("Ev")
        ts = self._events.setdefault(known, moment)
        told: dict[str, Any] = {"user": user, "ts": ts, "event_ts": ts, "team": TEAM, "text": _escaped(text)}
        if group:
            told |= {"channel": self.channel_id, "channel_type": "channel", "type": "message"}
            if addressed:
                told |= {"type": "app_mention", "text": f"<@{BOT}> {_escaped(text)}"}
                told.pop("channel_type")
        else:
            told |= {"channel": self.direct_chat(user), "channel_type": "im", "type": "message"}
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event_id": known,
            "event_time": int(float(ts)),
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
            "event": told | more,
        }

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False) -> None:
        """Deliver a press of a button of a message, which tells where it stands."""
        del group
        await self.interaction(self.press(account, shown, label))

    def press(self, account: str, shown: Shown, label: str) -> dict[str, Any]:
        """A press as Slack delivers it."""
        user, standing = self.account(account), self.standing(shown)
        # A press may come from a screen that shows the message as it was.
        row, button = standing.pressable[label]
        container: dict[str, Any] = {"type": "message", "message_ts": standing.ts, "channel_id": standing.channel}
        container |= {"is_ephemeral": bool(standing.to)} | ({"thread_ts": standing.thread} if standing.thread else {})
        message = {"ts": standing.ts} | ({"thread_ts": standing.thread} if standing.thread else {})
        ts = self.server.ts()
        return {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "username": account},
            "api_app_id": "A1",
            "container": container,
            "trigger_id": self.server.trigger(),
            "channel": {"id": standing.channel, "name": "directmessage" if standing.channel[0] == "D" else "sales"},
            "response_url": self.server.hook(standing, standing.channel, user),
            "actions": [{**button, "block_id": row, "action_ts": ts}],
        } | ({} if standing.to else {"message": message})

    async def fills_in(self, account: str, answers: Mapping[str, str]) -> int:
        """Deliver what was filled into the form that was opened last, by its labels; the answer's status."""
        view = self.server.views[-1]
        values: dict[str, Any] = {}
        for block in view["blocks"]:
            element, answer = block["element"], answers.get(block["label"]["text"], "")
            state: dict[str, Any] = {"type": element["type"]}
            if element["type"] == "static_select":
                chosen = next((each for each in element["options"] if each["text"]["text"] == answer), None)
                state["selected_option"] = chosen
            else:
                state["selected_date" if element["type"] == "datepicker" else "value"] = answer or None
            values[block["block_id"]] = {element["action_id"]: state}
        return await self.interaction(
            {
                "type": "view_submission",
                "team": {"id": TEAM},
                "user": {"id": self.account(account)},
                "trigger_id": self.server.trigger(),
                "view": {**view, "state": {"values": values}},
            }
        )

    async def commands(
        self, account: str, command: str, text: str = "", *, channel: str = "", direct: bool = False
    ) -> int:
        """Deliver a slash command, in the group unless told otherwise; the answer's status."""
        user = self.account(account)
        where = self.direct_chat(user) if direct else channel or self.channel_id
        fields = {
            "command": command,
            "text": text,
            "team_id": TEAM,
            "channel_id": where,
            "channel_name": "directmessage" if where[0] == "D" else "sales",
            "user_id": user,
            "trigger_id": self.server.trigger(),
            "response_url": self.server.hook(None, where, user),
        }
        if self._app is None:
            return await self._push("slash_commands", fields)
        return await self.posts(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """Deliver a picture or file, with some words."""
        file = self.file(data, name, media_type)
        await self.writes(account, text, group=group, subtype="file_share", files=[file])

    def file(self, data: bytes, name: str, media_type: str) -> dict[str, Any]:
        """A file as Slack tells of it."""
        known = self.server.keep_file(data)
        return {
            "id": known,
            "name": name,
            "mimetype": media_type,
            "size": len(data),
            "mode": "hosted",
            "url_private_download": f"{self.server.address}/files/{known}",
        }

    async def event(self, body: Mapping[str, Any]) -> int:
        """Deliver an event; the answer's status."""
        if self._app is None:
            return await self._push("events_api", body)
        return await self.posts(json.dumps(body).encode(), "application/json")

    async def interaction(self, body: Mapping[str, Any]) -> int:
        """Deliver a press or a filled-in form; the answer's status."""
        if self._app is None:
            return await self._push("interactive", body)
        payload = urlencode({"payload": json.dumps(body)}).encode()
        return await self.posts(payload, "application/x-www-form-urlencoded")

    async def posts(self, body: bytes, content_type: str) -> int:
        """Post a signed body; the answer's status."""
        return (await self.request(body, signed(body, self.server.now()) | {"Content-Type": content_type})).status_code

    async def request(self, body: bytes, headers: Mapping[str, str] | Sequence[tuple[str, str]]) -> httpx2.Response:
        """Post a body as it is."""
        if self._app is None:
            raise RuntimeError("nobody answers over HTTP")
        fields = headers.items() if isinstance(headers, Mapping) else headers
        sent = [(name.encode(), value.encode("latin-1")) for name, value in fields]
        return await self._app.post(PATH, content=body, headers=sent)

    async def _push(self, kind: str, body: Mapping[str, Any]) -> int:
        envelope = {"envelope_id": self.server.fresh("env-"), "type": kind, "payload": body}
        await self.server.push(envelope | {"accepts_response_payload": kind != "events_api"})
        return 200

    def direct(self, account: str) -> list[Shown]:
        """What the bot has said to an account directly."""
        chat = self.direct_chat(self.account(account))
        return [shown_as(each) for each in self.server.said if each.channel == chat]

    def group(self) -> list[Shown]:
        """What the bot has said in the channel."""
        return [shown_as(each) for each in self.server.said if each.channel == GROUP]

    def standing(self, shown: Shown) -> Standing:
        """A message as the server has it."""
        found = self.server.standing(*shown.id.split("/"))
        if found is None:
            raise LookupError(shown.id)
        return found


def signed(body: bytes, at: datetime, secret: str = SECRET) -> dict[str, str]:
    """The headers with which Slack signs a body."""
    stamp = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def shown_as(standing: Standing) -> Shown:
    """A message as people see it."""
    lines = [unescape(text) for block in standing.blocks for text in texts_of(block)]
    return Shown(
        f"{standing.channel}/{standing.ts}",
        "\n".join(lines),
        tuple(
            element["text"]["text"]
            for block in standing.blocks
            if block["type"] == "actions"
            for element in block["elements"]
        ),
        standing.to,
        standing.thread,
        standing.edits,
        standing.files,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
