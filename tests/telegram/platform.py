"""Telegram as people have it: direct chats with the bot, and one group that it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any, Literal

from starlette.types import ASGIApp

from bot.port import ChatChannel
from handlers.telegram import channel
from tests.channels.platform import Shown
from tests.telegram.bot_api import TOKEN, USERNAME, BotApi, Standing, chat_of

GROUP = -1001234567890
SECRET = "knock-knock_42"
WEBHOOK = "http://youdan.test/telegram/webhook"

Way = Literal["polling", "webhook"]


class TelegramPlatform:
    """Some accounts over a local server, each known by a name or a number of its own.

    `way`: how updates reach the bot. `language` is what people's apps speak. Who writes directly has started the bot.
    """

    name = "telegram"
    groups = True
    threads = True
    asides = False
    pictures = True
    edits = True

    def __init__(self, api: BotApi | None = None, way: Way = "polling") -> None:
        self.api = api or BotApi()
        self.way = way
        self.language = "zh-hans"
        self._numbers: dict[str, int] = {}
        self._updates: dict[str, int] = {}
        self._next = count(500_001)
        self._files = count(1)
        self._now: Callable[[], datetime] = lambda: moment(self.api.now)

    @property
    def channel(self) -> ChatChannel:
        """The channel under test."""
        return channel

    @property
    def environment(self) -> Mapping[str, str]:
        """A bot of the local server's."""
        told = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": self.api.url}
        hook = {"TELEGRAM_WEBHOOK_URL": WEBHOOK, "TELEGRAM_WEBHOOK_SECRET": SECRET} if self.way == "webhook" else {}
        return told | hook

    async def start(self) -> None:
        """Start the server."""
        await self.api.start()

    async def stop(self) -> None:
        """Stop it."""
        await self.api.stop()

    async def attach(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        """Deliver to an app, once it has set its webhook or polls; what is delivered is kept by then."""
        self._now = now
        await self.api.calls_at(app)
        self.api.patient = True
        await self.api.until(lambda: self.api.webhook["url"] if self.way == "webhook" else self.api.polled)

    def number(self, account: str) -> int:
        """An account's own number."""
        if account.isdecimal():
            return int(account)
        return self._numbers.setdefault(account, 41_001 + len(self._numbers))

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
        """Deliver a message; `more` is what Telegram tells of it besides."""
        entities: list[dict[str, Any]] = []
        if group and addressed:
            text = f"@{USERNAME} {text}"
            entities.append({"type": "mention", "offset": 0, "length": len(USERNAME) + 1})
        told = {"text": text} | ({"entities": entities} if entities else {}) | more
        await self.posts(account, told, group=group, event=event, at=at)

    async def posts(
        self,
        account: str,
        told: dict[str, Any],
        *,
        group: bool = False,
        event: str = "",
        at: datetime | None = None,
    ) -> None:
        """Deliver a message of any kind."""
        number = self.number(account)
        if not group:
            self.api.started.add(number)
        message = {
            "message_id": self.api.number(),
            "date": int((at or self._now()).timestamp()),
            "chat": chat_of(GROUP if group else number),
            "from": self.user(account),
        }
        await self.api.deliver({"update_id": self._update(event), "message": message | told})

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False, event: str = "") -> None:
        """Deliver a press, of a button that is gone by now as well: somebody's app may still show it."""
        chat, _, message = shown.id.partition(":")
        assert (int(chat) < 0) == group
        one = self.api.standing(int(chat), int(message))
        now = [button for row in one.keyboard for button in row]
        data = next(button["callback_data"] for button in [*now, *one.pressed] if button["text"] == label)
        press = {
            "id": f"press-{next(self._files)}",
            "from": self.user(account),
            "chat_instance": "1",
            "data": data,
            "message": self.api.as_message(one),
        }
        await self.api.deliver({"update_id": self._update(event), "callback_query": press})

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """Deliver a picture, voice note or file; in a group its words mention the bot."""
        file = f"files/{next(self._files)}"
        self.api.files[file] = data
        one = {"file_id": file, "file_unique_id": file, "file_size": len(data)}
        told: dict[str, Any]
        if media_type in ("image/jpeg", "image/png", "image/webp"):
            small = {**one, "file_id": f"{file}-small", "file_size": 90}
            told = {"photo": [{**small, "width": 90, "height": 60}, {**one, "width": 1280, "height": 853}]}
        elif media_type == "audio/ogg":
            told = {"voice": {**one, "duration": 3, "mime_type": media_type}}
        else:
            told = {"document": {**one, "file_name": name, "mime_type": media_type}}
        if group:
            text = f"@{USERNAME} {text}".strip()
            told["caption_entities"] = [{"type": "mention", "offset": 0, "length": len(USERNAME) + 1}]
        await self.posts(account, told | ({"caption": text} if text else {}), group=group)

    def direct(self, account: str) -> list[Shown]:
        """What stands in an account's chat with the bot."""
        return [_shown(one) for one in self.api.said if one.chat == self.number(account)]

    def group(self) -> list[Shown]:
        """What the bot has said in the group."""
        return [_shown(one) for one in self.api.said if one.chat == GROUP]

    def user(self, account: str) -> dict[str, Any]:
        """An account as Telegram tells of it."""
        number = self.number(account)
        return {"id": number, "is_bot": False, "first_name": f"P{number}", "language_code": self.language}

    def _update(self, event: str) -> int:
        if not event:
            return next(self._next)
        if event not in self._updates:
            self._updates[event] = next(self._next)
        return self._updates[event]


def moment(seconds: int) -> datetime:
    """A moment as Telegram counts it."""
    return datetime.fromtimestamp(seconds, UTC)


def _shown(one: Standing) -> Shown:
    return Shown(
        id=f"{one.chat}:{one.number}",
        text=one.text,
        buttons=tuple(button["text"] for row in one.keyboard for button in row),
        thread=str(one.topic or one.answers or ""),
        edits=one.edits,
        files=tuple(name for name, _ in one.files),
    )
