"""What WeCom delivers to a robot over its long connection, as messages and presses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.messages import Conversation, Fetchable, Posted
from handlers.wecom.cards import SETTLED

CHANNEL = "wecom_bot"

#: For how long after a press its card can be changed.
CHANGEABLE = timedelta(seconds=5)

_MENTION = re.compile(r"^\s*@\S+\s*|\s*@\S+\s*$")
_MARKS = re.compile('[“”"]')


def posted(frame: Mapping[str, Any], now: datetime) -> Posted | None:
    """A frame as it is handed in; None where nothing is to be done about it."""
    body = _table(frame, "body")
    account, message, request = _text(_table(body, "from"), "userid"), _text(body, "msgid"), request_of(frame)
    if not account or not (message or request):
        return None
    group = _text(body, "chattype") == "group"
    chat = _text(body, "chatid") if group else account
    if not chat:
        return None
    talk, at = Conversation(CHANNEL, chat), _at(body, now)
    if event := _table(body, "event"):
        pressed = _table(event, "template_card_event")
        key, card = _text(pressed, "event_key"), _text(pressed, "task_id")
        if _text(event, "eventtype") != "template_card_event" or not key or key == SETTLED:
            return None
        context = {"press": request, "card": card, "until": str((now + CHANGEABLE).timestamp())}
        return Posted(talk, account, message or request, at, direct=not group, button=key, on=card, context=context)
    # A message that only mentions, or is of a kind not known here, has no words and no files: its sender is told so.
    text = _said(body, group)
    files = tuple(_files(body))
    context = {"request": request, "chat": chat} if request else {}
    return Posted(talk, account, message or request, at, text, not group, message=message, files=files, context=context)


def entered(frame: Mapping[str, Any]) -> str:
    """Who opened the robot's chat, for the first time that day; empty for any other frame."""
    body = _table(frame, "body")
    return _text(_table(body, "from"), "userid") if event_type(frame) == "enter_chat" else ""


def request_of(frame: Mapping[str, Any]) -> str:
    """The id by which a frame is answered."""
    return _text(_table(frame, "headers"), "req_id")


def event_type(frame: Mapping[str, Any]) -> str:
    """Which event a frame tells of."""
    return _text(_table(_table(frame, "body"), "event"), "eventtype")


def _said(body: Mapping[str, Any], group: bool) -> str:
    text = "\n".join(part for part in _texts(body) if part)
    if group:
        text = _MENTION.sub("", text, count=1)
    text = text.strip()
    # What was quoted stands in marks, so that it is never taken for what the person says himself.
    quoted = _MARKS.sub("", "\n".join(part for part in _texts(_table(body, "quote")) if part)).strip()
    return f"{text}\n“{quoted}”" if text and quoted else text


def _texts(body: Mapping[str, Any]) -> Iterator[str]:
    for part in _parts(body):
        yield _text(_table(part, "text"), "content").strip()
        yield _text(_table(part, "voice"), "content").strip()


def _files(body: Mapping[str, Any]) -> Iterator[Fetchable]:
    for part in _parts(body):
        for name in ("image", "file", "video"):
            if url := _text(_table(part, name), "url"):
                ref = json.dumps({"url": url, "key": _text(_table(part, name), "aeskey")})
                own_name = _text(_table(part, name), "filename") or _text(_table(part, name), "name")
                yield Fetchable("photo" if name == "image" else "file", ref, own_name)


def _parts(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """A message's parts, of one with pictures among its words; or itself."""
    if _text(body, "msgtype") != "mixed":
        return [body]
    items = _table(body, "mixed").get("msg_item")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _at(body: Mapping[str, Any], now: datetime) -> datetime:
    created = body.get("create_time")
    return datetime.fromtimestamp(created, UTC) if isinstance(created, int) and 0 < created < 10**11 else now


def _table(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = found.get(name)
    return inner if isinstance(inner, dict) else {}


def _text(found: Mapping[str, Any], name: str) -> str:
    inner = found.get(name)
    return inner if isinstance(inner, str) else ""
