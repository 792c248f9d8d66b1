"""Pictures without what their files tell besides: where and when they were taken, by what, a film of the moment."""

from __future__ import annotations

import re
import struct

_END, _SCAN, _DETAILS, _COLOURS, _REMARK = 0xD9, 0xDA, 0xE1, 0xEE, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
#: What ends the stretch of a picture that is no segment: any marker but those that stand within it.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF = b"Exif\0\0"
_TURNED = 0x0112


def bare(data: bytes, media_type: str) -> bytes:
    """A picture's bytes without its file's details; raises ValueError for a JPEG that is cut off or none.

    JPEG alone, as cameras make them, is gone through; how a photo is turned stays.
    """
    return _bare_jpeg(data) if media_type == "image/jpeg" else data


def _bare_jpeg(data: bytes) -> bytes:
    parts, at = [data[:2]], 2
    while True:
        at, marker = _marker(data, at)
        if marker == _END:
            return b"".join((*parts, data[at : at + 2]))
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if not at + 4 <= end <= len(data):
            raise ValueError("a segment goes beyond the file")
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            if found is None:
                raise ValueError("the picture does not end")
            end = found.start()
        segment = data[at:end]
        if marker == _DETAILS:
            parts.append(_turned(segment[4:]))
        elif marker == _COLOURS or (marker not in _APPLICATIONS and marker != _REMARK):
            parts.append(segment)
        at = end


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Where the next marker stands, past what only fills, and which it is."""
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if len(data) < at + 2 or data[at] != 0xFF:
        raise ValueError("no marker where one has to be")
    return at, data[at + 1]


def _turned(details: bytes) -> bytes:
    """A segment that tells nothing but how the photo is turned; nothing for one that is upright."""
    turn = _turn(details.removeprefix(_EXIF)) if details.startswith(_EXIF) else 1
    if turn not in range(2, 9):
        return b""
    told = _EXIF + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TURNED, 3, 1, turn, 0, 0)
    return struct.pack(">HH", 0xFF00 | _DETAILS, len(told) + 2) + told


def _turn(tiff: bytes) -> int:
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == _TURNED:
                return int(value)
    except struct.error:
        # Details that are cut off tell nothing.
        return 1
    return 1
