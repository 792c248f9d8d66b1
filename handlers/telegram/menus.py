"""The bot's menu: for everybody by the language of his app, and for each person in his own chat what he may do."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.messages import Command, Language
from bot.port import Desk
from handlers.telegram.bots import told, told_of
from handlers.telegram.errands import Errands

_MOST_COMMANDS = 100
_LONGEST_NAME, _LONGEST_HINT = 32, 256
#: For how long a person's own menu is taken to be right, and of how many persons it is known.
_LASTS = timedelta(minutes=10)
_MOST_KNOWN = 5000
#: Whose app speaks which language; None is for all others.
_SHOWN_TO: Mapping[Language, Sequence[str | None]] = {"en": ("en", None), "zh": ("zh",)}

_log = logging.getLogger(__name__)


class Menus:
    """What stands behind the menu's button."""

    def __init__(self, bot: Bot, desk: Desk, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._desk = desk
        self._now = now
        self._shown: dict[str, tuple[datetime, Sequence[Command]]] = {}
        self._errands = Errands()

    async def begin(self) -> None:
        """Show what everybody may do; raises BusyError, RefusedError."""
        for language, codes in _SHOWN_TO.items():
            entries = _entries(await self._desk.commands(language))
            for scope, code in product((BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()), codes):
                with told():
                    await self._bot.set_my_commands(entries, scope, code)

    def spoke(self, chat: int, language: Language) -> None:
        """A person was answered directly: by now it is known who he is, and his menu may be another one."""
        shown = self._shown.get(str(chat))
        if shown is not None and self._now() - shown[0] < _LASTS:
            return
        self._errands.run(str(chat), self._renew(str(chat), language))

    async def close(self) -> None:
        """Leave no call under way."""
        await self._errands.close()

    async def _renew(self, account: str, language: Language) -> None:
        own = await self._desk.commands(language, account)
        before = self._shown.get(account)
        if own == await self._desk.commands(language) and before is None:
            return  # Nothing of his own, as before he is linked: looked at again when he is answered next.
        if before is None or before[1] != own:
            try:
                await self._bot.set_my_commands(_entries(own), scope=BotCommandScopeChat(int(account)))
            except TelegramError as error:
                _log.info("a menu was not shown", extra={"problem": str(told_of(error))})
                return
        while len(self._shown) >= _MOST_KNOWN:
            self._shown.pop(next(iter(self._shown)))
        self._shown[account] = (self._now(), own)


def _entries(commands: Sequence[Command]) -> list[BotCommand]:
    named = [each for each in commands if len(each.name) <= _LONGEST_NAME]
    return [BotCommand(each.name, _hint(each)) for each in named[:_MOST_COMMANDS]]


def _hint(command: Command) -> str:
    told = f"{command.title} · {command.hint}" if command.hint and command.hint != command.title else command.title
    return told if len(told) <= _LONGEST_HINT else f"{told[: _LONGEST_HINT - 1]}…"
