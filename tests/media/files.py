"""Photos and voice notes as they come in: no more than their first bytes are real."""

from __future__ import annotations

from bot.messages import Enclosed

JPEG = b"\xff\xd8\xff\xe0" + bytes(64)
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
