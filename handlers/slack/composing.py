"""What is to be said, as calls of the Web API: plain data, always the same for the same message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.messages import Outgoing, Reply, Standing, Step
from handlers.slack.addresses import Placed, placed
from handlers.slack.blocks import Part, parts_of

SAY = "chat.postMessage"
WHISPER = "chat.postEphemeral"
CHANGE = "chat.update"
RESPOND = "response_url"
ENCLOSE = "files.completeUploadExternal"


def compose(outgoing: Outgoing) -> list[Step]:
    """The calls, in order: cards elsewhere lose their buttons, then it is said, then come pictures and files."""
    said = _said(outgoing) if outgoing.reply.text or outgoing.reply.cards or outgoing.reply.buttons else ()
    # What one person alone sees can't be changed from outside, nor what was said by a command's own address.
    shut = [_shut(each) for each in outgoing.shuts if each.placed and not placed(each.placed).aside]
    return [*shut, *(_answering(step, outgoing) for step in said), *_enclosed(outgoing)]


def _answering(step: Step, outgoing: Outgoing) -> Step:
    """The call, with the message that it answers, whose mark is taken off then."""
    return replace(step, args={**step.args, "answers": outgoing.answers}) if outgoing.answers else step


def _said(outgoing: Outgoing) -> Iterator[Step]:
    parts = parts_of(outgoing.reply, outgoing.conversation)
    for number, part in enumerate(parts):
        card = number == len(parts) - 1 and bool(outgoing.reply.buttons)
        yield _first(outgoing, part, card) if number == 0 and outgoing.place else _anew(outgoing, part, card)


def _first(outgoing: Outgoing, part: Part, card: bool) -> Step:
    """The message takes the place of another, or is said anew where that can't be changed any more."""
    place, anew = placed(outgoing.place), _anew(outgoing, part, card)
    if not place.aside:
        return _change(place, part, card, anew)
    answer = outgoing.context.get("response_url", "")
    if not answer or outgoing.context.get("on") != outgoing.place:
        return anew
    args = {"url": answer, "replace_original": True, "ts": str(place), **_content(part)}
    return Step(RESPOND, {**args, "otherwise": _step(anew)}, card)


def _shut(standing: Standing) -> Step:
    # What does not fit into one message was more than one before, and the buttons were on the last of them.
    part = parts_of(standing.reply)[-1]
    return _change(placed(standing.placed), part, card=False, anew=None)


def _change(place: Placed, part: Part, card: bool, anew: Step | None) -> Step:
    args = {"channel": place.channel, "ts": place.ts, **_content(part)}
    return Step(CHANGE, {**args, "otherwise": None if anew is None else _step(anew)}, card)


def _step(step: Step) -> dict[str, Any]:
    return {"method": step.method, "args": dict(step.args)}


def _anew(outgoing: Outgoing, part: Part, card: bool) -> Step:
    where = _where(outgoing)
    if not outgoing.aside or outgoing.direct:
        unfurled = {"unfurl_links": False, "unfurl_media": False}
        return Step(SAY, {**where, **_content(part), **unfurled, **_answer(outgoing)}, card)
    # Slack shows such a message in a thread only where the thread has begun.
    begun = bool(outgoing.answers) and placed(outgoing.answers).ts != outgoing.conversation.thread
    thread = {"thread_ts": outgoing.conversation.thread} if outgoing.conversation.thread and begun else {}
    args = {"channel": outgoing.conversation.chat, "user": outgoing.account, **thread}
    return Step(WHISPER, {**args, **_content(part), **_answer(outgoing)}, card)


def _where(outgoing: Outgoing) -> dict[str, Any]:
    """The chat and thread; whom it is for, where the direct chat has to be opened first."""
    if outgoing.direct:
        return {"channel": outgoing.conversation.chat, "account": outgoing.account}
    thread = outgoing.conversation.thread
    return {"channel": outgoing.conversation.chat} | ({"thread_ts": thread} if thread else {})


def _answer(outgoing: Outgoing) -> Mapping[str, str]:
    """Where a command can be answered in a channel that the assistant is no member of."""
    address = outgoing.context.get("response_url", "")
    return {"response_url": address} if address and not outgoing.direct else {}


def _content(part: Part) -> dict[str, Any]:
    # Names in what is said are no mentions, unless Slack is told to look for them: for a change it would by default.
    return {"text": part.text, "blocks": part.blocks, "parse": "none", "link_names": False}


def _enclosed(outgoing: Outgoing) -> Iterator[Step]:
    where = _where(outgoing)
    if outgoing.aside and not outgoing.direct:
        # Everybody in a channel sees its files.
        where = {"channel": "", "account": outgoing.account}
    reply: Reply = outgoing.reply
    for file in (*reply.images, *reply.files):
        yield Step(ENCLOSE, {**where, "url": file.url, "name": file.name})
