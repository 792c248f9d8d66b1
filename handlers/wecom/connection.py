"""The robot's long connection: Tencent's SDK, watched by what comes back over it rather than by its socket."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

from aibot import WSClient, WSClientOptions, generate_req_id, ws  # type: ignore[import-untyped]
from websockets.exceptions import WebSocketException

from bot.port import BusyError
from handlers.wecom.settings import RobotSettings

#: How often WeCom is asked whether it still hears, in seconds.
BEAT = 20.0
_SIGN_IN = 15.0
_CLOSING = 5.0

#: It would write every frame down, the secret in the first one included.
logging.getLogger("websockets").setLevel(logging.INFO)

_REFUSED = re.compile(r"errcode=(-?\d+|None), errmsg=(.*)", re.DOTALL)


class RobotError(Exception):
    """WeCom refused what the robot sent, with its code and its own words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}")
        self.code = code


class LostError(Exception):
    """The connection is gone, or was never there. Its text says why."""


class _Unheard:
    """Takes what the SDK would log: it tells what people wrote."""

    def debug(self, message: str, *args: object) -> None:
        """Nothing."""

    info = warn = error = debug


class Connection:
    """A signed-in connection."""

    def __init__(self, client: WSClient, lost: asyncio.Future[None]) -> None:
        self._client = client
        self._lost = lost

    async def beats(self, noticed: Callable[[], None]) -> None:
        """Ask again and again whether WeCom hears, until it is lost; raises LostError, BusyError.

        One question may stay without an answer; any answer will do.
        """
        answered = True
        while True:
            try:
                with suppress(RobotError):
                    await self.asked("ping", {})
            except BusyError:
                if not answered or not self._client.is_connected:
                    raise
                answered = False
            else:
                answered = True
                noticed()
            await asyncio.wait({self._lost}, timeout=BEAT)
            if self._lost.done():
                self._lost.result()

    async def asked(self, command: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send a command and return what WeCom answers to it; raises RobotError, BusyError."""
        return await self.replied(generate_req_id(command), command, body)

    async def replied(self, request: str, command: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send a command that belongs to a frame of WeCom's; raises RobotError, BusyError."""
        return await _receipt(self._client.reply({"headers": {"req_id": request}}, dict(body), command))

    async def sent(self, chat: str, body: Mapping[str, Any]) -> None:
        """Say something in a chat; raises RobotError, BusyError."""
        await _receipt(self._client.send_message(chat, dict(body)))


@asynccontextmanager
async def connected(settings: RobotSettings, heard: Callable[[dict[str, Any]], None]) -> AsyncIterator[Connection]:
    """A connection while the block runs; each frame that is not a receipt goes to `heard`. Raises LostError.

    The SDK is told not to connect anew by itself: it gives up in the end, and whoever watches over this does not.
    """
    options = WSClientOptions(
        settings.id,
        settings.secret.get_secret_value(),
        max_reconnect_attempts=0,
        ws_url=settings.ws_url,
        logger=_Unheard(),
    )
    client = WSClient(options)
    lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    signed_in = asyncio.Event()

    def gone(why: object) -> None:
        if not lost.done():
            lost.set_exception(LostError(str(why)))

    client.on("authenticated", signed_in.set)
    client.on("disconnected", gone)
    client.on("error", gone)
    client.on("message", heard)
    client.on("event", heard)
    try:
        try:
            async with asyncio.timeout(_SIGN_IN):
                with _tls_where_meant(settings.ws_url):
                    await client.connect()
                await _first(lost, signed_in.wait())
        except TimeoutError:
            raise LostError(f"WeCom did not let the robot in within {_SIGN_IN:.0f} seconds") from None
        yield Connection(client, lost)
    finally:
        client.disconnect()
        await _closed(client)
        if lost.done():
            lost.exception()


@contextmanager
def _tls_where_meant(address: str) -> Iterator[None]:
    """The SDK asks for TLS whatever the address says, which its own websockets package refuses for ws://."""
    context = ws._SSL_CONTEXT
    if address.startswith("ws://"):
        ws._SSL_CONTEXT = None
    try:
        yield
    finally:
        ws._SSL_CONTEXT = context


async def _first(lost: asyncio.Future[None], wanted: Awaitable[Any]) -> None:
    """Wait for something, or raise why the connection was lost before."""
    waiting = asyncio.ensure_future(wanted)
    await asyncio.wait({lost, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if lost.done():
        lost.result()


async def _closed(client: WSClient) -> None:
    """The SDK closes behind one's back, and does not tell when it is done."""
    for _ in range(int(_CLOSING / 0.02)):
        if not client.is_connected:
            return
        await asyncio.sleep(0.02)


async def _receipt(sending: Awaitable[dict[str, Any]]) -> Mapping[str, Any]:
    """What WeCom answered; the SDK tells its refusals and a lost connection in one and the same kind of error."""
    try:
        return await sending
    except TimeoutError:
        raise BusyError("WeCom gave no receipt") from None
    except WebSocketException:
        raise BusyError("the robot's connection was lost") from None
    except RuntimeError as error:
        if found := _REFUSED.search(str(error)):
            raise RobotError(0 if found[1] == "None" else int(found[1]), found[2][:200]) from None
        raise BusyError("the robot's connection was lost") from None
