"""What Slack delivers (events, commands, presses, filled-in forms) as messages to hand in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from bot.messages import Conversation, Posted
from handlers.slack.addresses import Placed, conversation_of
from handlers.slack.fetching import fetchable
from handlers.slack.forms import OPENS, form_of, modal, submitted
from handlers.slack.markup import first_mention, mentions, said

#: The events that are messages.
_KINDS = {"app_mention", "message"}

#: What people post; everything else is an edit, a deletion, or somebody coming or going.
_POSTS = {"", "file_share", "me_message", "thread_broadcast"}

#: The command that takes any words; others say what the menu says.
COMMAND = "youdan"


@dataclass(frozen=True, slots=True)
class Opening:
    """A form to be opened at once, before its trigger is too old."""

    trigger: str
    view: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: whose, its name, the words after it, and the message that it is once its own words are put in."""

    account: str
    name: str
    words: str
    posted: Callable[[str], Posted]


Delivery = Posted | Command | Opening | None


def of_event(body: Mapping[str, Any], own: str) -> Posted | None:
    """An event: a message to the assistant, or nothing. `own` is the assistant's user where it is known."""
    event = body.get("event") or {}
    bots = frozenset(
        {own, *(each.get("user_id", "") for each in body.get("authorizations") or () if each.get("is_bot"))} - {""}
    )
    if event.get("type") not in _KINDS or event.get("subtype", "") not in _POSTS or _of_a_machine(event, bots):
        return None
    channel, ts = event["channel"], event["ts"]
    direct = event.get("channel_type", "im" if channel.startswith("D") else "") == "im"
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


def of_command(body: Mapping[str, Any], at: datetime) -> Command:
    """A slash command; `at` is when it came, which Slack does not tell."""
    channel = body["channel_id"]
    direct = body.get("channel_name") == "directmessage"
    address = body.get("response_url")
    event = body.get("trigger_id") or f"{body['user_id']}/{channel}/{at.timestamp()}"

    def posted(text: str) -> Posted:
        return Posted(
            Conversation("slack", channel),
            body["user_id"],
            f"command/{event}",
            at,
            text,
            direct,
            context={"response_url": address} if address else {},
        )

    return Command(
        body["user_id"], body["command"].removeprefix("/"), said(body.get("text") or "", frozenset()), posted
    )


def of_interaction(body: Mapping[str, Any], at: datetime) -> Posted | Opening | None:
    """A press, or a form that was filled in; anything else is nothing."""
    if body["type"] == "view_submission" and body["view"].get("callback_id") == OPENS:
        return _filled_in(body, at)
    if body["type"] != "block_actions" or not body.get("actions") or not body.get("channel"):
        return None
    return _pressed(body)


def _thread(body: Mapping[str, Any], ts: str) -> str:
    """The thread that a pressed message stands in; one that has a thread below it stands in none."""
    thread = (body.get("message") or {}).get("thread_ts") or (body.get("container") or {}).get("thread_ts") or ""
    return "" if thread == ts else thread


def _filled_in(body: Mapping[str, Any], at: datetime) -> Posted:
    form = submitted(body["view"])
    return Posted(form.conversation, body["user"]["id"], f"form/{body['view']['id']}", at, form.text, form.direct)


def _pressed(body: Mapping[str, Any]) -> Posted | Opening | None:
    action = body["actions"][0]
    if action.get("type") != "button":
        return None
    channel, container = body["channel"]["id"], body.get("container") or {}
    ts = container.get("message_ts") or (body.get("message") or {}).get("ts", "")
    direct = channel.startswith("D")
    conversation = conversation_of(action.get("block_id", "")) or Conversation("slack", channel, _thread(body, ts))
    if action["action_id"] == OPENS:
        return Opening(body["trigger_id"], modal(form_of(action["value"]), conversation, direct=direct))
    on = str(Placed(channel, ts, aside=bool(container.get("is_ephemeral"))))
    address = body.get("response_url")
    return Posted(
        conversation,
        body["user"]["id"],
        f"press/{body.get('trigger_id', '')}/{action['action_ts']}",
        _instant(action["action_ts"]),
        (action.get("text") or {}).get("text", ""),
        direct,
        button=action.get("value") or action["action_id"],
        on=on,
        message=str(Placed(channel, ts)),
        context={"response_url": address, "on": on} if address else {},
    )


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
