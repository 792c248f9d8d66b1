"""A company's WeCom with one app of its own: a local server with the API that the app calls, and the members' side of it.

It delivers what members do to the app's callback, sealed and signed, and shows what the app said to each.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

import httpx
from aiohttp import web
from starlette.types import ASGIApp

from bot.port import ChatChannel
from handlers.wecom import app as app_channel
from tests.channels.platform import Shown
from tests.wecom.sealed import AGENT, CORP, KEY, SECRET, TOKEN, seal, sign


@dataclass
class Sent:
    """A message of the app's as it stands now."""

    id: str
    to: str
    kind: str
    content: dict[str, Any]
    once: int = 0
    edits: int = 0
    file: str = ""

    def shown(self) -> Shown:
        """What a member sees of it."""
        if self.kind == "text":
            return Shown(self.id, self.content["content"], edits=self.edits)
        if self.kind == "template_card":
            return Shown(self.content["task_id"], card_text(self.content), card_buttons(self.content), edits=self.edits)
        return Shown(self.id, "", edits=self.edits, files=(self.file,))


def card_text(card: Mapping[str, Any]) -> str:
    """All that can be read on a card but its buttons."""
    title = card.get("main_title", {})
    rows = [f"{row['keyname']} {row['value']}" for row in card.get("horizontal_content_list", [])]
    lines = [title.get("title", ""), title.get("desc", ""), card.get("sub_title_text", ""), *rows]
    return "\n".join(line for line in lines if line)


def card_buttons(card: Mapping[str, Any]) -> tuple[str, ...]:
    """What can be pressed on a card."""
    if card.get("replace_text"):
        return ()
    return tuple(button["text"] for button in card["button_list"] if button["key"] != "settled")


@dataclass
class AppPlatform:
    """The company: `api` is where the app calls, `app` a client for where the app answers."""

    name: str = "wecom"
    groups: bool = False
    threads: bool = False
    asides: bool = False
    pictures: bool = True
    edits: bool = True
    app: httpx.AsyncClient | None = None
    api: str = ""
    sent: list[Sent] = field(default_factory=list)
    menu: list[dict[str, Any]] = field(default_factory=list)
    members: dict[str, dict[str, str]] = field(default_factory=dict)
    media: dict[str, tuple[bytes, str, str]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    refusals: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    outages: list[int] = field(default_factory=list)
    gate: asyncio.Event | None = None
    expires_in: int = 7200
    _codes: dict[str, str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _numbers: Any = field(default_factory=lambda: count(1))

    @property
    def channel(self) -> ChatChannel:
        """The app's channel."""
        return app_channel

    @property
    def environment(self) -> Mapping[str, str]:
        """The app's settings."""
        ids = {"WECOM_CORP_ID": CORP, "WECOM_AGENT_ID": str(AGENT), "WECOM_API_BASE_URL": self.api}
        return {**ids, "WECOM_SECRET": SECRET, "WECOM_TOKEN": TOKEN, "WECOM_ENCODING_AES_KEY": KEY}

    async def start(self) -> None:
        """Answer what the app calls."""
        server = web.Application(client_max_size=30 * 1024 * 1024)
        server.router.add_route("*", "/cgi-bin/{method:.*}", self._answer)
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.api = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Answer no more."""
        await self._stack.aclose()

    async def attach(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        """Deliver to an app."""
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url="http://youdan.test")
        self.app, self.now = await self._stack.enter_async_context(client), now

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
        """A member writes to the app."""
        del group, addressed  # an app has no groups
        await self.delivers({"MsgType": "text", "Content": text, "MsgId": event or self._id()}, account, at)

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False) -> None:
        """A member presses a button of a card."""
        del group
        key = self._keys[shown.id, label]  # the press may come from a screen that shows the card as it was
        code = f"code-{self._id()}"
        self._codes[code] = shown.id
        event = {"MsgType": "event", "Event": "template_card_event", "EventKey": key, "TaskId": shown.id}
        await self.delivers({**event, "CardType": "button_interaction", "ResponseCode": code}, account)

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """A member sends a picture, voice note or file. It can't have words: they would be a message of their own."""
        del group, text
        media = self._id()
        self.media[media] = (data, name, media_type)
        kind = {"image": "image", "audio": "voice"}.get(media_type.partition("/")[0], "file")
        more = {"image": {"PicUrl": "https://example.invalid/p"}, "voice": {"Format": "amr"}}
        told = {"MsgType": kind, "MediaId": media, "MsgId": self._id(), **more.get(kind, {"FileName": name})}
        await self.delivers(told, account)

    def direct(self, account: str) -> list[Shown]:
        """What the app said to a member."""
        return [one.shown() for one in self.sent if one.to == account]

    def group(self) -> list[Shown]:
        """Nothing: an app is in no group."""
        return []

    async def delivers(self, told: Mapping[str, str], account: str, at: datetime | None = None) -> httpx.Response:
        """Deliver something, as WeCom does."""
        created = str(int((at or self.now()).timestamp()))
        query, body = self.envelope({"FromUserName": account, "CreateTime": created, **told})
        return await self.posts(query, body)

    def envelope(self, told: Mapping[str, str]) -> tuple[dict[str, str], bytes]:
        """A delivery's query and body."""
        whole = {"ToUserName": CORP, "AgentID": str(AGENT), **told}
        inner = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in whole.items())
        sealed = seal(f"<xml>{inner}</xml>")
        timestamp, nonce = str(int(self.now().timestamp())), f"nonce{self._id()}"
        query = {"msg_signature": sign(timestamp, nonce, sealed), "timestamp": timestamp, "nonce": nonce}
        envelope = f"<ToUserName>{escape(CORP)}</ToUserName><AgentID>{AGENT}</AgentID><Encrypt>{sealed}</Encrypt>"
        return query, f"<xml>{envelope}</xml>".encode()

    async def posts(self, query: Mapping[str, str], body: bytes) -> httpx.Response:
        """Post to the app's callback."""
        assert self.app is not None
        return await self.app.post("/wecom/callback", params=dict(query), content=body)

    def refuses(self, path: str, code: int, words: str = "no", times: int = 1) -> None:
        """Refuse the next calls of a method."""
        self.refusals.setdefault(path, []).extend([(code, words)] * times)

    def _id(self) -> str:
        return f"{next(self._numbers):019d}"

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls.append(method)
        if self.gate is not None:
            await self.gate.wait()
        if self.outages:
            return web.Response(status=self.outages.pop(0), headers={"Retry-After": "7"})
        if waiting := self.refusals.get(method):
            code, words = waiting.pop(0)
            return web.json_response({"errcode": code, "errmsg": words})
        if method == "gettoken":
            return self._token(request)
        if request.query.get("access_token", "") != (self.tokens[-1] if self.tokens else None):
            return web.json_response({"errcode": 42001, "errmsg": "access_token expired"})
        if method == "media/get":
            return self._file(request)
        if method == "media/upload":
            return await self._upload(request)
        body = json.loads(await request.text() or "{}")
        methods: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "message/send": self._send,
            "message/update_template_card": self._update,
            "menu/create": self._menu,
            "agent/get": self._agent,
            "user/get": lambda _: self._member(request.query["userid"]),
        }
        return web.json_response({"errcode": 0, "errmsg": "ok", **methods[method](body)})

    def _token(self, request: web.Request) -> web.Response:
        if (request.query["corpid"], request.query["corpsecret"]) != (CORP, SECRET):
            return web.json_response({"errcode": 40001, "errmsg": "invalid credential"})
        self.tokens.append(f"token-{len(self.tokens)}")
        return web.json_response({"errcode": 0, "access_token": self.tokens[-1], "expires_in": self.expires_in})

    def _send(self, body: dict[str, Any]) -> dict[str, Any]:
        assert body["agentid"] == AGENT
        kind = body["msgtype"]
        content = body[kind]
        if self.members and body["touser"] not in self.members:
            return {"invaliduser": body["touser"]}
        if kind == "text":
            assert 0 < len(content["content"].encode()) <= 2048
        same = (one for one in self.sent if (one.to, one.kind, one.content) == (body["touser"], kind, content))
        if body.get("enable_duplicate_check") and (before := next(same, None)):
            return {"msgid": before.id}
        one = Sent(self._id(), body["touser"], kind, content, body.get("enable_duplicate_check", 0))
        if kind == "template_card":
            assert 1 <= len(content["button_list"]) <= 6
            assert len(content.get("horizontal_content_list", [])) <= 6
            assert content.get("main_title", {}).get("title") or content.get("sub_title_text")
            self._shows(content)
        if kind in {"image", "file"}:
            one.file = self.media[content["media_id"]][1]
        self.sent.append(one)
        if kind != "template_card":
            return {"msgid": one.id}
        code = f"code-{one.id}"
        self._codes[code] = content["task_id"]
        return {"msgid": one.id, "response_code": code}

    def _shows(self, card: Mapping[str, Any]) -> None:
        self._keys.update({(card["task_id"], button["text"]): button["key"] for button in card["button_list"]})

    def _update(self, body: dict[str, Any]) -> dict[str, Any]:
        card = self._codes.pop(body["response_code"], None)
        if card is None:
            return {"errcode": 41044, "errmsg": "the code was used"}
        for one in self.sent:
            if one.content.get("task_id") == card and one.to in body["userids"]:
                assert body["template_card"]["task_id"] == card
                one.content = body["template_card"]
                self._shows(one.content)
                one.edits += 1
        return {}

    def _menu(self, body: dict[str, Any]) -> dict[str, Any]:
        self.menu = body["button"]
        return {}

    def _agent(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"name": "有单", "agentid": AGENT, "close": 0}

    def _member(self, account: str) -> dict[str, Any]:
        if account not in self.members:
            return {"errcode": 60111, "errmsg": "userid not found"}
        return {"userid": account, **self.members[account]}

    def _file(self, request: web.Request) -> web.Response:
        found = self.media.get(request.query["media_id"])
        if found is None:
            return web.json_response({"errcode": 40007, "errmsg": "invalid media_id"})
        data, name, media_type = found
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=data, content_type=media_type, headers=headers)

    async def _upload(self, request: web.Request) -> web.Response:
        part = await anext(aiter(await request.multipart()))
        assert not isinstance(part, list)
        media = f"media-{self._id()}"
        data = bytes(await part.read())  # type: ignore[union-attr]
        self.media[media] = (data, part.filename or "", request.query["type"])  # type: ignore[union-attr]
        return web.json_response({"errcode": 0, "media_id": media, "type": request.query["type"]})
