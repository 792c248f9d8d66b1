"""What WeCom delivers to an app's callback, as messages and presses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from defusedxml import ElementTree  # type: ignore[import-untyped]
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]

from bot.messages import Conversation, Fetchable, Posted
from handlers.wecom.cards import SETTLED

CHANNEL = "wecom"


class NotADeliveryError(ValueError):
    """It is no XML of WeCom's."""


def fields(raw: bytes) -> dict[str, str]:
    """The texts of a delivery's elements, by name; raises NotADeliveryError."""
    try:
        root = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError):
        raise NotADeliveryError("no XML of WeCom's") from None
    if root.tag != "xml":
        raise NotADeliveryError("no XML of WeCom's")
    found: dict[str, str] = {}
    for element in root:
        found.setdefault(element.tag, element.text or "")
    return found


def posted(told: Mapping[str, str]) -> Posted | None:
    """A delivery as it is handed in; None where nothing is to be done about it. Raises NotADeliveryError."""
    account, kind = told.get("FromUserName", ""), told.get("MsgType", "")
    if not account or not kind:
        raise NotADeliveryError("a delivery without a sender or a type")
    if kind == "event":
        return _event(told, account)
    # A message of a kind that is not known here has no words and no files: its sender is told that nothing came.
    text, files = _message(told, kind)
    return Posted(
        Conversation(CHANNEL, account),
        account,
        event=told.get("MsgId") or _own_id(told, account, kind),
        at=_at(told),
        text=text,
        message=told.get("MsgId", ""),
        files=files,
    )


def _event(told: Mapping[str, str], account: str) -> Posted | None:
    event, key = told.get("Event", "").lower(), told.get("EventKey", "")
    at, talk = _at(told), Conversation(CHANNEL, account)
    own_id = _own_id(told, account, event, key, told.get("TaskId", ""))
    if event == "click" and key:
        return Posted(talk, account, event=own_id, at=at, text=key)
    if event == "template_card_event" and key and key != SETTLED:
        card = told.get("TaskId", "")
        context = {"response_code": told.get("ResponseCode", ""), "card": card}
        return Posted(talk, account, event=own_id, at=at, button=key, on=card, context=context)
    return None


def _message(told: Mapping[str, str], kind: str) -> tuple[str, tuple[Fetchable, ...]]:
    media, number = told.get("MediaId", ""), told.get("MsgId", "")
    if kind == "text":
        return told.get("Content", "").strip(), ()
    if kind == "voice" and (heard := told.get("Recognition", "").strip()):
        return heard, ()
    if kind == "location":
        return told.get("Label", "").strip(), ()
    if kind == "link":
        return "\n".join(part for part in (told.get("Title"), told.get("Url")) if part), ()
    if not media:
        return "", ()
    if kind == "image":
        return "", (Fetchable("photo", media),)
    if kind == "voice":
        form = told.get("Format", "amr") or "amr"
        return "", (Fetchable("voice", media, f"{number}.{form}", f"audio/{form}"),)
    name = told.get("FileName") or (f"{number}.mp4" if kind == "video" else number)
    return "", (Fetchable("file", media, name, "video/mp4" if kind == "video" else ""),)


def _own_id(told: Mapping[str, str], account: str, *of: str) -> str:
    """An id for what WeCom gives none: who, when and what, which stay as they are when it is delivered again."""
    return ":".join((account, told.get("CreateTime", ""), *of))


def _at(told: Mapping[str, str]) -> datetime:
    created = told.get("CreateTime", "")
    if not (created.isascii() and created.isdecimal() and len(created) <= 11):
        raise NotADeliveryError("a delivery without a time")
    return datetime.fromtimestamp(int(created), UTC)
