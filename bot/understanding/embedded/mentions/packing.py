"""Packs the names of records into arrays: the keys under which each is found, how they sound, what a slip leaves of them."""

import gc
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from bot.understanding.embedded.mentions.hashes import Hashed, Hashes, Places
from bot.understanding.embedded.mentions.mention import COMPANY_KINDS, RANK, How, Name, Strength
from bot.understanding.embedded.mentions.packed import Arrays, Groups, Table, Texts
from bot.understanding.embedded.mentions.product_words import tokens_of_names
from bot.understanding.embedded.mentions.short_names import short_forms
from bot.understanding.embedded.mentions.syllables import initials, sound, spelled
from bot.understanding.embedded.mentions.text import all_chinese, is_chinese, name_key, singular

Record = tuple[str, str]
"""A record: its kind and id."""

HOWS: tuple[How, ...] = tuple(RANK)
LONGEST = 64
"""Of longer keys the beginning is looked for, and the rest compared."""
LONGEST_HEARD, LONGEST_HEARD_EN = 24, 34
"""Longer keys are not listened for: somebody who writes so much is understood by a part of it."""
SHORTEST_SLIP, SHORTEST_SLIP_EN, SHORTEST_EN = 4, 5, 5
FIELD = "\x1f"

_STORED: dict[Strength, How] = {"full": "exact", "alias": "exact", "short": "part", "sku": "sku"}
_STRENGTHS: dict[Strength, str] = {"full": "f", "alias": "a", "short": "s", "sku": "k", "place": "p"}
_STRENGTH_OF: dict[str, Strength] = {letter: strength for strength, letter in _STRENGTHS.items()}
_ADDRESSED_BY_SURNAME = frozenset({"contact", "employee"})
_AT_ONCE = 50_000
_SHORTEST = 2
_COMMON_BRAND = 5


def written(record: Record, names: Iterable[Name]) -> str:
    """A record with its names in one text."""
    fields = [record[0], record[1]]
    for name in names:
        fields += (_STRENGTHS[name.strength] + name.text.replace(FIELD, " "), name.of)
    return FIELD.join(fields)


def read(text: str) -> tuple[Record, list[Name]]:
    """A record with its names, from their text."""
    kind, id_, *fields = text.split(FIELD)
    pairs = zip(fields[::2], fields[1::2], strict=True)
    return (kind, id_), [Name(kind, id_, said[1:], _STRENGTH_OF[said[0]], of) for said, of in pairs]


def keys_of(names: Iterable[Name]) -> dict[str, How]:
    """The keys under which a record is found; what is stored outranks what is derived."""
    return _keys(tuple((name.kind, name.text, name.strength) for name in names))


@lru_cache(maxsize=20_000)
def _keys(names: tuple[tuple[str, str, Strength], ...]) -> dict[str, How]:
    keys: dict[str, How] = {}
    for kind, text, strength in names:
        # Short forms of a short form are short forms already.
        if text not in keys:
            for said, how in short_forms(kind, text, strength):
                key = said if all_chinese(said) else name_key(said)
                if key not in keys or RANK[how] < RANK[keys[key]]:
                    keys[key] = how
    for _, text, strength in names:
        if strength != "place":
            keys[name_key(text)] = _STORED[strength]
    for key in [key for key in keys if len(key) < _SHORTEST]:
        del keys[key]
    return keys


def packed(records: Mapping[Record, list[Name]]) -> Arrays:
    """Everything about some records, as arrays."""
    collecting = gc.isenabled()
    # A million short texts are made here and none refers to itself: looking for such ones takes as long as all else.
    gc.disable()
    try:
        return _packed(records)
    finally:
        if collecting:
            gc.enable()


def _packed(records: Mapping[Record, list[Name]]) -> Arrays:
    keys: dict[str, int] = {}
    key_of, row_of, how_of = array("i"), array("i"), array("b")
    tokens: dict[str, list[int]] = defaultdict(list)
    surnames: dict[str, list[int]] = defaultdict(list)
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(kind for kind, _ in records))}
    numbered = {how: number for number, how in enumerate(HOWS)}
    brands: Counter[str] = Counter()
    for row, (record, names) in enumerate(records.items()):
        called = keys_of(names)
        if record[0] in COMPANY_KINDS:
            # The shortest is what is left without town, trade and legal form.
            brands.update(min(called, key=len, default="")[:3])
        for key, how in called.items():
            key_of.append(keys.setdefault(key, len(keys)))
            row_of.append(row)
            how_of.append(numbered[how])
        if record[0] == "product":
            for token in tokens_of_names(names):
                tokens[token].append(row)
        elif record[0] in _ADDRESSED_BY_SURNAME and names:
            surnames[name_key(names[0].text)[:1]].append(row)
    arrays = {
        **Texts.pack("rows", (written(record, names) for record, names in records.items())),
        **Texts.pack("kinds", kinds),
        "kind": np.fromiter((kinds[kind] for kind, _ in records), np.uint8, len(records)),
        **_ids(records),
        **Texts.pack("keys", keys),
        **_listed("tokens", tokens),
        **_listed("surnames", surnames),
    }
    arrays |= Texts.pack(
        "brands", [each for each, count in brands.items() if count >= _COMMON_BRAND and is_chinese(each)]
    )
    arrays |= _bearers(
        np.asarray(key_of, np.int32), np.asarray(row_of, np.int32), np.asarray(how_of, np.int8), len(keys), len(records)
    )
    listened_for = _listened_for(np.asarray(key_of, np.int32), np.asarray(how_of, np.int8), len(keys))
    arrays |= _tables(list(keys), listened_for)
    return arrays


def _ids(records: Mapping[Record, list[Name]]) -> Arrays:
    """The rows by id, and by the id of what they belong to."""
    ids = [id_ for _, id_ in records]
    rows = [*range(len(ids))]
    for row, names in enumerate(records.values()):
        if names and names[0].of:
            ids.append(names[0].of)
            rows.append(row)
    return Table.pack("ids", hashes_of(ids), np.array(rows, np.int32))


def _bearers(
    keys: NDArray[np.int32], rows: NDArray[np.int32], hows: NDArray[np.int8], key_count: int, row_count: int
) -> Arrays:
    """Whose each key is and how plainly, and the keys of each record."""
    order = np.argsort(keys, kind="stable")
    return {
        **Groups.pack("bearers", keys, rows, key_count),
        "bearers.how": hows[order],
        **Groups.pack("keys_of", rows, keys, row_count),
    }


def _listened_for(keys: NDArray[np.int32], hows: NDArray[np.int8], count: int) -> NDArray[np.bool_]:
    plain = np.isin(hows, [HOWS.index("exact"), HOWS.index("part")])
    wanted = np.zeros(count, np.bool_)
    wanted[keys[plain]] = True
    return wanted


def _listed(name: str, groups: Mapping[str, list[int]]) -> Arrays:
    sizes = [len(group) for group in groups.values()]
    owners = np.repeat(np.arange(len(groups)), sizes)
    values = np.fromiter((row for group in groups.values() for row in group), np.int32, sum(sizes))
    return {**Texts.pack(name, groups), **Groups.pack(f"{name}.rows", owners, values, len(groups))}


def _tables(keys: list[str], listened_for: NDArray[np.bool_]) -> Arrays:
    """Where each key is found: as it is written, as it sounds, with a character left out, by its pinyin and initials."""
    plain = np.flatnonzero(listened_for).tolist()
    spoken = [number for number in plain if _speakable(keys[number])]
    chinese = [number for number in plain if all_chinese(keys[number])]
    return {
        **Table.pack("exact", hashes_of([key[:LONGEST] for key in keys]), np.arange(len(keys))),
        **_alike([keys[number] for number in spoken], np.array(spoken, np.int32)),
        **_spelled([keys[number] for number in chinese], np.array(chinese, np.int32)),
    }


def _speakable(key: str) -> bool:
    if key.isascii():
        return SHORTEST_EN <= len(key) <= LONGEST_HEARD_EN and not key.isdigit()
    return len(key) <= LONGEST_HEARD and not key.endswith("公司")


def _spelled(keys: list[str], numbers: NDArray[np.int32]) -> Arrays:
    """The keys by their pinyin, and by its initials."""
    letters = [(place, each) for place, each in enumerate(_each(initials, keys)) if len(each) > 2]
    # A message's last s is taken for a plural's.
    texts = [*_each(spelled, keys), *(singular(each) if each[-1] == "s" else each for _, each in letters)]
    owners = np.concatenate([numbers, numbers[[place for place, _ in letters]]])
    return Table.pack("spelled", hashes_of(texts), owners)


def _alike(keys: list[str], numbers: NDArray[np.int32]) -> Arrays:
    """The keys by their sound, and by what is left of it without any one of its characters."""
    codes = _each(sound, keys)
    long = [len(key) >= (SHORTEST_SLIP_EN if key.isascii() else SHORTEST_SLIP) for key in keys]
    hashes, owners = [hashes_of(codes)], [numbers]
    numbers = numbers[long]
    for first, hashed, starts, ends in _hashed([*compress(codes, long)]):
        which, shorter = hashed.shortened(starts, ends)
        hashes.append(shorter)
        owners.append(numbers[first + which])
    return Table.pack("alike", np.concatenate(hashes), np.concatenate(owners))


def _each(change: Callable[[str], str], texts: list[str]) -> list[str]:
    """What becomes of each text, all changed at once."""
    return change(FIELD.join(texts)).split(FIELD) if texts else []


def hashes_of(texts: list[str]) -> Hashes:
    """The hash of each text."""
    return np.concatenate(
        [np.zeros(0, np.uint64), *(hashed.of(starts, ends) for _, hashed, starts, ends in _hashed(texts))]
    )


def _hashed(texts: list[str]) -> Iterator[tuple[int, Hashed, Places, Places]]:
    for first in range(0, len(texts), _AT_ONCE):
        some = texts[first : first + _AT_ONCE]
        ends = np.cumsum(np.fromiter(map(len, some), np.int64, len(some)))
        yield first, Hashed("".join(some)), np.concatenate([np.zeros(1, np.int64), ends[:-1]]), ends
