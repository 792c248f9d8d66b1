"""Slack at work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.messages import Fetchable, Outgoing, Posted, Step
from bot.port import Desk, Identity, Line, Pace, Serving
from handlers.slack.calls import DeclinedError, WebApi, refused
from handlers.slack.composing import compose
from handlers.slack.fetching import fetch
from handlers.slack.missing import missed
from handlers.slack.reception import Reception
from handlers.slack.sending import Sender
from handlers.slack.settings import SlackSettings
from handlers.slack.socket_mode import QUIET, SocketMode
from handlers.slack.webhook import Webhook

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

#: A message a second in a chat, with short bursts; "several hundred" a minute in all of them.
PACES = (Pace(4, 4.0), Pace(300, 60.0, "all"))


class SlackLine(Line):
    """One workspace's Slack."""

    def __init__(self, settings: SlackSettings, desk: Desk, serving: Serving) -> None:
        self._api = WebApi(settings)
        self._sender = Sender(self._api, desk)
        self._reception = Reception(desk, self._api, settings.language)
        self._own = self._team = ""
        self._routes: list[BaseRoute] = []
        self._socket: SocketMode | None = None
        if settings.app_token is not None:
            app_token = settings.app_token.get_secret_value()
            self._socket = SocketMode(app_token, self._api, desk, self._reception, serving.now)
        elif settings.signing_secret is not None:
            secret = settings.signing_secret.get_secret_value()
            self._routes.append(Webhook(secret, serving.now, self._reception).route())

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where Slack calls; nowhere with Socket Mode."""
        return self._routes

    @property
    def paces(self) -> Sequence[Pace]:
        """How fast Slack lets one speak."""
        return PACES

    @property
    def listens(self) -> bool:
        """Whether it is Socket Mode."""
        return self._socket is not None

    @property
    def quiet(self) -> float:
        """Seconds without so much as a pong."""
        return QUIET

    async def listen(self) -> None:
        """Hold Socket Mode's connection until it is lost."""
        if self._socket is not None:
            await self._socket.listen()

    async def begin(self) -> None:
        """Learn who the assistant is in Slack; raises BusyError, RefusedError."""
        try:
            found = await self._api.call("auth.test")
        except DeclinedError as error:
            raise refused(error) from None
        self._team = found["team_id"] or ""
        self._own = found["user_id"] or ""
        self._reception.knows_itself(self._own)

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """The calls that say it."""
        return compose(outgoing)

    async def send(self, step: Step, key: str) -> str:
        """Make one call; raises BusyError, RefusedError."""
        return await self._sender.send(step, key)

    async def fetch(self, file: Fetchable) -> bytes:
        """A file that came with a message; raises BusyError, RefusedError."""
        return await fetch(self._api, file)

    async def missed(self, since: datetime, until: datetime) -> Sequence[Posted]:
        """What was said to the assistant in a span of time; raises BusyError, RefusedError."""
        if not self._own:
            await self.begin()
        return await missed(self._api, self._own, since, until)

    async def typing(self, posted: Posted) -> None:
        """Slack shows nobody but people typing: the message is marked as seen until it is answered."""
        await self._sender.seen(posted.message if not posted.button else "")

    async def identify(self, account: str) -> Identity:
        """A full member's confirmed mail address; nothing of guests, bots, people who left and other companies' people."""
        try:
            found = await self._api.ask("users.info", user=account)
        except DeclinedError as error:
            if error.code in {"user_not_found", "user_not_visible"}:
                return Identity()
            raise refused(error) from None
        user = found["user"]
        outside = self._team and user.get("team_id", self._team) != self._team
        strange = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger", "is_workflow_bot")
        if outside or any(user.get(mark) for mark in strange):
            return Identity()
        email = (user.get("profile") or {}).get("email") or "" if user.get("is_email_confirmed") else ""
        return Identity(email, account)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._api.close()
