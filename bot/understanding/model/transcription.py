"""Speech made text by an OpenAI-compatible server. Imported only where one is set."""

from __future__ import annotations

import openai

from bot.understanding.model.server import within
from bot.understanding.model.transport import answering, garbled


class OpenAITranscription:
    """A server's `/audio/transcriptions`, by the model's name."""

    def __init__(self, model: str, seconds: float, api_key: str | None, base_url: str | None) -> None:
        self._model = model
        self._client = openai.OpenAI(api_key=api_key, base_url=base_url, timeout=seconds, max_retries=0)

    def transcribe(self, data: bytes, media_type: str, name: str, seconds: float) -> str:
        """What is said in a recording, where it comes within so many seconds; raises TransportError."""
        return within(seconds, lambda: self._asked(data, media_type, name))

    def _asked(self, data: bytes, media_type: str, name: str) -> str:
        with answering():
            said = self._client.audio.transcriptions.create(model=self._model, file=(name, data, media_type))
            text = said.text
        if not isinstance(text, str):
            raise garbled()
        return text
