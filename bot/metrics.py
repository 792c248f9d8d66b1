"""What the process has done since it started, as Prometheus reads it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from bot.messages import Incoming, Reply
from bot.port import Assistant, CallResult
from bot.understanding.proposal import Engine, Hearing, Understanding

Labels = tuple[tuple[str, str], ...]

_HELP = {
    "youdan_messages_total": ("counter", "Messages and presses answered, by channel."),
    "youdan_message_failures_total": ("counter", "Messages and presses that ended in an error, by channel."),
    "youdan_received_total": ("counter", "Deliveries kept from chat platforms, each counted once, by channel."),
    "youdan_said_total": ("counter", "Messages said on chat platforms, by channel."),
    "youdan_unsaid_total": ("counter", "Messages that chat platforms refused for good, by channel."),
    "youdan_actions_total": ("counter", "Actions in replies, by name and state."),
    "youdan_calls_total": ("counter", "Actions called over the API, by name and HTTP status."),
    "youdan_message_seconds_sum": ("counter", "Seconds spent on answering messages, by channel."),
    "youdan_understood_total": ("counter", "Messages in words that were read, by the engine whose reading counted."),
    "youdan_model_asked_total": ("counter", "Questions to a language model, by model."),
    "youdan_model_failures_total": ("counter", "Questions that a language model was no help with, by reason."),
    "youdan_model_tokens_total": ("counter", "Tokens of a language model, by kind; cached ones are among those sent."),
    "youdan_model_cost_total": ("counter", "Cost of a language model, in the currency of its prices."),
    "youdan_model_seconds_sum": ("counter", "Seconds spent on asking a language model."),
}


class Metrics:
    """Sums that only grow."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sums: Counter[tuple[str, Labels]] = Counter()

    def add(self, name: str, amount: float = 1, **labels: str) -> None:
        """Add to a sum."""
        with self._lock:
            self._sums[name, tuple(labels.items())] += amount  # type: ignore[assignment]

    def text(self) -> str:
        """All sums in Prometheus' text format."""
        with self._lock:
            sums = sorted(self._sums.items())
        return "\n".join(_lines(sums)) + "\n"


def _lines(sums: list[tuple[tuple[str, Labels], int]]) -> Iterator[str]:
    for name, (kind, meaning) in _HELP.items():
        yield f"# HELP {name} {meaning}"
        yield f"# TYPE {name} {kind}"
        for (found, labels), amount in sums:
            if found == name:
                yield f"{name}{{{_labels(labels)}}} {amount:.10g}"


def _labels(labels: Labels) -> str:
    return ",".join(f'{key}="{_escaped(value)}"' for key, value in labels)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


class _Metered:
    """An assistant whose answers are counted; everything else it passes on."""

    def __init__(self, assistant: Assistant, metrics: Metrics, timer: Callable[[], float]) -> None:
        self._assistant = assistant
        self._metrics = metrics
        self._timer = timer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def handle(self, incoming: Incoming) -> Reply:
        channel = incoming.conversation.channel
        began = self._timer()
        try:
            reply = self._assistant.handle(incoming)
        except Exception:
            self._metrics.add("youdan_message_failures_total", channel=channel)
            raise
        self._metrics.add("youdan_messages_total", channel=channel)
        self._metrics.add("youdan_message_seconds_sum", self._timer() - began, channel=channel)
        for report in reply.actions:
            self._metrics.add("youdan_actions_total", action=report.action, state=report.state)
        return reply

    def call(self, person: str, action: str, args: Mapping[str, Any], *, preview: bool, key: str | None) -> CallResult:
        result = self._assistant.call(person, action, args, preview=preview, key=key)
        known = action if result.status != 404 else "unknown"
        self._metrics.add("youdan_calls_total", action=known, status=str(result.status))
        return result


class _Counted:
    """An engine whose readings are counted."""

    def __init__(self, engine: Engine, metrics: Metrics) -> None:
        self._engine = engine
        self._metrics = metrics

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        understood = self._engine.understand(text, hearing)
        self._metrics.add("youdan_understood_total", engine=understood.engine)
        return understood


def counted(engine: Engine, metrics: Metrics) -> Engine:
    """The engine, with its readings counted."""
    return _Counted(engine, metrics)


def metered(assistant: Assistant, metrics: Metrics, timer: Callable[[], float] = time.perf_counter) -> Assistant:
    """The assistant, with its answers counted."""
    return cast("Assistant", _Metered(assistant, metrics, timer))
