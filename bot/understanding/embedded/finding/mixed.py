"""English words in a Chinese sentence, read as the Chinese ones that they stand for: "remind我", "quote 301转成order".

Only what is said about the business is read so, and never what is part of a name. The places of the words stay those
in the message as it was sent, and so do the words that are kept of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.understanding.embedded.finding.marks import Marks
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.mentions.text import Normal, is_chinese, reworded

_CHINESE, _LATIN_WORDS = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[a-z]{2,}")

_DAYS = {
    "一": r"mon(?:day)?",
    "二": r"tue(?:s|sday)?",
    "三": r"wed(?:nesday)?",
    "四": r"thu(?:rs|rsday)?",
    "五": r"fri(?:day)?",
    "六": r"sat(?:urday)?",
    "日": r"sun(?:day)?",
}
#: Neither a part of another word nor of an address or a number.
_NEXT_TO = r"(?<![a-z'@.\-_])"
_PAST = r"(?![a-z'@_]|[.-]\w|\d)"

#: Longer words come before those that are a part of them.
_WORDS: tuple[tuple[str, str], ...] = (
    (r"average order value", "客单价"),
    (r"unit price", "单价"),
    (r"(?:delivery|due) date", "交期"),
    (r"by (?:rep|sales ?(?:rep|person))s?", "按业务员"),
    (r"by month", "按月"),
    (r"by teams?", "按团队"),
    (r"by (?:customer|client)s?", "按客户"),
    (r"by products?", "按产品"),
    (r"by regions?", "按区域"),
    (r"by category", "按品类"),
    (r"this week(?=\s?[一二三四五六日天])", "这周"),
    (r"next week", "下周"),
    (r"last week", "上周"),
    (r"this week", "本周"),
    (r"next month", "下个月"),
    (r"last month", "上个月"),
    (r"this month", "本月"),
    (r"next quarter", "下季度"),
    (r"last quarter", "上季度"),
    (r"this quarter", "本季度"),
    (r"(?<=个)month", "月"),
    (r"(?<=[这本上下])month", "月"),
    (r"(?<=[这本上下个])quarter", "季度"),
    (r"(?<=[这本上下])week(?!end)", "周"),
    (r"(?<=个)week(?!end)", "星期"),
    (r"tomorrow", "明天"),
    (r"yesterday", "昨天"),
    (r"today", "今天"),
    *((rf"(?<!next )(?<!this )(?<!last )(?<!by ){day}", f"周{sign}") for sign, day in _DAYS.items()),
    (r"reminder", "提醒"),
    (r"remind", "提醒"),
    (r"quotation|quote", "报价"),
    (r"purchase order", "采购单"),
    (r"work order", "生产工单"),
    (r"sales order", "订单"),
    (r"(?:place|create|make|put in)(?=\s?一?[个张]?\s?order)", "下"),
    (r"(?<=[\u3400-\u9fff])\s?order(?=\s?(?:[一二两三四五六七八九十半百]|\d{1,3}(?!\d)))", "订"),
    (r"orders?", "订单"),
    (r"invoice了", "开票了"),
    (r"(?<=把)invoice", "发票"),
    (r"invoice(?=\s?(?:一?下|掉|一下|了|吧))", "开票"),
    (r"invoices?", "发票"),
    (r"payments?", "付款"),
    (r"paid(?=\s?[了过])", "付"),
    (r"paid", "付了"),
    (r"opportunity|opp|deal", "商机"),
    (r"lead", "线索"),
    (r"(?:customer|client)s?", "客户"),
    (r"suppliers?", "供应商"),
    (r"contact person", "联系人"),
    (r"overdue", "逾期"),
    (r"revenue", "销售额"),
    (r"(?:gross )?margin", "毛利"),
    (r"forecast", "预测"),
    (r"inventory|stock", "库存"),
    (r"price", "价格"),
    (r"discount", "折扣"),
    (r"status", "状态"),
    (r"approved?", "批准"),
    (r"reject(?:ed)?", "驳回"),
    (r"cancel(?:l?ed)?", "取消"),
    (r"confirm(?:ed)?", "确认"),
    (r"check", "查"),
    (r"transfer", "调"),
    (r"assign", "分配"),
    (r"deliver", "送货"),
    (r"delivery", "交货"),
    (r"add", "加"),
    (r"give(?=\s?\d)", "给"),
    (r"valid", "有效"),
    (r"urgent", "加急"),
    (r"follow[ -]?up", "跟进"),
    (r"follow(?=\s?(?:$|[,，。;；吧了]))", "跟进"),
    (r"(?:phone )?call(?:ed)?(?=\s?[了过完]\s?(?:$|[,，。;；]))", "打了电话"),
    (r"(?:e-?)?mail(?:ed)?(?=\s?[了过完]\s?(?:$|[,，。;；]))", "发了邮件"),
    (r"visit(?:ed)?(?=\s?[了过完])", "拜访"),
    (r"(?:please|pls|plz)", "麻烦"),
    (r"(?:thanks|thx|tks)", "谢谢"),
    (r"asap", "尽快"),
)
#: Nothing is looked for but where Latin letters begin, or a space before them.
_ANY = re.compile(rf"(?=[a-z\s]){_NEXT_TO}(?:{'|'.join(f'({said})' for said, _ in _WORDS)}){_PAST}")

#: With fewer Chinese signs than these outside of names a sentence is an English one.
_SIGNS = 2


def is_mixed(text: str) -> bool:
    """Whether a message is a Chinese sentence with English words of the business in it."""
    if text.isascii():
        return False
    # It is Chinese where there are as many signs as English words.
    words = len(_LATIN_WORDS.findall(text))
    return bool(words) and len(_CHINESE.findall(text)) >= words and _ANY.search(text) is not None


def in_chinese(normal: Normal, names: Iterable[Mention]) -> Normal:
    """The message with the English words of the business as Chinese ones, but those in names.

    An English sentence in which only names are Chinese stays as it is.
    """
    spans = [(name.start, name.end) for name in names]
    marks = Marks(len(normal.text), spans)
    if len(_CHINESE.findall(_without(normal.text, spans))) < _SIGNS:
        return normal
    return reworded(normal, _chinese_words(normal.text, marks))[0]


def _chinese_words(text: str, names: Marks) -> Iterator[tuple[int, int, str]]:
    """Where English words of the business stand, and the Chinese ones for them; spaces beside Chinese signs go."""
    last = 0
    for found in _ANY.finditer(text):
        start, end = found.span()
        if names.meet(start, end):
            continue
        _, word = _WORDS[(found.lastindex or 1) - 1]
        if start - 1 > last and text[start - 1] == " " and is_chinese(text[start - 2]):
            yield start - 1, start, ""
        yield start, end, word
        last = end
        if text.startswith(" ", end) and is_chinese(text[end + 1 : end + 2]):
            last = end + 1
            yield end, last, ""


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches blotted out."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)
