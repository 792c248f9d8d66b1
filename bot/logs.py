"""Logs as lines of JSON or for the eye. What people write, and what proves who they are, is never in them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Literal

NOISY = frozenset(
    {"uvicorn", "uvicorn.error", "alembic", "asyncio", "httpx", "httpx2", "httpcore", "httpcore2", "openai"}
    | {"langchain", "langsmith"}
)
"""Loggers that say too much; what talks to a model would even tell what people wrote."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


class JsonLines(logging.Formatter):
    """One JSON object a record, with what was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= _extra(record)
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class ConsoleLines(logging.Formatter):
    """One short line a record."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """The record's line, with what was given as `extra` at its end."""
        extra = " ".join(f"{key}={value}" for key, value in _extra(record).items())
        return f"{super().formatMessage(record)} {extra}".rstrip()


def set_up_logs(level: str, form: Literal["json", "console"]) -> None:
    """Write all logs of the process to stderr in the form that was set."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else ConsoleLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _extra(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}
