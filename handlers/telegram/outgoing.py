"""What is to be said, as calls of the Bot API: plain data, the same for the same message."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.messages import Attachment, Button, Outgoing, Reply, Standing, Step
from handlers.telegram.ids import parted
from handlers.telegram.rich import MOST_CAPTION, Rich, Span, has_link, html, parts, plain, units
from handlers.telegram.words import words
from handlers.telegram.writing import written

#: How many Latin letters stand side by side on the buttons of one row, on a narrow phone; and how many buttons do.
_ROW_WIDTH, _ROW_BUTTONS = 24, 3
_PHOTOS = frozenset({"image/png", "image/jpeg"})
_LONGEST_PLACEHOLDER = 64
_NO_BUTTONS: Mapping[str, Any] = {"reply_markup": {"inline_keyboard": []}}

#: Arguments of a step that are not Telegram's: the message to send where this can't be done, the file that goes with it, and the
#: language in which a person is spoken to directly.
OTHERWISE = "otherwise"
ATTACHMENT = "attachment"
LANGUAGE = "language"

Arguments = dict[str, Any]


def composed(outgoing: Outgoing) -> Sequence[Step]:
    """The calls that say it, in order."""
    said = list(_said(outgoing))
    return [*said, *(_shut(standing) for standing in outgoing.shuts)]


def _said(outgoing: Outgoing) -> Iterator[Step]:
    reply, target = outgoing.reply, _target(outgoing)
    texts = parts(written(reply))
    if reply.buttons and not texts:
        texts = [(Span(words("choose", reply.language)),)]
    attached = [*reply.images, *reply.files]
    captioned = _caption(outgoing, texts)
    if captioned is not None:
        yield _attachment(attached[0], reply, {**target, **captioned})
        return
    # Buttons stand last, where the thumb is; but a message that takes another's place stands where that one stood.
    attached_first = bool(reply.buttons) and not outgoing.place
    calls = [_text(text) for text in texts]
    if calls:
        calls[-1] |= _keyboard(reply.buttons) or (_to_be_answered(outgoing) if not outgoing.place else {})
    messages = [
        Step("sendMessage", _with_way_out(outgoing, {**target, **call}), card=bool(reply.buttons) and call is calls[-1])
        for call in calls
    ]
    if outgoing.place and messages:
        messages[0] = _in_place(outgoing, messages[0])
    enclosed = [_attachment(each, reply, _with_way_out(outgoing, dict(target))) for each in attached]
    steps = [*enclosed, *messages] if attached_first else [*messages, *enclosed]
    answered = _answered(outgoing)
    for number, step in enumerate(steps):
        if number or not answered or step.method == "editMessageText":
            yield step
        else:
            yield Step(step.method, {**step.args, **answered}, step.card)


def _target(outgoing: Outgoing) -> Arguments:
    """Whom or what it is sent to. A person's direct chat has the person's own id."""
    reply, place = outgoing.reply, outgoing.conversation
    if outgoing.direct:
        return {"chat_id": int(place.chat or outgoing.account), LANGUAGE: reply.language}
    if outgoing.aside:
        return {"chat_id": int(outgoing.account), LANGUAGE: reply.language}
    return {"chat_id": int(place.chat)} | _topic(outgoing)


def _topic(outgoing: Outgoing) -> Arguments:
    thread = outgoing.conversation.thread
    return {"message_thread_id": int(thread)} if thread else {}


def _answered(outgoing: Outgoing) -> Arguments:
    """In a group, which message is answered."""
    if outgoing.direct or outgoing.aside or not outgoing.answers:
        return {}
    return _reply_to(outgoing)


def _reply_to(outgoing: Outgoing) -> Arguments:
    chat, message = parted(outgoing.answers)
    if str(chat) != outgoing.conversation.chat:
        return {}
    return {"reply_parameters": {"message_id": message, "allow_sending_without_reply": True}}


def _with_way_out(outgoing: Outgoing, call: Arguments) -> Arguments:
    """What one person alone should see goes to him directly. Who never wrote to the bot can't be written to: then it is said
    in the group, unless it is not for the others."""
    if outgoing.direct or not outgoing.aside or outgoing.reply.private:
        return call
    answered = _reply_to(outgoing) if outgoing.answers else {}
    there = {"chat_id": int(outgoing.conversation.chat)} | _topic(outgoing) | answered
    own = {name: value for name, value in call.items() if name not in ("chat_id", LANGUAGE)}
    return {**call, OTHERWISE: {**own, **there}}


def _text(text: Rich) -> Arguments:
    told = {"text": html(text), "parse_mode": "HTML"}
    return {**told, "link_preview_options": {"is_disabled": True}} if has_link(text) else told


def _caption(outgoing: Outgoing, texts: Sequence[Rich]) -> Arguments | None:
    """Short words that stand below the one picture or file they go with; None where they are messages of their own."""
    reply = outgoing.reply
    if reply.buttons or reply.cards or outgoing.place or outgoing.aside or len(texts) != 1:
        return None
    if len(reply.images) + len(reply.files) != 1 or units(plain(texts[0])) > MOST_CAPTION:
        return None
    return {"caption": html(texts[0]), "parse_mode": "HTML"} | _answered(outgoing)


def _attachment(attachment: Attachment, reply: Reply, args: Arguments) -> Step:
    """A picture or file; its bytes are asked for when it is sent."""
    method = "sendPhoto" if attachment in reply.images and attachment.media_type in _PHOTOS else "sendDocument"
    told = {"url": attachment.url, "name": attachment.name, LANGUAGE: reply.language}
    return Step(method, {**args, ATTACHMENT: told})


def _in_place(outgoing: Outgoing, said: Step) -> Step:
    """An edit of the message that this one takes the place of; said anew where that is gone."""
    chat, message = parted(outgoing.place)
    shown = {
        name: value
        for name, value in said.args.items()
        if name in ("text", "parse_mode", "link_preview_options", "reply_markup")
    }
    anew = {**said.args, **_answered(outgoing)}
    edited = {"chat_id": chat, "message_id": message, **_NO_BUTTONS, **shown, OTHERWISE: anew}
    return Step("editMessageText", edited, said.card)


def _shut(standing: Standing) -> Step:
    """A card elsewhere as it stands now, without buttons: of a long one, the part that had them. Done where it is gone."""
    chat, message = parted(standing.placed)
    texts = parts(written(standing.reply)) or [(Span(words("choose", standing.reply.language)),)]
    shut = {"chat_id": chat, "message_id": message, **_NO_BUTTONS, **_text(texts[-1])}
    return Step("editMessageText", shut)


def _keyboard(buttons: Sequence[Button]) -> Arguments:
    if not buttons:
        return {}
    rows: list[list[Mapping[str, str]]] = []
    room = 0
    for button in buttons:
        width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in button.label) + 4
        if not rows or width > room or len(rows[-1]) == _ROW_BUTTONS:
            rows.append([])
            room = _ROW_WIDTH
        room -= width
        style = {"style": button.style} if button.style != "default" else {}
        rows[-1].append({"text": button.label, "callback_data": button.id, **style})
    return {"reply_markup": {"inline_keyboard": rows}}


def _to_be_answered(outgoing: Outgoing) -> Arguments:
    """In a group a bot hears what answers it: where something is asked without buttons, the person's app opens an answer."""
    asks = outgoing.reply.fields or any(report.state == "asked" for report in outgoing.reply.actions)
    if outgoing.direct or outgoing.aside or not asks or not outgoing.answers:
        return {}
    fields = outgoing.reply.fields
    hint = {"input_field_placeholder": fields[0].label[:_LONGEST_PLACEHOLDER]} if fields and fields[0].label else {}
    return {"reply_markup": {"force_reply": True, "selective": True, **hint}}
