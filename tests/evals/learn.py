"""`make learn`: the classifier of what messages sound like, learnt from what the people of several companies say."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256

from bot.commands.understand import company_of, people_of, world_of
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.finding.reading import read_message
from bot.understanding.embedded.intents.classifier import NOTHING, SEVERAL, WEIGHTS, Classifier, written
from bot.understanding.embedded.intents.next_day import ANOTHER, NEXT, features_of_day
from bot.understanding.embedded.intents.next_day import WEIGHTS as DAYS
from bot.understanding.embedded.intents.remarks import WEIGHTS as REMARKS
from bot.understanding.embedded.intents.training import train
from bot.understanding.embedded.intents.words import features_of, masked
from domain.calendar import FixedClock
from storage.company_file.read import read_company
from tests.evals.companies import HERE, REGISTRY, Case, cases_of, companies
from tests.evals.remarks import learn_remarks
from tests.understanding.examples_company import document
from tests.understanding.test_examples import NOW, sentence

LEARNT_FROM = HERE / "learnt_from.sha256"
_IDLE = HERE / "idle.txt"
#: A message with names and values as their kinds, and the action that it asks for.
Example = tuple[str, str]

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SEED, _JOINED = 11, 250
_CHINESE_JOINS = ("，", "。", "，另外", "，顺便", " ", "，再", "，然后")
_ENGLISH_JOINS = (", ", ". ", " and ", ", and ", " then ", " also ")


def main(words: Sequence[str]) -> None:
    """Learn from all companies and write down what was learnt."""
    model = learn(without=words)
    WEIGHTS.write_bytes(written(model))
    DAYS.write_bytes(written(learn_days()))
    REMARKS.write_bytes(written(learn_remarks(without=words)))
    LEARNT_FROM.write_text(digest() + "\n", "utf-8")
    print(f"{len(model.places)} features, {len(model.classes)} classes, {WEIGHTS.stat().st_size // 1024} kB")


def digest() -> str:
    """What everything that is learnt from comes to: another one where a message of it was changed or is new."""
    files = [HERE / name / file for name in companies() for file in ("company.json", "cases.jsonl")]
    return sha256(b"".join(file.read_bytes() for file in [*files, _IDLE])).hexdigest()


def learn(without: Collection[str] = ()) -> Classifier:
    """What is learnt from all companies but some, from the actions' own examples, and from idle talk."""
    spoken = [each for name in companies() if name not in without for each in of_company(name)]
    single = [*spoken, *_declared()]
    return train([(features_of(text), wanted) for text, wanted in [*single, *_joined(single), *_idle()]])


def learn_days(without: Collection[str] = ()) -> Classifier:
    """Which day of an account comes next, as the companies' people tell of it."""
    return train([each for name in companies() if name not in without for each in _days_of_company(name)])


def _days_of_company(name: str) -> Iterator[tuple[list[str], str]]:
    """The days to come in accounts of which nothing else is asked, and whether each is that of the next contact."""
    for case, lattice in _heard(name):
        [account, *others] = case.get("expect") or [{"action": ""}]
        if account["action"] != "log_follow_up" or others:
            continue
        wanted = str(account["args"].get("next_follow_up_on"))
        today = lattice.now.date().isoformat()
        days = [each for each in lattice.values if each.kind in ("day", "moment") and str(each.value) > today]
        for place, day in enumerate(days):
            yield features_of_day(lattice, days, place), NEXT if str(day.value)[:10] in wanted else ANOTHER


def of_company(name: str) -> Iterator[Example]:
    """The messages that stand by themselves, with what they turn into."""
    for case, lattice in _heard(name):
        yield masked(lattice), _wanted(case)


@cache
def _heard(name: str) -> Sequence[tuple[Case, Lattice]]:
    """The cases of one message, with the message as it is read: both classifiers learn from it."""
    return list(_read(name))


def _read(name: str) -> Iterator[tuple[Case, Lattice]]:
    file = read_company(HERE / name / "company.json")
    known, company = world_of(file).knowledge(), company_of(file)
    people = {person.id: person for person in people_of(file)}
    for case in cases_of(HERE / name):
        if len(case["messages"]) > 1:
            continue
        now = FixedClock(datetime.fromisoformat(case["now"])).now().astimezone(company.zone)
        own = known.book(people[case["as"]])
        yield case, read_message(case["messages"][0], known, own=own, recent=frozenset(), now=now)


def _wanted(case: Case) -> str:
    if "expect" in case:
        names = [each["action"] for each in case["expect"]]
    else:
        asked = case["expect_ask"]
        names = sorted({each["action"] for each in asked.get("any_of", [asked])})[:1]
    return NOTHING if not names else SEVERAL if len(names) > 1 else names[0]


def _declared() -> Iterator[Example]:
    known = world_of(document()).knowledge()
    for action in REGISTRY:
        for example in action.vocabulary.examples:
            lattice = read_message(sentence(example), known, own=frozenset(), recent=frozenset(), now=NOW)
            yield masked(lattice), action.name


def _joined(single: Sequence[Example]) -> Iterator[Example]:
    """Two requests in one breath, of one language: what is several actions."""
    chance = random.Random(_SEED)
    asking = [each for each in single if each[1] not in (NOTHING, SEVERAL)]
    chinese = [text for text, _ in asking if _CHINESE.search(text)]
    english = [text for text, _ in asking if not _CHINESE.search(text)]
    for those, joins in ((chinese, _CHINESE_JOINS), (english, _ENGLISH_JOINS)):
        for _ in range(_JOINED):
            one, other = chance.sample(those, 2)
            yield one + chance.choice(joins) + other, SEVERAL


def _idle() -> Iterator[Example]:
    """What asks for nothing at all."""
    known = world_of(document()).knowledge()
    for line in _IDLE.read_text("utf-8").splitlines():
        yield masked(read_message(line, known, own=frozenset(), recent=frozenset(), now=NOW)), NOTHING


if __name__ == "__main__":
    main(sys.argv[1:])
