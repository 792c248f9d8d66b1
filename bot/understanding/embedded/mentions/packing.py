"""Packs the names of records into arrays: the keys under which each is found, how they sound, what a slip leaves of them."""

import gc
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.understanding.embedded.mentions.hashes import Hashed, Hashes, Places, each_left_out
from bot.understanding.embedded.mentions.mention import COMPANY_KINDS, RANK, How, Name, Strength
from bot.understanding.embedded.mentions.packed import Arrays, Groups, Table, Texts
from bot.understanding.embedded.mentions.product_words import product_tokens
from bot.understanding.embedded.mentions.short_names import short_forms
from bot.understanding.embedded.mentions.syllables import sound, spelled
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
            for token in {token for name in names for token in product_tokens(name.text)}:
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
    pairs = [
        (row, id_)
        for row, ((_, id_), names) in enumerate(records.items())
        for id_ in {id_, *(n.of for n in names if n.of)}
    ]
    rows = np.fromiter((row for row, _ in pairs), np.int32, len(pairs))
    return Table.pack("ids", hashes_of([id_ for _, id_ in pairs]), rows)


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
    heard = [number for number in np.flatnonzero(listened_for).tolist() if _speakable(keys[number])]
    codes = [sound(keys[number]) for number in heard]
    spoken = np.array(heard, np.int32)
    slips = [
        place
        for place, number in enumerate(heard)
        if len(codes[place]) >= (SHORTEST_SLIP_EN if keys[number].isascii() else SHORTEST_SLIP)
    ]
    plain = [number for number in np.flatnonzero(listened_for).tolist() if all_chinese(keys[number])]
    return {
        **Table.pack("exact", hashes_of([key[:LONGEST] for key in keys]), np.arange(len(keys))),
        **_alike(codes, spoken, slips),
        **_spelled(plain, keys),
    }


def _speakable(key: str) -> bool:
    if key.isascii():
        return SHORTEST_EN <= len(key) <= LONGEST_HEARD_EN and not key.isdigit()
    return len(key) <= LONGEST_HEARD and not key.endswith("公司")


def _spelled(heard: list[int], keys: list[str]) -> Arrays:
    """The keys by their pinyin, and by its initials."""
    texts, owners = list[str](), array("i")
    for number in heard:
        syllables, letters = spelled(keys[number])
        texts.append(syllables)
        owners.append(number)
        if len(letters) > 2:
            # A message's last s is taken for a plural's.
            texts.append(singular(letters))
            owners.append(number)
    return Table.pack("spelled", hashes_of(texts), np.asarray(owners, np.int32))


def _alike(codes: list[str], keys: NDArray[np.int32], slips: list[int]) -> Arrays:
    """The keys by their sound, and by what is left of it without any one of its characters."""
    hashes, owners = [hashes_of(codes)], [keys]
    long, keys = [codes[place] for place in slips], keys[slips]
    for first, hashed, starts, ends in _hashed(long):
        which, places = each_left_out(starts, ends)
        hashes.append(hashed.without(starts[which], ends[which], places))
        owners.append(keys[first + which])
    return Table.pack("alike", np.concatenate(hashes), np.concatenate(owners))


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
