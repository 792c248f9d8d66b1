"""Slack over Socket Mode: nothing to expose, one connection."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.port import BusyError, Desk
from handlers.slack.calls import SILENT, DeclinedError, WebApi, refused
from handlers.slack.reception import Reception

_LOG = logging.getLogger(__name__)

#: Seconds between our pings; how long connecting may take; and how long the connection may be silent, pongs included.
BEAT = 5.0
CONNECTING = 20.0
QUIET = 4 * BEAT


class SocketMode:
    """One connection at a time, for as long as it lives."""

    def __init__(
        self, app_token: str, api: WebApi, desk: Desk, reception: Reception, now: Callable[[], datetime]
    ) -> None:
        self._app_token = app_token
        self._api = api
        self._desk = desk
        self._reception = reception
        self._now = now
        self._in_order = asyncio.Lock()

    async def listen(self) -> None:
        """Hold the connection; returns where it was lost, raises BusyError, RefusedError where it can't be made."""
        address = await self.address()
        lost = asyncio.Event()

        async def noticed(_: WSMessage) -> None:
            self._desk.noticed()

        async def closed(_: WSMessage) -> None:
            lost.set()

        client = SocketModeClient(
            self._app_token,
            logger=SILENT,
            web_client=self._api.client,
            # Whoever called us connects again; the SDK would do it at its own pace, and tell nobody.
            auto_reconnect_enabled=False,
            ping_interval=BEAT,
            on_message_listeners=[noticed],
            on_error_listeners=[closed],
            on_close_listeners=[closed],
        )
        client.socket_mode_request_listeners.append(self._received)
        client.wss_uri = address
        try:
            await self._connect(client)
            self._desk.noticed()
            await self._watch(client, lost)
        finally:
            await client.close()  # type: ignore[no-untyped-call]

    async def address(self) -> str:
        """Where Slack wants to be connected to, asked anew for each connection."""
        try:
            found = await self._api.ask("apps.connections.open", self._app_token)
        except DeclinedError as error:
            raise refused(error) from None
        return str(found["url"])

    async def _connect(self, client: SocketModeClient) -> None:
        try:
            # The SDK tries for ever.
            await asyncio.wait_for(client.connect(), CONNECTING)  # type: ignore[no-untyped-call]
        except TimeoutError:
            raise BusyError("Socket Mode: no connection") from None

    async def _watch(self, client: SocketModeClient, lost: asyncio.Event) -> None:
        """Stay while it lives. Each pong counts as a frame."""
        heard = client.last_ping_pong_time
        while not lost.is_set():
            try:
                await asyncio.wait_for(lost.wait(), BEAT)
            except TimeoutError:
                if client.last_ping_pong_time != heard:
                    heard = client.last_ping_pong_time
                    self._desk.noticed()
                # While Slack moves us to another address the SDK holds the lock.
                if not client.connect_operation_lock.locked() and not await client.is_connected():
                    return

    async def _received(self, client: Any, request: SocketModeRequest) -> None:
        """Keep it, then acknowledge it: one after another, as they came."""
        async with self._in_order:
            try:
                response = await self._reception.take(request.payload, self._now())
            except Exception:
                # Bolt could not read it. The SDK lets nobody else know.
                _LOG.exception("a delivery could not be told apart")
                raise
            await send_async_response(client, request, response, time.time())
