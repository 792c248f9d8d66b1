"""The robot at work: everything goes over its one long connection."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from base64 import b64encode
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from bot.messages import MOST_ENCLOSED_BYTES, Attachment, Enclosed, Fetchable, Language, Outgoing, Step
from bot.port import BusyError, Desk, Identity, Line, Pace, RefusedError, Serving
from handlers.wecom import frames
from handlers.wecom.cards import Paper, laid_out, settled_card
from handlers.wecom.connection import BEAT, Connection, LostError, RobotError, connected
from handlers.wecom.settings import RobotSettings
from handlers.wecom.texts import as_markdown
from handlers.wecom.unsealing import opened
from handlers.wecom.words import say

PAPER = Paper(part=20480, title=26, below=30, text=112, value=26, markdown=True)

#: A chat gets 30 a minute and 1,000 an hour, answers and the rest together.
PACES = (Pace(25, 60), Pace(900, 3600))

_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif"})
_PICTURE_BYTES = 10 * 1024 * 1024
_FILE_BYTES = 20 * 1024 * 1024
_PIECE = 512 * 1024
_SINGLE, _GROUP = 1, 2

#: What is said where a card that no longer meant anything can't be changed.
_NOTHING: Mapping[str, Any] = {"otherwise": {"texts": [], "cards": []}}

#: Too many in this chat, for a minute; the platform has trouble.
_TOO_FAST = frozenset({45009})
_TROUBLE = frozenset({-1, 6000, 45033})

_log = logging.getLogger(__name__)


class RobotLine(Line):
    """The channel of a robot: direct chats, and groups where it is mentioned. It has no menu and shows no typing.

    An answer could be begun while it is worked on; one that is then never ended would stand there for ten minutes.
    """

    listens = True
    quiet = 3 * BEAT + 15

    def __init__(self, settings: RobotSettings, desk: Desk, serving: Serving) -> None:
        self._settings = settings
        self._desk = desk
        self._now = serving.now
        self._connection: Connection | None = None
        self._heard: deque[dict[str, Any]] = deque()
        self._came = asyncio.Event()
        self._welcomes: set[asyncio.Task[None]] = set()

    @property
    def ready(self) -> bool:
        """Whether the connection is up, in this process."""
        return self._connection is not None

    @property
    def paces(self) -> Sequence[Pace]:
        """Below what one chat gets."""
        return PACES

    async def listen(self) -> None:
        """Hold the connection until it is lost; raises LostError, BusyError, RobotError.

        What came before its end is handed in. What could not be stored stays here, and is stored first when this is called
        again.
        """
        taking = asyncio.ensure_future(self._take())
        try:
            async with connected(self._settings, self._hear) as connection:
                self._connection = connection
                beating = asyncio.ensure_future(connection.beats(self._desk.noticed))
                try:
                    done, _ = await asyncio.wait({taking, beating}, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        task.result()
                finally:
                    self._connection = None
                    await _ended(beating, *self._welcomes)
        finally:
            await _ended(taking)
            await self._hand_in()

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """The pressed card, texts, pictures and files, and last what can be pressed.

        A card that was not pressed can't be changed: a robot may do so only in the five seconds after a press.
        """
        context, reply = outgoing.context, outgoing.reply
        where = {
            "chat": outgoing.conversation.chat or outgoing.account,
            "kind": _SINGLE if outgoing.direct else _GROUP,
        }
        pressed = context.get("card", "") if context.get("press") else ""
        layout = laid_out(outgoing, PAPER, pressed if pressed == outgoing.place else "")
        change = {**where, "request": context.get("press", ""), "until": context.get("until", "0"), "placed": pressed}
        steps = [
            Step("update", {**change, "card": settled_card(shut.reply, PAPER, pressed), **_NOTHING})
            for shut in outgoing.shuts
            if pressed and shut.placed == pressed != outgoing.place
        ]
        if layout.change is not None:
            change |= {"card": layout.change, "otherwise": layout.otherwise()}
            steps.append(Step("update", change, card=layout.pressable))
        # An answer belongs to the request only where it stands in the very chat that it came from.
        request = context.get("request", "") if context.get("chat") == where["chat"] else ""
        for number, text in enumerate(layout.texts):
            if number == 0 and request:
                steps.append(Step("answer", {**where, "request": request, "text": text}))
            else:
                steps.append(Step("say", {**where, "text": text}))
        steps += [Step("image", {**where, **_attached(one, reply.language)}) for one in reply.images]
        steps += [Step("file", {**where, **_attached(one, reply.language)}) for one in reply.files]
        steps += [Step("card", {**where, "card": card}, card=True) for card in layout.cards]
        return steps

    async def send(self, step: Step, key: str) -> str:
        """Say it. A card's id is the one of its own choosing; nothing else has one."""
        connection, args = self._connection, step.args
        if connection is None:
            raise BusyError("the robot's connection is not up in this process", 2, everywhere=True)
        try:
            if step.method == "update":
                return await self._update(connection, args)
            if step.method == "answer":
                await self._answer(connection, args, key)
            elif step.method == "say":
                await _say(connection, args, args["text"])
            elif step.method == "card":
                return await _card(connection, args, args["card"])
            else:
                await self._attach(connection, step.method, args)
        except RobotError as error:
            raise _as_port_error(error) from None
        return ""

    async def fetch(self, file: Fetchable) -> bytes:
        """A picture or file, which WeCom keeps for five minutes, sealed with a key of its own."""
        told = json.loads(file.ref)
        raw = bytearray()
        try:
            async with (
                httpx.AsyncClient(timeout=httpx.Timeout(10.0, read=30.0)) as http,
                http.stream("GET", told["url"]) as answer,
            ):
                if answer.status_code >= 500 or answer.status_code == 429:
                    raise BusyError(f"WeCom's files answered {answer.status_code}")
                if answer.status_code != 200:
                    raise RefusedError(f"WeCom's files answered {answer.status_code}: kept for five minutes only")
                async for chunk in answer.aiter_bytes():
                    raw += chunk
                    if len(raw) > MOST_ENCLOSED_BYTES + 64:
                        return opened(bytes(raw), told["key"], whole=False)
        except httpx.TransportError as error:
            raise BusyError(f"WeCom's files can't be reached: {type(error).__name__}") from None
        try:
            return opened(bytes(raw), told["key"], whole=True)
        except ValueError:
            raise RefusedError("the file was not sealed as WeCom says") from None

    async def identify(self, account: str) -> Identity:
        """The member's own id, which WeCom vouches for."""
        return Identity(user=account)

    def _hear(self, frame: dict[str, Any]) -> None:
        self._desk.noticed()
        self._heard.append(frame)
        self._came.set()

    async def _take(self) -> None:
        while True:
            await self._hand_in()
            self._came.clear()
            await self._came.wait()

    async def _hand_in(self) -> None:
        """Hand in what came, in order; raises LostError where WeCom said that it is over."""
        while self._heard:
            frame = self._heard[0]
            if account := frames.entered(frame):
                self._welcome(frame, account)
            elif (posted := frames.posted(frame, self._now())) is not None:
                await self._desk.take(posted)
            self._heard.popleft()
            if frames.event_type(frame) == "disconnected_event":
                raise LostError("another connection of the same robot took its place")

    def _welcome(self, frame: Mapping[str, Any], account: str) -> None:
        """Greet somebody: WeCom takes it in the first five seconds, so it waits for nothing else."""
        if self._connection is None:
            return
        task = asyncio.ensure_future(self._greeted(self._connection, frames.request_of(frame), account))
        self._welcomes.add(task)
        task.add_done_callback(self._welcomes.discard)

    async def _greeted(self, connection: Connection, request: str, account: str) -> None:
        language: Language = "zh"  # nobody is known yet
        titles = [command.title for command in await self._desk.commands(language, account)][:5]
        text = say("hello", language)
        if titles:
            text += "\n" + say("for_example", language, examples=say("option_separator", language).join(titles))
        text += "\n" + say("robot_carries", language)
        body = {"msgtype": "text", "text": {"content": text}}
        try:
            await connection.replied(request, "aibot_respond_welcome_msg", body)
        except (RobotError, BusyError) as error:
            _log.warning("wecom.not_greeted", extra={"why": str(error)})

    async def _update(self, connection: Connection, args: Mapping[str, Any]) -> str:
        body = {"response_type": "update_template_card", "template_card": args["card"]}
        if self._now().timestamp() < float(args["until"]):
            try:
                await connection.replied(args["request"], "aibot_respond_update_msg", body)
            except RobotError as error:
                if isinstance(_as_port_error(error), BusyError):
                    raise
            else:
                return str(args["placed"])
        # Too late for the card, which stays as it is: it is said anew.
        placed = str(args["placed"])
        for text in args["otherwise"]["texts"]:
            await _say(connection, args, text)
        for card in args["otherwise"]["cards"]:
            placed = await _card(connection, args, card)
        return placed

    async def _answer(self, connection: Connection, args: Mapping[str, Any], key: str) -> None:
        """Answer a message. The answer's id comes from the key, so that a second try changes the answer and adds none."""
        stream = {"id": hashlib.sha256(key.encode()).hexdigest()[:32], "finish": True, "content": args["text"]}
        try:
            await connection.replied(args["request"], "aibot_respond_msg", {"msgtype": "stream", "stream": stream})
        except RobotError as error:
            if isinstance(_as_port_error(error), BusyError):
                raise
            # The request is too old, or of a connection before this one.
            await _say(connection, args, args["text"])

    async def _attach(self, connection: Connection, kind: str, args: Mapping[str, Any]) -> None:
        enclosed = await self._desk.attachment(args["url"])
        if enclosed is None:
            await _say(connection, args, as_markdown(say("gone", args["language"], name=args["name"])))
        elif enclosed.bytes_in_all > _FILE_BYTES:
            await _say(connection, args, as_markdown(say("too_large", args["language"], name=args["name"])))
        else:
            small = enclosed.bytes_in_all <= _PICTURE_BYTES
            kind = "image" if kind == "image" and small and enclosed.media_type in _PICTURES else "file"
            media = await _uploaded(connection, kind, args["name"] or enclosed.name, enclosed)
            await _sent(connection, args, kind, {"media_id": media})


async def _say(connection: Connection, args: Mapping[str, Any], text: str) -> None:
    await _sent(connection, args, "markdown", {"content": text})


async def _card(connection: Connection, args: Mapping[str, Any], card: Mapping[str, Any]) -> str:
    await _sent(connection, args, "template_card", card)
    return str(card["task_id"])


async def _sent(connection: Connection, args: Mapping[str, Any], kind: str, content: Mapping[str, Any]) -> None:
    await connection.sent(args["chat"], {"chat_type": args["kind"], "msgtype": kind, kind: content})


async def _uploaded(connection: Connection, kind: str, name: str, enclosed: Enclosed) -> str:
    """Put a picture or file where messages can point at it, in pieces; returns its id."""
    data = enclosed.data
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)] or [b""]
    begun = await connection.asked(
        "aibot_upload_media_init",
        {
            "type": kind,
            "filename": name,
            "total_size": len(data),
            "total_chunks": len(pieces),
            "md5": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        },
    )
    upload = {"upload_id": begun["body"]["upload_id"]}
    for number, piece in enumerate(pieces):
        body = {**upload, "chunk_index": number, "base64_data": b64encode(piece).decode()}
        await connection.asked("aibot_upload_media_chunk", body)
    done = await connection.asked("aibot_upload_media_finish", upload)
    return str(done["body"]["media_id"])


def _attached(one: Attachment, language: Language) -> dict[str, Any]:
    return {"url": one.url, "name": one.name, "language": language}


def _as_port_error(error: RobotError) -> BusyError | RefusedError:
    if error.code in _TOO_FAST:
        return BusyError(f"WeCom: {error}", 60)
    if error.code in _TROUBLE:
        return BusyError(f"WeCom: {error}")
    return RefusedError(f"WeCom: {error}")


async def _ended(*tasks: asyncio.Task[None] | asyncio.Future[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
