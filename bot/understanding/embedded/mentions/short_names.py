"""Short forms of stored full names, as people say them: 听澜 for 宁波听澜纸业有限公司, Harrow for Harrow Print Works Ltd."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.understanding.embedded.mentions.lexicon import (
    COMMON_ZH,
    EN_LEGAL,
    EN_STOP,
    EN_TRADES,
    SURNAMES,
    TITLES,
    Word,
    listed,
    word_type,
    words_in,
)
from bot.understanding.embedded.mentions.mention import How, Strength
from bot.understanding.embedded.mentions.text import all_chinese, is_chinese, normalised, singular

_SPEC = re.compile(
    r"[a-z]*[-.]?\d[a-z0-9./×*%-]*(?:毫升|千瓦|公斤|千克|毫米|厘米|[克升米寸号]|[盒瓶袋包罐听片只支件箱桶条粒枚]装?$)?"
)
_WORDS = re.compile(r"[a-z]+(?:'[a-z]+)?")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_GROUP_ENDING = re.compile(r"(?:事业部|团队|大区|地区|小组|分部|[组部队区])$")
_NUMBERED_GROUP = re.compile(r"(?<!^)第?[一二三四五六七八九十\d][组部队区]$")
_GROUP_BEGINNING = re.compile(r"^(?:销售|业务|市场)(?!部$|组$|队$)")
_DEPOT_ENDING = re.compile(r"(?:物流中心|配送中心|中心仓|仓库|分仓|仓|库房|库)$")
_EN_DEPOT = re.compile(r"\s*(?:central |main )?(?:warehouse|depot|store|dc|stockroom)$")
_EN_GROUP = re.compile(r"^sales\s+(?=team)|\s+(?:sales )?(?:team|group|region|area|department|dept)$")
_PROJECT_ENDING = re.compile(r"(?:项目|工程|采购|机会|合同)$|\s+(?:project|deal|opportunity|programme|program)$")
#: 鸿运楼 is called 鸿运 as well.
_HOUSES, _HOUSE_AND_BRAND = frozenset("楼阁轩居斋坊庄园堂府馆店行社厂苑"), 3
_HONORIFIC = frozenset({"mr", "ms", "mrs", "miss", "dr"})


class ShortForm(NamedTuple):
    """A short form of a name and how plainly it stands for it."""

    text: str
    how: How


def short_forms(kind: str, text: str, strength: Strength = "full") -> set[ShortForm]:
    """The short forms of a stored name, without those that are plain words of everyday speech."""
    make = _MAKERS.get(kind)
    if make is None or strength in ("sku", "place"):
        return set()
    text = normalised(text).strip()
    forms = {form for form in make(text) if form.text != text and _telling(form.text)}
    return {form for form in forms if _is_name(form.text)} if make is _company_forms else forms


def _telling(text: str) -> bool:
    if text.isascii():
        return len(text) >= 3 and text not in EN_STOP and not text.isdigit()
    return len(text) >= 2 and text not in COMMON_ZH


def _is_name(text: str) -> bool:
    """A bare town or trade is no company's name."""
    return word_type(text) in (None, "region")


def _company_forms(text: str) -> Iterator[ShortForm]:
    forms = _chinese_company(_BRACKETS.sub("", text)) if _mostly_chinese(text) else _english_company(text)
    return (ShortForm(form, "part") for form in forms)


def _chinese_company(text: str) -> Iterator[str]:
    words = words_in(text)
    start, end = _after_places(text, words), _before_legal(len(text), words)
    if end - start < 2 or _all_trades(words, start, end):
        start = 0
    brand_end = _before_trades(words, start, end)
    if brand_end - start < 2:
        start, brand_end = _region_as_brand(text, words, start, brand_end)
    yield text[:end]
    yield text[start:end]
    for stop in sorted({word.end for place, word in words.items() if brand_end <= place} | {brand_end}):
        if brand_end <= stop < end and stop - start >= 2:
            yield text[start:stop]
            yield text[:stop]
    core = text[start:brand_end]
    if len(core) >= 4 and 0 not in words_in(core):
        yield from (core[:2], core[:3], text[:start] + core[:2])
    if len(core) == _HOUSE_AND_BRAND and core[-1] in _HOUSES:
        yield core[:-1]


def _after_places(text: str, words: dict[int, Word]) -> int:
    """Where the name begins after its province and city; a second city is a brand (昆山阳泉)."""
    start, left = 0, 2 if text[:2] in listed("provinces") else 1
    while left and start in words and words[start].type == "place" and words[start].end < len(text):
        start, left = words[start].end, left - 1
    return start


def _before_legal(length: int, words: dict[int, Word]) -> int:
    end = length
    endings = sorted((place for place, word in words.items() if word.type == "legal"), reverse=True)
    for place in endings:
        if words[place].end >= end and place >= 2:
            end = min(end, place)
    return end


def _before_trades(words: dict[int, Word], start: int, end: int) -> int:
    for place in sorted(place for place, word in words.items() if word.type in ("trade", "noun") and place > start):
        if place - start >= 2 and _all_trades(words, place, end):
            return place
    return end


def _all_trades(words: dict[int, Word], place: int, end: int) -> bool:
    while place < end:
        word = words.get(place)
        if word is None or word.type in ("place", "region"):
            return False
        place = word.end
    return True


def _region_as_brand(text: str, words: dict[int, Word], start: int, brand_end: int) -> tuple[int, int]:
    """A name without another brand than its region (华中恒信纸业) is called by it; by a city alone it never is."""
    first = words.get(0)
    if first and first.type == "region":
        return 0, first.end
    return (0, len(text)) if brand_end <= start else (start, brand_end)


def _english_company(text: str) -> Iterator[str]:
    tokens = re.sub(r"[^\w&'.\- ]", " ", text).split()
    bare = [token.strip(".,").replace(".", "") for token in tokens]
    length = len(bare)
    while length > 1 and (bare[length - 1] in EN_LEGAL or not bare[length - 1].replace("-", "").isalnum()):
        length -= 1
    for size in range(length, 0, -1):
        last = bare[size - 1]
        if last in {"and", "of", "the", "&"}:
            continue
        if size == 1 and (singular(last) in EN_TRADES or len(last) < 3):
            continue
        yield " ".join(tokens[:size]).strip(".,")


def _person_forms(text: str) -> Iterator[ShortForm]:
    if _mostly_chinese(text):
        if len(text) == 3 and text[0] in SURNAMES and text[1:] not in TITLES:
            yield ShortForm(text[1:], "part")
        return
    words = [word for word in text.replace(".", " ").split() if word not in _HONORIFIC]
    if len(words) > 1:
        yield ShortForm(words[0], "part")
        yield ShortForm(words[-1], "part")
        yield ShortForm(" ".join(words), "part")


def _product_forms(text: str) -> Iterator[ShortForm]:
    family = " ".join(_SPEC.sub(" ", _BRACKETS.sub(" ", text)).split()).strip(" -*/")
    yield ShortForm(_BRACKETS.sub("", text).strip(), "part")
    yield ShortForm(family, "part")
    if all(map(is_chinese, family)):
        yield from _chinese_pieces(family)
    elif family.isascii():
        core = _english_core(_BRACKETS.sub(" ", text))
        if core != family:
            yield ShortForm(core, "piece" if " " not in core else "part")
            yield from _english_tails(core)
        if core == family or not _SIZED.search(text):
            yield from _english_tails(family)
    else:
        yield from (ShortForm(run, "part") for run in re.findall(r"(?<![a-z])[\u3400-\u9fff]{2,}", family))


def _chinese_pieces(family: str) -> Iterator[ShortForm]:
    for cut in range(1, len(family) - 1):
        yield ShortForm(family[cut:], "piece")
    for size in range(2 if len(family) < 5 else 3, len(family)):
        piece = family[:size]
        if word_type(piece) is None:
            yield ShortForm(piece, "piece")


#: What tells goods of one family apart, behind their noun: "Hard Hat White", "Glove L", "Boot Size 9", "Keyboard 49 keys".
_SIZED = re.compile(
    r"\bsizes? (?:\d[\d./]*|x*[sml])\b|\b\d[\d./x-]*[ -](?:in|inch|inches|mm|cm|m|ft|foot|metres?|meters?|ml|l|litres?|liters?"
    r"|kg|g|lb|lbs|oz|w|v|a|ah|awg|gauge|keys?|pieces?|pcs?|packs?|count|ct|person|way|port|pin|hole|ply|tier|drawer|door|burner"
    r"|seat|string|year|grit|micron|mil)\b"
)
_SIZES_AND_COLOURS = (
    "s m l xs xl xxl xxxl small medium large black white red blue green yellow orange purple pink grey gray brown navy silver"
    " gold clear tinted natural light heavy standard mini maxi classic universal size sizes"
)
_TOLD_APART_BY = frozenset(_SIZES_AND_COLOURS.split())


def _english_core(name: str) -> str:
    """The name without the measure, size or colour that it ends with."""
    words = _WORDS.findall(" ".join(_SPEC.sub(" ", _SIZED.sub(" ", name)).split()))
    while len(words) > 1 and words[-1] in _TOLD_APART_BY:
        words.pop()
    return " ".join(words)


def _english_tails(family: str) -> Iterator[ShortForm]:
    words = _WORDS.findall(family)
    for first in range(1, len(words)):
        tail = words[first:]
        if len(tail) > 1 or len(tail[0]) >= 4:
            yield ShortForm(" ".join(tail), "piece")
    if len(words) > 2 and words[1] not in EN_STOP:
        yield ShortForm(" ".join(words[:2]), "piece")


def _depot_forms(text: str) -> Iterator[ShortForm]:
    place = _EN_DEPOT.sub("", _DEPOT_ENDING.sub("", text))
    yield ShortForm(place, "part")
    if _mostly_chinese(text):
        yield from (ShortForm(place + ending, "part") for ending in ("仓", "仓库", "库"))


def _group_forms(text: str) -> Iterator[ShortForm]:
    if numbered := _NUMBERED_GROUP.search(text):
        yield ShortForm(numbered[0], "part")
    without = _GROUP_BEGINNING.sub("", text)
    yield ShortForm(without, "part")
    yield ShortForm(_EN_GROUP.sub("", _GROUP_ENDING.sub("", without)), "part")
    yield ShortForm(_EN_GROUP.sub("", without, count=1), "part")


_DEALS = ("deal", "opportunity", "opp", "project", "job")
_TELLING_WORD, _FEW_WORDS, _LONG_TITLE = 4, 2, 6


def _project_forms(text: str) -> Iterator[ShortForm]:
    title = _PROJECT_ENDING.sub("", text)
    yield ShortForm(title, "part")
    words = title.split()
    # "Canal Quarter" of the Canal Quarter refit.
    yield from (ShortForm(" ".join(words[:size]), "piece") for size in range(_FEW_WORDS, len(words)))
    if all_chinese(title) and len(title) >= _LONG_TITLE:
        # 热处理炉 of 热处理炉改造.
        yield ShortForm(title[:-2], "piece")
        if len(title) > _LONG_TITLE + 1:
            yield ShortForm(title[:-4], "piece")
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 3) + 1):
            if any(len(word) >= _TELLING_WORD and word.lower() not in EN_STOP for word in words[first:last]):
                yield from (ShortForm(" ".join([*words[first:last], deal]), "part") for deal in _DEALS)


def _category_forms(text: str) -> Iterator[ShortForm]:
    if _mostly_chinese(text):
        yield from (ShortForm(text.removesuffix("类") + ending, "part") for ending in ("类", "产品", "系列"))


def _mostly_chinese(text: str) -> bool:
    return all_chinese(text) or sum(map(is_chinese, text)) * 2 > len(text)


_MAKERS: dict[str, Callable[[str], Iterator[ShortForm]]] = {
    "customer": _company_forms,
    "supplier": _company_forms,
    "lead": _company_forms,
    "contact": _person_forms,
    "employee": _person_forms,
    "product": _product_forms,
    "warehouse": _depot_forms,
    "team": _group_forms,
    "region": _group_forms,
    "category": _category_forms,
    "opportunity": _project_forms,
}
