"""Where stored names stand in a message, letter by letter."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate

from bot.understanding.embedded.mentions.as_written import may_be_chance, written_so
from bot.understanding.embedded.mentions.index import NameIndex
from bot.understanding.embedded.mentions.lexicon import ADDRESSES, SURNAMES, TITLES, listed
from bot.understanding.embedded.mentions.mention import RANK, How, Unknown
from bot.understanding.embedded.mentions.packing import Record
from bot.understanding.embedded.mentions.sounds import Said
from bot.understanding.embedded.mentions.text import CUT, NO_CUT, Normal

_TELLING_FIGURES = 3
_BONUS: dict[How, int] = {"exact": 1, "sku": 1, "piece": 0, "slip": -2, "initials": -2}
_HEARD: frozenset[How] = frozenset({"homophone", "slip", "pinyin", "initials"})
_PERSONS = frozenset({"contact", "employee"})
# A person's name is none where its end begins, or its beginning ends, one of these: 张敏 in 一张敏感纸.
_TIME_WORDS = listed("time words")


@dataclass(slots=True)
class Hit:
    """A stretch of the normalised text with the records it may name, or the kind of unknown thing it looks like."""

    start: int
    end: int
    records: dict[Record, How] = field(default_factory=dict)
    unknown: Unknown | None = None
    doubtful: bool = False
    """Beside a short name stands what may be more of a longer one."""

    @property
    def weight(self) -> int:
        """What this hit explains of the message: the longer the better, and one name rather than two."""
        bonus = max([_BONUS.get(how, 0) for how in self.records.values()], default=0)
        return 2 * (self.end - self.start) - 1 + bonus

    @property
    def merely_heard(self) -> bool:
        """Whether this only sounds or looks like names."""
        return bool(self.records) and _HEARD.issuperset(self.records.values())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of record that this may name."""
        return frozenset(kind for kind, _ in self.records)

    def how_of(self, kinds: Set[str]) -> How | None:
        """The plainest way in which a record of one of these kinds is named."""
        return min(
            (how for (kind, _), how in self.records.items() if kind in kinds), key=RANK.__getitem__, default=None
        )

    def of(self, kind: str) -> set[str]:
        """The ids of one kind."""
        return {id_ for record_kind, id_ in self.records if record_kind == kind}


class Within:
    """Tells whether a stretch lies within one of many."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def __call__(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, start)
        return place > 0 and end <= self._reach[place - 1]


def exact_hits(normal: Normal, said: Said, index: NameIndex, *books: frozenset[str]) -> list[Hit]:
    """All stored names and their short forms that stand in the message, overlaps included."""
    hits: dict[tuple[int, int], Hit] = {}
    for first, last, entries in index.names_in(said, *books):
        span = _standing(normal, first, last)
        if span is None:
            continue
        hit = hits.setdefault(span, Hit(*span))
        cut_through = _cuts_through(normal.text, *span)
        said_here = normal.text[slice(*span)]
        by_chance = may_be_chance(said_here)
        for record, how in entries:
            if cut_through and record[0] in _PERSONS:
                continue
            if by_chance and not written_so(said_here, (name.text for name in index.names_of(*record))):
                continue
            if hit.records.get(record) not in ("exact", "sku"):
                hit.records[record] = how
    for hit in hits.values():
        _level_inner_words(hit)
    return [hit for hit in hits.values() if hit.records]


def _level_inner_words(hit: Hit) -> None:
    """A word inside a company's name stands for it as well as for one whose name begins with it, and by itself for none."""
    inner = [record for record, how in hit.records.items() if how == "inner"]
    begun = {kind for (kind, _), how in hit.records.items() if how == "part"}
    for record in inner:
        if record[0] in begun:
            hit.records[record] = "part"
        else:
            del hit.records[record]


def surname_hits(normal: Normal, index: NameIndex, *books: frozenset[str]) -> Iterator[Hit]:
    """Contacts and employees addressed by surname: 孟总, 覃经理, 老尤."""
    text = normal.text
    for place, character in enumerate(text):
        if character not in SURNAMES:
            continue
        end = _addressed_until(text, place)
        records = index.surnamed(character, *books) if end else ()
        if records:
            start = place - 1 if end == place + 1 else place
            yield Hit(start, end, dict.fromkeys(records, "surname"))


def _addressed_until(text: str, place: int) -> int:
    if text.startswith(TITLES, place + 1):
        return place + 1 + next(len(title) for title in TITLES if text.startswith(title, place + 1))
    return place + 1 if place and text[place - 1] in ADDRESSES else 0


def _standing(normal: Normal, first: int, last: int) -> tuple[int, int] | None:
    """The span in the normalised text, where the name stands on its own and is no piece of a longer word or number."""
    compact, text = normal.compact, normal.text
    name = compact.text[first:last]
    figures = any(map(str.isdigit, name))
    if name.isdigit() and len(name) < _TELLING_FIGURES:
        return None
    start, end = compact.at[first], end_in_text(normal, last)
    if not _free(compact.cuts[first], figures) or _in_number(text, start, -1):
        return None
    if _free(compact.cuts[last], figures) and not _in_number(text, end - 1, 1):
        return start, end
    return (start, end + 1) if figures and _plural_figure(normal, start, end) else None


def _free(cut: int, figures: bool) -> bool:
    return cut == CUT or (cut != NO_CUT and not figures)


def _cuts_through(text: str, start: int, end: int) -> bool:
    return text[end - 1 : end + 1] in _TIME_WORDS or text[max(0, start - 1) : start + 1] in _TIME_WORDS


def _in_number(text: str, place: int, step: int) -> bool:
    """Whether a digit here goes on in that direction: 5 in 5.5, 20 in 20-2."""
    between, beyond = place + step, place + 2 * step
    if not text[place].isdigit() or not (0 <= beyond < len(text)):
        return False
    return text[between] in ".-" and text[beyond].isdigit()


def _plural_figure(normal: Normal, start: int, end: int) -> bool:
    """Ten QF20s: a small s after capitals; QF20S is another article than QF20."""
    rest = normal.text[end : end + 2]
    if rest[:1] != "s" or (rest[1:].isascii() and rest[1:].isalnum()):
        return False
    raw = normal.raw_text(start, end)
    return normal.raw_text(end, end + 1) == "s" and (any(map(str.isupper, raw)) or len(raw) > _TELLING_FIGURES)


def end_in_text(normal: Normal, last: int) -> int:
    """Where a name ends that ends before this compact place: its plural and possessive endings belong to it."""
    at, text = normal.compact.at, normal.text
    end = at[last - 1] + 1
    while end < at[last] and text[end].isalpha():
        end += 1
    return end + 2 if text.startswith("'s", end) and end + 2 <= at[last] else end


def best_cover(hits: list[Hit]) -> list[Hit]:
    """The hits without overlaps that explain most of the message: longer names before the shorter ones within them."""
    if not hits:
        return []
    ordered = sorted(hits, key=lambda hit: (hit.end, hit.start))
    ends = [hit.end for hit in ordered]
    weights, before = [0], list[int]()
    for place, hit in enumerate(ordered):
        before.append(bisect_right(ends, hit.start, 0, place))
        with_it = weights[before[-1]] + hit.weight
        weights.append(with_it if with_it > weights[-1] else weights[-1])
    chosen: list[Hit] = []
    place = len(ordered)
    while place:
        if weights[place] == weights[place - 1]:
            place -= 1
        else:
            chosen.append(ordered[place - 1])
            place = before[place - 1]
    return chosen[::-1]
