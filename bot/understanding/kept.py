"""What is known of a large company, kept in a file between two runs. Arrays and JSON, nothing that could run."""

from __future__ import annotations

import json
import mmap
import os
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.embedded.mentions.packed import Arrays

_MAGIC = b"youdan names 1\n"
_ALIGNED = 64


class NotKeptError(Exception):
    """Why a file can't be used."""


@dataclass(frozen=True)
class Kept:
    """Arrays, and beside them whatever JSON holds."""

    arrays: Arrays
    beside: Mapping[str, Any]


def keep(path: Path, kept: Kept) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pieces = {name: np.ascontiguousarray(array) for name, array in kept.arrays.items()}
    described, place = [], 0
    for name, array in pieces.items():
        described.append([name, array.dtype.str, len(array), place])
        place += -(-array.nbytes // _ALIGNED) * _ALIGNED
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        try:
            crc = 0
            for array in pieces.values():
                crc = zlib.crc32(array.view(np.uint8).data, crc)
            header = json.dumps(
                {"code": _code(), "arrays": described, "size": place, "crc": crc, "beside": kept.beside}
            ).encode()
            file.write(_MAGIC + len(header).to_bytes(8, "big") + zlib.crc32(header).to_bytes(4, "big") + header)
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            for array in pieces.values():
                file.write(array.view(np.uint8).data)
                file.write(b"\0" * (-array.nbytes % _ALIGNED))
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def kept_in(path: Path) -> Kept:
    """What a file holds, its arrays read from it when they are needed; raises NotKeptError."""
    try:
        with path.open("rb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_uid != os.getuid():
                raise NotKeptError("it is somebody else's")
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _read(memoryview(held))
    except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        raise NotKeptError(str(error)) from error


def _read(held: memoryview) -> Kept:
    first = len(_MAGIC)
    if bytes(held[:first]) != _MAGIC:
        raise NotKeptError("it is another kind of file")
    end = first + 12 + int.from_bytes(held[first : first + 8], "big")
    written = held[first + 12 : end]
    if zlib.crc32(written) != int.from_bytes(held[first + 8 : first + 12], "big"):
        raise NotKeptError("it is damaged")
    header = json.loads(bytes(written))
    if header["code"] != _code():
        raise NotKeptError("another version of the program wrote it")
    body = held[end + -end % _ALIGNED :]
    if len(body) != header["size"]:
        raise NotKeptError("a part of it is missing")
    arrays = {name: np.frombuffer(body, dtype, count, offset=place) for name, dtype, count, place in header["arrays"]}
    crc = 0
    for array in arrays.values():
        crc = zlib.crc32(array.view(np.uint8).data, crc)
    if crc != header["crc"]:
        raise NotKeptError("it is damaged")
    return Kept(arrays, header["beside"])


def _code() -> str:
    """What made the file: with other rules for short forms or sounds, other keys would be in it."""
    digest = blake2b(digest_size=16)
    for package in (__package__, f"{__package__}.embedded.mentions"):
        for source in sorted(files(package).iterdir(), key=lambda source: source.name):
            if source.name.endswith((".py", ".txt")):
                digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()
