"""WeCom's API as its own app calls it: one access token for all callers, renewed ahead of time, and what its errors mean."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx

from bot.port import BusyError, RefusedError
from handlers.wecom.settings import AppSettings

#: The token was renewed elsewhere, or is too old: a new one helps.
_STALE_TOKEN = frozenset({40014, 41001, 42001})
#: Something in the company's or this server's settings, which an admin mends: what is to be said waits for that.
_SETTINGS = frozenset({40001, 40013, 40056, 48002, 60020, 301002, 301007})
#: Too many calls, for a minute; too many at once; the platform has trouble.
_TOO_FAST = frozenset({45009})
_TROUBLE = frozenset({-1, 6000, 45033})

_AHEAD = timedelta(minutes=5)
_TIMEOUT = httpx.Timeout(10.0, read=20.0)


class QyapiError(Exception):
    """WeCom refused a call, with its code and its own words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}")
        self.code = code
        self.words = words


def as_port_error(error: QyapiError) -> BusyError | RefusedError:
    """What an error means for what is to be said: later, or never."""
    if error.code in _SETTINGS:
        return BusyError(f"WeCom: {error}; run `youdan doctor`", 60, everywhere=True)
    if error.code in _TOO_FAST:
        return BusyError(f"WeCom: {error}", 60, everywhere=True)
    if error.code in _TROUBLE | _STALE_TOKEN:
        return BusyError(f"WeCom: {error}")
    return RefusedError(f"WeCom: {error}")


class Qyapi:
    """Calls by one app. They raise QyapiError for what WeCom refuses, BusyError where it can't be reached.

    No error tells an address: the token is a part of it.
    """

    def __init__(self, settings: AppSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self._http = httpx.AsyncClient(base_url=settings.api_base_url, timeout=_TIMEOUT)
        self._renewing = asyncio.Lock()
        self._token = ""
        self._until: datetime | None = None

    async def get(self, path: str, **params: str | int) -> dict[str, Any]:
        """Ask for something."""
        return await self._called("GET", path, params=params)

    async def post(self, path: str, body: Mapping[str, Any], **params: str | int) -> dict[str, Any]:
        """Have something done."""
        content = json.dumps(body, ensure_ascii=False).encode()
        return await self._called("POST", path, params=params, content=content)

    async def upload(self, kind: str, name: str, data: bytes, media_type: str) -> str:
        """Put a picture or file where messages can point at it for three days; returns its id."""
        files = {"media": (name, data, media_type or "application/octet-stream")}
        answer = await self._called("POST", "/cgi-bin/media/upload", params={"type": kind}, files=files)
        return _given(answer, "media_id")

    async def download(self, media: str, most: int) -> bytes:
        """A file that came with a message; of one that is longer than so many bytes the first ones, and one more."""
        token = await self.token()
        try:
            return await self._downloaded(media, most, token)
        except QyapiError as error:
            if error.code not in _STALE_TOKEN:
                raise
        return await self._downloaded(media, most, await self.token(stale=token))

    async def token(self, stale: str | None = None) -> str:
        """The access token; a new one where it ends soon, or is the one that was found to be stale. Asked for once for all."""
        async with self._renewing:
            if self._until is None or self._now() >= self._until or stale == self._token:
                secret = self._settings.secret.get_secret_value()
                answer = _checked(
                    await self._sent(
                        "GET", "/cgi-bin/gettoken", {"params": {"corpid": self._settings.corp_id, "corpsecret": secret}}
                    )
                )
                self._token = _given(answer, "access_token")
                lives = timedelta(seconds=int(answer.get("expires_in", 7200)))
                self._until = self._now() + max(lives - _AHEAD, lives / 2)
            return self._token

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _called(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        token = await self.token()
        try:
            return _checked(await self._sent(method, path, request, token))
        except QyapiError as error:
            if error.code not in _STALE_TOKEN:
                raise
        return _checked(await self._sent(method, path, request, await self.token(stale=token)))

    async def _sent(self, method: str, path: str, request: Mapping[str, Any], token: str = "") -> httpx.Response:
        params = {**request.get("params", {}), **({"access_token": token} if token else {})}
        try:
            answer = await self._http.request(method, path, **{**request, "params": params})
        except httpx.TransportError as error:
            raise BusyError(f"WeCom can't be reached: {type(error).__name__}") from None
        return _arrived(answer)

    async def _downloaded(self, media: str, most: int, token: str) -> bytes:
        params = {"access_token": token, "media_id": media}
        raw = bytearray()
        try:
            async with self._http.stream("GET", "/cgi-bin/media/get", params=params) as answer:
                _arrived(answer)
                async for chunk in answer.aiter_bytes():
                    raw += chunk
                    if len(raw) > most:
                        break
        except httpx.TransportError as error:
            raise BusyError(f"WeCom can't be reached: {type(error).__name__}") from None
        if answer.headers.get("content-type", "").startswith("application/json"):
            _refusal(bytes(raw))
        return bytes(raw[: most + 1])


def _refusal(raw: bytes) -> None:
    """Raise what WeCom says in place of a file; a person's own file may be JSON as well."""
    try:
        found = json.loads(raw)
    except ValueError:
        return
    if isinstance(found, dict) and isinstance(found.get("errcode"), int):
        _read(found)


def _arrived(answer: httpx.Response) -> httpx.Response:
    if answer.status_code == 429 or answer.status_code >= 500:
        after = answer.headers.get("retry-after", "")
        raise BusyError(f"WeCom answered {answer.status_code}", float(after) if after.isdecimal() else None)
    if answer.status_code != 200:
        raise RefusedError(f"WeCom answered {answer.status_code}")
    return answer


def _checked(answer: httpx.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        raise BusyError("something that is not WeCom answered in its place") from None
    if not isinstance(found, dict):
        raise BusyError("something that is not WeCom answered in its place")
    return _read(found)


def _given(answer: Mapping[str, Any], name: str) -> str:
    found = answer.get(name)
    if not isinstance(found, str) or not found:
        raise BusyError(f"WeCom answered without {name}")
    return found


def _read(answer: dict[str, Any]) -> dict[str, Any]:
    if code := answer.get("errcode", 0):
        raise QyapiError(int(code), str(answer.get("errmsg", ""))[:200])
    return answer
