"""Slack's manifest of the app, made from what the code uses: `python -m handlers.slack.manifest`, to be pasted into Slack.

python -m handlers.slack.manifest                            Socket Mode: nothing to expose
python -m handlers.slack.manifest --url https://bot.example  HTTP
python -m handlers.slack.manifest --commands FILE            with the commands of a JSON list (name, title, hint, says)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.messages import Command, Language

#: Each permission, and what it is for.
SCOPES: Mapping[str, str] = {
    "app_mentions:read": "to hear what is said to it in channels",
    "channels:history": "to get files that come with a mention in public channels, and what it missed there",
    "channels:read": "to know which public channels it is in, when it asks what it missed",
    "chat:write": "to answer",
    "commands": "to have slash commands",
    "files:read": "to get photos, voice notes and files that were sent to it",
    "files:write": "to send charts and files",
    "groups:history": "to get files that come with a mention in private channels, and what it missed there",
    "groups:read": "to know which private channels it is in, when it asks what it missed",
    "im:history": "to hear direct messages, and what it missed",
    "im:read": "to know who writes to it directly, when it asks what it missed",
    "im:write": "to write directly to somebody who has not written yet",
    "mpim:history": "to hear what is said to it in direct messages of several people",
    "reactions:write": "to mark a message as seen while its answer takes a moment",
    "users:read": "to know members from guests and bots",
    "users:read.email": "to match accounts to employees by their confirmed mail address",
}
#: Each event that is listened to.
EVENTS = ("app_mention", "message.channels", "message.groups", "message.im", "message.mpim")

#: Slack's limits.
MOST_COMMANDS = 50
NAME_LIMIT = 32
DESCRIPTION_LIMIT = 2000
HINT_LIMIT = 1000

_COMMAND: Mapping[Language, tuple[str, str]] = {
    "zh": ("对有单说一句，就办好", "要办的事，比如：帮助"),
    "en": ("Say it to Youdan, and it is done", "what you need done, such as: help"),
}
_ABOUT: Mapping[Language, str] = {
    "zh": "说一句就办：客户、订单、库存、应收，在聊天里办完",
    "en": "Say it, and it is done: customers, orders, stock and receivables, by chat",
}


def manifest(commands: Sequence[Command] = (), url: str = "", language: Language = "zh") -> dict[str, Any]:
    """The manifest, for Socket Mode unless an address is given at which Slack reaches the app."""
    address = f"{url.rstrip('/')}/slack/events" if url else ""
    request = {"request_url": address} if address else {}
    return {
        "display_information": {"name": "Youdan", "description": _ABOUT[language]},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "youdan", "always_online": True},
            "slash_commands": _slash_commands(commands, address, language),
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not address,
            "token_rotation_enabled": False,
        },
    }


def _slash_commands(commands: Sequence[Command], address: str, language: Language) -> list[dict[str, Any]]:
    """The one command for everything, then those of the menu that Slack has room for."""
    about, hint = _COMMAND[language]
    own = {"command": "/youdan", "description": about, "usage_hint": hint}
    others = [
        {
            "command": f"/{command.name}",
            "description": (command.hint or command.title)[:DESCRIPTION_LIMIT],
            "usage_hint": command.title[:HINT_LIMIT],
        }
        for command in commands
        if command.name != "youdan" and len(command.name) < NAME_LIMIT
    ]
    where = {"url": address} if address else {}
    return [{**each, "should_escape": False, **where} for each in (own, *others)[:MOST_COMMANDS]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print it."""
    parser = argparse.ArgumentParser(
        prog="python -m handlers.slack.manifest", description="Slack's manifest of the app"
    )
    parser.add_argument("--url", default="", help="where Slack reaches the app over HTTP; Socket Mode without it")
    parser.add_argument("--commands", type=Path, help="a JSON list of the menu's entries: name, title, hint, says")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    given = parser.parse_args(arguments)
    commands = [Command(**entry) for entry in json.loads(given.commands.read_text("utf-8"))] if given.commands else []
    json.dump(manifest(commands, given.url, given.language), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
