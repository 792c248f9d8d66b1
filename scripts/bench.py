"""How fast it is: `make bench` prints a table and writes bench/results.json. Nothing here is a test; machines differ."""

from __future__ import annotations

import json
import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bot.assembly import Assembly, assemble
from bot.conversation.scene import Parts
from bot.demo import demo_company
from bot.messages import Conversation, Incoming
from bot.settings import ModelSettings, Settings
from bot.understanding.choose import ChoosingEngine
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.living import LivingWorld
from bot.understanding.model.breaker import FAILURES
from bot.understanding.model.setting_up import model_engine
from bot.understanding.proposal import Hearing, Talk
from domain.calendar import SystemClock
from scripts import bench_prompts
from scripts.bench_names import growth, table
from storage.company_file.load import load
from storage.company_file.read import parse_company
from storage.opening import open_database

RESULTS = Path(__file__).parents[1] / "bench" / "results.json"
PERSON = "E01"
MESSAGES = (
    "给云岭下单20顶双人帐，单价560，下周五前发货",
    "双人帐还有多少",
    "今天拜访了锦野，店长想上新款帐篷，下周三再去",
    "order 10 moon chairs and 4 boxes of canisters for Fernhill, deliver by the end of the month",
    "how much does Fernhill owe us?",
)
#: Messages that the embedded engine is not sure of.
UNSURE = ("云岭那边的双人帐大概二三十顶吧，价钱你看着办", "maybe Fernhill could do with some moon chairs, 10 or 12")


def main() -> None:
    """Measure, print, and keep."""
    with tempfile.TemporaryDirectory() as folder:
        results = {name: figures(times) for name, times in measured(folder)}
    for name, found in results.items():
        print(f"{name:44}" + "".join(f"{key} {value:>10.2f} ms   " for key, value in found.items()))
    sizes = list(growth())
    print(*table(sizes), sep="\n")
    prompts = list(bench_prompts.sizes(MESSAGES))
    print(*bench_prompts.table(prompts), sep="\n")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**results, "names": sizes, "prompts": prompts}, indent=1) + "\n", "utf-8")


def figures(times: list[float]) -> dict[str, float]:
    """Median and worst percentile, in milliseconds."""
    return {"median": statistics.median(times), "p99": sorted(times)[max(0, round(len(times) * 0.99) - 1)]}


def measured(folder: str) -> Iterator[tuple[str, list[float]]]:
    """Each thing that is measured, with its times."""
    clock = SystemClock()
    database = open_database(f"sqlite:///{folder}/bench.db")
    company = parse_company(json.dumps(demo_company(date(2026, 5, 20))))
    yield "load the demo company", timed(lambda: load(database, company, clock), 1)
    yield "put the assistant together", timed(lambda: assemble(database, Settings(), clock), 3)
    assembly = assemble(database, Settings(), clock)
    yield "understand a message", list(understanding(assembly))
    yield "understand with a model that is away", list(left_alone(assembly))
    yield "answer a message (SQLite, fsynced)", list(turns(assembly))
    database.close()


def understanding(assembly: Assembly) -> Iterator[float]:
    """Times of the engine alone."""
    parts = assembly.assistant.taking.parts
    hearing = _hearing(parts)
    for text in MESSAGES * 40:
        yield from timed(lambda said=text: parts.engine.understand(said, hearing), 1)  # type: ignore[misc]


def left_alone(assembly: Assembly) -> Iterator[float]:
    """Times of messages that a model would be asked about, once it is left alone because it does not answer."""
    parts = assembly.assistant.taking.parts
    settings = ModelSettings(model="openai:nobody", base_url="http://127.0.0.1:9/v1")
    world = LivingWorld(parts.database)
    embedded = EmbeddedEngine(parts.registry, world)
    model = model_engine(settings, parts.registry, world, embedded, Settings().home)
    hearing = _hearing(parts)
    engine = ChoosingEngine(parts.registry, embedded, model)
    logging.getLogger("bot.understanding.model").setLevel(logging.ERROR)
    for _ in range(FAILURES):
        engine.understand(UNSURE[0], hearing)
    for text in UNSURE * 40:
        yield from timed(lambda said=text: engine.understand(said, hearing), 1)  # type: ignore[misc]


def _hearing(parts: Parts) -> Hearing:
    """Somebody of the demo company speaking out of the blue."""
    person = parts.database.person(PERSON)
    assert person is not None
    with parts.database.read(person) as tx:
        return Hearing(person, tx.company, parts.clock, Talk())


def turns(assembly: Assembly) -> Iterator[float]:
    """Times of whole turns, each message taken, understood, acted upon and kept."""
    now = assembly.assistant.taking.parts.clock.now
    for number, text in enumerate(MESSAGES * 20):
        incoming = Incoming(Conversation("bench", "chat"), PERSON, text, str(number), now())
        yield from timed(lambda taken=incoming: assembly.assistant.handle(taken), 1)  # type: ignore[misc]


def timed(work: Callable[[], object], times: int) -> list[float]:
    """How long something takes, in milliseconds, so many times."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return found


if __name__ == "__main__":
    main()
