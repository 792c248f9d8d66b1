"""The channel as it is found: on where a token is set. Telegram's package is imported only then."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Finding
from bot.port import Desk, Line, Serving
from handlers.telegram.settings import TelegramSettings

NAME = "telegram"


class TelegramChannel:
    """A bot on Telegram."""

    name = NAME

    def configured(self) -> bool:
        """Whether a token is set; raises pydantic.ValidationError for settings that can't be."""
        return TelegramSettings().bot_token is not None

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put the bot to work."""
        from handlers.telegram.line import TelegramLine

        return TelegramLine(TelegramSettings(), desk, serving)

    async def check(self) -> Sequence[Finding]:
        """Ask Telegram about the token, the webhook, and what the bot gets to read."""
        from handlers.telegram.checking import findings

        return await findings(TelegramSettings())
