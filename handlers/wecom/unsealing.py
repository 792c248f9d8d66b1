"""Files as they come with a robot's messages: each sealed with a key of its own."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error

from aibot import decrypt_file  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def opened(raw: bytes, key: str, *, whole: bool) -> bytes:
    """A file's bytes; of one that is not whole those that can be had. Raises ValueError where the key is none for it."""
    if not key:
        return raw
    if whole:
        try:
            return bytes(decrypt_file(raw, key))
        except RuntimeError as error:
            raise ValueError("not sealed with this key") from error
    try:
        secret = b64decode(key + "=" * (-len(key) % 4), validate=True)
        cipher = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).decryptor()
    except Base64Error:
        raise ValueError("no key") from None
    return cipher.update(raw[: len(raw) // 16 * 16])
