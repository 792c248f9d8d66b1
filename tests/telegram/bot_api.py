"""A server that speaks Telegram's Bot API, as far as a bot in chats needs it, and shows what stands in the chats."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any

import httpx
from aiohttp import web
from starlette.types import ASGIApp

TOKEN = "7000000001:AAHtest-token_of-a-local-bot"
USERNAME = "youdan_test_bot"
ME = {
    "id": 7000000001,
    "is_bot": True,
    "first_name": "Youdan",
    "username": USERNAME,
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
}
_TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote"})
_JSON = frozenset({"reply_markup", "reply_parameters", "link_preview_options", "allowed_updates", "commands", "scope"})


@dataclass
class Standing:
    """A message of the bot's as it stands in a chat."""

    chat: int
    number: int
    text: str
    keyboard: list[list[dict[str, str]]]
    date: int
    topic: int | None = None
    answers: int | None = None
    edits: int = 0
    files: tuple[tuple[str, bytes], ...] = ()
    force_reply: Mapping[str, Any] | None = None
    bold: tuple[str, ...] = ()
    pressed: list[dict[str, str]] = field(default_factory=list)


class ApiError(Exception):
    """What the Bot API refuses a call with."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.answer = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.answer["parameters"] = parameters
        self.code = code


class BotApi:
    """The server. Updates wait until they are confirmed, or are posted to the webhook until that takes them."""

    def __init__(self) -> None:
        self.me: dict[str, Any] = dict(ME)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.said: list[Standing] = []
        self.started: set[int] = set()
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.files: dict[str, bytes] = {}
        self.faults: defaultdict[str, deque[ApiError]] = defaultdict(deque)
        self.webhook: dict[str, Any] = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        self.secret = ""
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.pending: list[dict[str, Any]] = []
        self.downloads: list[str] = []
        self.now = 1_772_589_600
        self.longest_poll = 60.0
        self.polled = 0
        self.patient = False
        """Whether what is delivered to who polls is waited for until it is confirmed."""
        self.caller = httpx.AsyncClient()
        self.changed = asyncio.Condition()
        self._numbers = count(100)
        self._polling: asyncio.Task[Any] | None = None
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop at once, polls that are open included."""
        if self._polling is not None:
            self._polling.cancel()
        await self.caller.aclose()
        await self._runner.cleanup()

    async def calls_at(self, app: ASGIApp) -> None:
        """Have webhooks be calls of an app."""
        await self.caller.aclose()
        self.caller = httpx.AsyncClient(transport=httpx.ASGITransport(app))

    def number(self) -> int:
        """The next message's."""
        return next(self._numbers)

    async def deliver(self, update: dict[str, Any]) -> None:
        """Bring an update: to the webhook until it is taken there, or for whoever polls."""
        if self.webhook["url"]:
            for _ in range(3):
                headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret}
                answer = await self.caller.post(self.webhook["url"], json=update, headers=headers)
                if answer.is_success:
                    return
            raise AssertionError(f"the webhook refuses: {answer.status_code}")
        async with self.changed:
            self.pending.append(update)
            self.changed.notify_all()
        if self.patient:
            await self.until(lambda: not any(each is update for each in self.pending))

    async def until(self, holds: Any) -> None:
        """Wait for something to be so; each call of the bot's may make it so."""
        async with asyncio.timeout(20), self.changed:
            await self.changed.wait_for(holds)

    def made(self, method: str) -> list[dict[str, Any]]:
        """The arguments of all calls of a method."""
        return [args for name, args in self.calls if name == method]

    def standing(self, chat: int, number: int) -> Standing:
        """A message of the bot's."""
        return next(one for one in self.said if (one.chat, one.number) == (chat, number))

    async def _call(self, request: web.Request) -> web.Response:
        method, args = request.match_info["method"], await _arguments(request)
        answer: dict[str, Any]
        try:
            answer, status = {"ok": True, "result": await self._result(request.match_info["token"], method, args)}, 200
        except ApiError as error:
            answer, status = error.answer, error.code
        async with self.changed:
            self.calls.append((method, args))
            self.changed.notify_all()
        return web.json_response(answer, status=status)

    async def _result(self, token: str, method: str, args: dict[str, Any]) -> Any:
        if token != TOKEN:
            raise ApiError(401, "Unauthorized")
        if self.faults[method]:
            raise self.faults[method].popleft()
        return await getattr(self, f"_on_{method}", self._unknown)(args)

    async def _download(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        self.downloads.append(path)
        if request.match_info["token"] != TOKEN or path not in self.files:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=self.files[path])

    async def _unknown(self, _: dict[str, Any]) -> None:
        raise ApiError(404, "Not Found")

    async def _on_getMe(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return self.me

    async def _on_getUpdates(self, args: dict[str, Any]) -> Any:  # noqa: N802
        if self.webhook["url"]:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")
        if self._polling is not None:
            self._polling.cancel()
        self._polling = asyncio.create_task(self._updates(args))
        self.polled += 1
        async with self.changed:
            self.changed.notify_all()
        try:
            return await self._polling
        except asyncio.CancelledError:
            raise ApiError(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            ) from None

    async def _updates(self, args: dict[str, Any]) -> Any:
        async with self.changed:
            self.pending = [update for update in self.pending if update["update_id"] >= int(args.get("offset", 0))]
            self.changed.notify_all()
            try:
                async with asyncio.timeout(min(int(args.get("timeout", 0)), self.longest_poll)):
                    await self.changed.wait_for(lambda: self.pending)
            except TimeoutError:
                return []
            return self.pending[: int(args.get("limit", 100))]

    async def _on_setWebhook(self, args: dict[str, Any]) -> Any:  # noqa: N802
        assert not args.get("drop_pending_updates"), "this would lose what people wrote"
        self.webhook |= {"url": args["url"], "allowed_updates": args["allowed_updates"]}
        self.secret = args.get("secret_token", "")
        return True

    async def _on_deleteWebhook(self, args: dict[str, Any]) -> Any:  # noqa: N802
        assert not args.get("drop_pending_updates"), "this would lose what people wrote"
        self.webhook["url"] = ""
        return True

    async def _on_getWebhookInfo(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return self.webhook

    async def _on_setMyCommands(self, args: dict[str, Any]) -> Any:  # noqa: N802
        scope = args.get("scope", {"type": "default"})
        self.commands[scope["type"] + str(scope.get("chat_id", "")), args.get("language_code", "")] = args["commands"]
        return True

    async def _on_answerCallbackQuery(self, _: dict[str, Any]) -> Any:  # noqa: N802
        return True

    async def _on_sendChatAction(self, args: dict[str, Any]) -> Any:  # noqa: N802
        self._reachable(args)
        return True

    async def _on_getFile(self, args: dict[str, Any]) -> Any:  # noqa: N802
        file = args["file_id"]
        if file not in self.files:
            raise ApiError(400, "Bad Request: invalid file_id")
        size = len(self.files[file])
        if size > 20 * 1024 * 1024:
            raise ApiError(400, "Bad Request: file is too big")
        return {"file_id": file, "file_unique_id": file, "file_size": size, "file_path": file}

    async def _on_sendMessage(self, args: dict[str, Any]) -> Any:  # noqa: N802
        text, bold = _read(args, "text", 4096)
        return self._say(args, text, bold)

    async def _on_sendPhoto(self, args: dict[str, Any]) -> Any:  # noqa: N802
        text, bold = _read(args, "caption", 1024)
        return self._say(args, text, bold, args["photo"])

    async def _on_sendDocument(self, args: dict[str, Any]) -> Any:  # noqa: N802
        text, bold = _read(args, "caption", 1024)
        return self._say(args, text, bold, args["document"])

    async def _on_editMessageText(self, args: dict[str, Any]) -> Any:  # noqa: N802
        chat, number = self._reachable(args), int(args["message_id"])
        found = next((one for one in self.said if (one.chat, one.number) == (chat, number)), None)
        if found is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        text, bold = _read(args, "text", 4096)
        keyboard = args.get("reply_markup", {}).get("inline_keyboard", [])
        if (text, keyboard) == (found.text, found.keyboard):
            raise ApiError(400, "Bad Request: message is not modified: specified new message content is the same")
        found.pressed += [button for row in found.keyboard for button in row]
        found.text, found.keyboard, found.bold = text, keyboard, bold
        found.edits += 1
        return self._as_message(found)

    def _say(
        self, args: dict[str, Any], text: str, bold: tuple[str, ...], file: tuple[str, bytes] | None = None
    ) -> Any:
        chat = self._reachable(args)
        if file is None and not text:
            raise ApiError(400, "Bad Request: message text is empty")
        markup = args.get("reply_markup", {})
        keyboard = markup.get("inline_keyboard", [])
        for button in (button for row in keyboard for button in row):
            if not 1 <= len(button["callback_data"].encode()) <= 64:
                raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        one = Standing(
            chat,
            self.number(),
            text,
            keyboard,
            self.now,
            int(args["message_thread_id"]) if "message_thread_id" in args else None,
            args.get("reply_parameters", {}).get("message_id"),
            files=(file,) if file else (),
            force_reply=markup if "force_reply" in markup else None,
            bold=bold,
        )
        self.said.append(one)
        return self._as_message(one)

    def _reachable(self, args: dict[str, Any]) -> int:
        chat = int(args["chat_id"])
        if chat in self.moved:
            raise ApiError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved[chat]
            )
        if chat in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if chat > 0 and chat not in self.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def _as_message(self, one: Standing) -> dict[str, Any]:
        told = {"message_id": one.number, "date": one.date, "chat": chat_of(one.chat), "from": self.me}
        told |= {"caption": one.text} if one.files else {"text": one.text}
        if one.keyboard:
            told["reply_markup"] = {"inline_keyboard": one.keyboard}
        if one.topic:
            told |= {"message_thread_id": one.topic, "is_topic_message": True}
        return told

    def as_message(self, one: Standing) -> dict[str, Any]:
        """A message as updates bring it along."""
        return self._as_message(one)


def chat_of(chat: int) -> dict[str, Any]:
    """A chat as Telegram tells of it: groups have negative ids."""
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": f"P{chat}"}
    return {"id": chat, "type": "supergroup", "title": "Sales", "is_forum": True}


async def _arguments(request: web.Request) -> dict[str, Any]:
    form = await request.post()
    found: dict[str, Any] = {}
    attached: dict[str, tuple[str, bytes]] = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            attached[name] = (value.filename, value.file.read())
        else:
            found[name] = json.loads(str(value)) if name in _JSON else str(value)
    for name, value in found.items():
        if isinstance(value, str) and value.startswith("attach://"):
            found[name] = attached[value.removeprefix("attach://")]
    return attached | found


def _read(args: dict[str, Any], name: str, most: int) -> tuple[str, tuple[str, ...]]:
    """A text without its markup, and what is bold of it; refused where it can't be read, or is too long."""
    text = args.get(name, "")
    bold: tuple[str, ...] = ()
    if args.get("parse_mode") == "HTML":
        reader = _Html()
        reader.feed(text)
        reader.close()
        text, bold = "".join(reader.text), tuple(reader.bold)
    if len(text.encode("utf-16-le")) // 2 > most:
        raise ApiError(400, f"Bad Request: message {'caption ' if name == 'caption' else ''}is too long")
    return text.strip(), bold


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.bold: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        if tag not in _TAGS:
            raise ApiError(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise ApiError(400, "Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if "b" in self._open:
            self.bold.append(data)
