"""What units are called in the other language, and short: a company that sells by 米 is asked for metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CALLED = (
    "米 m metre meter mtr",
    "厘米 cm centimetre centimeter",
    "毫米 mm millimetre millimeter",
    "码 yard yd",
    "公斤 千克 kg kilo kilogram",
    "克 g gram",
    "吨 t tonne ton",
    "升 l litre liter ltr",
    "毫升 ml millilitre milliliter",
    "平方米 平方 平米 m2 sqm",
    "箱 carton ctn case crate",
    "盒 box bx",
    "包 pack pk pkt packet",
    "袋 bag sack",
    "瓶 bottle btl",
    "罐 听 can tin jar",
    "桶 drum barrel pail bucket tub",
    "卷 roll reel",
    "套 set kit",
    "双 对 pair pr",
    "张 sheet",
    "本 book",
    "支 tube",
    "根 length",
    "捆 扎 bundle",
    "托 板 托盘 pallet plt",
    "个 件 只 台 pc pcs piece unit ea",
)
#: Of these words the unit that is called so comes first, then the other that may be meant.
_ALSO = {"箱": ("box",), "盒": ("case",), "件": ("case", "carton", "ctn"), "袋": ("pack",), "包": ("bag",)}
_WORDS: dict[str, tuple[str, ...]] = {
    word: tuple(other for other in group.split() if other != word) for group in _CALLED for word in group.split()
}


def usual_words(units: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Words for a product's units beside those that the company has written down; a word of two units is nobody's."""
    units = list(dict.fromkeys(units))
    found: dict[str, set[str]] = {}
    for unit in units:
        for word in _WORDS.get(unit.lower(), ()):
            found.setdefault(word, set()).add(unit)
    words = {word: next(iter(of)) for word, of in found.items() if len(of) == 1 and word not in known}
    for unit in units:
        for word in _ALSO.get(unit, ()):
            if word not in known and word not in found:
                words.setdefault(word, unit)
    return words
