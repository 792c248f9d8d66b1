"""What callers send: JSON objects of a sane size."""

from __future__ import annotations

import json
from base64 import b64decode
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from starlette.requests import Request

from bot.messages import MOST_ENCLOSED, MOST_ENCLOSED_BYTES, Enclosed, EnclosedAs
from handlers.api.problems import ProblemError

#: No body is longer, in bytes; a message's may bring photos and voice notes as well.
BODY_LIMIT = 256 * 1024
MESSAGE_LIMIT = BODY_LIMIT + MOST_ENCLOSED * MOST_ENCLOSED_BYTES * 4 // 3

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    BeforeValidator(lambda value: value.replace("\0", "") if isinstance(value, str) else value),
]
Caption = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=4000),
    BeforeValidator(lambda value: value.replace("\0", "") if isinstance(value, str) else value),
]
Id = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]+$", max_length=200)]


def _decoded(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("a text in Base64 is needed")  # noqa: TRY004  pydantic takes no TypeError
    try:
        return b64decode(value, validate=True)
    except ValueError:
        raise ValueError("not Base64") from None


class Attachment(BaseModel):
    """A photo or voice note in Base64. What it is, its own bytes tell; `kind` counts for containers of sound or film alone."""

    model_config = ConfigDict(extra="forbid")

    data: Annotated[bytes, BeforeValidator(_decoded)]
    kind: EnclosedAs = "file"
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    media_type: Annotated[str, StringConstraints(max_length=100)] = ""


class Message(BaseModel):
    """A message: its text, the conversation it belongs to, and the sender's own id, by which it is carried out once."""

    model_config = ConfigDict(extra="forbid")

    text: Text
    conversation: Id = "default"
    id: Id | None = None


class Illustrated(Message):
    """A message that brings photos or voice notes; its text may be empty."""

    text: Caption = ""
    attachments: Annotated[list[Attachment], Field(min_length=1)]

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """The attachments as the assistant takes them."""
        return tuple(Enclosed(each.kind, each.data, each.media_type, each.name) for each in self.attachments)


class Press(BaseModel):
    """A press of a button of an earlier reply."""

    model_config = ConfigDict(extra="forbid")

    button: Id
    id: Id | None = None


async def json_object(request: Request, limit: int = BODY_LIMIT) -> dict[str, Any]:
    """The body, of so many bytes at most, as a JSON object, exact in its numbers; an empty body is an empty object."""
    raw = await _bounded(request, limit)
    if not raw.strip():
        return {}
    try:
        found = json.loads(raw, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ProblemError(400, (None, "the body is not JSON")) from None
    if not isinstance(found, dict):
        raise ProblemError(422, (None, "the body is not a JSON object"))
    return found


async def _bounded(request: Request, limit: int) -> bytes:
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > limit:
            raise ProblemError(413, (None, f"the body is longer than {limit} bytes"))
    return bytes(raw)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)
