"""Messages nobody would write, made out of those that people do: `python -m scripts.fuzz [seconds] [seed]`.

What the engine fails on is added to the corpus, which a test reads to it ever after.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.understand import company_of, people_of, world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Hearing, Talk
from bot.understanding.talk import after
from domain.calendar import FixedClock
from domain.registry import declared_actions
from storage.company_file.read import read_company
from tests.evals.companies import HERE, cases_of, companies

CORPUS = Path(__file__).parents[1] / "tests" / "understanding" / "engine" / "fuzz_corpus.json"
_ODD = "\u202e\u200f\x00\u0301🚲ßİ㎏％＠…。，、；：“”‘’「」—～　\n\t(){}[]|*.+?^$\\/%@#x0123456789一二两百千万半"


def main(arguments: list[str]) -> None:
    """Fuzz for so many seconds from a seed, and keep what makes it fail."""
    seconds, seed = (int(arguments[0]) if arguments else 60), (int(arguments[1]) if arguments[1:] else 0)
    chance, until, tried = random.Random(seed), time.monotonic() + seconds, 0
    kept: list[list[str]] = json.loads(CORPUS.read_text("utf-8"))
    failed: list[list[str]] = []
    while time.monotonic() < until:
        company = chance.choice(companies())
        reader = Reader(company)
        said = [message for case in cases_of(HERE / company) for message in case["messages"]]
        for _ in range(200):
            talk = [mutated(chance.choice(said), said, chance) for _ in range(chance.randint(1, 3))]
            tried += 1
            if (problem := reader.failure(talk)) is not None:
                print(repr(talk), problem)
                failed.append(talk)
    CORPUS.write_text(
        json.dumps([*kept, *(talk for talk in failed if talk not in kept)], ensure_ascii=True, indent=1) + "\n"
    )
    print(f"{tried} talks, {len(failed)} failed; {len(kept)} were in the corpus")


class Reader:
    """One company's engine, spoken to by somebody of its sales."""

    def __init__(self, company: str) -> None:
        document = read_company(HERE / company / "company.json")
        self._engine = EmbeddedEngine(declared_actions(), world_of(document))
        self._company = company_of(document)
        self._person = next(people_of(document))

    def failure(self, messages: list[str]) -> str | None:
        """What went wrong while a talk was read; nothing, where nothing did."""
        talk, clock = Talk(), FixedClock(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
        try:
            for message in messages:
                understood = self._engine.understand(message, Hearing(self._person, self._company, clock, talk))
                list(understood.explanation)
                talk = after(talk, understood, message, declared_actions())
        except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
            return repr(error)
        return None


def mutated(message: str, others: list[str], chance: random.Random) -> str:
    """A message with a few things done to it."""
    for _ in range(chance.randint(0, 4)):
        message = chance.choice(list(_ways(message, others, chance)))
    return message[:4200]


def _ways(message: str, others: list[str], chance: random.Random) -> Iterator[str]:
    place, length = chance.randint(0, len(message)), chance.randint(1, 6)
    other = chance.choice(others)
    yield message[:place] + message[place + length :]
    yield message[:place] + chance.choice(_ODD) + message[place:]
    yield message[:place] + chr(chance.randint(0, 0x10FFFF)) + message[place:]
    yield message[:place] + other[chance.randint(0, len(other)) :]
    yield message[:place] + message[place : place + length] * chance.randint(2, 40) + message[place:]
    yield message + chance.choice(("", " ", "，", ". ", "\n")) + other
    yield "".join(chance.sample(message, len(message)))


if __name__ == "__main__":
    main(sys.argv[1:])
