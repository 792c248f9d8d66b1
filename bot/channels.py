"""Channels, found through the entry points of the group `youdan.channels`: none is known by name."""

from __future__ import annotations

from collections.abc import Collection
from importlib.metadata import entry_points

from bot.port import HttpChannel, LineChannel

GROUP = "youdan.channels"


class UnknownChannelError(Exception):
    """A channel was asked for that nobody provides."""


def http_channels(wanted: Collection[str] | None = None) -> list[HttpChannel]:
    """The channels that take requests: all of them, or the built-in ones and those wanted; raises UnknownChannelError."""
    found = [channel for entry in entry_points(group=GROUP) if isinstance(channel := entry.load(), HttpChannel)]
    if wanted is None:
        return found
    unknown = set(wanted) - {channel.name for channel in found}
    if unknown:
        known = ", ".join(sorted(channel.name for channel in found))
        raise UnknownChannelError(f"no such channel: {', '.join(sorted(unknown))} (there are: {known})")
    return [channel for channel in found if channel.built_in or channel.name in wanted]


def line_channel(name: str) -> LineChannel:
    """The channel of that name in which a person types line by line; raises UnknownChannelError."""
    for entry in entry_points(group=GROUP, name=name):
        channel = entry.load()
        if isinstance(channel, LineChannel):
            return channel
    raise UnknownChannelError(f"no such channel: {name}")
