"""How names are found in a company of any size: right, wrong and refused, how fast, how large. Invented from a seed."""

from __future__ import annotations

import json
import logging
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert

from bot.understanding.embedded.mentions import Mention, NameIndex, find_mentions, normalise
from bot.understanding.living import LivingWorld
from domain.access.people import System
from domain.catalog.products import Product
from domain.kinds import Kind
from scripts.bench_company import Base, Said, invent, long_texts, made_up, noisy
from storage.database import SqlDatabase
from storage.names.tables import named_records
from storage.schema import complete

SIZES = (1_000, 10_000, 100_000)
_BOOK = 300
_ASKED = 1_000
_TIMED_AGAIN = 3


@dataclass(frozen=True)
class Answer:
    """What was found where a name stood: the first candidate, whether it was offered alone, relied upon, and marked."""

    first: str = ""
    alone: bool = False
    sure: bool = False
    marked: bool = False


def answer(said: Said, index: NameIndex, own: frozenset[str] = frozenset()) -> Answer:
    """What is found where a name stands in its message."""
    normal = normalise(said.message)
    first = said.message.index(said.words)
    best, most = None, 0
    for mention in find_mentions(normal, index, own=own):
        start, end = normal.raw_span(mention.start, mention.end)
        shared = min(end, first + len(said.words)) - max(start, first)
        if shared > most and said.kind in mention.kinds:
            best, most = mention, shared
    return _answer(best, said.kind) if best else Answer()


def _answer(mention: Mention, kind: str) -> Answer:
    best = mention.of_kind(kind)
    alone = mention.unknown is None and len(best) == 1
    marked = best[0].how not in ("exact", "sku", "part", "words")
    return Answer(best[0].id, alone, alone and best[0].sure, marked)


def rights(base: Base, index: NameIndex, count: int = _ASKED) -> dict[str, float]:
    """Shares: how often the right one comes first, needs no question in the own book, and how often a made-up one is taken."""
    everybody = [(said, answer(said, index)) for said in noisy(base, count, 11)]
    by_noise: dict[str, list[bool]] = defaultdict(list)
    for said, got in everybody:
        by_noise[said.noise].append(got.first == said.id)
    book = base.book(_BOOK)
    own = [(said, answer(said, index, frozenset(book))) for said in noisy(base, count, 12, book)]
    new = [answer(said, index, frozenset(book)) for said in made_up(base, count, 13)]
    return {
        "rank 1": _share([got.first == said.id for said, got in everybody if not said.noise.startswith("short")]),
        "rank 1, short ones too": _share([got.first == said.id for said, got in everybody]),
        **{f"rank 1: {noise}": _share(right) for noise, right in sorted(by_noise.items())},
        "wrong, without a question": _share([got.sure and got.first != said.id for said, got in everybody]),
        "own: rank 1": _share([got.first == said.id for said, got in own]),
        "own: right, without a question": _share([got.sure and got.first == said.id for said, got in own]),
        "own: wrong, without a question": _share([got.sure and got.first != said.id for said, got in own]),
        "made up: taken, unmarked": _share([got.sure and not got.marked for got in new]),
        "made up: taken": _share([got.alone for got in new]),
    }


def _share(right: list[bool]) -> float:
    return sum(right) / max(1, len(right))


def speeds(base: Base, index: NameIndex) -> dict[str, float]:
    """Milliseconds of processor time of find_mentions for messages, and for the worst ten thousand bytes."""
    book = base.book(_BOOK)
    asked = [*noisy(base, 700, 21), *noisy(base, 300, 22, book), *made_up(base, 200, 23)]
    own = frozenset(book)
    times = sorted(_found_in(said.message, index, own) for said in asked)
    return {
        "p50 ms": statistics.median(times),
        "p99 ms": times[round(len(times) * 0.99) - 1],
        "10 kB ms": max(_found_in(text, index, own) for text in long_texts(base)),
    }


def _found_in(text: str, index: NameIndex, own: frozenset[str]) -> float:
    """The quickest of a few times: other work on the machine is not the finder's."""
    return min(
        seconds(lambda normal=normal: find_mentions(normal, index, own=own))  # type: ignore[misc]
        for normal in (normalise(text) for _ in range(_TIMED_AGAIN))
    ) * 1000  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """How much processor time something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _resident() -> float:
    """Megabytes of memory in use, where the system tells; else the most there ever were."""
    file = Path("/proc/self/statm")
    if file.exists():
        return int(file.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def store(base: Base, database: SqlDatabase) -> None:
    """Put a company's names into an empty database."""
    complete().create_all(database.engines.writing)
    rows = [
        *({"kind": Kind.CUSTOMER, "id": id_, "names": called} for id_, called in base.customers.items()),
        *(
            {"kind": Kind.CONTACT, "id": id_, "names": [name], "parent": of}
            for id_, (name, of) in base.contacts.items()
        ),
    ]
    owners = {id_: f"E{number % (1 + len(base.customers) // _BOOK):03}" for number, id_ in enumerate(base.customers)}
    rest = {"owner": None, "parent": None, "place": None, "version": 0}
    with database.write(System("bench")) as tx:
        for id_, (name, sku) in base.products.items():
            tx.store.products.add(Product(id_, sku, name, "台"))
        tx.scope.session.execute(
            insert(named_records), [{**rest, **row, "owner": owners.get(str(row["id"]))} for row in rows]
        )
        tx.commit()


def first_start(customers: int, folder: Path) -> dict[str, float]:
    """The start of a process that finds nothing but the database."""
    base = invent(customers)
    names = list(base.names())
    build = seconds(lambda: NameIndex.build(names))
    database = SqlDatabase(f"sqlite:///{folder}/bench.db")
    store(base, database)
    start = seconds(lambda: _start(database, folder))
    file = folder / "names.bin"
    return {"index s": build, "first start s": start, "file MB": file.stat().st_size / 1e6 if file.exists() else 0}


def next_start(customers: int, folder: Path) -> dict[str, float]:
    """The start of a process that finds what an earlier one kept, and everything that is then asked of it."""
    database = SqlDatabase(f"sqlite:///{folder}/bench.db")
    with database.read(System("bench")) as tx:
        tx.store.names.version()
    normalise("預熱")
    before = _resident()
    worlds: list[LivingWorld] = []
    restart = seconds(lambda: worlds.append(_start(database, folder)))
    index = worlds[0].knowledge().index
    find_mentions(normalise("给听澜下单"), index)
    added = _resident() - before
    base = invent(customers)
    return {"restart s": restart, "MB": added, **speeds(base, index), **rights(base, index)}


def _start(database: SqlDatabase, folder: Path) -> LivingWorld:
    return LivingWorld(database, aside=lambda work: work(), file=folder / "names.bin")


def growth(sizes: Sequence[int] = SIZES) -> Iterator[dict[str, float]]:
    """The measures of each size, in processes of their own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            first, again = (
                subprocess.run(
                    [sys.executable, "-m", "scripts.bench_names", start, str(size), folder],
                    stdout=subprocess.PIPE, check=True,
                ).stdout
                for start in ("first", "next")
            )  # fmt: skip
        yield {"customers": size, **json.loads(first), **json.loads(again)}


def table(columns: Sequence[dict[str, float]]) -> Iterator[str]:
    """The measures below each other, a column for each size."""
    for name in dict.fromkeys(name for column in columns for name in column):
        yield f"{name:34}" + "".join(f"{column[name]:>12.3f}" if name in column else " " * 12 for column in columns)


def main() -> None:
    """The sizes asked for, or one start of one size, of which `growth` asks."""
    logging.basicConfig()
    asked = sys.argv[1:]
    if asked[:1] in (["first"], ["next"]):
        start = first_start if asked[0] == "first" else next_start
        print(json.dumps(start(int(asked[1]), Path(asked[2]))))
    else:
        print(*table(list(growth(tuple(map(int, asked)) or SIZES))), sep="\n")


if __name__ == "__main__":
    main()
