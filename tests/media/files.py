"""Photos and voice notes as they come in: a picture of two squares, and the first bytes of a recording."""

from __future__ import annotations

from base64 import b64decode

from bot.messages import Enclosed

JPEG = b64decode(
    "/9j/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/"
    "////////////////////////////////////////////////////////////////////////wAARCAAQAAgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAA"
    "AAAAAAAAAAQF/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEA"
    "PwCIbQD/2Q=="
)
OGG = b"OggS" + bytes(64)

PHOTO = Enclosed("photo", JPEG, "image/jpeg", "IMG_1.jpg")
VOICE = Enclosed("voice", OGG, "audio/ogg", "note.ogg")

WRITTEN_ORDER = """kind: order
订货单 2026-03-03
烧杯500ml | 24只 | 单价 17.50
培养皿90mm | 500片
合计 1,020.00
end"""

WRITTEN_LIST = """kind: list
Graduated Cylinder 100ml | 3 pcs | unit price 25
end"""
