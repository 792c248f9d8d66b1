"""Updates as they come in: kept first, acknowledged afterwards."""

from __future__ import annotations

import logging
from collections import deque

from telegram import Bot, CallbackQuery, Message, Update, User
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.port import Desk, Serving
from handlers.telegram.bots import told, told_of
from handlers.telegram.errands import Errands
from handlers.telegram.incoming import Says, command_of, meant, message_posted, press_posted
from handlers.telegram.words import language_of

#: What Telegram is asked for. Messages that are edited afterwards are none of it: what was said may have been done by then.
WANTED = ("message", "callback_query")

_ALBUMS = 256
_log = logging.getLogger(__name__)


class Reception:
    """Hands in what the bot is meant by, whichever way it came."""

    def __init__(self, bot: Bot, desk: Desk, serving: Serving) -> None:
        self._bot = bot
        self._desk = desk
        self._serving = serving
        self._me: User | None = None
        self._albums: deque[str] = deque(maxlen=_ALBUMS)
        self._errands = Errands()

    async def me(self) -> User:
        """The bot's own account, asked for once; raises BusyError, RefusedError."""
        if self._me is None:
            with told():
                self._me = await self._bot.get_me()
        return self._me

    async def receive(self, update: Update) -> None:
        """Keep one update. When this returns it is safe, or nothing that anybody waits to be answered.

        Raises BusyError and RefusedError where Telegram does not tell who the bot is.
        """
        if update.message is not None:
            await self._message(update, update.message)
        elif update.callback_query is not None:
            await self._press(update, update.callback_query)

    async def close(self) -> None:
        """Leave no call under way."""
        await self._errands.close()

    async def _message(self, update: Update, message: Message) -> None:
        sender = message.from_user
        if sender is None or sender.is_bot or message.chat.type == ChatType.CHANNEL:
            return
        if not (message.text or message.effective_attachment):
            return  # Somebody joined, a title was changed: nothing that was said.
        me = await self.me()
        asked = command_of(message, me)
        says = await self._says(sender) if asked else {}
        if not meant(message, me, asked, says, self._albums):
            return
        if message.media_group_id and message.media_group_id not in self._albums:
            self._albums.append(message.media_group_id)
        await self._desk.take(message_posted(update, message, sender, me, asked, says))

    async def _says(self, sender: User) -> Says:
        commands = await self._desk.commands(language_of(sender.language_code), str(sender.id))
        return {command.name: command.says for command in commands}

    async def _press(self, update: Update, press: CallbackQuery) -> None:
        posted = press_posted(update, press, self._serving.now())
        if posted is not None:
            await self._desk.take(posted)
        self._errands.run(press.id, self._answer(press.id))

    async def _answer(self, press: str) -> None:
        """Stop the button's spinning; what comes of the press is said as a message."""
        try:
            await self._bot.answer_callback_query(press)
        except TelegramError as error:
            _log.info("a press was not answered", extra={"problem": str(told_of(error))})
