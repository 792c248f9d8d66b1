"""The bot of Telegram's package, made so that nothing secret gets out of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.port import BusyError, RefusedError
from handlers.telegram.settings import TelegramSettings
from handlers.telegram.updates import Polls

#: Seconds for a call's answer; a file's may take longer on its way.
CALL_TIMEOUT = 20.0
_CONNECT_TIMEOUT = 10.0
_UPLOAD_TIMEOUT = 60.0
_POOL_TIMEOUT = 20.0

UNKNOWN_BOT = "Telegram does not know the token in TELEGRAM_BOT_TOKEN: copy it again from BotFather"
NOT_ALONE = (
    "another program asks Telegram for this bot's messages: stop it, or give this one a bot of its own"
    " (one token can be polled by one program only)"
)


@dataclass(frozen=True, slots=True)
class Connection:
    """The bot, and what it asks Telegram through. (Its own way of letting go needs Telegram to know it first.)"""

    bot: Bot
    requests: Sequence[HTTPXRequest]

    async def close(self) -> None:
        """Let go of what is open."""
        for each in self.requests:
            await each.shutdown()


def connected(settings: TelegramSettings) -> Connection:
    """The bot; nothing is asked of Telegram yet."""
    _keep_quiet()
    # Until the package's next version how long to wait is a number with a deprecation warning, or with this a timedelta.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    base = settings.api_base_url
    polls, calls = _requests(Polls, 1), _requests(HTTPXRequest, 32)
    bot = Bot(
        settings.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    return Connection(bot, (polls, calls))


def _requests(kind: type[HTTPXRequest], connections: int) -> HTTPXRequest:
    return kind(
        connections,
        read_timeout=CALL_TIMEOUT,
        write_timeout=CALL_TIMEOUT,
        connect_timeout=_CONNECT_TIMEOUT,
        pool_timeout=_POOL_TIMEOUT,
        media_write_timeout=_UPLOAD_TIMEOUT,
    )


def _keep_quiet() -> None:
    """Telegram's addresses have the token in them, and its package logs what people write. What it warns of it raises too."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def told() -> Iterator[None]:
    """Telegram's refusals as the port's: BusyError for what may work later, RefusedError for what never will.

    A chat that has another id now is left to who knows what was sent.
    """
    try:
        yield
    except ChatMigrated:
        raise
    except TelegramError as error:
        raise told_of(error) from None


def told_of(error: TelegramError) -> BusyError | RefusedError:
    """What an error means for what was to be done. Only what Telegram itself said is quoted: no address, so no token."""
    match error:
        case RetryAfter():
            waits = error.retry_after
            seconds = waits.total_seconds() if isinstance(waits, timedelta) else float(waits)
            return BusyError("Telegram asks to wait", seconds)
        case Conflict():
            return BusyError(NOT_ALONE)
        case InvalidToken():
            return RefusedError(UNKNOWN_BOT)
        case Forbidden() | BadRequest():
            return RefusedError(f"Telegram refused: {error.message}")
        case TimedOut():
            return BusyError("Telegram did not answer in time")
        case NetworkError() if "Request Entity Too Large" in error.message:
            return RefusedError("Telegram refused: the file is too large")
        case NetworkError() if isinstance(error.__cause__, Exception):
            return BusyError(f"Telegram can't be reached ({type(error.__cause__).__name__})")
        case _:
            return BusyError("Telegram is out of order")
