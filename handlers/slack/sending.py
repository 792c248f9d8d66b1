"""Saying it: one call at a time, and what to do instead where a call can't be made any more."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bot.messages import Step
from bot.port import BusyError, Desk, RefusedError
from handlers.slack.addresses import Placed, placed
from handlers.slack.calls import DeclinedError, WebApi, message_id, refused
from handlers.slack.composing import CHANGE, ENCLOSE, RESPOND, SAY, WHISPER

_LOG = logging.getLogger(__name__)

#: What a message is marked with while it is worked on.
_SEEN = "eyes"

#: The chat is none of the assistant's.
_STRANGE = {"channel_not_found", "not_in_channel"}
#: The message is gone, or can't be changed any more.
_FIXED = {
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "is_archived",
    "is_inactive",
    "message_not_found",
    "not_in_channel",
}
#: Slack knows the key and has no message for it: it was never said.
_UNSAID = {"duplicate_channel_not_found", "duplicate_message_not_found"}


class Sender:
    """Makes the calls of `compose`."""

    def __init__(self, api: WebApi, desk: Desk) -> None:
        self._api = api
        self._desk = desk
        self._direct_chats: dict[str, str] = {}
        self._seen: set[str] = set()

    async def send(self, step: Step, key: str) -> str:
        """Make one call and return the message that came of it; raises BusyError, RefusedError."""
        args = dict(step.args)
        answered = args.pop("answers", "")
        try:
            # What it answers goes in as well: another answer is another message, whatever its key.
            made = await self._made(step.method, args, f"{key}/{answered}")
        except DeclinedError as error:
            raise refused(error) from None
        if answered in self._seen:
            await self._unmark(answered)
        return made

    async def seen(self, message: str) -> None:
        """Mark a message as seen until it is answered; raises BusyError, RefusedError."""
        if not message or message in self._seen:
            return
        channel, ts, _ = placed(message)
        try:
            await self._api.call("reactions.add", channel=channel, timestamp=ts, name=_SEEN)
        except DeclinedError as error:
            raise refused(error) from None
        self._seen.add(message)

    async def _unmark(self, message: str) -> None:
        self._seen.discard(message)
        channel, ts, _ = placed(message)
        try:
            await self._api.call("reactions.remove", channel=channel, timestamp=ts, name=_SEEN)
        except (BusyError, DeclinedError) as error:
            # It is answered, and nobody is worse off for a mark too many.
            _LOG.info("a mark stays: %s", error)

    async def direct_chat(self, account: str) -> str:
        """The direct chat with an account, opened where there was none."""
        if account not in self._direct_chats:
            found = await self._api.call("conversations.open", users=account)
            self._direct_chats[account] = found["channel"]["id"]
        return self._direct_chats[account]

    async def _made(self, method: str, args: dict[str, Any], key: str) -> str:
        if method == SAY:
            return await self._say(args, key)
        if method == WHISPER:
            return await self._whisper(args)
        if method == CHANGE:
            return await self._change(args, key)
        if method == RESPOND:
            return await self._respond(args, key)
        if method == ENCLOSE:
            return await self._enclose(args)
        raise RefusedError(f"no call: {method}")

    async def _say(self, args: dict[str, Any], key: str) -> str:
        answer, account = args.pop("response_url", ""), args.pop("account", "")
        if not args["channel"]:
            args["channel"] = await self.direct_chat(account)
        try:
            return await self._posted(args, key)
        except DeclinedError as error:
            if error.code not in _STRANGE:
                raise
            if account:
                # A command given in a direct chat with somebody else.
                return await self._posted({**args, "channel": await self.direct_chat(account)}, key)
            if not answer:
                raise
            await self._api.respond(answer, {**_said(args), "response_type": "in_channel", "replace_original": False})
            return ""

    async def _posted(self, args: Mapping[str, Any], key: str) -> str:
        name = message_id(key, args["channel"], args.get("thread_ts", ""), args["text"])
        try:
            found = await self._api.call(SAY, **args, client_msg_id=name)
        except DeclinedError as error:
            if error.code not in _UNSAID:
                raise
            found = await self._api.call(SAY, **args)
        return str(Placed(found["channel"], found["ts"]))

    async def _whisper(self, args: dict[str, Any]) -> str:
        answer = args.pop("response_url", "")
        try:
            found = await self._api.call(WHISPER, **args)
        except DeclinedError as error:
            if error.code not in _STRANGE or not answer:
                raise
            await self._api.respond(answer, {**_said(args), "response_type": "ephemeral", "replace_original": False})
            return ""
        return str(Placed(args["channel"], found["message_ts"], aside=True))

    async def _change(self, args: dict[str, Any], key: str) -> str:
        otherwise = args.pop("otherwise")
        try:
            found = await self._api.call(CHANGE, **args)
        except DeclinedError as error:
            if error.code not in _FIXED:
                raise
            return "" if otherwise is None else await self._made(otherwise["method"], dict(otherwise["args"]), key)
        return str(Placed(found["channel"], found["ts"]))

    async def _respond(self, args: dict[str, Any], key: str) -> str:
        """Change what one person alone sees, while its press' address is good."""
        otherwise, address, ts = args.pop("otherwise"), args.pop("url"), args.pop("ts")
        try:
            await self._api.respond(address, args)
        except DeclinedError:
            return await self._made(otherwise["method"], dict(otherwise["args"]), key)
        return str(ts)

    async def _enclose(self, args: dict[str, Any]) -> str:
        file = await self._desk.attachment(args["url"])
        if file is None:
            raise RefusedError(f"{ENCLOSE}: the file is not kept any more")
        channel = args["channel"] or await self.direct_chat(args["account"])
        await self._api.upload(channel, args.get("thread_ts", ""), args["name"] or file.name, file.data)
        return ""


def _said(args: Mapping[str, Any]) -> dict[str, Any]:
    return {name: args[name] for name in ("text", "blocks")}
