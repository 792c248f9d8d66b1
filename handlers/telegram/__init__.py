"""The Telegram channel: direct chats and groups, by long polling or a webhook."""

from handlers.telegram.channel import TelegramChannel

channel = TelegramChannel()

__all__ = ["channel"]
