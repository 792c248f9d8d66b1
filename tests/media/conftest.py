"""What tests of photos and voice notes share: a server that reads and hears as a test tells it to, and talks over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.settings import ModelSettings
from tests.house import House
from tests.scripted_model import ScriptedModel, saying, scripted_model
from tests.talks import Talks


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    """An OpenAI-compatible server."""
    with scripted_model(saying("")) as running:
        yield running


@pytest.fixture
def seeing(house: House, model: ScriptedModel) -> Talks:
    """The assistant with that server as its model for words, pictures and voices."""
    return Talks.in_house(house, model=model_settings(model))


def model_settings(server: ScriptedModel, /, **more: object) -> ModelSettings:
    """The settings that name a server for everything."""
    told = {"model": "openai:scripted", "transcribe": "scripted-ear", "api_key": "key", "base_url": server.url, **more}
    return ModelSettings.model_validate({"_env_file": None, **told})
