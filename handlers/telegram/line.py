"""The bot at work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from starlette.routing import BaseRoute
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.messages import MOST_ENCLOSED_BYTES, Fetchable, Outgoing, Posted, Step
from bot.port import Desk, Identity, Pace, Serving
from handlers.telegram.bots import connected, told, told_of
from handlers.telegram.menus import Menus
from handlers.telegram.outgoing import LANGUAGE, composed
from handlers.telegram.reception import WANTED, Reception
from handlers.telegram.sending import Sender
from handlers.telegram.settings import TelegramSettings
from handlers.telegram.webhook import Webhook

#: Seconds that Telegram holds a poll open while there is nothing to tell.
POLL = 25
_BATCH = 100
_BREATH = 0.2
#: For so long, at least, Telegram keeps an update that nobody took.
_KEPT = timedelta(hours=23, minutes=30)

_log = logging.getLogger(__name__)


class TelegramLine:
    """One bot: told by a webhook or by polling, and what is said through it."""

    #: One message a second in a chat, of which a few may come at once.
    paces: Sequence[Pace] = (Pace(5, 5.0, "chat"), Pace(20, 60.0, "group"), Pace(30, 1.0, "all"))
    #: Three polls without an answer, with what a slow network takes.
    quiet = 3.0 * (POLL + 5)

    def __init__(self, settings: TelegramSettings, desk: Desk, serving: Serving) -> None:
        self._settings = settings
        self._desk = desk
        self._connection = connected(settings)
        self._bot = self._connection.bot
        self._reception = Reception(self._bot, desk, serving)
        self._menus = Menus(self._bot, desk, serving.now)
        self._sender = Sender(self._bot, desk.attachment)
        self._offset: int | None = None

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The webhook, where one is set."""
        if not self._settings.webhook_url:
            return ()
        return (Webhook(self._settings.secret, self._reception, self._desk).route,)

    @property
    def ready(self) -> bool:
        """Whether something can be said: always, by calls of their own."""
        return True

    @property
    def listens(self) -> bool:
        """Whether it polls."""
        return not self._settings.webhook_url

    @property
    def keeps(self) -> bool:
        """Whether nothing is ever lost: Telegram keeps for a day what nobody took, and then drops it."""
        return False

    async def missed(self, since: datetime, until: datetime) -> Sequence[Posted] | None:
        """What was dropped in between: nothing within a day, and Telegram does not tell what it was after that."""
        return () if until - since < _KEPT else None

    async def begin(self) -> None:
        """Tell Telegram where its updates go, and the menu."""
        if self._settings.webhook_url:
            with told():
                await self._bot.set_webhook(
                    self._settings.webhook_url, secret_token=self._settings.secret, allowed_updates=WANTED
                )
        await self._menus.begin()

    async def listen(self) -> None:
        """Poll until cancelled; raises BusyError, RefusedError where the connection is lost.

        Telegram forgets an update once a later one is asked for: so it is asked for only when all before it are kept.
        """
        with told():
            await self._bot.delete_webhook()
        loop = asyncio.get_running_loop()
        while True:
            asked = loop.time()
            with told():
                updates = await self._bot.get_updates(self._offset, _BATCH, POLL, WANTED)
            self._desk.noticed()
            for update in updates:
                await self._reception.receive(update)
            if updates:
                self._offset = updates[-1].update_id + 1
            elif loop.time() - asked < _BREATH:
                await asyncio.sleep(_BREATH)  # Not Telegram itself, which holds an empty poll open.

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """The calls that say it."""
        return composed(outgoing)

    async def send(self, step: Step, key: str) -> str:  # noqa: ARG002  Telegram knows no such key
        """Make one call."""
        placed = await self._sender.send(step)
        if LANGUAGE in step.args:
            self._menus.spoke(step.args["chat_id"], step.args[LANGUAGE])
        return placed

    async def fetch(self, file: Fetchable) -> bytes:
        """A file's bytes; of one that is known to be too large, or of what is no file, none that are worth fetching."""
        if not file.ref:
            return file.name.encode()
        if file.size > MOST_ENCLOSED_BYTES:
            return b""
        with told():
            found = await self._bot.get_file(file.ref)
            data = await found.download_as_bytearray()
        return bytes(data[: MOST_ENCLOSED_BYTES + 1])

    async def typing(self, posted: Posted) -> None:
        """Show that an answer is being written."""
        place = posted.conversation
        try:
            await self._bot.send_chat_action(
                int(place.chat), ChatAction.TYPING, message_thread_id=int(place.thread) if place.thread else None
            )
        except TelegramError as error:
            _log.info("not shown as typing", extra={"problem": str(told_of(error))})

    async def identify(self, account: str) -> Identity:
        """The account's number. Telegram vouches for no mail address, and anybody may call himself by any free name."""
        return Identity(user=account)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._reception.close()
        await self._menus.close()
        await self._connection.close()
