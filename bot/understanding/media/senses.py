"""What photos and voice notes come to as words, or why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.understanding.media.pictures import PictureReader, Seen, UnreadableError
from bot.understanding.media.voices import Listener
from bot.understanding.model.account import LIMIT_ALL, LIMIT_EACH
from bot.understanding.model.server import ModelAwayError
from bot.understanding.proposal import Hearing
from domain.talks import Enclosure

Medium = Literal["", "photo", "voice"]
"""How the words of a message were come by: typed, read off a photo, heard in a voice note."""


@dataclass(frozen=True, slots=True)
class Perceived:
    """What came with a message: words heard, or what a picture says; or a `problem`, a catalogue key with values."""

    medium: Medium = ""
    words: str = ""
    seen: Seen | None = None
    problem: tuple[str, Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Senses:
    """What of pictures and voices can be made words here; None where no model is set for it.

    `withheld`: nothing of the kind is sent anywhere, as what is masked in messages can't be masked in it.
    """

    pictures: PictureReader | None = None
    voices: Listener | None = None
    withheld: bool = False

    def perceive(self, enclosures: Sequence[Enclosure], hearing: Hearing) -> Perceived:
        """What came with a message, all of it of one kind."""
        photo = enclosures[0].kind == "photo"
        if self.withheld:
            return Perceived("photo" if photo else "voice", problem=("media.withheld", {}))
        return self._see(enclosures, hearing) if photo else self._hear(enclosures)

    def _see(self, enclosures: Sequence[Enclosure], hearing: Hearing) -> Perceived:
        if self.pictures is None:
            return Perceived("photo", problem=("media.no_pictures", {}))
        try:
            seen = self.pictures.read([(each.data, each.media_type) for each in enclosures], hearing)
        except ModelAwayError as error:
            why = "media.used_up" if error.why in (LIMIT_EACH, LIMIT_ALL) else "media.pictures_away"
            return Perceived("photo", problem=(why, {}))
        except UnreadableError:
            return Perceived("photo", problem=("media.unreadable", {}))
        return Perceived("photo", seen=seen) if seen.lines else Perceived("photo", problem=("media.nothing_seen", {}))

    def _hear(self, enclosures: Sequence[Enclosure]) -> Perceived:
        if self.voices is None:
            return Perceived("voice", problem=("media.no_voices", {}))
        try:
            heard = self.voices.hear([(each.data, each.media_type) for each in enclosures])
        except ModelAwayError:
            return Perceived("voice", problem=("media.voices_away", {}))
        words = "\n".join(each.strip() for each in heard if each.strip())
        return Perceived("voice", words) if words else Perceived("voice", problem=("media.nothing_heard", {}))
