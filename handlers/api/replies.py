"""Replies as callers get them: the same JSON for every channel-neutral reply."""

from __future__ import annotations

from typing import Any

from bot.messages import Button, Reply, as_text


def as_json(reply: Reply, conversation: str) -> dict[str, Any]:
    """A reply; its cards stand in the text, line by line."""
    return {
        "id": reply.id,
        "conversation": conversation,
        "text": as_text(reply),
        "actions": [
            {"action": one.action, "args": one.args, "state": one.state, "result": one.result} for one in reply.actions
        ],
        "buttons": [_button(button, conversation) for button in reply.buttons],
        "images": [image.url for image in reply.images],
        "files": [f"/api/v1{file.url}" for file in reply.files],
    }


def pressed(button: str) -> tuple[str, str]:
    """The assistant's id of a button, and the conversation that it was shown in."""
    own, _, conversation = button.partition("@")
    return own, conversation or "default"


def _button(button: Button, conversation: str) -> dict[str, str]:
    return {"id": f"{button.id}@{conversation}", "label": button.label, "style": button.style}
