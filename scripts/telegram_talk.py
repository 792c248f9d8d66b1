"""A talk with `youdan serve` over somebody else's emulator of Telegram, by polling and by the webhook.

python -m scripts.telegram_talk http://127.0.0.1:9000 SECRET

The emulator is one that people write to as to the npm package telegram-test-api, and sends SECRET along with what it delivers.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PERSON = {"id": 8, "first_name": "Ada", "username": "ada", "is_bot": False, "language_code": "zh-hans"}
CHAT = {"id": 8, "first_name": "Ada", "type": "private"}


class Talk:
    """One person's direct chat with the bot."""

    def __init__(self, emulator: str, token: str) -> None:
        self._emulator = emulator
        self._token = token

    def write(self, text: str) -> None:
        """Send a message, or a command."""
        told = {"botToken": self._token, "from": PERSON, "chat": CHAT, "date": int(time.time()), "text": text}
        if text.startswith("/"):
            entity = {"offset": 0, "length": len(text.split(maxsplit=1)[0]), "type": "bot_command"}
            self._post("sendCommand", {**told, "entities": [entity]})
        else:
            self._post("sendMessage", told)

    def press(self, message: dict[str, Any], label: str) -> None:
        """Press a button of a message of the bot's."""
        keyboard = message["message"]["reply_markup"]
        data = next(
            each["callback_data"] for row in keyboard["inline_keyboard"] for each in row if each["text"] == label
        )
        shown = {"message_id": message["messageId"], "chat": CHAT, "date": int(time.time()), "reply_markup": keyboard}
        press = {"botToken": self._token, "from": PERSON, "data": data, "date": int(time.time())}
        self._post("sendCallback", {**press, "message": {**shown, "text": _text(message)}})

    def said(self) -> list[dict[str, Any]]:
        """What the bot has said, as it stands now."""
        history: list[dict[str, Any]] = self._post("getUpdatesHistory", {"token": self._token})["result"]
        return [each for each in history if "chat_id" in each.get("message", {})]

    def heard(self, wanted: str, known: int) -> dict[str, Any]:
        """The message with such words, after so many; waits for it."""
        for _ in range(150):
            for each in self.said()[known:]:
                if re.search(wanted, _text(each)):
                    print("   <", _text(each).replace("\n", "\n     "), _labels(each))
                    return each
            time.sleep(0.2)
        raise SystemExit(f"nothing like {wanted!r} was said, but {[_text(each) for each in self.said()[known:]]}")

    def _post(self, path: str, told: dict[str, Any]) -> Any:
        body = json.dumps(told).encode()
        request = Request(f"{self._emulator}/{path}", body, {"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)


def main(emulator: str, secret: str) -> None:
    """Talk both ways; ends with 1 where something was not said."""
    for way in ("polling", "webhook"):
        print(f"== {way}")
        with tempfile.TemporaryDirectory() as home:
            _talk(emulator, secret, Path(home), way)


def _talk(emulator: str, secret: str, home: Path, way: str) -> None:
    own, token = f"http://127.0.0.1:{_free_port()}", f"123456:{way}"
    settings = {
        "YOUDAN_HOME": str(home),
        "YOUDAN_DATABASE_URL": f"sqlite:///{home / 'demo.db'}",
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_BASE_URL": emulator,
        "PORT": own.rpartition(":")[2],
    }
    if way == "webhook":
        settings |= {"TELEGRAM_WEBHOOK_URL": own, "TELEGRAM_WEBHOOK_SECRET": secret}
    environment = {**os.environ, **settings}
    youdan = [sys.executable, "-m", "bot.cli"]
    with _running([*youdan, "serve", "--demo", "--channels", "telegram"], environment):
        enrolled = subprocess.run(
            [*youdan, "enrol", "E01"], env=environment, capture_output=True, text=True, check=True
        )
        _talked(Talk(emulator, token), enrolled.stdout.splitlines()[-1])


def _talked(talk: Talk, code: str) -> None:
    known = 0
    for text, wanted in (
        ("你好", "一次性绑定码"),
        (f"/start {code}", "这个账号已经绑定"),
        ("/help", "下单"),
        ("/query_stock 棉睡袋", "可用"),
        ("给重庆渝行登山俱乐部下单2个棉睡袋", "棉睡袋"),
    ):
        print("   >", text.replace(code, "CODE"))
        talk.write(text)
        card = talk.heard(wanted, known)
        known = len(talk.said())
    print("   > [确认]")
    talk.press(card, "确认")
    done = talk.heard("✅", known - 1)
    if done["messageId"] != card["messageId"]:
        raise SystemExit("the card was not edited in place")
    print("   > [撤销]")
    talk.press(done, "撤销")
    card = talk.heard("撤销[\\s\\S]*释放", known)
    print("   > [确认]")
    talk.press(card, "确认")
    talk.heard("✅[\\s\\S]*撤", known)


def _text(message: dict[str, Any]) -> str:
    return re.sub(r"</?b>", "", message["message"].get("text") or "")


def _labels(message: dict[str, Any]) -> list[str]:
    rows = (message["message"].get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A process that has said its first line, ended afterwards."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        if not process.stdout.readline():
            raise SystemExit(f"{command[0]} does not start")
        yield
    finally:
        process.terminate()
        process.communicate(timeout=30)


if __name__ == "__main__":
    main(*sys.argv[1:3])
