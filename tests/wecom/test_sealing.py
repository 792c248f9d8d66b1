"""The seal, against OpenSSL and against a second hand."""

from __future__ import annotations

import base64
import shutil
import subprocess

import pytest

from handlers.wecom.sealing import Seal, SealError
from tests.wecom.sealed import CORP, KEY, TOKEN, seal, sign

SEAL = Seal(TOKEN, KEY, CORP)
SECRET = base64.b64decode(KEY + "=")

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not there")


def _openssl(way: str, raw: bytes) -> bytes:
    command = ["openssl", "enc", way, "-aes-256-cbc", "-nopad", "-K", SECRET.hex(), "-iv", SECRET[:16].hex()]
    return subprocess.run(command, input=raw, capture_output=True, check=True).stdout


@pytest.mark.parametrize("length", [0, 1, 11, 12, 31, 32, 33, 2048])
def test_opens_what_another_hand_sealed(length: int) -> None:
    message = "单" * length
    assert SEAL.opened(seal(message)).decode() == message


@needs_openssl
def test_openssl_reads_what_was_sealed() -> None:
    plain = _openssl("-d", base64.b64decode(SEAL.sealed("库存".encode(), b"n" * 16)))
    padding = plain[-1]
    assert len(plain) % 32 == 0
    assert plain[:-padding] == b"n" * 16 + b"\0\0\0\x06" + "库存".encode() + CORP.encode()


@needs_openssl
def test_opens_what_openssl_sealed() -> None:
    body = b"0123456789abcdef" + (5).to_bytes(4, "big") + b"hello" + CORP.encode()
    padding = 32 - len(body) % 32
    sealed = _openssl("-e", body + bytes([padding]) * padding)
    assert SEAL.opened(base64.b64encode(sealed).decode()) == b"hello"


def test_signs_as_another_hand_does() -> None:
    assert SEAL.signature("1764388800", "n", "sealed") == sign("1764388800", "n", "sealed")
    assert SEAL.signed(sign("1", "n", "s"), "1", "n", "s")
    assert not SEAL.signed(sign("1", "n", "s"), "2", "n", "s")


NOT_OURS = {
    "nothing": "",
    "no Base64": "not base64!",
    "too short": base64.b64encode(b"short").decode(),
    "no padding": base64.b64encode(b"x" * 32).decode(),
    "for another company": seal("hello", receiver="ww-another"),
    "for nobody": seal("hello", receiver=""),
    "for a longer name": seal("hello", receiver=CORP + "x"),
    "with another key": seal("hello", key="A" * 43),
    "cut short": seal("hello")[:-24],
}


@pytest.mark.parametrize("sealed", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_opens_nothing_else(sealed: str) -> None:
    with pytest.raises(SealError):
        SEAL.opened(sealed)
