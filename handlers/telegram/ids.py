"""Messages by one id: Telegram numbers them chat by chat, so a chat's id goes before."""

from __future__ import annotations

from bot.port import RefusedError


def message_id(chat: int | str, message: int) -> str:
    """The id of a message, as the assistant keeps it."""
    return f"{chat}:{message}"


def parted(known: str) -> tuple[int, int]:
    """The chat and the number in it; raises RefusedError for an id that this channel never gave."""
    chat, _, message = known.partition(":")
    try:
        return int(chat), int(message)
    except ValueError:
        raise RefusedError("no id of a Telegram message") from None
