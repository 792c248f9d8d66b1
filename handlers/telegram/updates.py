"""Updates as Telegram's package reads them. One that it can't read is told in the log, and holds up no other."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest

_log = logging.getLogger(__name__)


def readable(raw: Any) -> dict[str, Any] | None:
    """An update; its id alone where the rest can't be read, None for what is no update at all."""
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        return None
    try:
        Update.de_json(raw)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        # Telegram would bring it again for ever, and everything behind it would wait.
        _log.error("an update can't be read", extra={"update": raw["update_id"], "problem": type(error).__name__})
        return {"update_id": raw["update_id"]}
    return raw


class Polls(HTTPXRequest):
    """The requests for updates: answers with what can be read of them."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer of Telegram's; the package itself gives up all of it for one update that it can't read."""
        answer = HTTPXRequest.parse_json_payload(payload)
        if isinstance(answer.get("result"), list):
            answer["result"] = [update for raw in answer["result"] if (update := readable(raw)) is not None]
        return answer
