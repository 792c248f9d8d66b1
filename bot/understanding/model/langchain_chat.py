"""A model that LangChain talks to. Imported only where a model is set."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import openai
from langchain.chat_models import init_chat_model
from langchain_core.exceptions import LangChainException
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langsmith import tracing_context

from bot.understanding.model.server import MOST_TOKENS, Said, TransportError, Turn, Usage, within

_AGAIN = 0.5
"""Seconds before a server is asked once more that did not say when to."""

_MOST_TOKENS = 10_000_000
"""No exchange has more."""

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class LangChainChat:
    """A chat model by the name that `init_chat_model` takes; `options` are further arguments of that."""

    def __init__(self, name: str, seconds: float, **options: Any) -> None:
        self._model = init_chat_model(
            name, timeout=seconds, max_retries=0, temperature=0, max_tokens=MOST_TOKENS, **options
        )

    def answer(self, turns: Sequence[Turn], tools: Sequence[Mapping[str, Any]], seconds: float) -> Said:
        """The answer to some messages."""
        model = self._model.bind_tools([dict(tool) for tool in tools], tool_choice="any") if tools else self._model
        messages = [_message(turn) for turn in turns]
        return within(seconds, lambda: _asked(model, messages))


def _asked(model: Any, messages: Sequence[BaseMessage]) -> Said:
    began = time.monotonic()
    try:
        # Whatever the environment says, nobody but the model's server is told what people write.
        with tracing_context(enabled=False):
            message = model.invoke(messages)
    except openai.APITimeoutError:
        raise TransportError("timeout") from None
    except openai.APIStatusError as error:
        again = _again(error.response.headers.get("retry-after")) if error.status_code in _BUSY else None
        raise TransportError(f"status_{error.status_code}", again) from error
    except openai.APIConnectionError:
        raise TransportError("connection", _AGAIN) from None
    except (
        openai.OpenAIError,
        LangChainException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
    ) as error:
        # What a server says that keeps to no format comes out of the library as any of these.
        raise TransportError("garbled", _AGAIN) from error
    if not isinstance(message, AIMessage):
        raise TransportError("garbled", _AGAIN)
    return Said(tuple(_called(message)), message.text, _usage(message, time.monotonic() - began))


def _called(message: AIMessage) -> list[tuple[str, Any]]:
    """The tools called, those whose arguments are no JSON as the text that they are."""
    called = [(each["name"], each["args"]) for each in message.tool_calls]
    return called + [(each["name"] or "", each["args"]) for each in message.invalid_tool_calls]


def _usage(message: AIMessage, seconds: float) -> Usage:
    told = message.usage_metadata
    if told is None:
        return Usage(seconds=seconds, calls=1)
    cached = (told.get("input_token_details") or {}).get("cache_read", 0)
    return Usage(_tokens(told["input_tokens"]), _tokens(cached), _tokens(told["output_tokens"]), seconds, 1)


def _tokens(told: object) -> int:
    """How many tokens a server says there were; none where that can't be."""
    return told if type(told) is int and 0 <= told <= _MOST_TOKENS else 0


def _again(header: str | None) -> float:
    """Seconds until a server wants to be asked again."""
    if not header:
        return _AGAIN
    try:
        seconds = float(header)
    except ValueError:
        return _until(header)
    return _AGAIN if math.isnan(seconds) else max(seconds, 0.0)


def _until(header: str) -> float:
    try:
        return max((parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return _AGAIN


def _message(turn: Turn) -> BaseMessage:
    match turn.role:
        case "system":
            return SystemMessage(turn.text)
        case "assistant":
            return AIMessage(turn.text)
        case _:
            return HumanMessage(turn.text)
