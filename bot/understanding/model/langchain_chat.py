"""A model that LangChain talks to. Imported only where a model is set."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.exceptions import LangChainException
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langsmith import tracing_context

from bot.understanding.model.server import MOST_TOKENS, Said, Turn, Usage, within
from bot.understanding.model.transport import answering, garbled

_MOST_TOKENS = 10_000_000
"""No exchange has more."""


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
        with answering(), tracing_context(enabled=False):
            message = model.invoke(messages)
    except LangChainException as error:
        raise garbled() from error
    if not isinstance(message, AIMessage):
        raise garbled()
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


def _message(turn: Turn) -> BaseMessage:
    match turn.role:
        case "system":
            return SystemMessage(turn.text)
        case "assistant":
            return AIMessage(turn.text)
        case _:
            return HumanMessage(_content(turn) if turn.images else turn.text)


def _content(turn: Turn) -> list[str | dict[Any, Any]]:
    """Text and images as OpenAI-compatible servers take them."""
    images = [{"type": "image_url", "image_url": {"url": url}} for url in turn.images]
    return [{"type": "text", "text": turn.text}, *images]
