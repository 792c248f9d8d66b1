"""Companies that nobody has stored: a stored name inside a longer one is another company, and a new one is shown as new."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice

from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.lexicon import (
    COMMON_ZH,
    EN_LEGAL,
    EN_LEGAL_IN_CAPITALS,
    EN_STOP,
    EN_TRADES,
    NAME_MODIFIERS,
    Word,
    words_in,
)
from bot.understanding.embedded.mentions.mention import COMPANY_KINDS, How, Unknown
from bot.understanding.embedded.mentions.packing import Record
from bot.understanding.embedded.mentions.scan import Hit
from bot.understanding.embedded.mentions.text import Normal, is_chinese, name_key, singular

_SURE_LENGTH = 4
_LONGEST_BRAND = 6
_LONGEST_NAME, _LONGEST_PLACE, _WIDEST_GAP = 40, 8, 5
_FAR_OFF = 1 << 60
_WORD = re.compile(r"\w+")
_ROADS = frozenset("路街镇村")
_LONE_LEGAL = frozenset("厂店")
# Where a name may begin: after one of these the next character starts it.
_CARRIER = re.compile(
    r"(?:给|跟|和|与|及|去|到|找|叫|是|为|向|对|在|从|帮|替|让|请|被|把|问|约|见|访|联系|客户|供应商|线索|名称|公司名|厂家|商家|对方|了|的|个|家|们|做|过|下午|上午|早上|晚上|中午"
    r"|今天|昨天|明天|今早|刚才|刚刚|刚|新建|新增|添加|录入|建|加|录|查|看|催|发|寄|送|收到|来自|关于|通知|拜访|回访|报价|下单|开单|订单|一下|：|以及|还有|或|由|往|比|等|已经|说)"
)
_EN_GAP = re.compile(r"[ ]|\. |, (?=(?:inc|ltd|llc|co)\b)| & | and | of ", re.IGNORECASE)

_SHORT_FORM = re.compile(r"(?:^|[^a-z])(?:[a-z]{1,3}|corp|bros|messrs|assoc|intl|univ)$")
_LONGEST_SHORT_FORM = 8


@dataclass(frozen=True, slots=True)
class _Grown:
    """The company's name around a stored one, as far as it can be seen, and the words that came to it."""

    start: int
    end: int
    pieces: tuple[str, ...]


class Reading:
    """A message with the words in it that company names are made of, looked up once.

    `brands` are the characters of which names are made, `dense`: there are so many that every combination may be one.
    """

    def __init__(self, normal: Normal, brands: Set[str], *, dense: bool) -> None:
        self.normal = normal
        self.dense = dense
        self.brands = brands
        self.words = words_in(normal.text)
        self.towns = {word.end: first for first, word in reversed(self.words.items()) if word.type == "place"}
        self.trades = sorted(place for place, word in self.words.items() if word.type in ("trade", "legal", "noun"))
        self.english = _english_words(normal)
        self.english_starts = [start for start, _, _ in self.english]

    def only_legal(self, start: int, end: int) -> bool:
        """Whether nothing but a legal form stands there, which people leave out."""
        place = start
        while place < end and (word := self.words.get(place)) is not None and word.type == "legal":
            place = word.end
        return place >= end or all(word in EN_LEGAL for word in _WORD.findall(self.normal.text[place:end]))


class _Taken:
    """Where the names already found stand, none over another."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.starts = frozenset(hit.start for hit in hits)
        self.ends = frozenset(hit.end for hit in hits)
        self._spans = sorted((hit.start, hit.end) for hit in hits)

    def __contains__(self, place: int) -> bool:
        found = bisect_right(self._spans, (place, _FAR_OFF)) - 1
        return found >= 0 and place < self._spans[found][1]


def checked(reading: Reading, index: NameIndex, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, a company's name widened to all of it where the rest fits the record, and made unknown where it does not."""
    whole = [hit for hit in hits if not _within_place(reading.words, hit) and not _cuts_town(reading, hit)]
    # What merely sounds like a name does not keep a longer one from being whole.
    named = [hit for hit in whole if not hit.merely_heard]
    taken = _Taken(named)
    found = [_checked(reading, index, hit, taken) for hit in named]
    taken = _Taken(found)
    free = [hit for hit in whole if hit.merely_heard and not any(place in taken for place in range(hit.start, hit.end))]
    return [*found, *(_checked(reading, index, hit, taken) for hit in free)]


def _within_place(words: dict[int, Word], hit: Hit) -> bool:
    """Whether a short form is a piece of a town's name: 和浩 in 呼和浩特."""
    if "exact" in hit.records.values() or not hit.records:
        return False
    around = (
        (first, words[first]) for first in range(max(0, hit.start - _LONGEST_PLACE), hit.start + 1) if first in words
    )
    return any(
        word.type == "place" and hit.end <= word.end and hit.end - hit.start < word.end - first
        for first, word in around
    )


def _cuts_town(reading: Reading, hit: Hit) -> bool:
    """Whether a short name begins within a town's that stands where a name may begin: 阳鸣 in 给德阳鸣桂."""
    if hit.end - hit.start >= _SURE_LENGTH or hit.kinds.isdisjoint(COMPANY_KINDS):
        return False
    for first in range(max(0, hit.start - _LONGEST_PLACE), hit.start):
        word = reading.words.get(first)
        if word and word.type == "place" and hit.start < word.end < hit.end:
            return _name_may_begin(reading.normal.text, first)
    return False


def _name_may_begin(text: str, place: int) -> bool:
    return (
        not place
        or not is_chinese(text[place - 1])
        or any(found.end() == place for found in _CARRIER.finditer(text, max(0, place - 4), place))
    )


def _checked(reading: Reading, index: NameIndex, hit: Hit, taken: _Taken) -> Hit:
    companies = [record for record in hit.records if record[0] in COMPANY_KINDS]
    if not companies:
        return hit
    text = reading.normal.text
    if text[hit.end : hit.end + 1] in _ROADS:
        return Hit(hit.start, hit.end)
    chinese = is_chinese(text[hit.end - 1])
    grown = _grown_chinese(reading, hit, taken) if chinese else _grown_english(reading, hit, taken)
    if grown is None:
        hit.doubtful = chinese and _short(hit) and _more_follows(reading, hit)
        return hit
    fitting = [record for record in companies if _fits(index, record, grown)]
    if not fitting:
        one_more = grown.start + 1 == hit.start and reading.only_legal(hit.end, grown.end)
        near: dict[Record, How] = dict.fromkeys(companies, "slip") if one_more else {}
        return Hit(grown.start, grown.end, near, unknown="company")
    kept = {r: how for r, how in hit.records.items() if r in fitting or r[0] not in COMPANY_KINDS}
    return Hit(grown.start, grown.end, kept)


def _short(hit: Hit) -> bool:
    return hit.end - hit.start < _SURE_LENGTH or hit.how_of(COMPANY_KINDS) == "part"


def _more_follows(reading: Reading, hit: Hit) -> bool:
    """Whether a short name may go on, or ends within a word: 珍橡 in 珍橡胶."""
    text, place = reading.normal.text, hit.end
    inside = (reading.words.get(first) for first in range(hit.start + 1, place))
    if any(word is not None and word.end > place for word in inside):
        return True
    if text[place : place + 1] not in reading.brands or _CARRIER.match(text, place):
        return False
    return not any(text[place : place + size] in COMMON_ZH for size in (2, 3, 4))


def _fits(index: NameIndex, record: Record, grown: _Grown) -> bool:
    stored = "|".join(name_key(name.text) for name in index.names_of(*record))
    return all(name_key(piece) in stored for piece in grown.pieces)


def _grown_chinese(reading: Reading, hit: Hit, taken: _Taken) -> _Grown | None:
    words = reading.words
    end, after, legal = _right(reading, hit.end, taken.starts, short=_short(hit))
    start, before = _left(reading, hit, taken)
    if _firm(hit) and not legal and not reading.dense:
        end, after = hit.end, ()
        if start in words:
            start, before = hit.start, ()
    return None if (start, end) == (hit.start, hit.end) else _Grown(start, end, (*before, *after))


def _firm(hit: Hit) -> bool:
    """A stored alias of some length stands alone anywhere; only a whole company name around it makes it another."""
    return hit.end - hit.start >= _SURE_LENGTH and "exact" in hit.records.values()


def _right(reading: Reading, place: int, taken: frozenset[int], *, short: bool) -> tuple[int, tuple[str, ...], bool]:
    """What of a company's name follows: its end, the telling words, whether a legal form was reached."""
    text, words = reading.normal.text, reading.words
    end, pieces, legal = place, list[str](), False
    while end not in taken:
        skip = _brand_before_word(reading, end) if not legal else 0
        word = words.get(end + skip)
        if (
            word is None
            or (end + skip) in taken
            or (word.type == "noun" and not skip and not _legal_follows(words, word) and not (reading.dense and short))
        ):
            break
        said = text[end : word.end]
        if word.type == "legal" and not skip:
            legal = legal or len(said) > 1 or bool(pieces) or said in _LONE_LEGAL
        else:
            pieces.append(said)
            legal = legal or word.type == "legal"
        end = word.end
    return end, tuple(pieces), legal


def _legal_follows(words: dict[int, Word], word: Word) -> bool:
    while (follower := words.get(word.end)) is not None:
        if follower.type in ("legal", "trade"):
            return True
        word = follower
    return False


def _brand_before_word(reading: Reading, place: int) -> int:
    """How many characters typical of brands stand here before a trade or a legal form; 0 where there is no such thing."""
    text, words = reading.normal.text, reading.words
    for count in (1, 2):
        if not all(character in reading.brands for character in text[place : place + count]):
            return 0
        if (word := words.get(place + count)) and word.type in ("trade", "noun", "legal") and place not in words:
            return count
    return 0


def _left(reading: Reading, hit: Hit, taken: _Taken) -> tuple[int, tuple[str, ...]]:
    """What of a company's name goes before: a town, or a character like 新 that makes another name of it."""
    text, place = reading.normal.text, hit.start
    town = reading.towns.get(place)
    if town is not None:
        return town, (text[town:place],)
    if (reading.dense or not _firm(hit)) and (brand := _brand_before(reading, place)):
        return place - brand, (text[place - brand : place + 2],)
    if (
        place
        and place not in taken.ends
        and text[place - 1] in NAME_MODIFIERS
        and not (place > 1 and _CARRIER.match(text[place - 2 : place]))
    ):
        return place - 1, (text[place - 1 : place] + text[place : place + 2],)
    return place, ()


def _brand_before(reading: Reading, place: int) -> int:
    """How many characters of another brand stand before a short form where a name may begin: 腾 in 给腾谷美业."""
    text, towns = reading.normal.text, reading.towns
    for count in (1, 2):
        if place < count or text[place - count] not in reading.brands:
            return 0
        first = place - count
        if first in towns:
            return count
        if (count == 1 or reading.dense) and _name_may_begin(text, first):
            return count
    return 0


def _grown_english(reading: Reading, hit: Hit, taken: _Taken) -> _Grown | None:
    after = _following(reading, hit.end, taken, exact=not _one_brand(reading, hit))
    before = _preceding(reading, hit.start, taken)
    telling = [token for token in (*before, *after) if token[2] not in EN_LEGAL]
    if not after and not telling:
        return None
    start = before[0][0] if before else hit.start
    end = after[-1][1] if after else hit.end
    said = reading.normal.text[start : max(hit.end, *(token[1] for token in telling))] if telling else ""
    return _Grown(start, end, (said,) if said else ())


def _one_brand(reading: Reading, hit: Hit) -> bool:
    """Whether the next capitalised word makes another name of this one: of a short form, among very many of any single word."""
    return hit.how_of(COMPANY_KINDS) == "part" or (
        reading.dense and " " not in reading.normal.text[hit.start : hit.end]
    )


_EnWord = tuple[int, int, str]
_ENGLISH_WORD = re.compile(r"[a-z][a-z&']*(?:\.[a-z]\b\.?)*")


def _english_words(normal: Normal) -> list[_EnWord]:
    found = _ENGLISH_WORD.finditer(normal.text)
    if "." not in normal.text and "'" not in normal.text:
        return [(*word.span(), word[0]) for word in found]
    return [(*word.span(), word[0].replace(".", "").removesuffix("'s")) for word in found]


def _following(reading: Reading, place: int, taken: _Taken, *, exact: bool) -> list[_EnWord]:
    """The words after a name that belong to it: capitalised ones and trades, as far as the last trade or legal form."""
    grown: list[_EnWord] = []
    telling, normal = 0, reading.normal
    for token in islice(reading.english, bisect_left(reading.english_starts, place), None):
        if token[0] - place > _WIDEST_GAP or len(grown) > 4:
            break
        if not _stand_together(normal.text, place, token[0]) or token[0] in taken:
            break
        legal = _legal(normal, token)
        if not legal and not _capitalised(normal, token):
            break
        grown.append(token)
        place = token[1]
        if legal or singular(token[2]) in EN_TRADES or not exact:
            telling = len(grown)
    return grown[:telling]


def _stand_together(text: str, end: int, start: int) -> bool:
    """Whether two words may be of one name: a full stop behind a word that is no short form ends a sentence."""
    gap = text[end:start]
    if _EN_GAP.fullmatch(gap) is None:
        return False
    return gap != ". " or _SHORT_FORM.search(text, max(0, end - _LONGEST_SHORT_FORM), end) is not None


def _preceding(reading: Reading, place: int, taken: _Taken) -> list[_EnWord]:
    grown: list[_EnWord] = []
    normal = reading.normal
    for number in range(bisect_left(reading.english_starts, place) - 1, -1, -1):
        token = reading.english[number]
        if normal.text[token[1] : place] != " " or token[0] in taken:
            break
        if not _capitalised(normal, token) or _begins_sentence(normal, token):
            break
        grown.insert(0, token)
        place = token[0]
    return grown


def _capitalised(normal: Normal, token: _EnWord) -> bool:
    if not normal.raw[normal.places[token[0]]].isupper():
        return False
    said = normal.raw_text(token[0], token[1])
    return not said.isupper() and token[2] not in EN_STOP and "'" not in token[2]


def _legal(normal: Normal, token: _EnWord) -> bool:
    capital = normal.raw_text(token[0], token[1])[:1].isupper()
    return token[2] in EN_LEGAL and (capital or token[2] not in EN_LEGAL_IN_CAPITALS)


def _begins_sentence(normal: Normal, token: _EnWord) -> bool:
    place = token[0]
    while place and normal.text[place - 1].isspace():
        if normal.text[place - 1] == "\n":
            return True
        place -= 1
    return not place or normal.text[place - 1] in ".!?;:。！？；：,，"


def unknown_companies(reading: Reading, free: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """What looks like a company's or person's name in stretches where nothing known stands."""
    for start, end in free:
        yield from _unknown_chinese(reading, start, end)
        yield from _unknown_english(reading, start, end)


def _unknown_chinese(reading: Reading, start: int, end: int) -> Iterator[Hit]:
    text, words, read = reading.normal.text, reading.words, start
    for place in reading.trades:
        if not read <= place < end:
            continue
        stop, telling = _tail(words, place, end)
        first = _brand_start(text, words, start, place)
        if first is not None and (telling or _town_or_factory(text, words, first, place)):
            yield Hit(first, stop, unknown="company")
            start = stop
        read = max(stop, place + 1)


def _town_or_factory(text: str, words: dict[int, Word], first: int, place: int) -> bool:
    town = first in words and words[first].type == "place"
    return town or (text[place] == "厂" and place - first >= _SURE_LENGTH)


def _tail(words: dict[int, Word], place: int, end: int) -> tuple[int, bool]:
    """Where the trades and legal forms that begin here end, and whether they tell of a company."""
    telling = False
    while (word := words.get(place)) is not None and word.end <= end and word.type in ("trade", "legal", "noun"):
        telling = telling or word.type == "trade" or (word.type == "legal" and word.end - place > 1)
        place = word.end
    return place, telling


def _brand_start(text: str, words: dict[int, Word], start: int, place: int) -> int | None:
    first = place
    while first > max(start, place - _LONGEST_NAME) and is_chinese(text[first - 1]):
        first -= 1
    carriers = [found.end() for found in _CARRIER.finditer(text, first, place)]
    first = max([first, *(end for end in carriers if end <= place)])
    towns = [where for where in range(first, place) if where in words and words[where].type == "place"]
    brand = first if not towns else max(towns)
    if towns and words[brand].end < place:
        first, length = brand, place - words[brand].end
    else:
        length = place - first
    return first if 2 <= length <= _LONGEST_BRAND else None


def _unknown_english(reading: Reading, start: int, end: int) -> Iterator[Hit]:
    run: list[_EnWord] = []
    normal = reading.normal
    first, last = bisect_left(reading.english_starts, start), bisect_left(reading.english_starts, end)
    if first == last:
        return
    behind = len(normal.text) + 9
    for token in [*reading.english[first:last], (behind, behind, "")]:
        inside = token[1] <= end
        joined = not run or _stand_together(normal.text, run[-1][1], token[0])
        belongs = inside and (_capitalised(normal, token) or (bool(run) and _legal(normal, token)))
        if run and not (belongs and joined):
            yield from _named(normal, run)
            run = []
        if belongs and (run or token[2] not in EN_LEGAL):
            run.append(token)


def _named(normal: Normal, run: list[_EnWord]) -> Iterator[Hit]:
    company = any(word in EN_LEGAL or singular(word) in EN_TRADES for _, _, word in run)
    if _begins_sentence(normal, run[0]) and len(run) == 1:
        return
    kind: Unknown = "company" if company and len(run) > 1 else "name"
    yield Hit(run[0][0], run[-1][1], unknown=kind)
