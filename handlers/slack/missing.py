"""What people wrote while nobody listened, out of Slack's own history."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any

from bot.messages import Posted
from bot.port import RefusedError
from handlers.slack.calls import DeclinedError, WebApi, refused
from handlers.slack.deliveries import of_event
from handlers.slack.markup import mentions

#: So many chats or messages are told of at once.
_PAGE = "200"


async def missed(api: WebApi, own: str, since: datetime, until: datetime) -> list[Posted]:
    """What was said to the assistant in a span of time, threads of channels left out; raises BusyError, RefusedError."""
    if not own:
        raise RefusedError("the assistant does not know yet who it is in Slack")
    try:
        return [posted async for posted in _missed(api, own, since, until)]
    except DeclinedError as error:
        raise refused(error) from None


async def _missed(api: WebApi, own: str, since: datetime, until: datetime) -> AsyncIterator[Posted]:
    span = {"oldest": f"{since.timestamp():.6f}", "latest": f"{until.timestamp():.6f}", "inclusive": "true"}
    kinds = "im,public_channel,private_channel"
    async for chat in _all(api, "users.conversations", "channels", types=kinds, exclude_archived="true"):
        kind = "im" if chat.get("is_im") else "channel"
        async for message in _all(api, "conversations.history", "messages", channel=chat["id"], **span):
            addressed = kind == "channel" and mentions(message.get("text") or "", frozenset({own}))
            told = {"type": "app_mention" if addressed else "message", "channel": chat["id"], "channel_type": kind}
            posted = of_event({"event": {**message, **told}}, own)
            if posted is not None:
                yield posted


async def _all(api: WebApi, method: str, what: str, **fields: str) -> AsyncIterator[Mapping[str, Any]]:
    """What a method tells, page by page."""
    cursor = ""
    while True:
        found = await api.ask(method, limit=_PAGE, **fields, **({"cursor": cursor} if cursor else {}))
        for each in found[what]:
            yield each
        cursor = (found.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
