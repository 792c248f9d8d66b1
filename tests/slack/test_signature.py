"""Only what Slack signed, and just now, is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from tests.slack.desk import NotingDesk
from tests.slack.platform import SlackPlatform, signed
from tests.slack.web_api import SECRET, wall

pytestmark = pytest.mark.anyio

STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
Headers = Mapping[str, str]
Forged = tuple[bytes, Headers]


def _with(headers: Headers, **changed: str | None) -> Headers:
    names = {"stamp": STAMP, "signature": SIGNATURE}
    merged = {**headers, **{names[name]: value for name, value in changed.items()}}
    return {name: value for name, value in merged.items() if value is not None}


def _later(body: bytes, seconds: int) -> Headers:
    return signed(body, wall() + timedelta(seconds=seconds))


MUTATIONS: dict[str, Callable[[bytes, Headers], Forged]] = {
    "no headers": lambda body, _: (body, {}),
    "no signature": lambda body, good: (body, _with(good, signature=None)),
    "no time": lambda body, good: (body, _with(good, stamp=None)),
    "an empty signature": lambda body, good: (body, _with(good, signature="")),
    "a bare version": lambda body, good: (body, _with(good, signature="v0=")),
    "an empty time": lambda body, good: (body, _with(good, stamp="")),
    "another secret": lambda body, _: (body, signed(body, wall(), SECRET[::-1])),
    "an empty secret": lambda body, _: (body, signed(body, wall(), "")),
    "the first digit": lambda body, good: (body, _with(good, signature=_other(good[SIGNATURE], 3))),
    "the last digit": lambda body, good: (body, _with(good, signature=_other(good[SIGNATURE], -1))),
    "a digit short": lambda body, good: (body, _with(good, signature=good[SIGNATURE][:-1])),
    "a digit more": lambda body, good: (body, _with(good, signature=good[SIGNATURE] + "0")),
    "upper case": lambda body, good: (body, _with(good, signature=good[SIGNATURE].upper())),
    "another version": lambda body, good: (body, _with(good, signature=good[SIGNATURE].replace("v0", "v1"))),
    "no version": lambda body, good: (body, _with(good, signature=good[SIGNATURE].removeprefix("v0="))),
    "zeros": lambda body, good: (body, _with(good, signature="v0=" + "0" * 64)),
    "no ASCII": lambda body, good: (body, _with(good, signature="v0=\u00e9" + "0" * 63)),
    "a second later": lambda body, good: (body, _with(good, stamp=str(int(good[STAMP]) + 1))),
    "a second earlier": lambda body, good: (body, _with(good, stamp=str(int(good[STAMP]) - 1))),
    "the time with a zero in front": lambda body, good: (body, _with(good, stamp="0" + good[STAMP])),
    "a broken time": lambda body, good: (body, _with(good, stamp=good[STAMP] + ".0")),
    "words for a time": lambda body, good: (body, _with(good, stamp="now")),
    "a negative time": lambda body, good: (body, _with(good, stamp="-" + good[STAMP])),
    "too old": lambda body, _: (body, _later(body, -310)),
    "too new": lambda body, _: (body, _later(body, 310)),
    "a day old": lambda body, _: (body, _later(body, -86_400)),
    "a byte more": lambda body, good: (body + b" ", good),
    "a byte less": lambda body, good: (body[:-1], good),
    "another word": lambda body, good: (body.replace(b"pumps", b"pipes"), good),
    "another person": lambda body, good: (body.replace(b"UANN", b"UBOB"), good),
    "written anew": lambda body, good: (json.dumps(json.loads(body), indent=1).encode(), good),
    "nothing": lambda _, good: (b"", good),
    "no text": lambda _, good: (b"\xff\xfe", good),
}


def _other(signature: str, place: int) -> str:
    digits = list(signature)
    digits[place] = "0" if digits[place] != "0" else "1"
    return "".join(digits)


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_anything_but_what_slack_signed_is_refused(slack: SlackPlatform, desk: NotingDesk, mutation: str) -> None:
    body = json.dumps(slack.message("UANN", "stock of pumps")).encode()
    forged, headers = MUTATIONS[mutation](body, signed(body, wall()))
    answer = await slack.request(forged, {**headers, "Content-Type": "application/json"})
    assert (answer.status_code, answer.content) == (401, b"")
    assert desk.taken == []


async def test_two_signatures_are_none(slack: SlackPlatform, desk: NotingDesk) -> None:
    body = json.dumps(slack.message("UANN", "stock of pumps")).encode()
    good = signed(body, wall())
    headers = [*good.items(), (SIGNATURE, good[SIGNATURE])]
    assert (await slack.request(body, headers)).status_code == 401
    assert desk.taken == []


async def test_a_form_s_signature_covers_it_as_well(slack: SlackPlatform, desk: NotingDesk) -> None:
    body = b"command=%2Fyoudan&text=stock&user_id=UANN&channel_id=C1"
    headers = signed(body, wall()) | {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await slack.request(body.replace(b"UANN", b"UBOB"), headers)).status_code == 401
    assert desk.taken == []
    assert (await slack.request(body, headers)).status_code == 200
    assert len(desk.taken) == 1


async def test_a_body_that_is_too_long_is_not_read(slack: SlackPlatform, desk: NotingDesk) -> None:
    body = b"{" + b" " * 2_000_000 + b"}"
    assert (await slack.request(body, signed(body, wall()))).status_code == 413
    assert desk.taken == []
