"""A company's WeCom with one robot: a local gateway that Tencent's SDK connects to, and the members' side of it.

It speaks over TLS alone, as the SDK does, with a certificate of its own that the SDK is made to trust.
"""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import hashlib
import ipaddress
import json
import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from starlette.types import ASGIApp

from bot.messages import Posted
from bot.port import ChatChannel, Desk, Line, Serving
from handlers.wecom import robot
from handlers.wecom.channels import RobotChannel
from tests.channels.platform import Shown
from tests.wecom.platform import card_buttons, card_text

BOT = "aibot-1"
SECRET = "the-robots-secret"
GROUP = "wrgroup"
NAME = "有单"


def certificate(folder: Path) -> tuple[ssl.SSLContext, str]:
    """A server's side of TLS for this machine, and the certificate that a client has to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "youdan-test-gateway")])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = signed.public_bytes(serialization.Encoding.PEM)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "gateway.pem").write_bytes(pem + key.private_bytes(*form))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "gateway.pem")
    return context, pem.decode()


@dataclass
class Said:
    """A message of the robot's as it stands now."""

    id: str
    chat: str
    kind: str
    content: dict[str, Any]
    answers: str = ""
    edits: int = 0
    file: str = ""

    def shown(self) -> Shown:
        """What members see of it."""
        if self.kind == "template_card":
            return Shown(self.content["task_id"], card_text(self.content), card_buttons(self.content), edits=self.edits)
        text = re.sub(r"\\(.)", r"\1", self.content.get("content", "").replace("**", ""))
        return Shown(self.id, text, edits=self.edits, files=(self.file,) if self.file else ())


class _Watched(RobotChannel):
    """The robot's channel: WeCom gets no receipt for what it delivers, and a test has to know when it arrived."""

    def __init__(self, platform: RobotPlatform) -> None:
        self._platform = platform

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put it to work, at a desk that tells."""
        line = robot.open(desk, serving)
        take = desk.take

        async def taken(posted: Posted) -> None:
            await take(posted)
            await self._platform.took()

        desk.take = taken  # type: ignore[method-assign]
        return line


@dataclass
class RobotPlatform:
    """The company: `url` is where the robot connects."""

    tls: ssl.SSLContext
    name: str = "wecom_bot"
    groups: bool = True
    threads: bool = False
    asides: bool = False
    pictures: bool = True
    edits: bool = False
    url: str = ""
    files_at: str = ""
    said: list[Said] = field(default_factory=list)
    welcomes: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    refusals: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    connections: int = 0
    deaf: bool = False
    open_requests: bool = True
    _socket: web.WebSocketResponse | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _requests: dict[str, str] = field(default_factory=dict)
    _presses: dict[str, str] = field(default_factory=dict)
    _files: dict[str, bytes] = field(default_factory=dict)
    _uploads: dict[str, dict[str, Any]] = field(default_factory=dict)
    _media: dict[str, dict[str, Any]] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: count(1))
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _taken: int = 0
    _watched: bool = False

    @property
    def channel(self) -> ChatChannel:
        """The robot's channel; it tells when it handed in what it heard, and that is waited for."""
        self._watched = True
        return _Watched(self)

    @property
    def environment(self) -> Mapping[str, str]:
        """The robot's settings."""
        return {"WECOM_BOT_ID": BOT, "WECOM_BOT_SECRET": SECRET, "WECOM_BOT_WS_URL": self.url}

    async def start(self) -> None:
        """Let the robot connect."""
        server = web.Application(client_max_size=30 * 1024 * 1024)
        server.router.add_get("/", self._connected)
        server.router.add_get("/files/{name}", self._file)
        runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=self.tls).start()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"wss://127.0.0.1:{runner.addresses[0][1]}"
        self.files_at = f"http://127.0.0.1:{runner.addresses[1][1]}"

    async def stop(self) -> None:
        """Let it connect no more."""
        await self._stack.aclose()

    async def attach(self, app: ASGIApp, now: Callable[[], dt.datetime]) -> None:
        """Deliver to whoever connects, as soon as it does."""
        del app
        self.now = now
        await self.until(lambda: "ping" in self.commands)

    async def took(self) -> None:
        """Something that was delivered was handed in."""
        async with self._changed:
            self._taken += 1
            self._changed.notify_all()

    async def writes(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str = "",
        at: dt.datetime | None = None,
    ) -> None:
        """A member writes to the robot; in a group it hears only what mentions it."""
        if group and not addressed:
            return
        words = f"@{NAME} {text}" if group else text
        await self.delivers(account, {"msgtype": "text", "text": {"content": words}}, group=group, event=event, at=at)

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False) -> None:
        """A member presses a button of a card."""
        key = self._keys[shown.id, label]  # the press may come from a screen that shows the card as it was
        pressed = {"card_type": "button_interaction", "event_key": key, "task_id": shown.id}
        await self.happens(account, "template_card_event", {"template_card_event": pressed}, group=group)

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """A member sends a picture, with or without words, or a file."""
        kind = "image" if media_type.startswith("image/") else "file"
        part = {"msgtype": kind, kind: {**self.keeps(data), "filename": name}}
        if text and kind == "image":
            words = {"msgtype": "text", "text": {"content": f"@{NAME} {text}" if group else text}}
            part = {"msgtype": "mixed", "mixed": {"msg_item": [words, part]}}
        await self.delivers(account, part, group=group)
        if text and kind == "file":
            await self.writes(account, text, group=group)

    def direct(self, account: str) -> list[Shown]:
        """What the robot said to a member."""
        return [one.shown() for one in self.said if one.chat == account]

    def group(self) -> list[Shown]:
        """What the robot said in the group."""
        return [one.shown() for one in self.said if one.chat == GROUP]

    async def delivers(
        self,
        account: str,
        message: Mapping[str, Any],
        *,
        group: bool = False,
        event: str = "",
        at: dt.datetime | None = None,
    ) -> None:
        """Deliver a message, as WeCom does."""
        request = f"req-{self._id()}"
        self._requests[request] = GROUP if group else account
        told = {"msgid": event or f"msg-{self._id()}", "create_time": int((at or self.now()).timestamp())}
        await self._arrives("aibot_msg_callback", request, {**told, **self._from(account, group), **message})

    async def happens(
        self, account: str, event: str, details: Mapping[str, Any] | None = None, *, group: bool = False
    ) -> None:
        """Deliver an event, as WeCom does."""
        request = f"req-{self._id()}"
        self._presses[request] = (details or {}).get("template_card_event", {}).get("task_id", "")
        told = {"msgid": f"evt-{self._id()}", "create_time": int(self.now().timestamp()), "msgtype": "event"}
        body = {**told, **self._from(account, group), "event": {"eventtype": event, **(details or {})}}
        send = self._arrives if event == "template_card_event" else self.tells
        await send("aibot_event_callback", request, body)

    def keeps(self, data: bytes) -> dict[str, str]:
        """Keep a file, sealed; where it is and its key, as a message tells them."""
        key = hashlib.sha256(data).digest()
        padder = PKCS7(256).padder()
        encryptor = Cipher(AES256(key), CBC(key[:16])).encryptor()
        name = self._id()
        self._files[name] = encryptor.update(padder.update(data) + padder.finalize()) + encryptor.finalize()
        return {"url": f"{self.files_at}/files/{name}", "aeskey": base64.b64encode(key).decode().rstrip("=")}

    def refuses(self, command: str, code: int, words: str = "no", times: int = 1) -> None:
        """Refuse the next commands of a kind."""
        self.refusals.setdefault(command, []).extend([(code, words)] * times)

    async def until(self, there: Callable[[], bool]) -> None:
        """Wait for something that the robot does."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(there)

    async def hangs_up(self) -> None:
        """Break the connection."""
        assert self._socket is not None
        await self._socket.close(code=1011)

    async def says_goodbye(self) -> None:
        """End the connection in an orderly way, which the SDK does not notice."""
        assert self._socket is not None
        await self._socket.close(code=1000)

    def _from(self, account: str, group: bool) -> dict[str, Any]:
        where = {"chattype": "group", "chatid": GROUP} if group else {"chattype": "single"}
        return {"aibotid": BOT, "from": {"userid": account}, **where}

    def _id(self) -> str:
        return str(next(self._numbers))

    async def _arrives(self, command: str, request: str, body: Mapping[str, Any]) -> None:
        before = self._taken
        await self.tells(command, request, body)
        if self._watched:
            await self.until(lambda: self._taken > before)

    async def tells(self, command: str, request: str, body: Mapping[str, Any]) -> None:
        """Send a frame to the robot."""
        await self.until(lambda: self._socket is not None)
        assert self._socket is not None
        await self._socket.send_json({"cmd": command, "headers": {"req_id": request}, "body": body})

    async def _file(self, request: web.Request) -> web.Response:
        found = self._files.get(request.match_info["name"])
        return web.Response(status=404) if found is None else web.Response(body=found)

    async def _connected(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=4 * 1024 * 1024)
        await socket.prepare(request)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                await self._hears(socket, json.loads(message.data))
        async with self._changed:
            if self._socket is socket:
                self._socket = None
            self._changed.notify_all()
        return socket

    async def _hears(self, socket: web.WebSocketResponse, frame: Mapping[str, Any]) -> None:
        command, request, body = frame["cmd"], frame["headers"]["req_id"], frame.get("body") or {}
        async with self._changed:
            self.commands.append(command)
            if self.deaf:
                self._changed.notify_all()
                return
            if waiting := self.refusals.get(command):
                code, words = waiting.pop(0)
                answer: dict[str, Any] = {"errcode": code, "errmsg": words}
            else:
                answer = {"errcode": 0, "errmsg": "ok", **self._carries_out(command, request, body)}
            await socket.send_json({"headers": {"req_id": request}, **answer})
            if command == "aibot_subscribe" and answer["errcode"] == 0:
                before, self._socket = self._socket, socket
                self.connections += 1
                if before is not None:
                    gone = {"msgtype": "event", "event": {"eventtype": "disconnected_event"}}
                    told = {"msgid": self._id(), "from": {"userid": "sys"}, **gone}
                    await before.send_json({"cmd": "aibot_event_callback", "headers": {"req_id": "x"}, "body": told})
            self._changed.notify_all()

    def _carries_out(self, command: str, request: str, body: Mapping[str, Any]) -> dict[str, Any]:
        match command:
            case "aibot_subscribe":
                right = (body["bot_id"], body["secret"]) == (BOT, SECRET)
                return {} if right else {"errcode": 40001, "errmsg": "invalid secret"}
            case "ping":
                return {}
            case "aibot_send_msg":
                return self._sent(body)
            case "aibot_respond_msg":
                return self._answered(request, body)
            case "aibot_respond_update_msg":
                return self._updated(request, body)
            case "aibot_respond_welcome_msg":
                self.welcomes.append(body["text"]["content"])
                return {} if request in self._presses else {"errcode": 846605, "errmsg": "invalid req_id"}
            case "aibot_upload_media_init":
                self._uploads[f"up-{request}"] = {**body, "pieces": {}}
                return {"body": {"upload_id": f"up-{request}"}}
            case "aibot_upload_media_chunk":
                self._uploads[body["upload_id"]]["pieces"][body["chunk_index"]] = base64.b64decode(body["base64_data"])
                return {}
            case "aibot_upload_media_finish":
                return self._uploaded(body["upload_id"])
        return {"errcode": 40035, "errmsg": f"unknown {command}"}

    def _sent(self, body: Mapping[str, Any]) -> dict[str, Any]:
        kind = body["msgtype"]
        assert kind in {"markdown", "template_card", "image", "file"}
        assert body["chat_type"] == (2 if body["chatid"] == GROUP else 1)
        content = body[kind]
        if kind == "template_card":
            assert 1 <= len(content["button_list"]) <= 6
            self._shows(content)
            if any(one.content.get("task_id") == content["task_id"] for one in self.said):
                return {}
        if kind == "markdown":
            assert 0 < len(content["content"].encode()) <= 20480
        file = self._media[content["media_id"]]["filename"] if "media_id" in content else ""
        self.said.append(Said(self._id(), body["chatid"], kind, content, file=file))
        return {}

    def _answered(self, request: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if request not in self._requests or not self.open_requests:
            return {"errcode": 846605, "errmsg": "invalid req_id"}
        stream = body["stream"]
        assert stream["finish"] is True
        before = next((one for one in self.said if one.id == stream["id"]), None)
        if before is None:
            self.said.append(Said(stream["id"], self._requests[request], "stream", stream, answers=request))
        else:
            before.content = stream
        return {}

    def _updated(self, request: str, body: Mapping[str, Any]) -> dict[str, Any]:
        card = body["template_card"]
        if self._presses.pop(request, None) != card["task_id"]:
            return {"errcode": 846605, "errmsg": "invalid req_id"}
        one = next(one for one in self.said if one.content.get("task_id") == card["task_id"])
        one.content = card
        one.edits += 1
        self._shows(card)
        return {}

    def _shows(self, card: Mapping[str, Any]) -> None:
        self._keys.update({(card["task_id"], button["text"]): button["key"] for button in card["button_list"]})

    def _uploaded(self, upload: str) -> dict[str, Any]:
        told = self._uploads.pop(upload)
        data = b"".join(told["pieces"][number] for number in range(told["total_chunks"]))
        assert len(data) == told["total_size"]
        assert hashlib.md5(data, usedforsecurity=False).hexdigest() == told["md5"]
        media = f"media-{self._id()}"
        self._media[media] = {**told, "data": data}
        return {"body": {"media_id": media, "type": told["type"]}}

    def uploaded(self, name: str) -> tuple[str, bytes]:
        """What a file that the robot sent is sent as, and its bytes."""
        found = next(one for one in self._media.values() if one["filename"] == name)
        return found["type"], found["data"]
