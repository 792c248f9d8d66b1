"""Where all deliveries arrive, whichever way they came: kept first, acknowledged then."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.messages import Language, Posted
from bot.port import BusyError, Desk
from handlers.slack.calls import DeclinedError, WebApi
from handlers.slack.deliveries import COMMAND, Command, Opening, of_command, of_event, of_interaction

_LOG = logging.getLogger(__name__)
_HAN = re.compile(r"[\u3400-\u9fff]")


class Reception:
    """Hands in what people wrote and pressed. When `take` returns, a delivery may be acknowledged."""

    def __init__(self, desk: Desk, api: WebApi, language: Language) -> None:
        self._desk = desk
        self._api = api
        self._language: Language = language
        self._own = ""

    def knows_itself(self, user: str) -> None:
        """Which of Slack's users the assistant is: it is not spoken to by itself."""
        self._own = user

    async def take(self, body: Mapping[str, Any], at: datetime) -> None:
        """Keep one delivery, if it is one to be kept; `at` is when it came."""
        if "event" in body:
            delivery: Posted | Command | Opening | None = of_event(body, self._own)
        elif "command" in body:
            delivery = of_command(body, at)
        elif "user" in body and "type" in body:
            delivery = of_interaction(body, at)
        else:
            return
        if isinstance(delivery, Opening):
            await self._open(delivery)
        elif isinstance(delivery, Command):
            await self._desk.take(delivery.posted(await self._says(delivery)))
        elif delivery is not None:
            await self._desk.take(delivery)

    async def _says(self, command: Command) -> str:
        """What a command says: the words after our own, and for the menu's what its entry says, with the words after it."""
        if command.name == COMMAND:
            return command.words
        language: Language = "zh" if _HAN.search(command.words) else self._language
        says = {entry.name: entry.says for entry in await self._desk.commands(language, command.account)}
        return f"{says.get(command.name, command.name)} {command.words}".strip()

    async def _open(self, opening: Opening) -> None:
        """Open a form. Its trigger is good for three seconds, so that it can't wait for its turn."""
        try:
            await self._api.call("views.open", trigger_id=opening.trigger, view=opening.view)
        except (BusyError, DeclinedError) as error:
            # The button is still there to be pressed again.
            _LOG.warning("a form could not be opened: %s", error)
