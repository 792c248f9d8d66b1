"""Hears voice notes: what a recording says, within a deadline, or one clear error."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.understanding.model.breaker import Breaker
from bot.understanding.model.server import SPARE, ModelAwayError, TransportError, asked_again

logger = logging.getLogger(__name__)

_ENDINGS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/webm": "webm",
    "audio/flac": "flac",
    "audio/aac": "aac",
    "audio/amr": "amr",
}


class Transcription(Protocol):
    """A server that makes speech text. Raises TransportError where no answer came, or none that keeps to any format."""

    def transcribe(self, data: bytes, media_type: str, name: str, seconds: float) -> str:
        """What is said in a recording, where it comes within so many seconds."""
        ...


@dataclass
class Listener:
    """Asks a server what recordings say: each once, and once more where that may help, all within the deadline."""

    server: Transcription
    seconds: float = 15.0
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        self.breaker = Breaker(self.clock)

    def hear(self, recordings: Sequence[tuple[bytes, str]]) -> list[str]:
        """What recordings say, given as bytes and media type; raises ModelAwayError where one of them is not heard."""
        if self.breaker.open():
            raise ModelAwayError("left_alone")
        until = self.clock() + self.seconds + SPARE
        try:
            heard = [self._heard(data, media_type, until) for data, media_type in recordings]
        except TransportError as error:
            self._failed(error.why)
            raise ModelAwayError(error.why) from error
        self.breaker.answered()
        return heard

    def _heard(self, data: bytes, media_type: str, until: float) -> str:
        # Servers tell the format by the name's ending; the name that the person gave it is nobody else's.
        name = f"voice.{_ENDINGS[media_type]}"
        return asked_again(
            lambda left: self.server.transcribe(data, media_type, name, left),
            self.seconds,
            until,
            self.clock,
            self.pause,
        )

    def _failed(self, why: str) -> None:
        self.breaker.failed()
        logger.warning("a voice note was not heard", extra={"why": why})
