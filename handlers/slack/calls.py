"""Calls of Slack's Web API, with what went wrong told as the port has it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.port import BusyError, RefusedError
from handlers.slack.composing import ENCLOSE
from handlers.slack.settings import SlackSettings

#: Seconds for one call, and for a file.
TIMEOUT = 30

#: The SDK would log what was said, and addresses with tickets in them.
SILENT = logging.getLogger(f"{__name__}.sdk")
SILENT.setLevel(logging.CRITICAL + 1)

#: What passes by itself, or once somebody mended the settings: nothing is lost meanwhile.
_PASSING = {
    "accesslimited",
    "fatal_error",
    "internal_error",
    "ratelimited",
    "rate_limited",
    "request_timeout",
    "service_unavailable",
}
_SETTINGS = {
    "account_inactive",
    "ekm_access_denied",
    "invalid_auth",
    "missing_scope",
    "not_authed",
    "token_expired",
    "token_revoked",
}
#: Seconds before a call is tried again that failed for the settings.
_UNTIL_MENDED = 60.0


class DeclinedError(Exception):
    """Slack answered with an error that stays: `code` is Slack's own word for it."""

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"{method}: {code}")
        self.code = code


class WebApi:
    """The Web API with the bot's token; one connection pool, made when it is first needed."""

    def __init__(self, settings: SlackSettings) -> None:
        self.settings = settings
        # Whoever calls tries again himself: a retry in between would only say the same thing twice.
        self.client = AsyncWebClient(
            settings.token, settings.base_url, timeout=TIMEOUT, logger=SILENT, retry_handlers=[]
        )

    def session(self) -> ClientSession:
        """The connection pool, also for files."""
        if self.client.session is None or self.client.session.closed:
            self.client.session = ClientSession(timeout=ClientTimeout(total=TIMEOUT))
        return self.client.session

    async def call(self, method: str, **arguments: Any) -> AsyncSlackResponse:
        """Make one call; raises BusyError where it may work later, DeclinedError where it won't."""
        self.session()
        with _told(method):
            return await self.client.api_call(method, json=arguments)

    async def ask(self, method: str, token: str | None = None, **fields: str) -> AsyncSlackResponse:
        """As `call`, for the methods that take no JSON, and with another token where one is given."""
        self.session()
        with _told(method):
            return await self.client.api_call(method, data=fields, params={"token": token} if token else None)

    async def upload(self, channel: str, thread: str, name: str, data: bytes) -> None:
        """Put a file into a chat; raises as `call` does."""
        # The SDK's own way sends the fields in the address, which nothing but Slack itself takes.
        place = await self.ask("files.getUploadURLExternal", filename=name, length=str(len(data)))
        with _told("upload"):
            async with self.session().post(place["upload_url"], data=data) as answer:
                if answer.status != 200:
                    raise BusyError(f"upload: {answer.status}")
        fields = {"files": json.dumps([{"id": place["file_id"], "title": name}]), "channel_id": channel}
        await self.ask(ENCLOSE, **fields, **({"thread_ts": thread} if thread else {}))

    async def respond(self, address: str, body: Mapping[str, Any]) -> None:
        """Post to the address that came with a command or press; raises as `call` does."""
        method = "response_url"
        if not self.settings.own(address, "hooks"):
            raise DeclinedError(method, "not an address of Slack's")
        with _told(method):
            async with self.session().post(address, json=body, allow_redirects=False) as answer:
                if answer.status == 429 or answer.status >= 500:
                    raise BusyError(f"{method}: {answer.status}", _seconds(answer.headers))
                if answer.status != 200:
                    raise DeclinedError(method, str(answer.status))

    async def close(self) -> None:
        """Let go of the connections."""
        if self.client.session is not None:
            await self.client.session.close()


@contextmanager
def _told(method: str) -> Iterator[None]:
    """What goes wrong, without the addresses and tokens that the SDK's errors may have in them."""
    try:
        yield
    except SlackApiError as error:
        raise failure(method, error.response) from None
    except (ClientError, TimeoutError, SlackRequestError) as error:
        raise BusyError(f"{method}: {type(error).__name__}") from None


def failure(method: str, response: Any) -> BusyError | DeclinedError:
    """What an answer that is no success means."""
    data = getattr(response, "data", None)
    code = str(data.get("error", "")) if isinstance(data, dict) else ""
    status = getattr(response, "status_code", 0)
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        return BusyError(f"{method}: too fast", _seconds(response.headers))
    if not code or status >= 500 or code in _PASSING:
        return BusyError(f"{method}: {code or status}")
    if code in _SETTINGS:
        return BusyError(f"{method}: {code}", _UNTIL_MENDED, everywhere=code != "missing_scope")
    return DeclinedError(method, code)


def refused(error: DeclinedError) -> RefusedError:
    """What Slack won't take, as the port says it."""
    return RefusedError(str(error))


def message_id(*marks: str) -> str:
    """Slack's own key for a message: one that came before is not said again."""
    return str(uuid5(NAMESPACE_URL, json.dumps(["youdan", *marks])))


def _seconds(headers: Mapping[str, str]) -> float | None:
    found = headers.get("Retry-After", "")
    return float(found) if found.isdigit() else None
