"""A message before it is understood: made clean, its language told, and the few words that do what buttons do."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from bot.messages import Language

#: Line breaks stay; every other control or direction mark, and half a surrogate, goes.
_KEPT = {"\n", "\t"}
_DROPPED = {"Cc", "Cf", "Cs", "Co"}
#: Joins the parts of one emoji.
_JOINER = "\u200d"

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z']+")
_PLAIN_WORD = re.compile(r"(?<![A-Za-z0-9])[a-z][a-z']+(?![A-Za-z0-9-])")


class Control(Enum):
    """What a word alone does, in every channel and whatever the language of the card."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    UNDO = "undo"
    HELP = "help"
    #: Confirms where a card waits; anywhere else it is but a friendly noise.
    YES = "yes"
    NO = "no"
    #: Said out of politeness: answered in kind.
    GREETING = "greeting"
    THANKS = "thanks"


_CONTROLS = {
    Control.CONFIRM: ("确认", "确定", "confirm", "confirmed"),
    Control.CANCEL: ("取消", "cancel"),
    Control.UNDO: ("撤销", "undo"),
    Control.HELP: ("帮助", "help", "/help", "?", "？"),
    Control.YES: (
        "好", "好的", "可以", "行", "对", "对的", "是", "是的", "没错", "没问题",
        "ok", "okay", "yes", "y", "yep", "sure", "go ahead",
    ),
    Control.NO: ("不", "不用", "不用了", "不要", "不要了", "算了", "no", "n", "nope", "never mind", "nevermind", "forget it"),
    Control.GREETING: ("你好", "您好", "在吗", "早", "早上好", "下午好", "hi", "hello", "hey", "good morning", "good afternoon"),
    Control.THANKS: ("谢谢", "谢了", "多谢", "辛苦了", "thanks", "thank you", "thx", "cheers"),
}  # fmt: skip
_BY_WORD = {word: control for control, words in _CONTROLS.items() for word in words}


def clean(text: str) -> str:
    """The text without what can't be seen or stored."""
    kept = (each for each in text.replace("\r\n", "\n") if each in _KEPT or each == _JOINER or not _unseen(each))
    return "".join(kept).strip()


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in _DROPPED


def control_of(text: str) -> Control | None:
    """What the text does where it is one of the few words alone, whatever its case and closing mark."""
    return _BY_WORD.get(folded(text))


def folded(text: str) -> str:
    """A short text as it is compared: without case, width and closing marks."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return plain.rstrip("!.。~,;") or plain


def language_of(text: str, last: Language) -> Language:
    """The message's language; the person's last one where it is mixed, or in neither.

    Names and article numbers in Latin letters make no Chinese message a mixed one.
    """
    han, words = len(_HAN.findall(text)), len(_WORD.findall(text))
    if not han:
        return "en" if words and (words > 1 or _PLAIN_WORD.search(text)) else last
    return last if len(_PLAIN_WORD.findall(text)) * 2 > han else "zh"
