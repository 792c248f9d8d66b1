"""The menu's entries as JSON, generated from the actions, for platforms whose menu is pasted in: `python -m scripts.menu`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from bot.messages import Language
from domain.registry import declared_actions


def entries(language: Language) -> list[dict[str, str]]:
    """Name, title, hint and what is said when it is tapped, of each action that can be carried out."""
    titled = [(action, action.title.in_language(language)) for action in declared_actions() if not action.planned]
    return [
        {"name": action.name, "title": title, "hint": action.hint.in_language(language), "says": title}
        for action, title in titled
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print them."""
    parser = argparse.ArgumentParser(prog="python -m scripts.menu", description="the menu's entries as JSON")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    json.dump(entries(parser.parse_args(arguments).language), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
