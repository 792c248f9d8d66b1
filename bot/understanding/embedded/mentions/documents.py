"""Numbers of documents: SO-1024, so1024, 1024号单, 订单1024, order 1024, #1024, 1012 and 1023."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.understanding.embedded.mentions.mention import Candidate, How, Mention
from bot.understanding.embedded.mentions.spoken_numbers import spoken_numbers
from bot.understanding.embedded.mentions.text import Normal
from bot.understanding.embedded.quick import quick

_KIND_WORDS: dict[str, tuple[str, ...]] = {
    "order": ("订单", "销售单", "销售订单", "order", "sales order", "so"),
    "quote": ("报价", "报价单", "quote", "quotation", "qt"),
    "invoice": ("发票", "票", "invoice", "inv"),
    "purchase_order": ("采购单", "采购订单", "进货单", "purchase order", "purchase", "po"),
    "work_order": ("工单", "生产单", "生产工单", "work order", "production order", "wo"),
    "ticket": ("售后单", "售后", "工票", "服务单", "工单", "ticket", "case", "tk"),
    "opportunity": ("商机", "机会", "opportunity", "deal", "opp"),
    "return": ("退货单", "退货", "return", "rma"),
}
_ANY_WORDS = ("单号", "单子", "单据", "单", "document", "doc", "number", "no", "#")
_WORDS: dict[str, frozenset[str]] = {word: frozenset() for word in _ANY_WORDS}
for _kind, _words in _KIND_WORDS.items():
    for _word in _words:
        _WORDS[_word] = _WORDS.get(_word, frozenset()) | {_kind}

_BY_LENGTH = sorted(_WORDS, key=len, reverse=True)
_CHINESE = "|".join(word for word in _BY_LENGTH if not word.isascii())
_LATIN = "|".join(re.escape(word) for word in _BY_LENGTH if word.isascii() and word != "#")
_BEFORE = re.compile(
    rf"(?:(?P<zh>{_CHINESE})|\b(?P<en>{_LATIN})s?)?(?P<mark>(?:(?<![大中小特加])单?号|编号)?[\s:]*(?:\b(?:no|number|num|nr)\b\.?\s*)?#?)\s*$"
)
_AFTER = re.compile(rf"(?P<mark>号?)\s*(?:(?:这|那)[张个笔份]?|的)?\s*(?P<zh>{_CHINESE})?")
_NUMBER = quick(r"(?<![a-z0-9.¥$€£-])\d+(?:-\d+)*(?![\da-z%]|\.\d)")
_WITH_PREFIX = quick(r"(?<![a-z0-9])([a-z]{1,6})([\s_.#:-]{0,2})(\d+(?:[-_]\d+)*)(?![a-z0-9])")
_AND = re.compile(r"\s*(?:,|、|和|跟|与|及|&|\band\b|\bor\b|\+|/|还有|以及)\s*#?\s*")
_ORDERING = re.compile(r"[下开建接成做补签]单$")
_NEW = re.compile(
    r"\b(?:new|another|a|an) (?:sales |purchase |work |works |production )?(?:order|quote|quotation|po|so|wo|rma|return) $"
)
_SPOKEN_DIGITS = quick(r"[零〇一二三四五六七八九幺]{3,}")
_DIGITS = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_CONTEXT = 24
_TELLING_DIGITS = 3
# An amount often follows these words, so a number after them is a document only if there is one.
_PRICED = frozenset({"quote", "invoice", "opportunity"})

Document = tuple[str, str]
"""A document: its kind and id."""


class DocumentNumbers:
    """The documents of a company by number: its ids as people write them, and the digits alone."""

    def __init__(self, ids: Mapping[str, Iterable[str]] | None = None) -> None:
        self._whole: dict[str, list[Document]] = defaultdict(list)
        self._digits: dict[str, list[Document]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._prefixes: dict[str, set[str]] = defaultdict(set)
        for kind, known in (ids or {}).items():
            for id_ in known:
                self.add(kind, id_)

    def add(self, kind: str, id_: str, number: str = "") -> None:
        """A new document, found from the next message on, by its id where it has no other number."""
        whole = _letters_and_digits(number or id_)
        if (kind, id_) in self._whole[whole]:
            return
        self._whole[whole].append((kind, id_))
        groups = re.findall(r"\d+", number or id_)
        if groups:
            self._digits[groups[-1].lstrip("0") or "0"].append((kind, id_))
            self._lengths[kind].add(len(groups[-1]))
            self._prefixes[re.match(r"[a-z]*", whole)[0]].add(kind)  # type: ignore[index]

    def kinds_of(self, id_: str) -> Iterator[str]:
        """The kinds of document that one with this id is of."""
        return (kind for kind, known in self._whole.get(_letters_and_digits(id_), ()) if known == id_)

    def tables(self) -> dict[str, Any]:
        """All of it, as JSON can hold it."""
        return {
            "whole": dict(self._whole),
            "digits": dict(self._digits),
            "lengths": {kind: sorted(lengths) for kind, lengths in self._lengths.items()},
            "prefixes": {letters: sorted(kinds) for letters, kinds in self._prefixes.items()},
        }

    @classmethod
    def of_tables(cls, tables: Mapping[str, Any]) -> "DocumentNumbers":
        """The documents that `tables` told of."""
        known = cls()
        for table, kept in ((known._whole, tables["whole"]), (known._digits, tables["digits"])):
            table.update({number: [(kind, id_) for kind, id_ in documents] for number, documents in kept.items()})
        known._lengths.update({kind: set(lengths) for kind, lengths in tables["lengths"].items()})
        known._prefixes.update({letters: set(kinds) for letters, kinds in tables["prefixes"].items()})
        return known

    def written(self, text: str) -> Sequence[Document]:
        """The documents whose whole number this is."""
        return self._whole.get(_letters_and_digits(text), ())

    def numbered(self, digits: str) -> Sequence[Document]:
        """The documents, of whatever kind, with these digits."""
        return self._digits.get(digits.lstrip("0") or "0", ())

    def looks_like(self, digits: str, kinds: frozenset[str]) -> bool:
        """Whether numbers of these kinds (none: of any) have so many digits."""
        return any(
            len(digits) in lengths for kind, lengths in tuple(self._lengths.items()) if not kinds or kind in kinds
        )

    def prefix_kinds(self, letters: str) -> frozenset[str]:
        """The kinds of document whose numbers begin with these letters."""
        return frozenset(self._prefixes.get(letters, ()))


def find_documents(
    normal: Normal, known: DocumentNumbers, *, explained: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """The documents that a message speaks of, in order; one that is plainly named but does not exist is `unknown`.

    A number alone counts (how = `number`, not sure) where just one document bears it; never within `explained`.
    """
    text = _SPOKEN_DIGITS.sub(lambda said: said[0].translate(_DIGITS), normal.text)
    spoken = [each for each in spoken_numbers(text) if known.numbered(each[2])]
    normal = normal if text == normal.text and not spoken else replace(normal, text=_in_figures(text, spoken))
    mentions = list(_whole_numbers(normal, known))
    taken = [range(mention.start, mention.end) for mention in mentions]
    told = [(start, end) for start, end, _ in spoken]
    taken += [range(start, end) for start, end in explained if not any(a < end and start < b for a, b in told)]
    for found in _NUMBER.finditer(normal.text):
        if not any(found.start() in span for span in taken) and (mention := _by_digits(normal, known, found)):
            mentions.append(mention)
    mentions = [_to_the_end(mention, spoken) for mention in mentions]
    mentions = _listed(normal, known, sorted(mentions, key=lambda mention: mention.start))
    return _with_both(normal, mentions) if "both " in normal.text else mentions


_BOTH = re.compile(r"\bboth (?:of )?(?:orders? |the )?$")


def _with_both(normal: Normal, mentions: list[Mention]) -> list[Mention]:
    """The documents, the first of two with the "both" before it: "invoice both 1044 and 1046"."""
    widened = []
    for place, mention in enumerate(mentions):
        joined = place + 1 < len(mentions) and _AND.fullmatch(normal.text, mention.end, mentions[place + 1].start)
        both = _BOTH.search(normal.text, 0, mention.start) if joined else None
        start = both.start() if both else mention.start
        widened.append(replace(mention, start=start, text=normal.text[start : mention.end]) if both else mention)
    return widened


def _in_figures(text: str, spoken: Iterable[tuple[int, int, str]]) -> str:
    """The text, as long as it was, with the figures of what is read out."""
    for start, end, digits in spoken:
        text = text[:start] + digits.ljust(end - start) + text[end:]
    return text


def _to_the_end(mention: Mention, spoken: Iterable[tuple[int, int, str]]) -> Mention:
    """A document up to where the words of its number end."""
    end = next((end for start, end, _ in spoken if mention.start <= start < mention.end), mention.end)
    return replace(mention, end=end) if end > mention.end else mention


def _whole_numbers(normal: Normal, known: DocumentNumbers) -> Iterator[Mention]:
    for found in _WITH_PREFIX.finditer(normal.text):
        letters, gap, digits = found.groups()
        kinds = known.prefix_kinds(letters)
        documents = known.written(letters + digits) or [
            document for document in known.numbered(digits) if document[0] in kinds
        ]
        if documents:
            yield _mention(normal, *found.span(), documents, "exact")
        elif kinds and known.looks_like(digits, kinds) and gap != " ":
            yield _mention(normal, *found.span(), (), "exact")


def _by_digits(normal: Normal, known: DocumentNumbers, found: re.Match[str]) -> Mention | None:
    start, end, kinds, marked = _surroundings(normal.text, found)
    documents = known.numbered(found[0].rsplit("-", 1)[-1])
    if kinds is None:
        alone = len(documents) == 1 and len(found[0]) >= _TELLING_DIGITS
        return _mention(normal, *found.span(), documents, "number") if alone else None
    meant = [document for document in documents if not kinds or document[0] in kinds]
    if meant:
        return _mention(normal, start, end, meant, "exact")
    plain = marked or (kinds and not kinds & _PRICED)
    if plain and not documents and known.looks_like(found[0], kinds) and not _SO_MANY.match(normal.text, found.end()):
        return _mention(normal, start, end, (), "exact")
    return _mention(normal, *found.span(), documents, "number") if len(documents) == 1 else None


#: "order 200 from …", "order 50 more": how many are to be ordered.
_SO_MANY = re.compile(r"\s(?:from|of|more|pcs|pieces|units)\b")


def _surroundings(text: str, found: re.Match[str]) -> tuple[int, int, frozenset[str] | None, bool]:
    """The stretch with the words about a number, the kinds they tell (none: any kind; None: no such words), and 号 or #."""
    begin = max(0, found.start() - _CONTEXT)
    before = _BEFORE.search(text[begin : found.start()])
    after = _AFTER.match(text, found.end())
    start, end, kinds, marked = found.start(), found.end(), None, False
    if after and (after["zh"] or after["mark"]):
        kinds, end = _WORDS.get(after["zh"] or "", frozenset()), after.end()
        marked = bool(after["mark"])
    if before and (word := before["zh"] or before["en"] or before["mark"].strip()):
        if _ORDERING.search(text[: begin + before.end()].rstrip()) or _NEW.search(text, 0, begin + before.end()):
            return start, end, kinds, marked
        kinds = _WORDS.get(word, frozenset()) or kinds or frozenset()
        start = begin + before.start() + len(before[0]) - len(before[0].lstrip())
        marked = marked or bool(before["mark"].strip(" :"))
    return start, end, kinds, marked


def _listed(normal: Normal, known: DocumentNumbers, mentions: list[Mention]) -> list[Mention]:
    """A number in one list with a document named in full is of the same kind: order 1012 and 1023."""
    named = any(map(_plain, mentions))
    numbers = list(_NUMBER.finditer(normal.text)) if named else []
    for number in (*numbers, *reversed(numbers)):
        neighbour = next(
            (mention for mention in mentions if _plain(mention) and _joined(normal.text, number, mention)), None
        )
        same = next((mention for mention in mentions if mention.start <= number.start() < mention.end), None)
        if neighbour is None or (same and (_plain(same) or same.unknown)):
            continue
        start, end = (same.start, same.end) if same else number.span()
        meant = [document for document in known.numbered(number[0]) if document[0] in neighbour.kinds]
        if meant:
            mentions = [mention for mention in mentions if mention is not same]
            mentions.append(_mention(normal, start, end, meant, "listed"))
    return sorted(mentions, key=lambda mention: mention.start)


def _plain(mention: Mention) -> bool:
    """Whether a document is named with its kind."""
    return len(mention.kinds) == 1 and mention.candidates[0].how != "number"


def _joined(text: str, number: re.Match[str], mention: Mention) -> bool:
    gap = text[mention.end : number.start()] if mention.end <= number.start() else text[number.end() : mention.start]
    return _AND.fullmatch(gap) is not None


def _mention(normal: Normal, start: int, end: int, documents: Sequence[Document], how: How) -> Mention:
    candidates = tuple(Candidate(kind, id_, how, sure=how != "number") for kind, id_ in documents)
    return Mention(start, end, normal.text[start:end], candidates, None if documents else "document")


def _letters_and_digits(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
