"""What Slack delivers (events, commands, presses, filled-in forms) as messages to hand in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from bot.messages import Conversation, Posted
from handlers.slack.addresses import Placed, conversation_of
from handlers.slack.fetching import fetchable
from handlers.slack.forms import form_of, modal, submitted
from handlers.slack.markup import first_mention, mentions, said

#: What people post; everything else is an edit, a deletion, or somebody coming or going.
_POSTS = {"", "file_share", "me_message", "thread_broadcast"}


def of_event(body: Mapping[str, Any], own: str) -> Posted | None:
    """An event: a message to the assistant, or nothing. `own` is the assistant's user where it is known."""
    event = body["event"]
    bots = frozenset(
        {own, *(each.get("user_id", "") for each in body.get("authorizations") or () if each.get("is_bot"))} - {""}
    )
    if event.get("subtype", "") not in _POSTS or _of_a_machine(event, bots):
        return None
    channel, ts = event["channel"], event["ts"]
    direct = event.get("channel_type", "im" if _direct(channel) else "") == "im"
    if not direct and not _addressed(event, bots):
        return None
    # What mentions it in a channel comes as two events, with ids of their own.
    event_id = body.get("event_id", "") if direct else ""
    return Posted(
        Conversation("slack", channel, "" if direct else event.get("thread_ts") or ts),
        event["user"],
        event_id or f"{channel}/{ts}",
        _instant(ts),
        said(event.get("text") or "", _spoken_to(event, bots)),
        direct,
        message=str(Placed(channel, ts)),
        files=tuple(fetchable(event.get("files") or ())),
    )


def of_command(body: Mapping[str, Any], text: str, at: datetime) -> Posted:
    """A slash command that says these words; `at` is when it came, which Slack does not tell."""
    channel, address = body["channel_id"], body.get("response_url")
    event = body.get("trigger_id") or f"{body['user_id']}/{channel}/{at.timestamp()}"
    return Posted(
        Conversation("slack", channel),
        body["user_id"],
        f"command/{event}",
        at,
        text,
        body.get("channel_name") == "directmessage",
        context={"response_url": address} if address else {},
    )


def of_form(body: Mapping[str, Any], at: datetime) -> Posted:
    """A form of ours that was filled in; `at` is when it came, which Slack does not tell."""
    form = submitted(body["view"])
    return Posted(form.conversation, body["user"]["id"], f"form/{body['view']['id']}", at, form.text, form.direct)


def form_asked_for(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The form that the press of a button asks for, as Slack opens it."""
    action, on = body["actions"][0], _pressed_on(body)
    return modal(form_of(action["value"]), _pressed_in(body, on), direct=_direct(on.channel))


def of_press(body: Mapping[str, Any]) -> Posted:
    """The press of a button of ours that stands in a chat."""
    action, on = body["actions"][0], _pressed_on(body)
    address = body.get("response_url")
    return Posted(
        _pressed_in(body, on),
        body["user"]["id"],
        f"press/{body.get('trigger_id', '')}/{action['action_ts']}",
        _instant(action["action_ts"]),
        (action.get("text") or {}).get("text", ""),
        _direct(on.channel),
        button=action.get("value") or action["action_id"],
        on=str(on),
        message=str(on._replace(aside=False)),
        context={"response_url": address, "on": str(on)} if address else {},
    )


def _pressed_on(body: Mapping[str, Any]) -> Placed:
    """The message whose button was pressed."""
    container = body.get("container") or {}
    ts = container.get("message_ts") or (body.get("message") or {}).get("ts", "")
    return Placed(body["channel"]["id"], ts, aside=bool(container.get("is_ephemeral")))


def _pressed_in(body: Mapping[str, Any], on: Placed) -> Conversation:
    """The conversation that a pressed button is of; its message's thread is one unless it stands above it."""
    thread = (body.get("message") or {}).get("thread_ts") or (body.get("container") or {}).get("thread_ts") or ""
    told = conversation_of(body["actions"][0].get("block_id", ""))
    return told or Conversation("slack", on.channel, "" if thread == on.ts else thread)


def _direct(channel: str) -> bool:
    return channel.startswith("D")


def parsed(raw: bytes, content_type: str) -> Mapping[str, Any]:
    """A request's body as Slack means it; raises ValueError for one that is none of Slack's."""
    if content_type.partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return _object(raw)
    fields = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    return _object(fields["payload"]) if "payload" in fields else fields


def _object(raw: str | bytes) -> Mapping[str, Any]:
    found = json.loads(raw)
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004  as for any other body that is none of Slack's
    return found


def _of_a_machine(event: Mapping[str, Any], bots: frozenset[str]) -> bool:
    """Whether a bot wrote it, or nobody."""
    user = event.get("user")
    return not user or user in bots or user == "USLACKBOT" or bool(event.get("bot_id")) or bool(event.get("edited"))


def _addressed(event: Mapping[str, Any], bots: frozenset[str]) -> bool:
    """Whether the assistant is mentioned. With a file, Slack's event for this may come without it, or not at all."""
    if event.get("type") == "app_mention":
        return bool(event.get("files")) or not _speaks_of_files(event.get("blocks"))
    return mentions(event.get("text") or "", bots)


def _spoken_to(event: Mapping[str, Any], bots: frozenset[str]) -> frozenset[str]:
    """Whose mentions are the assistant's: in an event for these somebody is, known or not."""
    text = event.get("text") or ""
    return bots if event.get("type") != "app_mention" or mentions(text, bots) else bots | first_mention(text)


def _speaks_of_files(value: Any) -> bool:
    if isinstance(value, Mapping):
        return value.get("type") == "file" or any(map(_speaks_of_files, value.values()))
    return isinstance(value, list) and any(map(_speaks_of_files, value))


def _instant(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)
