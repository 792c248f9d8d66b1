"""The manifest asks for what the channel uses: no more, no less."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.messages import Command, Language
from handlers.slack import deliveries
from handlers.slack.manifest import EVENTS, SCOPES, main, manifest
from scripts.menu import entries
from tests.slack.web_api import SCOPES as TESTED

#: What each method and event needs, as Slack documents it; "" where any token will do.
METHODS = {
    "apps.connections.open": "",
    "auth.test": "",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history channels:history groups:history",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "users.conversations": "im:read channels:read groups:read",
    "users.info": "users:read",
    "views.open": "",
}
NEEDS = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
}
#: What is needed besides calls and events: commands, mail addresses in what users.info tells, downloads.
BESIDES = {"commands", "users:read.email", "files:read"}


def _methods_used() -> set[str]:
    folder = Path(deliveries.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    return set(re.findall(r'"((?:apps|auth|chat|conversations|files|reactions|users|views)\.[A-Za-z.]+)"', code))


def test_it_asks_for_what_is_used() -> None:
    assert _methods_used() == set(METHODS)
    assert set(EVENTS) == set(NEEDS)
    assert set(SCOPES) == {*" ".join(METHODS.values()).split(), *NEEDS.values(), *BESIDES}
    assert set(SCOPES) == set(TESTED.split(","))


def test_over_http_all_comes_to_one_address() -> None:
    made = manifest(url="https://bot.example/")
    address = "https://bot.example/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"]["request_url"] == address
    assert {each["url"] for each in made["features"]["slash_commands"]} == {address}
    assert made["settings"]["socket_mode_enabled"] is False


def test_with_socket_mode_there_is_no_address() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(made)
    assert [each["command"] for each in made["features"]["slash_commands"]] == ["/youdan"]


def test_the_menu_s_commands_are_in_it_as_far_as_slack_has_room() -> None:
    many = [Command(f"action_{n}", f"动作{n}", "做这件事", f"动作{n}") for n in range(80)]
    long = Command("x" * 40, "太长", "", "太长")
    commands = manifest([long, *many])["features"]["slash_commands"]
    assert len(commands) == 50
    assert [each["command"] for each in commands[:2]] == ["/youdan", "/action_0"]
    assert commands[1]["description"] == "做这件事"


def test_it_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "commands.json"
    file.write_text(json.dumps([{"name": "stock", "title": "Stock", "hint": "How much", "says": "stock"}]), "utf-8")
    main(["--url", "https://bot.example", "--commands", str(file), "--language", "en"])
    made = json.loads(capsys.readouterr().out)
    assert [each["command"] for each in made["features"]["slash_commands"]] == ["/youdan", "/stock"]
    assert made["display_information"]["name"] == "Youdan"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_menu_of_the_actions_fits_into_it(language: Language) -> None:
    commands = [Command(**entry) for entry in entries(language)]
    made = manifest(commands, language=language)["features"]["slash_commands"]
    assert len(made) == min(len(commands) + 1, 50)
    assert all(re.fullmatch(r"/[a-z0-9_-]{1,31}", each["command"]) for each in made)
    assert all(each["description"] and each["usage_hint"] for each in made)
