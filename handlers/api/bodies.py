"""What callers send: JSON objects of a sane size."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from starlette.requests import Request

from handlers.api.problems import ProblemError

#: No body is longer, in bytes.
BODY_LIMIT = 256 * 1024

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    BeforeValidator(lambda value: value.replace("\0", "") if isinstance(value, str) else value),
]
Id = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]+$", max_length=200)]


class Message(BaseModel):
    """A message: its text, the conversation it belongs to, and the sender's own id, by which it is carried out once."""

    model_config = ConfigDict(extra="forbid")

    text: Text
    conversation: Id = "default"
    id: Id | None = None


class Press(BaseModel):
    """A press of a button of an earlier reply."""

    model_config = ConfigDict(extra="forbid")

    button: Id
    id: Id | None = None


async def json_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object, exact in its numbers; an empty body is an empty object."""
    raw = await _bounded(request)
    if not raw.strip():
        return {}
    try:
        found = json.loads(raw, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ProblemError(400, (None, "the body is not JSON")) from None
    if not isinstance(found, dict):
        raise ProblemError(422, (None, "the body is not a JSON object"))
    return found


async def _bounded(request: Request) -> bytes:
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT:
            raise ProblemError(413, (None, f"the body is longer than {BODY_LIMIT} bytes"))
    return bytes(raw)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)
