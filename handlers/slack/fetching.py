"""Files that came with a message, from Slack's file host alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aiohttp import ClientError, ClientResponse

from bot.messages import MOST_ENCLOSED_BYTES, EnclosedAs, Fetchable
from bot.port import BusyError, RefusedError
from handlers.slack.calls import DeclinedError, WebApi, refused

#: What is fetched of a file that is too large: enough to tell what it is.
_GLIMPSE = 4096


def fetchable(files: Iterable[Mapping[str, Any]]) -> Iterator[Fetchable]:
    """The files of a message, without those that are gone."""
    for file in files:
        if file.get("mode") in {"tombstone", "hidden_by_limit"} or not file.get("id"):
            continue
        address = file.get("url_private_download") or file.get("url_private") or ""
        media_type, size = str(file.get("mimetype") or ""), file.get("size")
        yield Fetchable(
            _kind(media_type, file),
            # Slack tells nothing more of a file from another company's Slack: it is asked about first.
            ref=address or str(file["id"]),
            name=str(file.get("name") or ""),
            media_type=media_type,
            size=size if isinstance(size, int) else -1,
        )


async def fetch(api: WebApi, file: Fetchable) -> bytes:
    """The file, or its beginning where it is too large; raises BusyError, RefusedError."""
    address = file.ref if "://" in file.ref else await _address(api, file.ref)
    if not api.settings.own(address, "files"):
        raise RefusedError("the file is not with Slack, and the token is sent nowhere else")
    most = _GLIMPSE if file.size > MOST_ENCLOSED_BYTES else MOST_ENCLOSED_BYTES + 1
    headers = {"Authorization": f"Bearer {api.settings.token}"}
    try:
        # Slack leads whoever may not see a file to its sign-in page.
        async with api.session().get(address, headers=headers, allow_redirects=False) as answer:
            return await _read(answer, file, most)
    except (ClientError, TimeoutError) as error:
        raise BusyError(f"file: {type(error).__name__}") from None


async def _read(answer: ClientResponse, file: Fetchable, most: int) -> bytes:
    if answer.status == 429 or answer.status >= 500:
        raise BusyError(f"file: {answer.status}")
    page = answer.content_type == "text/html" and not file.media_type.startswith("text/html")
    if answer.status not in {200, 206} or page:
        raise RefusedError(f"file: {answer.status}, does the app have files:read?")
    data = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        data += chunk
        if len(data) >= most:
            break
    return bytes(data[:most])


async def _address(api: WebApi, file: str) -> str:
    try:
        found = await api.ask("files.info", file=file)
    except DeclinedError as error:
        raise refused(error) from None
    return str(found["file"].get("url_private_download") or found["file"].get("url_private") or "")


def _kind(media_type: str, file: Mapping[str, Any]) -> EnclosedAs:
    if media_type.startswith("audio/") or file.get("subtype") == "slack_audio":
        return "voice"
    return "photo" if media_type.startswith("image/") else "file"
