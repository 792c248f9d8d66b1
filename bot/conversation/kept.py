"""Replies as JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.messages import Reply

_REPLY = TypeAdapter(Reply)


def reply_from(kept: Mapping[str, Any]) -> Reply:
    """A reply as it was kept."""
    return _REPLY.validate_python(kept)


def kept_reply(reply: Reply) -> Mapping[str, Any]:
    """A reply as JSON."""
    written: Mapping[str, Any] = _REPLY.dump_python(reply, mode="json")
    return written
