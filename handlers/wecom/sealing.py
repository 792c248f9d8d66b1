"""How WeCom signs and seals what it delivers: SHA-1 over sorted strings, AES-256-CBC with PKCS#7 to blocks of 32 bytes."""

from __future__ import annotations

import hashlib
import hmac
import struct
from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_BLOCK = 32
_HEAD = 20  # 16 bytes that mean nothing, then the length of what follows


class SealError(ValueError):
    """What was received was not sealed by WeCom for this company."""


class Seal:
    """One app's token and key. `receiver` is whom things are sealed for: the company's id."""

    def __init__(self, token: str, key: str, receiver: str) -> None:
        self._token = token
        self._key = b64decode(key + "=")
        self._receiver = receiver.encode()

    def signature(self, timestamp: str, nonce: str, sealed: str) -> str:
        """The signature of something sealed, as WeCom sends it along."""
        return hashlib.sha1("".join(sorted((self._token, timestamp, nonce, sealed))).encode()).hexdigest()  # noqa: S324  their scheme

    def signed(self, signature: str, timestamp: str, nonce: str, sealed: str) -> bool:
        """Whether a signature is right; takes as long for a wrong one."""
        return hmac.compare_digest(self.signature(timestamp, nonce, sealed).encode(), signature.encode())

    def opened(self, sealed: str) -> bytes:
        """What was sealed; raises SealError where it was not sealed with this key, for this receiver."""
        try:
            raw = b64decode(sealed, validate=True)
            cipher = Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16])).decryptor()
            plain = cipher.update(raw) + cipher.finalize()
        except (Base64Error, ValueError):
            raise SealError("not sealed as WeCom does") from None
        padding = plain[-1] if plain else 0
        if not 1 <= padding <= _BLOCK or plain[-padding:] != bytes([padding]) * padding:
            raise SealError("not sealed with this key")
        plain = plain[:-padding]
        length = struct.unpack(">I", plain[16:_HEAD])[0] if len(plain) >= _HEAD else len(plain)
        message, receiver = plain[_HEAD : _HEAD + length], plain[_HEAD + length :]
        if len(message) != length or not hmac.compare_digest(receiver, self._receiver):
            raise SealError("sealed for another receiver")
        return message

    def sealed(self, message: bytes, noise: bytes) -> str:
        """Seal a message behind 16 bytes of noise."""
        plain = noise + struct.pack(">I", len(message)) + message + self._receiver
        padding = _BLOCK - len(plain) % _BLOCK
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16])).encryptor()
        return b64encode(cipher.update(plain + bytes([padding]) * padding) + cipher.finalize()).decode()
