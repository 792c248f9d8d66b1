"""A model asked over HTTP through LangChain, as it is in earnest: what is sent, what comes back, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pydantic import SecretStr

from bot.settings import ModelSettings
from bot.understanding.model.server import ModelAwayError, Server
from bot.understanding.model.setting_up import chat_of
from bot.understanding.proposal import Understanding
from tests.scripted_model import Reply, ScriptedModel, calling, failing, saying, scripted_model
from tests.understanding.model.answering import REGISTRY, Listeners, args_of, hearing

MESSAGE = "Harbour are after a dozen helmets"
ORDER = (
    "create_order",
    {
        "asked": "are after",
        "customer": "Harbour [c1]",
        "lines": [{"product": "helmets [p1]", "quantity": "a dozen"}],
    },
)
READ = [("create_order", {"customer": "C4", "lines": [{"product": "P4", "quantity": "12"}]})]
AS_JSON = """Here you are: ```json
{"calls": [{"name": "create_order", "arguments": {"asked": "are after", "customer": "Harbour [c1]",
"lines": [{"product": "helmets [p1]", "quantity": "a dozen"}]}}]}
```"""


def asked(
    *replies: Reply, tools: bool = True, paused: list[float] | None = None
) -> tuple[Understanding, ScriptedModel]:
    """What comes of a message with a server that answers so, one reply after the other; no pause is waited for."""
    pauses = [] if paused is None else paused
    with scripted_model(*replies) as model:
        settings = ModelSettings(model="openai:scripted", base_url=model.url, api_key=SecretStr("k"))
        server = Server(chat_of(settings), REGISTRY, settings.timeout, tools, pause=pauses.append)
        return Listeners(server).model.understand(MESSAGE, hearing()), model


def why_away(*replies: Reply) -> tuple[str, int]:
    """Why there is no answer, and how often the server was asked."""
    with scripted_model(*replies) as model:
        settings = ModelSettings(model="openai:scripted", base_url=model.url, api_key=SecretStr("k"))
        server = Server(chat_of(settings), REGISTRY, settings.timeout, pause=lambda _: None)
        with pytest.raises(ModelAwayError) as away:
            Listeners(server).model.understand(MESSAGE, hearing())
        return away.value.why, len(model.asked)


def test_tools_are_offered_and_the_call_is_read() -> None:
    understood, model = asked(calling(ORDER))
    assert args_of(understood) == READ
    [request] = model.asked
    assert [each["role"] for each in request["messages"]] == ["system", "user"]
    assert request["messages"][1]["content"].endswith(MESSAGE)
    assert {"create_order", "ask", "nothing"} <= {tool["function"]["name"] for tool in request["tools"]}


def test_a_server_without_tools_answers_in_words() -> None:
    understood, model = asked(saying(AS_JSON), tools=False)
    assert args_of(understood) == READ
    assert "tools" not in model.asked[0]


def test_a_busy_server_is_asked_once_more_when_it_says() -> None:
    paused: list[float] = []
    understood, model = asked(failing(429, retry_after="3"), calling(ORDER), paused=paused)
    assert args_of(understood) == READ
    assert (paused, len(model.asked)) == ([3.0], 2)


@pytest.mark.parametrize("bad", [calling(("fire_everybody", {})), calling(("create_order", "{oh")), saying("Sure!")])
def test_an_answer_that_can_not_be_used_is_asked_for_once_more_with_the_reason(bad: Reply) -> None:
    understood, model = asked(bad, calling(ORDER))
    assert args_of(understood) == READ
    assert [each["role"] for each in model.asked[1]["messages"]] == ["system", "user", "assistant", "user"]


@pytest.mark.parametrize(
    ("replies", "why", "times"),
    [
        ([failing(401)], "status_401", 1),
        ([failing(500)], "status_500", 2),
        ([failing(429, retry_after="3600")], "status_429", 1),
        ([Reply(b"", cut_off=True)], "connection", 2),
        ([saying("I would rather not.")], "unusable", 2),
        ([Reply(b"<html>")], "garbled", 2),
    ],
)
def test_no_answer_is_told_by_its_reason(replies: Sequence[Reply], why: str, times: int) -> None:
    assert why_away(*replies) == (why, times)
