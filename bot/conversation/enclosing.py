"""What comes with a message, before it is kept: told by its own bytes, and refused where it is too large or no use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.messages import MOST_ENCLOSED, MOST_ENCLOSED_BYTES, Enclosed, EnclosedAs
from domain.talks import Enclosure

_MEGABYTE = 1024 * 1024
_LONGEST_NAME = 120

#: How files begin: at which byte, with what, and what they are then.
_BEGINNINGS: tuple[tuple[int, bytes, EnclosedAs, str], ...] = (
    (0, b"\xff\xd8\xff", "photo", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "photo", "image/png"),
    (0, b"GIF87a", "photo", "image/gif"),
    (0, b"GIF89a", "photo", "image/gif"),
    (8, b"WEBP", "photo", "image/webp"),
    (8, b"WAVE", "voice", "audio/wav"),
    (0, b"OggS", "voice", "audio/ogg"),
    (0, b"ID3", "voice", "audio/mpeg"),
    (0, b"\xff\xfb", "voice", "audio/mpeg"),
    (0, b"\xff\xf3", "voice", "audio/mpeg"),
    (0, b"\xff\xf2", "voice", "audio/mpeg"),
    (0, b"\xff\xf1", "voice", "audio/aac"),
    (0, b"\xff\xf9", "voice", "audio/aac"),
    (0, b"fLaC", "voice", "audio/flac"),
    (0, b"#!AMR", "voice", "audio/amr"),
    (4, b"ftypM4A", "voice", "audio/mp4"),
)
#: Containers that hold a film as well as a voice: what the channel takes them for counts.
_EITHER = ((4, b"ftyp", "audio/mp4"), (0, b"\x1aE\xdf\xa3", "audio/webm"))
_APPLE_PHOTO = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", b"ftypavif")

Refusal = tuple[str, Mapping[str, Any]]
"""Why something is not taken: a catalogue key with values."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What comes with a message as it is kept; all of it refused where one part can't be taken."""

    enclosures: tuple[Enclosure, ...] = ()
    refusal: Refusal | None = None

    @property
    def told(self) -> list[dict[str, str]]:
        """What the talk's history tells of it."""
        return [
            {"id": each.id, "kind": each.kind, "media_type": each.media_type, "name": each.name}
            for each in self.enclosures
        ]


def taken(enclosed: Sequence[Enclosed], fresh: Callable[[], str]) -> Taken:
    """What came with a message, with ids of their own; or why it is refused."""
    if len(enclosed) > MOST_ENCLOSED:
        return Taken(refusal=("media.too_many", {"most": MOST_ENCLOSED}))
    enclosures = []
    for each in enclosed:
        if each.bytes_in_all > MOST_ENCLOSED_BYTES:
            return Taken(refusal=("media.too_large", {"most": MOST_ENCLOSED_BYTES // _MEGABYTE}))
        if not each.data:
            return Taken(refusal=("media.empty", {}))
        told = _told_by_bytes(each)
        if told is None:
            return Taken(refusal=("media.unknown_kind", {}))
        kind, media_type = told
        name = "".join(sign for sign in each.name if sign.isprintable())[-_LONGEST_NAME:]
        enclosures.append(Enclosure(fresh(), kind, media_type, name, each.data))
    if len({each.kind for each in enclosures}) > 1:
        return Taken(refusal=("media.mixed", {}))
    return Taken(tuple(enclosures))


def _told_by_bytes(enclosed: Enclosed) -> tuple[EnclosedAs, str] | None:
    """The kind and media type that the first bytes tell; None for what is neither a picture nor a voice."""
    data = enclosed.data
    for place, beginning, kind, media_type in _BEGINNINGS:
        if data.startswith(beginning, place):
            return kind, media_type
    if data.startswith(_APPLE_PHOTO, 4):
        return None
    if enclosed.kind == "voice":
        return next((("voice", kind) for place, beginning, kind in _EITHER if data.startswith(beginning, place)), None)
    return None


def enclosed_from(kept: Enclosure) -> Enclosed:
    """What was kept, as channels know it."""
    return Enclosed(kept.kind, kept.data, kept.media_type, kept.name)  # type: ignore[arg-type]
