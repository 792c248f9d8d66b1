"""An assistant for tests of channels: it knows three people, keeps its talks in memory, and answers by a few fixed rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from threading import RLock
from typing import Any

from bot.live import Live, Talk
from bot.messages import (
    ActionReport,
    Bubble,
    Button,
    Card,
    CardRow,
    CardTable,
    Conversation,
    Enclosed,
    Incoming,
    Kept,
    Reply,
)
from bot.port import CallResult, Member, Unsaid

NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
CODE = "AB3DE-FG4HJ"

MEMBERS = (
    Member("E01", "徐曼宁", "业务员", "zh", "澄川玻璃仪器"),
    Member("E04", "Oliver Finch", "sales rep", "en", "澄川玻璃仪器"),
    Member("E06", "罗建国", "仓管", "zh", "澄川玻璃仪器"),
)

ORDER = Card(
    "瀚宁检测 · 烧杯500ml 等 2 行",
    "open",
    rows=(
        CardRow("客户", "瀚宁检测技术有限公司", link="/records/customer/C01"),
        CardRow("交期", "3月12日（周四）"),
        CardRow("仓库", "嘉定仓", mark="默认"),
        CardRow("含税合计", "¥2,314.80"),
    ),
    tables=(
        CardTable(
            ("产品", "数量", "单价", "折扣", "金额", "可用量"),
            (
                ("烧杯500ml", "100 只", "¥18.00", "3%", "¥1,746.00", "500 只"),
                ("容量瓶250ml 棕色 A级", "20 只", "¥28.44", "", "¥568.80", "120 只"),
            ),
            (False, True, True, True, True, True),
            more=3,
        ),
    ),
    effects=("嘉定仓预留 120 只", "可用量剩 500 只"),
    warnings=("还有一张 30 天前到期的发票 ¥8,200.00 没付",),
)


class FakeAssistant:
    """Answers an order with a card to confirm, buttons by settling it, and anything else by saying it again."""

    def __init__(self, members: Sequence[Member] = MEMBERS) -> None:
        self.people = list(members)
        self.live = Live()
        self.sessions: dict[str, str] = {}
        self.codes = {CODE: "E01"}
        self.tokens = {"token-of-E01": "E01"}
        self.handled: list[Incoming] = []
        self.calls: list[tuple[str, str, Mapping[str, Any], bool, str | None]] = []
        self.result = CallResult(200, {"state": "done"})
        self.answers: dict[str, Reply] = {}
        self.failures = 0
        self.enclosed: dict[tuple[str, str], Enclosed] = {}
        self.dead: list[Unsaid] = []
        self.made: dict[tuple[str, str], Enclosed] = {}
        self.hears = True
        self._talks: dict[Talk, list[Bubble]] = defaultdict(list)
        self._replies: dict[str, Reply] = {}
        self._entries, self._ids = count(1), count(1)
        self._lock = RLock()

    def handle(self, incoming: Incoming) -> Reply:
        """Answer a message, the same event once."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("out of order")
        with self._lock:
            if incoming.event not in self._replies:
                self.handled.append(incoming)
                self._say(
                    incoming.person,
                    incoming.conversation,
                    text=incoming.text,
                    event=incoming.event,
                    enclosed=self._kept(incoming),
                )
                self._replies[incoming.event] = reply = self._answer(incoming)
                self._say(incoming.person, incoming.conversation, reply=reply)
        return self._replies[incoming.event]

    def notice(self, person: str, text: str) -> None:
        """Say something in a person's web chat without having been asked."""
        self._say(person, Conversation("web", person), reply=Reply(f"R{next(self._ids)}", text, "zh"))

    def reopen(self) -> None:
        """Be watched again after a stop."""
        self.live = Live()

    def history(self, person: str, conversation: Conversation, after: int = 0) -> Sequence[Bubble]:
        """Bubbles past an entry."""
        return [bubble for bubble in self._talks[_talk(person, conversation)] if bubble.id > after]

    def latest(self, person: str, conversation: Conversation, before: int | None = None) -> Sequence[Bubble]:
        """The last fifty bubbles."""
        talk = self._talks[_talk(person, conversation)]
        return [bubble for bubble in talk if before is None or bubble.id < before][-50:]

    def enclosure(self, person: str, enclosure_id: str) -> Enclosed | None:
        """What somebody sent, for himself."""
        return self.enclosed.get((person, enclosure_id))

    def made_file(self, person: str, url: str) -> Enclosed | None:
        """What was made for somebody."""
        return self.made.get((person, url))

    def unsaid(self, person: str) -> Sequence[Unsaid] | None:
        """What could not be said; the first employee runs the assistant."""
        return list(self.dead) if person == "E01" else None

    def say_again(self, person: str, number: int) -> bool:
        """Take one off the list."""
        known = [one for one in self.dead if one.id == number and person == "E01"]
        self.dead = [one for one in self.dead if one not in known]
        return bool(known)

    def watch(self, person: str, conversation: Conversation, after: int) -> AsyncIterator[Bubble]:
        """New bubbles as they come."""
        read = lambda seen: self.history(person, conversation, seen)  # noqa: E731
        return self.live.watch(_talk(person, conversation), read, after)

    def record(self, person: str, kind: str, record_id: str) -> Reply | None:
        """One customer, whom nobody but E01 sees."""
        if (person, kind, record_id) != ("E01", "customer", "C01"):
            return None
        card = Card("瀚宁检测技术有限公司", rows=(CardRow("地区", "浙江"),), tables=ORDER.tables)
        return Reply("R0", "", "zh", (card,))

    def samples(self, person: str) -> Sequence[str]:
        """Two messages to tap."""
        return ("给瀚宁下单100只烧杯", "容量瓶还有多少") if person != "E04" else ("order 100 beakers for Kestrel",)

    def member(self, employee: str) -> Member | None:
        """One of the people."""
        return next((one for one in self.people if one.id == employee), None)

    def members(self) -> Sequence[Member]:
        """All people."""
        return self.people

    def sign_in(self, code: str, now: datetime) -> str | None:
        """A session for a code, once."""
        assert now.tzinfo is not None
        employee = self.codes.pop(code, None)
        return self.open_session(employee) if employee else None

    def open_session(self, employee: str) -> str:
        """A session for a person."""
        secret = f"session-{len(self.sessions)}-of-{employee}"
        self.sessions[secret] = employee
        return secret

    def session(self, secret: str) -> str | None:
        """Whose session it is."""
        return self.sessions.get(secret)

    def sign_out(self, secret: str) -> None:
        """End a session."""
        self.sessions.pop(secret, None)

    def token(self, secret: str) -> str | None:
        """Whose token it is."""
        return self.tokens.get(secret)

    def call(self, person: str, action: str, args: Mapping[str, Any], *, preview: bool, key: str | None) -> CallResult:
        """Note the call and answer what the test wants."""
        self.calls.append((person, action, args, preview, key))
        return self.result

    def openapi(self) -> Mapping[str, Any]:
        """A description with nothing in it."""
        return {"openapi": "3.1.0", "paths": {}}

    def _answer(self, incoming: Incoming) -> Reply:
        reply = Reply(f"R{next(self._ids)}", f"听到：{incoming.text}", "zh")
        if incoming.text in self.answers:
            return self.answers[incoming.text]
        if incoming.button:
            return self._settled(reply, incoming.button)
        if incoming.enclosed or incoming.text.startswith(("给", "order")):
            return _card(reply)
        return reply

    def _settled(self, reply: Reply, button: str) -> Reply:
        choice, _, earlier = button.partition("-")
        done = choice == "yes"
        card = replace(ORDER, title="订单 SO-1027", state="done" if done else "cancelled", warnings=())
        report = ActionReport("create_order", {"customer": "C01"}, "done", {"order": "SO-1027"})
        text = "下好了，订单 SO-1027。" if done else "好，不下了。"
        return replace(
            reply, text=text, cards=(card,) if done else (), actions=(report,) if done else (), settles=earlier
        )

    def _kept(self, incoming: Incoming) -> tuple[Kept, ...]:
        """What came with a message, with an id each."""
        kept = []
        for each in incoming.enclosed:
            told = "audio/ogg" if each.kind == "voice" else "image/png"
            one = Kept(f"K{next(self._ids)}", each.kind, told, each.name)
            self.enclosed[incoming.person, one.id] = replace(each, media_type=told)
            kept.append(one)
        return tuple(kept)

    def _say(
        self,
        person: str,
        conversation: Conversation,
        text: str = "",
        event: str = "",
        reply: Reply | None = None,
        enclosed: tuple[Kept, ...] = (),
    ) -> None:
        talk = _talk(person, conversation)
        author = "assistant" if reply else "person"
        with self._lock:
            bubble = Bubble(next(self._entries), author, NOW, text, reply, event, enclosed)  # type: ignore[arg-type]
            self._talks[talk].append(bubble)
        self.live.said(talk)


def _card(reply: Reply) -> Reply:
    buttons = (
        Button(f"yes-{reply.id}", "确认", "primary"),
        Button(f"edit-{reply.id}", "修改"),
        Button(f"no-{reply.id}", "取消", "danger"),
    )
    asked = ActionReport("create_order", {"customer": "C01"}, "confirm")
    return replace(reply, text="请核对：", cards=(ORDER,), buttons=buttons, actions=(asked,))


def _talk(person: str, conversation: Conversation) -> Talk:
    return (person, conversation.channel, conversation.chat, conversation.thread)
