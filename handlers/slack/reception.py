"""Where all deliveries arrive, whichever way they came: bolt's app tells them apart, and they are kept before it acknowledges.

Three things are not left to bolt. Signatures are verified before it sees a request: it reads the body first, goes by a clock of
its own, and logs what was said where a signature is wrong. It is handed bodies that are parsed already: of a command that has
the word "payload" in it, it would leave nothing. And of what bots write it knows only our own, which history has to be rid of
as well.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.messages import Language
from bot.port import BusyError, Desk
from handlers.slack.calls import SILENT, DeclinedError, WebApi
from handlers.slack.deliveries import form_asked_for, of_command, of_event, of_form, of_press
from handlers.slack.forms import OPENS
from handlers.slack.markup import said

_LOG = logging.getLogger(__name__)
_HAN = re.compile(r"[\u3400-\u9fff]")
_ANY = re.compile("")

#: The command that takes any words; others say what the menu says.
COMMAND = "youdan"


class Reception:
    """Hands in what people wrote and pressed, and answers Slack only then."""

    def __init__(self, desk: Desk, api: WebApi, language: Language) -> None:
        self._desk = desk
        self._api = api
        self._language: Language = language
        self._own = ""
        self._app = AsyncApp(
            # Bolt sets the level of the logger of this name.
            name=SILENT.name,
            logger=SILENT,
            client=api.client,
            # Bolt's own way asks Slack, and acknowledges what it could not ask about.
            authorize=_authorized,
            process_before_response=True,
            raise_error_for_unhandled_request=True,
            request_verification_enabled=False,
            # This one goes by an environment variable of bolt's.
            ssl_check_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        self._app.error(self._not_kept)
        self._app.event("message")(self._written)
        self._app.event("app_mention")(self._written)
        self._app.command(_ANY)(self._commanded)
        self._app.block_action(OPENS, matchers=[_in_a_chat])(self._form_asked_for)
        self._app.block_action(_ANY, matchers=[_in_a_chat])(self._pressed)
        self._app.view_submission(OPENS)(self._filled_in)

    def knows_itself(self, user: str) -> None:
        """Which of Slack's users the assistant is: it is not spoken to by itself."""
        self._own = user

    async def take(self, body: Mapping[str, Any], at: datetime) -> BoltResponse:
        """Keep one delivery, if it is one to be kept; 200 when that is done or needless. `at` is when it came."""
        # So bolt calls requests that are parsed and verified.
        return await self._app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=dict(body), context={"at": at}))

    async def _not_kept(self, error: Exception) -> BoltResponse:
        """What nobody listens to is done with; anything else Slack sends again."""
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200)
        _LOG.error("a delivery could not be kept", exc_info=error)
        return BoltResponse(status=503)

    async def _written(self, body: dict[str, Any]) -> None:
        posted = of_event(body, self._own)
        if posted is not None:
            await self._desk.take(posted)

    async def _commanded(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await self._desk.take(of_command(body, await self._says(body), context["at"]))
        await ack()

    async def _pressed(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await self._desk.take(of_press(body))
        await ack()

    async def _filled_in(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await self._desk.take(of_form(body, context["at"]))
        await ack()

    async def _says(self, body: Mapping[str, Any]) -> str:
        """What a command says: the words after our own, and for the menu's what its entry says, with the words after it."""
        name, words = body["command"].removeprefix("/"), said(body.get("text") or "", frozenset())
        if name == COMMAND:
            return words
        language: Language = "zh" if _HAN.search(words) else self._language
        says = {entry.name: entry.says for entry in await self._desk.commands(language, body["user_id"])}
        return f"{says.get(name, name)} {words}".strip()

    async def _form_asked_for(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Open a form. Its trigger is good for three seconds, so that it can't wait for its turn."""
        try:
            await self._api.call("views.open", trigger_id=body["trigger_id"], view=form_asked_for(body))
        except (BusyError, DeclinedError) as error:
            # The button is still there to be pressed again.
            _LOG.warning("a form could not be opened: %s", error)
        await ack()


async def _authorized(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
    """Whoever's it is, it was verified before. Bolt gets no token: it has nothing to say."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


async def _in_a_chat(body: dict[str, Any]) -> bool:
    """Whether a button was pressed, and not in a form or on a page of its own."""
    return bool(body.get("channel")) and body["actions"][0].get("type") == "button"
