"""Speech made text by an OpenAI-compatible server. Imported only where one is set."""

from __future__ import annotations

import openai

from bot.understanding.model.answer import AnswerError
from bot.understanding.model.server import within
from bot.understanding.model.transport import answering


class OpenAITranscription:
    """A server's `/audio/transcriptions`, by the model's name."""

    def __init__(self, model: str, seconds: float, api_key: str | None, base_url: str | None) -> None:
        self._model = model
        self._client = openai.OpenAI(api_key=api_key, base_url=base_url, timeout=seconds, max_retries=0)

    def transcribe(self, data: bytes, media_type: str, name: str, seconds: float) -> str:
        """What is said in a recording, where it comes within so many seconds; raises TransportError or AnswerError."""
        return within(seconds, lambda: self._asked(data, media_type, name))

    def _asked(self, data: bytes, media_type: str, name: str) -> str:
        try:
            with answering():
                said = self._client.audio.transcriptions.create(model=self._model, file=(name, data, media_type))
        except ValueError as error:
            # The library reads any body that is called JSON as such.
            raise AnswerError(f"not understood: {type(error).__name__}") from error
        text = getattr(said, "text", None)
        if not isinstance(text, str):
            raise AnswerError("no text in the transcription")
        return text
