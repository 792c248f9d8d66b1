"""Reads pictures: what a model transcribes of them, as lines of text and the kind of thing they are."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.media.bare import bare
from bot.understanding.model.account import ANSWERED, Account, Had
from bot.understanding.model.request import Request
from bot.understanding.model.server import ModelAwayError, Said, Server, Turn
from bot.understanding.proposal import Hearing
from domain.words import Language
from prompts import Prompt, prompt

RULES = "read_photo"
_KIND = re.compile(r"\s*kind\s*[:：]\s*(\w+)\s*", re.IGNORECASE)
#: A part of a business card, with its label.
LABELLED = re.compile(r"(name|company|title|phone|email)\s*[:：]\s*(.+)", re.IGNORECASE)
_END = re.compile(r"\s*end\s*[.。]?\s*", re.IGNORECASE)
_FENCE = re.compile(r"\s*```\w*\s*")
_REQUEST = {"zh": "抄写图片。", "en": "Transcribe the picture."}


#: So many characters of a picture go into an account; the picture itself is there to look at.
LONGEST_SUMMARY = 1500


class PictureKind(StrEnum):
    """What a picture shows."""

    ORDER = "order"
    LIST = "list"
    CARD = "card"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture says, line by line: data, whoever wrote it and whatever it demands."""

    kind: PictureKind
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as people are shown them, without the labels by which a card's parts are told apart."""
        card = self.kind is PictureKind.CARD
        return tuple(LABELLED.sub(r"\2", line) for line in self.lines) if card else self.lines

    @property
    def summary(self) -> str:
        """What an account says of it, of a long text its beginning."""
        text = "; ".join(self.shown)
        return text if len(text) <= LONGEST_SUMMARY else f"{text[:LONGEST_SUMMARY]}…"


class UnreadableError(Exception):
    """The model's answer can't be used, or the picture holds more than it could transcribe."""


@dataclass
class PictureReader:
    """Asks a model once what pictures say; it is offered no tools, and what it answers is nothing but text."""

    server: Server
    account: Account | None = None

    def read(self, pictures: Sequence[tuple[bytes, str]], hearing: Hearing) -> Seen:
        """What some pictures say, given as bytes and media type.

        Raises ModelAwayError where no answer came or no more may be asked, UnreadableError where it came and can't be used.
        """
        language: Language = hearing.person.language or hearing.company.language
        rules = prompt(RULES, language)
        try:
            images = tuple(_url(bare(data, media_type), media_type) for data, media_type in pictures)
        except ValueError as error:
            raise UnreadableError(str(error)) from error
        try:
            said = self._said(rules, language, images, hearing)
        except ModelAwayError as error:
            if error.why in _TAKES_NO_PICTURES:
                raise UnreadableError(error.why) from error
            raise
        return seen_in(said[-1].text)

    def _said(self, rules: Prompt, language: Language, images: tuple[str, ...], hearing: Hearing) -> Sequence[Said]:
        """What the model says, put to account: what it cost, and nothing of what the pictures say."""
        turns = [Turn("system", rules.text), Turn("user", _REQUEST[language], images)]
        if self.account is None:
            return self.server.say(turns)
        self.account.check(hearing)
        request = Request(rules.text, (), _REQUEST[language], frozenset(), rules.version, RULES)
        began = self.server.clock()
        try:
            said = self.server.say(turns)
        except ModelAwayError as error:
            self.account.keep(hearing, request, Had(error.why, error.said, self.server.clock() - began), _nothing)
            raise
        self.account.keep(hearing, request, Had(ANSWERED, said, self.server.clock() - began), _nothing)
        return said


def _nothing(_: str) -> str:
    return ""


def _url(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


_TAKES_NO_PICTURES = frozenset({"status_400", "status_404", "status_413", "status_415", "status_422"})
"""How servers answer whose model takes no pictures, or not this one."""


def seen_in(answer: str) -> Seen:
    """A model's answer taken apart; raises UnreadableError where it does not begin with its kind and end with its end."""
    lines = [line.strip() for line in answer.strip().splitlines() if line.strip() and not _FENCE.fullmatch(line)]
    head = _KIND.fullmatch(lines[0]) if lines else None
    if head is None or len(lines) < 2 or not _END.fullmatch(lines[-1]):
        # Without its end it was cut off, and lines of an order would be missing.
        raise UnreadableError("no kind or no end")
    told = head[1].lower()
    kind = PictureKind(told) if told in set(PictureKind) else PictureKind.OTHER
    return Seen(kind, tuple(lines[1:-1]))
