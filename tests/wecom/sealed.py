"""WeCom's side of its seal, written apart from ours: by the padding of `cryptography` and from its description alone."""

from __future__ import annotations

import base64
import hashlib
import os

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

CORP = "ww0123456789abcdef"
TOKEN = "QDG6eK"
KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
SECRET = "the-apps-secret"
AGENT = 1000002


def seal(message: str, key: str = KEY, receiver: str = CORP) -> str:
    """Seal a message for a receiver."""
    secret = base64.b64decode(f"{key}=")
    text = message.encode()
    padder = PKCS7(256).padder()
    padded = padder.update(os.urandom(16) + len(text).to_bytes(4, "big") + text + receiver.encode()) + padder.finalize()
    encryptor = Cipher(AES256(secret), CBC(secret[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def sign(timestamp: str, nonce: str, sealed: str, token: str = TOKEN) -> str:
    """Sign something sealed."""
    digest = hashlib.sha1(usedforsecurity=False)
    for part in sorted([token, timestamp, nonce, sealed]):
        digest.update(part.encode())
    return digest.hexdigest()
