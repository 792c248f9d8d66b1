"""A model as whoever runs the program sees it: what the doctor says of it, and what kept messages would be read as now."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.cli import main
from tests.commands.refusals import told
from tests.commands.test_chat import replies, script
from tests.scripted_model import Reply, ScriptedModel, calling, costing, failing, saying, scripted_model

pytestmark = pytest.mark.usefixtures("loaded")

#: The embedded engine is not sure of it.
MESSAGE = "飞驰呢26内胎要2盒，单价165，电话13655512345，咕噜咕噜"
NOTHING = costing(calling(("nothing", {})), 4800, 4000, 30)
STOCK = costing(calling(("query_stock", {"asked": "要", "product": "26内胎"})), 4800, 4000, 30)
AS_JSON = saying('{"calls": [{"name": "nothing", "arguments": {}}]}')


@pytest.fixture(autouse=True)
def prices(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tokens cost, and a key."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-test")
    for name, price in (("SENT", "2.5"), ("CACHED", "0.25"), ("ANSWERED", "10")):
        monkeypatch.setenv(f"YOUDAN_MODEL_PRICE_{name}", price)


def use(monkeypatch: pytest.MonkeyPatch, model: ScriptedModel, name: str = "openai:one") -> None:
    """Set a model."""
    monkeypatch.setenv("YOUDAN_MODEL", name)
    monkeypatch.setenv("OPENAI_BASE_URL", model.url)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints that goes well."""
    capsys.readouterr()
    assert main(words) == 0
    return capsys.readouterr().out


def doctor(capsys: pytest.CaptureFixture[str]) -> str:
    """What the doctor says of the model first, well or not."""
    capsys.readouterr()
    main(["doctor"])
    out = capsys.readouterr().out
    return next(line for line in out.splitlines() if "model:" in line)


# The doctor


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([NOTHING], "ok   model: openai:one answers, by calling tools"),
        ([failing(400), AS_JSON], "ok   model: openai:one answers, as JSON in text"),
        ([AS_JSON], "ok   model: openai:one answers, as JSON in text"),
        ([saying("Hello!")], "WRONG model: openai:one: it neither calls tools nor answers in JSON (unusable)"),
        ([failing(401)], "WRONG model: openai:one: the key is refused: set OPENAI_API_KEY"),
        ([failing(404)], "WRONG model: openai:one: the server knows no such model or address"),
    ],
)
def test_the_doctor_asks_the_model_and_says_how_it_answers(
    answers: list[Reply], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(*answers) as model:
        use(monkeypatch, model)
        assert doctor(capsys).startswith(says)


def test_how_it_answers_is_remembered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with scripted_model(failing(400), AS_JSON) as model:
        use(monkeypatch, model)
        doctor(capsys)
        script(monkeypatch, MESSAGE)
        replies(capsys, "--as", "E01")
        assert ["tools" in each for each in model.asked] == [True, False, False]
        monkeypatch.setenv("YOUDAN_MODEL_TOOLS", "true")
        script(monkeypatch, MESSAGE)
        replies(capsys, "--as", "E01")
        assert "tools" in model.asked[3]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("YOUDAN_MODEL_PROVIDERS", "deepseek.example", "it sends to the host 127.0.0.1"),
        ("YOUDAN_MODEL_MASK", "phone,names", "YOUDAN_MODEL_MASK: 'names' is none of phone, email, amount"),
        ("YOUDAN_MODEL_PRICE_SENT", "-1", "YOUDAN_MODEL_PRICE_SENT: "),
        ("YOUDAN_MODEL_TOOLS", "perhaps", "YOUDAN_MODEL_TOOLS: "),
        ("YOUDAN_MODEL", "openai", "is not known"),
    ],
)
def test_a_model_that_can_not_be_used_is_never_asked(
    name: str, value: str, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(NOTHING) as model:
        use(monkeypatch, model)
        monkeypatch.setenv(name, value)
        assert why in doctor(capsys)
        script(monkeypatch, MESSAGE)
        assert why in told(capsys, "chat", "--as", "E01")
        assert not model.asked


def test_a_key_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.setenv("YOUDAN_MODEL", "openai:one")
    assert "OPENAI_API_KEY is not set" in doctor(capsys)
    assert "OPENAI_API_KEY is not set" in told(capsys, "chat", "--as", "E01")


# Replay


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    """Say something to the assistant."""
    script(monkeypatch, *lines)
    replies(capsys, "--as", "E01")


def test_what_is_read_as_it_was_asks_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(STOCK) as model:
        use(monkeypatch, model)
        said(monkeypatch, capsys, MESSAGE, "给飞驰下单2盒26内胎，单价165", "撤销", "飞驰欠多少钱")
        assert len(model.asked) == 1
        assert printed(capsys, "replay") == "3 messages, 0 read differently, 0 not compared\n"
        assert len(model.asked) == 1
        monkeypatch.delenv("YOUDAN_MODEL")
        assert printed(capsys, "replay") == "3 messages, 0 read differently, 0 not compared\n"
        assert printed(capsys, "replay", "--since", "2126-01-01") == "0 messages, 0 read differently, 0 not compared\n"


def test_another_model_is_asked_and_what_it_reads_otherwise_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(STOCK) as model:
        use(monkeypatch, model)
        said(monkeypatch, capsys, MESSAGE)
        use(monkeypatch, model, "openai:two")
        model.replies[:] = [NOTHING]
        recorded = printed(capsys, "replay", "--recorded")
        assert "not compared: it was answered by openai:one" in recorded
        assert len(model.asked) == 1
        line, count, spent = printed(capsys, "replay").splitlines()
        assert '"query_stock"' in line
        assert line.endswith("→ {}")
        assert "13655512345" not in line
        assert "165" not in line
        assert count == "1 messages, 1 read differently, 0 not compared"
        assert spent == "the model was asked about 1 of them, for 0.0033"
        printed(capsys, "replay")
        assert len(model.asked) == 2


def test_a_grammar_that_changed_is_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said(monkeypatch, capsys, "飞驰欠多少钱")
    # As if the grammar of then had read something else.
    monkeypatch.setattr("bot.understanding.again.same", lambda _then, _now: False)
    out = printed(capsys, "replay")
    assert '"飞驰欠多少钱"' in out
    assert out.endswith("1 messages, 1 read differently, 0 not compared\n")


def test_a_prompt_that_changed_makes_old_answers_stale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(STOCK) as model:
        use(monkeypatch, model)
        said(monkeypatch, capsys, MESSAGE)
        monkeypatch.setattr("bot.understanding.again.digest_of", lambda _prefix: "another")
        assert "it was answered to other tools or examples than there are now" in printed(
            capsys, "replay", "--recorded"
        )


def test_one_message_is_told_with_all_that_was_asked_about_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_model(STOCK) as model:
        use(monkeypatch, model)
        said(monkeypatch, capsys, MESSAGE)
        model.replies[:] = [NOTHING]
        use(monkeypatch, model, "openai:two")
        line = printed(capsys, "replay").splitlines()[0]
        trace: dict[str, Any] = json.loads(printed(capsys, "replay", "--message", line.split()[2]))
    first, second = trace["exchanges"]
    assert (first["model"], first["person"], first["cost"]) == ("openai:one", "E01", "0.0033")
    assert (second["model"], second["person"]) == ("openai:two", "replay")
    assert first["request"] in model.asked[1]["messages"][1]["content"]
    assert first["answers"][0]["calls"] == [["query_stock", {"asked": "要", "product": "26内胎"}]]
    assert set(trace["prefixes"]) == {first["prefix"], second["prefix"]}
    assert trace["heard"]["reading"]["actions"] == [{"action": "query_stock", "args": {"product": "P01"}}]
    assert trace["differs"] is True


def test_a_message_that_is_not_kept_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "replay", "--message", "m1") == "nothing is kept about the message m1"


def test_a_day_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["replay", "--since", "yesterday"])
    assert stopped.value.code == 2
    assert "not a day like 2026-03-31: yesterday" in capsys.readouterr().err
