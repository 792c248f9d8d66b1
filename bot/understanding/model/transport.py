"""What goes wrong on the way to an OpenAI-compatible server, told as one kind of error. Imported only where one is set."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from bot.understanding.model.server import TransportError

AGAIN = 0.5
"""Seconds before a server is asked once more that did not say when to."""

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


def garbled() -> TransportError:
    """What a server said keeps to no format; it may do better the next time."""
    return TransportError("garbled", AGAIN)


@contextmanager
def answering() -> Iterator[None]:
    """Turns whatever the libraries raise where a server gives no answer, or none that keeps to a format, into TransportError."""
    try:
        yield
    except openai.APITimeoutError:
        raise TransportError("timeout") from None
    except openai.APIStatusError as error:
        again = _again(error.response.headers.get("retry-after")) if error.status_code in _BUSY else None
        raise TransportError(f"status_{error.status_code}", again) from error
    except openai.APIConnectionError:
        raise TransportError("connection", AGAIN) from None
    except (
        openai.OpenAIError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
    ) as error:
        # What a server says that keeps to no format comes out of the libraries as any of these.
        raise garbled() from error


def _again(header: str | None) -> float:
    """Seconds until a server wants to be asked again."""
    if not header:
        return AGAIN
    try:
        seconds = float(header)
    except ValueError:
        return _until(header)
    return AGAIN if math.isnan(seconds) else max(seconds, 0.0)


def _until(header: str) -> float:
    try:
        return max((parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return AGAIN
