"""Making the calls that say something."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from html import escape
from typing import Any

from telegram import Bot, ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.messages import Enclosed, Step
from handlers.telegram import outgoing as arguments
from handlers.telegram.bots import told
from handlers.telegram.ids import message_id
from handlers.telegram.words import words

#: Bytes: no larger picture is taken as one, no larger file at all.
MOST_PHOTO = 10 * 1024 * 1024
MOST_FILE = 50 * 1024 * 1024

Arguments = Mapping[str, Any]
Attachments = Callable[[str], Awaitable[Enclosed | None]]

_UNCHANGED = "message is not modified"
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
)
_NO_PICTURE = (
    "photo_invalid_dimensions",
    "image_process_failed",
    "photo_save_file_invalid",
    "wrong type of the web page",
)
_OWN = (arguments.OTHERWISE, arguments.ATTACHMENT, arguments.LANGUAGE)


class Sender:
    """Says things in chats, one call at a time."""

    def __init__(self, bot: Bot, attachments: Attachments) -> None:
        self._bot = bot
        self._attachments = attachments
        self._moved: dict[int, int] = {}

    async def send(self, step: Step) -> str:
        """Make a call; the id of the message that came of it, or stands there already. Raises BusyError, RefusedError."""
        with told():
            return await self._made(step.method, step.args)

    async def _made(self, method: str, args: Arguments) -> str:
        """A call, in the chat as it is numbered now; where it can't be made, the one that was foreseen for that."""
        chat: int = args["chat_id"]
        if chat in self._moved:
            return await self._made_after_a_move(method, args)
        try:
            message = await self._called(method, args)
        except ChatMigrated as moved:
            self._moved[chat] = moved.new_chat_id
            return await self._made_after_a_move(method, args)
        except (BadRequest, Forbidden) as error:
            if method != "editMessageText" or not _says(error, _UNCHANGED):
                return await self._otherwise(method, args, error)
            message = None
        return message_id(chat, args["message_id"] if message is None else message.message_id)

    async def _made_after_a_move(self, method: str, args: Arguments) -> str:
        """A group that grew is another chat to Telegram: topics and messages are numbered anew there, none of before is meant."""
        if method == "editMessageText":
            return await self._gone(args)
        kept = {name: value for name, value in args.items() if name not in ("reply_parameters", "message_thread_id")}
        return await self._made(method, {**kept, "chat_id": self._moved[args["chat_id"]]})

    async def _otherwise(self, method: str, args: Arguments, error: BadRequest | Forbidden) -> str:
        if method == "editMessageText" and (_says(error, *_GONE) or _unreachable(error)):
            return await self._gone(args)
        if method == "sendPhoto" and _says(error, *_NO_PICTURE):
            return await self._made("sendDocument", args)
        other = args.get(arguments.OTHERWISE)
        if other is None or method == "editMessageText" or not _unreachable(error):
            raise error
        return await self._made(method, other)

    async def _gone(self, args: Arguments) -> str:
        """What should have stood in another message's place is said anew; a card that should only have been shut is done with."""
        anew = args.get(arguments.OTHERWISE)
        if anew is None:
            return message_id(args["chat_id"], args["message_id"])
        return await self._made("sendMessage", anew)

    async def _called(self, method: str, args: Arguments) -> Message | None:
        """What came of a call; None for a message that stood there before."""
        if arguments.ATTACHMENT in args:
            return await self._enclosed(method, args)
        given = _typed(args)
        if method == "editMessageText":
            await self._bot.edit_message_text(**given)
            return None
        return await self._bot.send_message(**given)

    async def _enclosed(self, method: str, args: Arguments) -> Message:
        told_of = args[arguments.ATTACHMENT]
        name, language = told_of["name"], told_of[arguments.LANGUAGE]
        enclosed = await self._attachments(told_of["url"])
        given = _typed(args)
        if enclosed is None or not enclosed.data or len(enclosed.data) > MOST_FILE:
            key = "file_gone" if enclosed is None or not enclosed.data else "file_unsent"
            said = escape(words(key, language, name=name), quote=False)
            text = "\n\n".join(part for part in (given.pop("caption", ""), said) if part)
            return await self._bot.send_message(**{**given, "parse_mode": "HTML"}, text=text)
        if method == "sendPhoto" and len(enclosed.data) <= MOST_PHOTO:
            return await self._bot.send_photo(**given, photo=enclosed.data, filename=name)
        return await self._bot.send_document(**given, document=enclosed.data, filename=name)


def _typed(args: Arguments) -> dict[str, Any]:
    """A step's plain data as the package's types."""
    given = {name: value for name, value in args.items() if name not in _OWN}
    if markup := given.get("reply_markup"):
        kind = InlineKeyboardMarkup if "inline_keyboard" in markup else ForceReply
        given["reply_markup"] = kind.de_json(dict(markup), None)
    if preview := given.get("link_preview_options"):
        given["link_preview_options"] = LinkPreviewOptions.de_json(dict(preview), None)
    if answered := given.get("reply_parameters"):
        given["reply_parameters"] = ReplyParameters.de_json(dict(answered), None)
    return given


def _says(error: BadRequest | Forbidden, *told_as: str) -> bool:
    message = error.message.lower()
    return any(words_of in message for words_of in told_as)


def _unreachable(error: BadRequest | Forbidden) -> bool:
    """Whether a person can't be written to: never wrote to the bot, or blocked it."""
    return isinstance(error, Forbidden) or _says(error, "chat not found")
