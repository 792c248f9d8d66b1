"""Puts a model's engine together from the settings; LangChain is imported here and nowhere before."""

from __future__ import annotations

from bot.settings import ModelSettings
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.server import Chat, Server
from bot.understanding.world import World
from domain.registry import Registry

_NO_KEY = "none"
"""Sent to a server that asks for no key."""


def model_engine(
    settings: ModelSettings, registry: Registry, world: World, embedded: EmbeddedEngine, *, everything: bool = False
) -> ModelEngine:
    """The engine for the model that is set; `everything`: all actions are offered, whoever asks."""
    server = Server(chat_of(settings), registry, settings.timeout, settings.tools)
    return ModelEngine(registry, world, embedded, server, everything=everything)


def chat_of(settings: ModelSettings) -> Chat:
    """The model that is set, as LangChain talks to it."""
    from bot.understanding.model.langchain_chat import LangChainChat

    options = {"base_url": settings.base_url} if settings.base_url else {}
    key = settings.api_key.get_secret_value() if settings.api_key else _NO_KEY if settings.base_url else None
    return LangChainChat(settings.model, settings.timeout, **options, **({"api_key": key} if key else {}))
