"""Telegram's updates as what was posted: who wrote what, where, and whether the bot is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from telegram import CallbackQuery, Message, MessageEntity, PhotoSize, Update, User
from telegram.constants import ChatType

from bot.messages import Conversation, EnclosedAs, Fetchable, Posted
from handlers.telegram.ids import message_id
from handlers.telegram.words import language_of, words

CHANNEL = "telegram"

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>[A-Za-z0-9_]+))?(?:\s+|$)")
#: Stands for the bot's name until it is cut out; no message has it.
_NAME = "\0"
_NAME_FIRST = re.compile(r"^\s*(?:\0\s*)+[,，:：、]?\s*")
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_NAME_WITHIN = re.compile(r"[ \t]*\0[ \t]*")
#: How a line begins that is somebody else's, as in a mail.
_MARK = "> "
_QUOTES = frozenset({MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE})
_ALWAYS = frozenset({"start", "help"})

Says = Mapping[str, str]
"""What the menu's commands say when tapped, by their names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it was written: its name, the bot it is for (nothing: any), and the words behind it."""

    name: str
    bot: str
    rest: str


def command_of(message: Message, me: User) -> Asked | None:
    """The command that a message begins with; other people's messages, passed on, have none."""
    text = _own_words(message, me)
    found = None if _someone_elses(message) else _COMMAND.match(text)
    return Asked(found["name"].lower(), found["bot"] or "", text[found.end() :].strip()) if found else None


def meant(message: Message, me: User, asked: Asked | None, says: Says, albums: Sequence[str]) -> bool:
    """Whether the bot is addressed: in a direct chat always, in a group by its name, a command of its own, or an answer to it.

    `albums` are those whose first picture addressed it.
    """
    if message.chat.type == ChatType.PRIVATE:
        return True
    if asked and asked.bot:
        return asked.bot.lower() == (me.username or "").lower()
    if asked and (asked.name in says or asked.name in _ALWAYS):
        return True
    if message.media_group_id and message.media_group_id in albums:
        return True
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == me.id and not replied.forum_topic_created:
        return True
    text = message.text or message.caption or ""
    return any(_names(entity, text[start:end], me) for entity, start, end in _stretches(message))


def message_posted(update: Update, message: Message, sender: User, me: User, asked: Asked | None, says: Says) -> Posted:
    """A message that the bot is meant by."""
    direct = message.chat.type == ChatType.PRIVATE
    return Posted(
        conversation=Conversation(CHANNEL, str(message.chat.id), _topic(message)),
        account=str(sender.id),
        event=str(update.update_id),
        at=message.date,
        text=_command_text(asked, says, sender) if asked else _text(message, me),
        direct=direct,
        message=message_id(message.chat.id, message.message_id),
        files=_files(message),
    )


def press_posted(update: Update, press: CallbackQuery, received: datetime) -> Posted | None:
    """A press of a button below a message of the bot's; None for any other. Telegram does not tell when it was pressed."""
    if press.message is None or not press.data:
        return None
    chat = press.message.chat
    message = press.message if isinstance(press.message, Message) else None
    return Posted(
        conversation=Conversation(CHANNEL, str(chat.id), _topic(message) if message else ""),
        account=str(press.from_user.id),
        event=str(update.update_id),
        at=received,
        text=_label(message, press.data),
        direct=chat.type == ChatType.PRIVATE,
        button=press.data,
        on=message_id(chat.id, press.message.message_id),
        message=message_id(chat.id, press.message.message_id),
    )


def _topic(message: Message) -> str:
    """The forum's topic; answers below one another in other groups are one conversation."""
    in_forum = message.chat.type != ChatType.PRIVATE and message.is_topic_message
    return str(message.message_thread_id) if in_forum and message.message_thread_id else ""


def _command_text(asked: Asked, says: Says, sender: User) -> str:
    """What a command says, with the words behind it. A link that opens the chat brings a one-time code behind /start."""
    if asked.name == "start" and asked.rest:
        return asked.rest
    if asked.name in says:
        said = says[asked.name]
    elif asked.name in _ALWAYS:
        said = words("help", language_of(sender.language_code))
    else:
        said = asked.name.replace("_", " ")
    return f"{said} {asked.rest}".strip()


def _text(message: Message, me: User) -> str:
    if message.contact:
        contact = message.contact
        name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
        return f"{name}\n{contact.phone_number}"
    if message.venue:
        return f"{message.venue.title}\n{message.venue.address}"
    text = _own_words(message, me)
    if _someone_elses(message):
        return "\n".join(f"{_MARK}{line}" for line in text.splitlines())
    return text


def _someone_elses(message: Message) -> bool:
    """Whether it was passed on: what others wrote asks for nothing by itself."""
    if message.forward_origin is None:
        return False
    author = getattr(message.forward_origin, "sender_user", None)
    return author is None or message.from_user is None or author.id != message.from_user.id


def _names(entity: MessageEntity, text: str, me: User) -> bool:
    """Whether a stretch of a message is the bot's name."""
    if entity.type == MessageEntity.MENTION:
        return text.lower() == f"@{me.username}".lower()
    return entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == me.id


def _stretches(message: Message) -> Iterator[tuple[MessageEntity, int, int]]:
    """The entities with where they begin and end in the text; Telegram counts in UTF-16."""
    text = message.text or message.caption or ""
    places = [0, *accumulate(2 if sign > "\uffff" else 1 for sign in text)]
    for entity in message.entities or message.caption_entities:
        start, end = (bisect_left(places, place) for place in (entity.offset, entity.offset + entity.length))
        if start < end <= len(text):
            yield entity, start, end


def _own_words(message: Message, me: User) -> str:
    """The words without the bot's name, and with what was quoted in them marked as such, line by line."""
    text = message.text or message.caption or ""
    signs = [*text, ""]
    for entity, start, end in _stretches(message):
        if _names(entity, text[start:end], me):
            signs[start:end] = [_NAME, *[""] * (end - start - 1)]
    for entity, start, end in _stretches(message):
        if entity.type in _QUOTES:
            for place in range(start, end):
                if place == start or text[place - 1] == "\n":
                    signs[place] = f"{_MARK}{signs[place]}"
            if start and text[start - 1] != "\n":
                signs[start] = f"\n{signs[start]}"
            if "\n" not in text[end - 1 : end + 1]:
                signs[end] = f"\n{signs[end]}"
    joined = "".join(signs)
    if joined != text:
        joined = _LINE_ENDS.sub("\n", _NAME_WITHIN.sub(" ", _NAME_FIRST.sub("", joined)))
    return joined.strip()


def _files(message: Message) -> tuple[Fetchable, ...]:
    """What came with it. What can't be read, like a sticker or a place on a map, comes as a file that has nothing but a name."""
    attached = message.effective_attachment
    if attached is None or message.contact or message.venue:
        return ()
    if message.photo:
        largest = max(message.photo, key=lambda size: (size.width * size.height, size.file_size or 0))
        return (_photo(largest),)
    if document := message.document:
        return (_fetchable("file", document.file_id, document.file_name, document.mime_type, document.file_size),)
    if voice := message.voice:
        return (_fetchable("voice", voice.file_id, "", voice.mime_type, voice.file_size),)
    if audio := message.audio:
        return (_fetchable("voice", audio.file_id, audio.file_name, audio.mime_type, audio.file_size),)
    if note := message.video_note:
        return (_fetchable("voice", note.file_id, "", "video/mp4", note.file_size),)
    if video := message.video:
        return (_fetchable("file", video.file_id, video.file_name, video.mime_type, video.file_size),)
    return (Fetchable("file", "", type(attached).__name__.lower()),)


def _photo(size: PhotoSize) -> Fetchable:
    return _fetchable("photo", size.file_id, "", "image/jpeg", size.file_size)


def _fetchable(kind: EnclosedAs, ref: str, name: str | None, media_type: str | None, size: int | None) -> Fetchable:
    return Fetchable(kind, ref, name or "", media_type or "", -1 if size is None else size)


def _label(message: Message | None, data: str) -> str:
    """What the pressed button says."""
    if message is None or message.reply_markup is None:
        return ""
    buttons = (button for row in message.reply_markup.inline_keyboard for button in row)
    return next((button.text for button in buttons if button.callback_data == data), "")
