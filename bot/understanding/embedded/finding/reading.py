"""A message read: its names, documents and values found, and kept apart where they claim the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.understanding.embedded.finding.adjoining import in_one, of_the_family, told_before, with_its_number
from bot.understanding.embedded.finding.beside import of_the_same, with_kind_behind
from bot.understanding.embedded.finding.capitals import whole_names
from bot.understanding.embedded.finding.kin import with_kin
from bot.understanding.embedded.finding.lattice import Lattice, Span, is_plain
from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.finding.measured import told_apart
from bot.understanding.embedded.finding.misspelt import of_names, of_the_business, only_named
from bot.understanding.embedded.finding.mixed import in_chinese, is_mixed
from bot.understanding.embedded.finding.newcomers import with_newcomers
from bot.understanding.embedded.finding.no_names import without_false_names
from bot.understanding.embedded.finding.retracted import without_retracted
from bot.understanding.embedded.finding.siblings import of_their_like, siblings
from bot.understanding.embedded.finding.speaker import without_speaker
from bot.understanding.embedded.finding.unheard_goods import counted_names, counted_on, unheard_goods
from bot.understanding.embedded.finding.unheard_names import unheard_names
from bot.understanding.embedded.finding.widen import widened
from bot.understanding.embedded.mentions import Mention, Normal, find_documents, find_mentions, normalise
from bot.understanding.embedded.quick import quick
from bot.understanding.embedded.values import Found, Quantity, find_values
from bot.understanding.embedded.values.homes import country_at
from bot.understanding.world import Knowledge

_STOPS = re.compile(r"[。；;！!？?\n]|\.(?=\s|$)|，|(?<!\d),|,(?!\d{3}(?!\d))|、|：|:(?!\d)|—| - ")


def read_message(
    raw: str,
    known: Knowledge,
    *,
    own: frozenset[str],
    recent: frozenset[str],
    now: datetime,
    spoken: frozenset[str] = frozenset(),
) -> Lattice:
    """The lattice of a message; `spoken` are words of plain speech.

    Of a very long one only its beginning and its end are read; the words between are but kept.
    """
    normal, unread = _read_in_full(normalise(raw))
    if is_mixed(normal.text):
        names = find_mentions(normal, known.index, own=own, recent=recent, explained=())
        normal = in_chinese(normal, (name for name in names if is_plain(name) and name.sure))
    normal = of_the_business(normal, known)
    respelt = of_names(normal, known, spoken)
    if respelt.words:
        names = find_mentions(respelt.normal, known.index, own=own, recent=recent, respelt=respelt.spans)
        respelt = only_named(normal, respelt, names)
        normal = respelt.normal
    if numbering := _numbering(normal.text):
        normal = _blotted(normal, numbering)
    values = [each for each in _values_in(normal.text, known, now) if not _numbers(each, normal.text)]
    values = [_without_false_unit(value, normal.text) for value in values if not _priced_each(value, normal.text)]
    documents = find_documents(
        normal,
        known.documents,
        explained=[_span(value) for value in values if not (_bare(value) or _numbers_one(value, known))],
    )
    sure = [document for document in documents if is_plain(document)]
    explained = [*(_span(document) for document in sure), *(_span(value) for value in values if _explains(value))]
    names = find_mentions(normal, known.index, own=own, recent=recent, explained=explained, respelt=respelt.spans)
    names = [_without_stock(name, normal.text) for name in names]
    names = [name for name in names if not any(_only_heard(name, value) or _of_a_time(name, value) for value in values)]
    names = [name for name in names if not _counted_there(name, names)]
    names = list(without_false_names(names, normal.text, values, known))
    documents = [document for document in documents if not _orders_so_many(document, names)]
    mentions = sorted([*_apart(names, sure), *documents], key=lambda mention: mention.start)
    values = [
        _without_false_unit(value, normal.text) for value in _clear_of_names(values, mentions, known, now, normal.text)
    ]
    values = list(_without_sizes(_without_figures_of_days(values, normal.text), mentions, normal.text))
    kept = tuple(value for value in values if not any(_swallowed(value, mention) for mention in mentions))
    mentions = list(in_one(normal.text, told_before(normal.text, mentions, kept, known)))
    mentions, counts = told_apart(normal.text, kept, mentions, known, now)
    kept = tuple(counts)
    mentions = list(of_their_like(normal.text, mentions, known))
    mentions = with_kin(normal.text, kept, mentions, recent, known)
    mentions = list(counted_on(normal.text, kept, mentions, known))
    mentions = sorted([*mentions, *siblings(normal.text, kept, mentions, recent, known)], key=lambda each: each.start)
    kept = tuple(_behind_sizes(kept, mentions, known, now, normal.text))
    kept = tuple(value for value in kept if not any(_swallowed(value, mention) for mention in mentions))
    mentions = list(with_kind_behind(widened(normal.text, mentions, kept, known), normal.text, known))
    mentions = list(counted_names(normal.text, kept, mentions, known))
    mentions = sorted([*mentions, *unheard_goods(normal.text, kept, mentions, known)], key=lambda each: each.start)
    mentions = list(of_the_family(list(of_the_same(list(with_its_number(normal.text, mentions))))))
    mentions = with_newcomers(normal.text, kept, mentions)
    mentions = sorted([*mentions, *unheard_names(normal.text, kept, mentions)], key=lambda each: each.start)
    mentions = whole_names(normal, mentions, kept, spoken)
    mentions = without_speaker(normal.text, mentions)
    mentions, left, retracted = without_retracted(normal.text, mentions, kept)
    kept = tuple(left)
    # A mark that begins a name or a value does not stand within it.
    inside = Marks(len(normal.text), ((start + 1, end) for start, end in (*map(_span, values), *map(_span, mentions))))
    stops = tuple(
        found.start()
        for found in _STOPS.finditer(normal.text)
        if not inside.meet(found.start(), found.end()) and not _heads(found, documents, normal.text)
    )
    return Lattice(
        normal,
        tuple(mentions),
        kept,
        now,
        tuple(quotes_in(normal.text)),
        stops,
        unread=unread,
        retracted=tuple(retracted),
    )


_SO_MANY = re.compile(r"order \d+")


def _orders_so_many(document: Mention, names: Sequence[Mention]) -> bool:
    """Whether what looks like an order nobody has is rather the ordering of so many of the goods behind: "order 2500 …"."""
    if not (document.unknown and _SO_MANY.fullmatch(document.text)):
        return False
    return any(name.start == document.end + 1 and name.kinds == {"product"} and name.sure for name in names)


_AT = re.compile(r"(?:\bat|@|[$£€])\s?$")


def _priced_each(value: Found, text: str) -> bool:
    """Whether what looks like so many of a unit "each" is a price for each: "at 450 each"."""
    each = isinstance(value.value, Quantity) and value.value.unit in ("each", "ea")
    return each and _AT.search(text, 0, value.start) is not None


_NUMBERED = re.compile(r"\s?(?:的)?(?:工单|订单|采购单|报价单?|售后单?|单(?!价|子?里))")


def _numbers(value: Found, text: str) -> bool:
    """Whether what looks like a day is a document's number, 21号工单; or a count one's place among others, 第一个."""
    if value.kind == "quantity" and text.startswith("第", value.start - 1) and value.start:
        return text[value.end - 1] in "个款种家位条行项"
    return value.kind == "day" and value.text[:-1].isdigit() and _NUMBERED.match(text, value.end) is not None


#: 1. 头盔20个 / 2. 链条10根: the lines of a list are numbered.
_NUMBERING = re.compile(r"(?:^|(?<=[\n:：;；]))\s*[(（]?(\d{1,2})[.、)）．](?!\d)")


def _numbering(text: str) -> list[tuple[int, int]]:
    """Where the numbers of a list's lines stand, which count from one."""
    found = list(_NUMBERING.finditer(text)) if "1" in text and "2" in text else []
    in_order = len(found) > 1 and [int(each[1]) for each in found] == list(range(1, len(found) + 1))
    return [each.span() for each in found] if in_order else []


def _blotted(normal: Normal, spans: Sequence[tuple[int, int]]) -> Normal:
    """The message with spaces in place of some stretches."""
    text = normal.text
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(normal, text=text)


_YEAR = 4
#: Nobody asks for something in more characters; what is longer is an account, or somebody else's words.
_BEGINNING, _END = 500, 200


def _read_in_full(normal: Normal) -> tuple[Normal, bool]:
    """The message with the middle of a very long one blotted out, and whether it was."""
    between = len(normal.text) - _BEGINNING - _END
    if between <= 0:
        return normal, False
    return _blotted(normal, [(_BEGINNING, _BEGINNING + between)]), True


def _values_in(text: str, known: Knowledge, now: datetime) -> list[Found]:
    """The values of a text; of a date that might be read in two orders only the company's own. None goes over a line's end."""
    found = find_values(text.replace("\n", ";"), now=now, units=known.units, country=country_at(now))
    days = {_span(each): each for each in reversed(found) if each.kind == "day"}
    return [each for each in found if each.kind != "day" or days[_span(each)] is each]


def _clear_of_names(
    values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge, now: datetime, text: str
) -> Iterator[Found]:
    """The values, read anew where one runs into a name: 下个月 and a name that begins with 70, not the 70th of the month.

    So is what stands behind a name that ends in what a value begins with: 瞬干胶401一箱, 内六角4盒.
    """
    for value in values:
        ends = next((m.end for m in mentions if is_plain(m) and m.start < value.start < m.end < value.end), None)
        if ends is not None:
            for again in _values_in(text[ends : value.end + 1], known, now):
                yield replace(again, start=again.start + ends, end=again.end + ends)
            continue
        if _EXCEEDS.match(text, value.start - 1):
            # 超过两周 is a length of time, 过两周 a day.
            for again in _values_in(text[value.start + 1 : value.end], known, now):
                yield replace(again, start=again.start + value.start + 1, end=again.end + value.start + 1)
            continue
        name = next((m for m in mentions if is_plain(m) and m.candidates and value.start < m.start < value.end), None)
        if name is None or name.end < value.end:
            yield value
            continue
        for again in _values_in(text[value.start : name.start], known, now):
            yield replace(again, start=again.start + value.start, end=again.end + value.start)


_TO = re.compile(r" to ")


def _behind_sizes(
    values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge, now: datetime, text: str
) -> Iterator[Found]:
    """The values, read anew behind a size that is changed "to" another figure: the 56 to 100 is no range."""
    for value in values:
        size = next((m for m in mentions if m.start == value.start and m.kinds == {"product"}), None)
        to = _TO.match(text, size.end) if size else None
        if to is None or to.end() >= value.end:
            yield value
            continue
        for again in _values_in(text[to.end() : value.end], known, now):
            yield replace(again, start=again.start + to.end(), end=again.end + to.end())


_DAY_FOLLOWS = re.compile(r"\s?(?:之?前|以前|号|发|送|交|到货|要货|要)")


def _without_figures_of_days(values: Sequence[Found], text: str) -> Iterator[Found]:
    """12.5之前 is a day and no number."""
    days = {(value.start, value.end) for value in values if value.kind == "day" and _DAY_FOLLOWS.match(text, value.end)}
    for value in values:
        if value.kind != "number" or (value.start, value.end) not in days:
            yield value


_NUMBERED_SIZE = re.compile(r"\d{1,2}号")
_AND_SIZE = re.compile(r"[、,，和跟与/ ]?")


def _without_sizes(values: Iterable[Found], mentions: Sequence[Mention], text: str) -> Iterator[Found]:
    """The values without days that are sizes behind goods of another size: 根管锉20号25号各10板."""
    sizes = [mention.end for mention in mentions if mention.of_kind("product") and mention.text.endswith("号")]
    for value in sorted(values, key=lambda each: each.start):
        sized = value.kind == "day" and _NUMBERED_SIZE.fullmatch(value.text)
        if sized and any(end <= value.start and _AND_SIZE.fullmatch(text, end, value.start) for end in sizes):
            sizes.append(value.end)
        else:
            yield value


_EXCEEDS = re.compile(r"超过")
_LONGER_WORD = re.compile(
    r"支票|支付|对应|对公|对账|对帐|对方|对上|包装|条件|台账|盒装|件套|个点|张单|条款|套餐|次日|只是|只要|只有|只来|只到(?=了?\s?[\d一二两三四五六七八九十半])|只收|只做|只发|只剩|只给|只能|只送|只付|只开|只退|把握|把[票货它这那订发价数]|把单(?!价)|本月|本周|本来|块钱"
)


_A_WORD = 8
_UNIT_PRICE = re.compile(r"(?<=\d) units? (?:price|cost)\b")


def _without_false_unit(value: Found, text: str) -> Found:
    """20000支票 are no 20000 支: what looks like a unit begins another word; and "1017 unit price" is the price on 1017."""
    if not isinstance(value.value, Quantity):
        return value
    price = _UNIT_PRICE.search(text, value.start, value.end + _A_WORD)
    if price and price.start() < value.end:
        words = text[value.start : price.start()]
        return Found(value.start, price.start(), value.value.amount, "number", value.exact, words)
    if not _LONGER_WORD.match(text, value.end - 1):
        return value
    words = text[value.start : value.end - 1].rstrip()
    return Found(value.start, value.start + len(words), value.value.amount, "number", value.exact, words)


def _without_stock(name: Mention, text: str) -> Mention:
    """东仓库存 is the stock of 东仓: its last sign does not belong to the name."""
    if not (name.text.endswith("仓库") and text.startswith("存", name.end)):
        return name
    return replace(name, end=name.end - 1, text=name.text[:-1])


_PLACES = frozenset({"warehouse", "region", "team", "customer"})


def _counted_there(name: Mention, names: Sequence[Mention]) -> bool:
    """Whether what looks like so many inches is how many there are in a place: "do we have 12 in Leeds"."""
    if not name.text.endswith(" in") or not name.text[: -len(" in")].isdigit():
        return False
    return any(other.start == name.end + 1 and other.kinds & _PLACES for other in names)


def _span(found: Found | Mention) -> Span:
    return found.start, found.end


def _only_heard(name: Mention, value: Found) -> bool:
    """Whether a figure with its measure merely sounds like a name."""
    inside = value.kind in ("quantity", "money") and value.start < name.start < value.end
    inside = inside or (value.kind in ("quantity", "money") and value.start == name.start and name.end <= value.end)
    return inside and bool(name.candidates) and all(each.how == "slip" for each in name.candidates)


def _of_a_time(name: Mention, value: Found) -> bool:
    """Whether what is but a guess at a name is a part of a time of day: half nine."""
    return value.kind in ("clock", "moment") and value.start < name.start and name.end <= value.end and not name.sure


def _bare(value: Found) -> bool:
    return value.kind == "number"


def _numbers_one(value: Found, known: Knowledge) -> bool:
    """Whether what might be a year is the number of one of the company's documents: "ship 2014 and 2018"."""
    year = value.kind == "period" and len(value.text) == _YEAR and value.text.isdigit()
    return year and len(known.documents.numbered(value.text)) == 1


#: 五米 may be a part of a product's name as well as 5米 may.
_SPOKEN_MEASURE = re.compile(r"[一二两三四五六七八九十百](?:毫升|升|公斤|千克|克|厘米|毫米|米|英寸|寸|瓦)$")


def _explains(value: Found) -> bool:
    """Whether no name can be meant by a value: a figure with its measure may still be part of a product's name."""
    if value.kind == "quantity":
        figures = any(character.isdigit() and character.isascii() for character in value.text)
        return not figures and _SPOKEN_MEASURE.search(value.text) is None
    return value.kind not in ("number", "pack")


def _apart(names: Iterable[Mention], documents: Sequence[Mention]) -> Iterator[Mention]:
    for name in names:
        if not any(document.start < name.end and name.start < document.end for document in documents):
            yield name


def _swallowed(value: Found, mention: Mention) -> bool:
    """Whether a value is but a part of a name or of a document's number."""
    if not is_plain(mention):
        return False
    return (
        mention.start < value.end
        and value.start < mention.end
        and value.end - value.start <= mention.end - mention.start
    )


def _heads(stop: re.Match[str], documents: Sequence[Mention], text: str) -> bool:
    """Whether a colon only sets a document's number before what is said of it."""
    first = (document.start for document in documents if document.end == stop.start())
    return stop[0] in (":", "：") and any(_BEGINS.search(text, 0, start) for start in first)


#: What stands before something new: nothing, the end of a sentence, or words that lead on to it.
_BEGINS = re.compile(r"(?:^|[。；;！!？?.\n]|\b(?:also|then|plus)\b|另外|顺便|然后|再)[\s,，]*$")


_QUOTED = quick(
    r"【[^】]*(?:系统|通知|公告|广告|转发|群发)[^】]*】[^\n]*|【[^】]*】[^\n]*?(?=--)|“[^”]*”?|「[^」]*」?|『[^』]*』?|【[^】]*】?|\"[^\"]*\"?|(?<![a-z])'[^']{3,}'(?![a-z])"
)
_QUOTE_FOLLOWS = quick(
    r"(?:收到[^,，。:：\n]{0,8}(?:邮件|短信|消息|信息|来信)[^,，。:：\n]{0,4}|群里?[^,，。:：\n]{0,6}[说发喊写问]"
    r"|(?:^|[\s,，。])(?:客户|对方|有人|骗子)[^,，。:：\n]{0,3}(?:说|发|写|喊|发来|写道|写着)"
    r"|(?:翻译?|译)[^,，。:：\n]{0,6}|转发|原话|原文|(?:发来|发了?|来了?|留了?)一?(?:句话?|条(?:消息|信息|微信|短信)|段话?)|来信|留言"
    r"|\b(?:got|received|had|have|saw)(?: (?:this|a|an|some|the|another))?(?: [a-z]+)? (?:text|message|email|mail"
    r"|sms|note|whatsapp|dm|letter)"
    r"(?: (?:saying|that says|from [a-z ]{2,20}|today|just now))?"
    r"|(?:pdf|file|doc(?:ument)?|note|page|site|website|sign|label|attachment|letter|scan|message|email|mail|text|footer)"
    r"(?: (?:i|we|they|he|she)[a-z' ]{0,20})? (?:says|said|reads|states)"
    r"|(?:fw|fwd|forward(?:ed|ing)(?: message)?|pasting|passing (?:this |it )?on)(?: from [a-z' ]{2,20})?"
    r"|(?:customer|client|he|she|they|email|mail)s?(?: email)? (?:said"
    r"|says|wrote|writes))\s?[:：]\s?(?=[^\s\"“「『])[^\n]*"
)


#: A mail that was passed on: its lines behind their marks, and all from its header down.
_MAIL = quick(
    r"(?:^|(?<=\n))[ \t]*[>＞][^\n]*"
    r"|(?:^|(?<=\n))[ \t]*-*[ ]*(?:(?:begin )?forwarded message|original message|原始邮件|转发邮件信息)[ ]*[-:：]*[ \t]*\n[\s\S]*"
    r"|(?:^|(?<=\n))[ \t]*(?:from[:：][^\n]*@|发件人[:：])[\s\S]*"
)


def quotes_in(text: str) -> Iterator[Span]:
    """The stretches that are somebody else's words."""
    yield from (found.span() for found in _QUOTED.finditer(text))
    if ":" in text or "：" in text:
        yield from (found.span() for found in _QUOTE_FOLLOWS.finditer(text))
    if "\n" in text or text[:1] in (">", "＞"):
        yield from (found.span() for found in _MAIL.finditer(text))
