"""Channels, found through the entry points of the group `youdan.channels`: none is known by name."""

from __future__ import annotations

from collections.abc import Collection
from importlib.metadata import entry_points
from typing import Any

from bot.port import ChatChannel, HttpChannel, LineChannel

GROUP = "youdan.channels"


class UnknownChannelError(Exception):
    """A channel was asked for that nobody provides."""


def http_channels() -> list[HttpChannel]:
    """The channels that take requests."""
    return [channel for channel in _all() if isinstance(channel, HttpChannel)]


def chat_channels() -> list[ChatChannel]:
    """The channels of chat platforms, whether or not they are set up."""
    return [channel for channel in _all() if isinstance(channel, ChatChannel)]


def served(wanted: Collection[str] | None = None) -> tuple[list[HttpChannel], list[ChatChannel]]:
    """The channels to be served: all that are set up, or the built-in ones and those wanted.

    Raises UnknownChannelError for one that nobody provides, or that is wanted and not set up, and pydantic.ValidationError for
    settings that can't be.
    """
    requests, chats = http_channels(), chat_channels()
    if wanted is None:
        return requests, [channel for channel in chats if channel.configured()]
    known = {channel.name for channel in requests} | {channel.name for channel in chats}
    if unknown := sorted(set(wanted) - known):
        raise UnknownChannelError(f"no such channel: {', '.join(unknown)} (there are: {', '.join(sorted(known))})")
    chosen = [channel for channel in chats if channel.name in wanted]
    if missing := [channel.name for channel in chosen if not channel.configured()]:
        raise UnknownChannelError(f"not set up: {', '.join(missing)} (see docs/channels/)")
    return [channel for channel in requests if channel.built_in or channel.name in wanted], chosen


def _all() -> list[Any]:
    return [entry.load() for entry in entry_points(group=GROUP)]


def line_channel(name: str) -> LineChannel:
    """The channel of that name in which a person types line by line; raises UnknownChannelError."""
    for entry in entry_points(group=GROUP, name=name):
        channel = entry.load()
        if isinstance(channel, LineChannel):
            return channel
    raise UnknownChannelError(f"no such channel: {name}")
