"""Puts a model's engine together from the settings; LangChain is imported here and nowhere before."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from bot.settings import ModelSettings, Private, words_in
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.media.pictures import PictureReader
from bot.understanding.media.voices import Listener
from bot.understanding.model.account import Account
from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.mask import EVERYTHING
from bot.understanding.model.probed import calls_tools
from bot.understanding.model.server import Chat, Server
from bot.understanding.world import World
from domain.registry import Registry

_NO_KEY = "none"
"""Sent to a server that asks for no key."""

_OPENAI = "https://api.openai.com/v1"


class UnusableModelError(Exception):
    """Why the model that is set can't be talked to, and how to mend it, in one line."""


def model_engine(
    settings: ModelSettings,
    registry: Registry,
    world: World,
    embedded: EmbeddedEngine,
    home: Path,
    *,
    account: Account | None = None,
    everything: bool = False,
    said_anew: bool = True,
) -> ModelEngine:
    """The engine for the model that is set; `home` is where it is kept what `youdan doctor` found out about it.

    `everything`: all actions are offered, whoever asks. What is not `said_anew` is kept, and holds nothing private any more.
    Raises UnusableModelError.
    """
    server = Server(chat_of(settings), registry, settings.timeout, calls_tools(settings, home))
    return ModelEngine(
        registry,
        world,
        embedded,
        server,
        everything=everything,
        account=account,
        masked=masked_by(settings) if said_anew else frozenset(),
        unkept=EVERYTHING if said_anew else frozenset(),
    )


def masked_by(settings: ModelSettings) -> frozenset[Private]:
    """What is masked on the way out."""
    return cast("frozenset[Private]", frozenset(words_in(settings.mask)))


def chat_of(settings: ModelSettings) -> Chat:
    """The model that is set, as LangChain talks to it; raises UnusableModelError."""
    # Where it is sent is told outright: LangChain would take it from further variables of the environment.
    base_url = settings.base_url or (_OPENAI if settings.provider == "openai" else None)
    options = {"base_url": base_url} if base_url else {}
    key = _key(settings)
    if base_url and not key:
        raise UnusableModelError(f"OPENAI_API_KEY is not set, and {settings.host} answers nobody without a key")
    try:
        from bot.understanding.model.langchain_chat import LangChainChat

        return LangChainChat(settings.model, settings.timeout, **options, **({"api_key": key} if key else {}))
    except ImportError as error:
        raise UnusableModelError(
            f"YOUDAN_MODEL: {settings.model} needs a package that is not installed ({error.name or 'langchain'}):"
            " install youdan[model], and the provider's own package where it has one"
        ) from error
    except ValueError as error:
        told = str(error).strip().partition("\n")[0]
        raise UnusableModelError(f"YOUDAN_MODEL: {settings.model} is not known: {told}") from error


def picture_reader(settings: ModelSettings, registry: Registry, account: Account | None = None) -> PictureReader:
    """Reads pictures by the model that is set; what it fails at keeps nobody from asking it about messages."""
    return PictureReader(Server(chat_of(settings), registry, settings.timeout), account)


def listener(settings: ModelSettings) -> Listener:
    """Hears voice notes by the transcription model that is set; raises UnusableModelError."""
    key = _key(settings)
    if key is None:
        raise UnusableModelError("OPENAI_API_KEY is not set, and YOUDAN_TRANSCRIBE_MODEL answers nobody without a key")
    from bot.understanding.model.transcription import OpenAITranscription

    return Listener(
        OpenAITranscription(settings.transcribe, settings.timeout, key, settings.base_url), settings.timeout
    )


def _key(settings: ModelSettings) -> str | None:
    if settings.api_key:
        return settings.api_key.get_secret_value()
    return _NO_KEY if settings.base_url else None
