"""`python -m tests.evals.recorded FOLDER [DEV]`: what a model would be asked, collected; answers in the folder are taken in.

For every message that the embedded engine is not sure of and that has no fresh recording, `NAME.request.json` is written
(rules, tools, circumstances: what whoever plays the model may see). An answer is `NAME.1.reply.json` or `NAME.2.reply.json`:
a list of calls, `[{"name": …, "arguments": {…}}]`. DEV is the folder of a company that is not part of the tests.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.evals.recorded.cassette import TAKES, Key, RecordedChat, Recording, as_places, digest, keep, recordings
from tests.evals.recorded.playing import COMPANIES, folder_of, played


def main(words: Sequence[str]) -> None:
    """Take in the answers of a folder, then write what is asked still."""
    folder, kept = Path(words[0]), recordings()
    folder.mkdir(parents=True, exist_ok=True)
    companies = [folder_of(name) for name in COMPANIES] + [Path(word) for word in words[1:]]
    for company in companies:
        chat = RecordedChat(0, kept)
        messages: dict[Key, Sequence[str]] = {}
        for each in played(company, chat):
            messages |= {
                Key(company.name, each.case["id"], turn): each.case["messages"][: turn + 1]
                for turn in range(len(each.case["messages"]))
            }
        for key, (turns, tools) in chat.missing.items():
            name = f"{key.company}-{key.case}-{key.turn}"
            replies = [folder / f"{name}.{take + 1}.reply.json" for take in range(TAKES)]
            request = {"rules": turns[0].text, "tools": tools, "circumstances": turns[1].text}
            asked = folder / f"{name}.request.json"
            fresh = asked.exists() and json.loads(asked.read_text("utf-8")) == json.loads(json.dumps(request))
            if fresh and all(reply.exists() for reply in replies):
                taken: list[Any] = [json.loads(reply.read_text("utf-8")) for reply in replies]
                answers = tuple(as_places(calls, messages[key]) for calls in taken)
                kept[key] = Recording(key, digest(turns, tools), answers)
            else:
                asked.write_text(json.dumps(request, ensure_ascii=False, indent=1), "utf-8")
                print(name)  # noqa: T201 - whoever answers reads which are open
    keep(kept)


if __name__ == "__main__":
    main(sys.argv[1:])
