"""`make evals`: how much is understood of what the people of several companies say, by tag; more companies as arguments.

An argument is a folder with company.json and cases.jsonl. With `--wrong`, what was not understood rightly is printed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.evals.companies import HERE, Answered, answers, companies


def main(words: Sequence[str]) -> None:
    """Print a table for each company, and for all of them by tag."""
    folders = [Path(word) for word in words if not word.startswith("--")] or [HERE / name for name in companies()]
    tags: dict[str, list[Answered]] = defaultdict(list)
    print(f"{'':24}{'cases':>6}{'right':>8}{'wrong writes':>14}{'needless questions':>20}{'median':>9}{'p99 µs':>9}")
    for folder in folders:
        answered = list(answers(folder))
        print(_row(folder.name, answered))
        for each in answered:
            for tag in each.case.get("tags", ()):
                tags[tag].append(each)
            if "--wrong" in words and not each.right:
                print(json.dumps(each.case, ensure_ascii=False), _told(each), sep="\n   ")
    if "--tags" in words:
        for tag, those in sorted(tags.items(), key=lambda item: _share(item[1])):
            print(_row(f"  {tag}", those))


def _told(each: Answered) -> str:
    understood = each.understood
    kind = "WRONG WRITE" if each.wrong_write else "needless question" if each.needless_question else "wrong"
    said = [f"{one.action} {json.dumps(dict(one.args), ensure_ascii=False)}" for one in understood.proposals]
    if ask := each.ask:
        said = [f"ASKS {ask.proposal.action} {dict(ask.proposal.args)} missing {ask.missing} of {dict(ask.ambiguous)}"]
    return f"{kind} | sure={understood.sure} left={list(understood.leftover)} | {'; '.join(said)}"


def _share(answered: Sequence[Answered]) -> float:
    return sum(each.right for each in answered) / len(answered)


def _row(name: str, answered: Sequence[Answered]) -> str:
    count = len(answered)
    wrong, asked = sum(each.wrong_write for each in answered), sum(each.needless_question for each in answered)
    times = sorted(each.micros for each in answered)
    return (
        f"{name:24}{count:>6}{_share(answered):>8.1%}{wrong / count:>14.1%}{asked / count:>20.1%}"
        f"{times[count // 2]:>9}{times[min(count - 1, int(count * 0.99))]:>9}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
