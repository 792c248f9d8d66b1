"""Who and what a message speaks of: stored names in every form people use, and names that nobody has stored."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.understanding.embedded.mentions.companies import Reading, checked, unknown_companies
from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.lexicon import is_plain_word
from bot.understanding.embedded.mentions.mention import COMPANY_KINDS, RANK, Candidate, How, Mention
from bot.understanding.embedded.mentions.packing import Record
from bot.understanding.embedded.mentions.product_words import tokens_of_name
from bot.understanding.embedded.mentions.products import product_hits, spec_hits
from bot.understanding.embedded.mentions.scan import Hit, best_cover, end_in_text, exact_hits, surname_hits
from bot.understanding.embedded.mentions.sounds import CLEAR_SLIP, Said, Stretches
from bot.understanding.embedded.mentions.text import Normal, normalise, singular
from bot.understanding.embedded.mentions.titles import without_loose_titles

Span = tuple[int, int]

_LONGEST_READ = 800
_READ = re.compile(rf"(?: *[^ ]){{{_LONGEST_READ}}}")
_LISTENED_TO = 120
_DOUBTED = 3
"""Of so many records at most it is still looked whether others have names like theirs."""

_CANDIDATES = 20
_FIRM = 4
_LIKE: frozenset[How] = frozenset({"homophone", "slip"})
_ADDRESS = re.compile(r"(?<!\S)\S*@[a-z0-9.-]+|https?://\S+|www\.\S+")
_SHORT_BRAND = 2
#: 大地的商…, 小院 老板: two words of plain speech, and no name with a slip in it.
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff])(?<!美)(?:的| )(?=[\u3400-\u9fff])")
_UNBROKEN = re.compile(r"[^,;:!?。、\n]{2,}")
_CLEAR_SOUND = 3
_CLEAR_PIECE_ZH, _CLEAR_PIECE_EN = 3, 5


def find_mentions(
    normal: Normal,
    index: NameIndex,
    *,
    own: frozenset[str] = frozenset(),
    recent: frozenset[str] = frozenset(),
    explained: Sequence[Span] = (),
    respelt: Sequence[Span] = (),
) -> list[Mention]:
    """The names in a message, in order and without overlaps.

    `own` are the ids of the person's customers, `recent` ids spoken of just before: both come first, and a misheard
    name among them may be trusted. `respelt` are words that were read as others.
    `explained` are stretches known to be figures or dates: slips are not looked for there.
    """
    normal = _beginning(normal)
    book = own | recent
    if "@" in normal.text or "http" in normal.text or "www." in normal.text:
        explained = [*explained, *(found.span() for found in _ADDRESS.finditer(normal.text))]
    reading = Reading(normal, index.brand_characters, dense="customer" not in index.small_kinds)
    books = (own, recent - own)
    said = Said(normal.compact)
    named = list(without_loose_titles(exact_hits(normal, said, index, *books), normal))
    named += surname_hits(normal, index, *books)
    cover = best_cover(_merged([*named, *product_hits(normal, index, named, explained)]))
    heard = _misheard(normal, said, index, books, _unplain(normal, cover, explained))
    hits = checked(reading, index, _with_heard(reading, cover, heard, explained))
    hits += spec_hits(normal, index, _free(normal, hits, explained))
    hits += best_cover(list(unknown_companies(reading, _free(normal, hits, explained))))
    if new := [hit for hit in hits if hit.unknown == "company"]:
        _note_near(reading, new, _misheard(normal, said, index, books, [(hit.start, hit.end) for hit in new]))
    for hit in hits:
        _note_others(normal.text, hit, index)
        _note_neighbours(hit, index, books)
        if any(start < hit.end and hit.start < end for start, end in respelt):
            hit.records = {record: how if RANK[how] > RANK["slip"] else "slip" for record, how in hit.records.items()}
    mentions = (_mention(normal, index, hit, book) for hit in sorted(hits, key=lambda hit: hit.start))
    return [mention for mention in mentions if mention.candidates or mention.unknown]


def _beginning(normal: Normal) -> Normal:
    """The message, of a very long one only so much as somebody may have said himself."""
    read = _READ.match(normal.text) if len(normal.text) > _LONGEST_READ else None
    return replace(normal, text=read[0]) if read else normal


def _merged(hits: list[Hit]) -> list[Hit]:
    """Hits on the same stretch as one: a person's name may be a contact's and an employee's."""
    merged: dict[tuple[int, int, str | None], Hit] = {}
    for hit in hits:
        same = merged.setdefault((hit.start, hit.end, hit.unknown), hit)
        for record, how in hit.records.items():
            if RANK[how] < RANK[same.records.get(record, "number")]:
                same.records[record] = how
    return list(merged.values())


def _note_others(text: str, hit: Hit, index: NameIndex) -> None:
    """Give a word that ends the name of one product the others that may be meant as well: "vanilla" of vanilla syrup, whose
    names begin with it; "rack" of the bike rack in black, beside the one in silver.
    """
    word = text[hit.start : hit.end]
    if len(hit.records) != 1 or not word.isascii() or not word.isalpha():
        return
    ((record, how),) = hit.records.items()
    if record[0] != "product" or how != "piece":
        return
    noun = singular(word)
    own = set(_up_to(noun, record[1], index))
    for id_ in islice(sorted(index.products_with(noun)), _CANDIDATES):
        names = (name.text.lower() for name in index.names_of("product", id_) if name.strength != "sku")
        begins = noun == word and any(name.startswith(word + " ") for name in names)
        if begins or own.intersection(_up_to(noun, id_, index)):
            hit.records.setdefault(("product", id_), "piece")


def _up_to(noun: str, product: str, index: NameIndex) -> Iterator[tuple[str, ...]]:
    """The words of a product's names up to a noun, behind which it is told apart by a colour or a size."""
    for name in index.names_of("product", product):
        words = [token.said for token in tokens_of_name(name.text)] if name.strength != "sku" else []
        if noun in words:
            yield tuple(words[: words.index(noun) + 1])


def _note_neighbours(hit: Hit, index: NameIndex, books: tuple[frozenset[str], ...]) -> None:
    """Give a mistyped name those as well whose names are one slip away from the one it was taken for: Mayer, Meyer, Meier.

    Where it was taken for many, it is asked about anyway.
    """
    if not 0 < len(hit.records) <= _DOUBTED or any(
        how != "slip" or kind not in COMPANY_KINDS for (kind, _), how in hit.records.items()
    ):
        return
    for record in list(hit.records):
        for name in index.names_of(*record):
            compact = normalise(name.text).compact
            whole = (0, len(compact.text))
            for heard in index.heard(Stretches(Said(compact), [whole], whole=True), *books):
                if heard.record[0] == record[0] and (heard.start, heard.end) == whole:
                    hit.records.setdefault(heard.record, "slip")


def _free(normal: Normal, hits: list[Hit], explained: Sequence[Span]) -> list[Span]:
    """The stretches that nothing stands in yet."""
    free: list[Span] = []
    place = 0
    size = len(normal.text)
    for start, end in sorted([*[(hit.start, hit.end) for hit in hits], *explained, (size, size)]):
        if start - place > 1:
            free.append((place, start))
        place = max(place, end)
    return free


def _unplain(normal: Normal, cover: list[Hit], explained: Sequence[Span]) -> list[Span]:
    """The stretches where no plain name of some length stands."""
    firm = [hit for hit in cover if hit.unknown or (hit.end - hit.start >= _FIRM and _plain(hit))]
    return _free(normal, firm, explained)


def _with_heard(reading: Reading, cover: list[Hit], heard: list[Hit], explained: Sequence[Span]) -> list[Hit]:
    """The hits with those added that are misheard or mistyped; one of them may stand for shorter hits within it."""
    if not heard:
        return cover
    free = _free(reading.normal, cover, explained)
    new = [hit for hit in unknown_companies(reading, free) if hit.unknown == "company"]
    better = best_cover(
        [
            hit
            for hit in heard
            if all(_stands_for(hit, other) for other in _over(hit, cover))
            and all(_is_all_of(reading, hit, one) for one in new)
        ]
    )
    return [hit for hit in cover if not any(_overlap(hit, other) for other in better)] + better


def _note_near(reading: Reading, hits: list[Hit], heard: list[Hit]) -> None:
    """Give the companies that look new the stored ones that sound or look like all of their name."""
    for hit in hits:
        for near in heard:
            if near.start == hit.start and near.end <= hit.end and reading.only_legal(near.end, hit.end):
                hit.records = {**near.records, **hit.records}


def _over(hit: Hit, cover: list[Hit]) -> Iterator[Hit]:
    """Which of the hits, that are in order and apart, stand where this one does."""
    place = bisect_right(cover, hit.start, key=lambda other: other.end)
    while place < len(cover) and cover[place].start < hit.end:
        yield cover[place]
        place += 1


def _plain(hit: Hit) -> bool:
    return any(how in ("exact", "sku", "words") for how in hit.records.values())


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _stands_for(heard: Hit, other: Hit) -> bool:
    longer = (heard.end - heard.start) - (other.end - other.start)
    if heard.start > other.start or other.end > heard.end or longer < 1:
        return False
    if "homophone" in heard.records.values():
        return True
    return longer > 1 and all(other.records.get(record) in ("part", "piece") for record in heard.records)


def _is_all_of(reading: Reading, heard: Hit, new: Hit) -> bool:
    """Whether what was heard is the whole of what looks like a company's name, not a piece of a name nobody has stored."""
    if not _overlap(heard, new):
        return True
    if heard.end < new.end and (heard.end <= new.start or not reading.only_legal(heard.end, new.end)):
        return False
    return heard.start <= new.start or ("homophone" in heard.records.values() and heard.end - heard.start >= _FIRM)


def _misheard(
    normal: Normal, said: Said, index: NameIndex, books: tuple[frozenset[str], ...], free: list[Span]
) -> list[Hit]:
    compact = normal.compact
    left = _LISTENED_TO
    spans: list[Span] = []
    for start, end in free:
        first = bisect_left(compact.at, start)
        last = min(bisect_left(compact.at, end), first + left)
        left -= last - first
        spans += (part.span() for part in _UNBROKEN.finditer(compact.text, first, last))
    if not spans:
        return []
    return _merged(
        [
            Hit(compact.at[heard.start], end_in_text(normal, heard.end), {heard.record: heard.how})
            for heard in index.heard(Stretches(said, spans), *books)
            if not is_plain_word(compact.text[heard.start : heard.end])
            and not (
                heard.how == "slip" and _BROKEN.search(normal.text, compact.at[heard.start], compact.at[heard.end])
            )
        ]
    )


def _mention(normal: Normal, index: NameIndex, hit: Hit, book: frozenset[str]) -> Mention:
    said = normal.text[hit.start : hit.end]
    candidates = [_candidate(index, hit, record, how, said, book) for record, how in hit.records.items()]
    candidates.sort(key=lambda candidate: (candidate.rank, not candidate.own))
    if len(candidates) > _CANDIDATES and candidates[0].rank and not any(candidate.own for candidate in candidates):
        candidates = []
    unknown = hit.unknown or ("company" if _only_near(hit, candidates) else None)
    return Mention(hit.start, hit.end, said, tuple(candidates[:_CANDIDATES]), unknown)


def _only_near(hit: Hit, candidates: list[Candidate]) -> bool:
    """Whether a company's name is merely like stored ones: it is new until the person says which it is."""
    return bool(candidates) and all(
        c.kind in COMPANY_KINDS and (c.how in _LIKE or hit.doubtful) and not c.sure for c in candidates
    )


def _candidate(index: NameIndex, hit: Hit, record: Record, how: How, said: str, book: frozenset[str]) -> Candidate:
    of = index.belongs_to(record)
    own = record[1] in book or of in book
    sure = _sure(record[0], how, said, index, own=own)
    if sure and not own and record[0] in COMPANY_KINDS - index.small_kinds:
        # Among very many names two characters that are no stored alias, or a brand with more beside it, prove nothing.
        sure = not hit.doubtful and (how != "part" or len(said) > _SHORT_BRAND)
    return Candidate(*record, how, sure=sure, own=own, of=of)


def _sure(kind: str, how: How, said: str, index: NameIndex, *, own: bool) -> bool:
    """Whether this way of naming may be relied on: measured on made-up names, of which hardly one may pass for a stored one."""
    if how in ("exact", "sku", "part", "words"):
        return True
    if how == "piece":
        return len(said) >= (_CLEAR_PIECE_EN if said.isascii() else _CLEAR_PIECE_ZH)
    near = kind in index.small_kinds
    if how in ("homophone", "pinyin"):
        return own or (near and len(said) >= _CLEAR_SOUND)
    if how != "slip" or kind == "product":
        return False
    letters = sum(character.isalpha() for character in said)
    return letters >= CLEAR_SLIP and (own or (near and not index.crowded(kind, latin=said.isascii())))
