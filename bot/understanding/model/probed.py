"""What `youdan doctor` finds out about a model's server, remembered in a file of YOUDAN_HOME."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from bot.settings import ModelSettings
from bot.understanding.model.request import Request
from bot.understanding.model.server import Chat, ModelAwayError, Server
from bot.understanding.model.tools import tools_for
from domain.registry import Registry

_FILE = "models.json"
_RULES = "This is a check of the connection. There is nothing to do."
_QUESTION = "Use the tool `nothing`."
_NO_MATTER_OF_TOOLS = frozenset({"timeout", "connection", "status_401", "status_403", "status_404", "status_429"})


def calls_tools(settings: ModelSettings, home: Path) -> bool:
    """Whether the model can call tools: as set, else as found out, else supposed."""
    if settings.tools != "auto":
        return settings.tools
    found = _remembered(home).get(_name(settings))
    return bool(found.get("tools", True)) if isinstance(found, dict) else True


def remember(settings: ModelSettings, home: Path, *, tools: bool) -> None:
    """Keep what was found out, whole or not at all; raises OSError where it can't be written."""
    home.mkdir(parents=True, exist_ok=True)
    known = {**_remembered(home), _name(settings): {"tools": tools}}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=home, prefix=_FILE, delete=False) as file:
        json.dump(known, file, ensure_ascii=False, indent=1)
    Path(file.name).replace(home / _FILE)


def _name(settings: ModelSettings) -> str:
    return f"{settings.model} {settings.base_url or ''}".strip()


def _remembered(home: Path) -> dict[str, Any]:
    """What the file holds; a file that is not there or none of ours holds nothing."""
    try:
        found = json.loads((home / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def probe(chat: Chat, registry: Registry, seconds: float) -> bool:
    """Whether a model calls tools; asked with a few words of nobody's, and as JSON in text where it does not.

    Raises ModelAwayError where it answers in neither way.
    """
    request = Request(_RULES, tools_for((), "en"), _QUESTION, frozenset(), 0)
    try:
        if Server(chat, registry, seconds).ask(request).said[-1].called:
            return True
    except ModelAwayError as error:
        if error.why in _NO_MATTER_OF_TOOLS:
            raise
    Server(chat, registry, seconds, with_tools=False).ask(request)
    return False
