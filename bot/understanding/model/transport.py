"""What goes wrong on the way to an OpenAI-compatible server, told as one kind of error. Imported only where one is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from bot.understanding.model.answer import AnswerError
from bot.understanding.model.server import TransportError

_AGAIN = 0.5
"""Seconds before a server is asked once more that did not say when to."""

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


@contextmanager
def answering() -> Iterator[None]:
    """Turns the library's errors into ours: TransportError where no answer came, AnswerError where it can't be read."""
    try:
        yield
    except openai.APITimeoutError:
        raise TransportError("timeout") from None
    except openai.APIStatusError as error:
        again = _again(error.response.headers.get("retry-after")) if error.status_code in _BUSY else None
        raise TransportError(f"status_{error.status_code}", again) from error
    except openai.APIConnectionError:
        raise TransportError("connection", _AGAIN) from None
    except openai.OpenAIError as error:
        raise AnswerError(f"not understood: {type(error).__name__}") from error


def _again(header: str | None) -> float:
    """Seconds until a server wants to be asked again."""
    if not header:
        return _AGAIN
    try:
        return max(float(header), 0.0)
    except ValueError:
        pass
    try:
        return max((parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return _AGAIN
