"""What stands beside the words of a short text and is no part of it: "manager at Acme", "that tag too", "her number"."""

from __future__ import annotations

import re

from bot.understanding.embedded.in_passing.purposes import without_purpose
from domain.arguments import Slot

#: How many tags there are, behind the last of them.
_COUNT_OF_TAGS = re.compile(r"\s*(?:这?(?:两|三|几|四)个|俩|仨)\s*(?:标签)?$")


#: 标签改成…, 加个…: no part of the tag either.
_PUTS = re.compile(
    r"^(?:改成|改为|换成|换为|设成|设为|打上|加上|[加打贴标上](?:一?个))(?=[\u3400-\u9fffA-Za-z0-9“\"「])"
)
#: "tag Acme key account too": no part of the tag.
_TOO = re.compile(r"[\s,]+(?:too|as well|also|again|now|while you're (?:there|at it))$", re.IGNORECASE)


#: …，怕忘了，提前: why, and when, the person wants to be reminded is nothing to be done.
_LEST_I_FORGET = re.compile(
    r"[,，\s]+(?:我)?(?:怕(?:我)?(?:会)?忘(?:了|记)?|别忘了|免得忘(?:了|记)?|省得忘(?:了|记)?)(?:[,，\s]*(?:到时候?|提前|先|记得))?[,，\s]*$"
)
#: 他是设备科长: of what somebody is told to be that alone is noted.
_HE_IS = re.compile(
    r"^(?:(?:哦|嗯|对了|就)[,，\s]*)?(?:[他她]|这人|人家|对方|这个人)(?:现在|目前|们?那边)?(?:就?是|做|管|当|担任)(?:他们|[他她]们公司|公司|那边)?的?"
    r"|^(?:he|she|they)(?:'s| is|'re| are) (?:(?:the|a|an|their|our) )?",
    re.IGNORECASE,
)


#: "Ann the buyer", "their new buyer": the post alone is noted.
_HIS_POST = re.compile(r"^(?:as )?(?:(?:the|an?|their|our|its|your) (?:new )?|new )(?=\w{2})", re.IGNORECASE)


_AT_WHOM = re.compile(r"\s(?:at|for|over at|with)\s", re.IGNORECASE)


#: "her number is …": nobody is called so.
_OF_HIM = re.compile(
    r"(?:her|his|their|its|the) (?:number|phone|mobile|cell|email|e-mail|address|title|name|direct)\b", re.IGNORECASE
)
OF_PEOPLE = frozenset({"contact_name", "name", "title"})
_SHORT = OF_PEOPLE | {"tags", "region", "industry", "source"}
"""Texts of a few words, to which no reason belongs."""


#: 改成宋丽, 她是老板娘: no part of the name, nor of the post.
_PUTS_OR_IS = re.compile(
    r"^(?:改成|改为|换成|换为|改叫|就写|写成|写(?=[\u3400-\u9fff]{2})|填成?(?=[\u3400-\u9fff]{2})|登记为|应该是|应该叫|[他她]是|[他她]叫|不是[\u3400-\u9fff]{1,8}[,，]?是)+(?=[\u3400-\u9fffA-Za-z])"
)
#: What is told of a person besides the name, where no mark stands between.
_OTHER_THINGS = re.compile(
    r"(?<=[\u3400-\u9fff])\s*(?:电话|手机|微信号?|邮箱|号码|联系方式|职务|职位)[\s:：是]*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
)


def without_what_is_beside(slot: Slot, words: str, *, quoted: bool, of_deal: bool = False) -> str:
    """The words for a slot without what but stands beside them: "manager at Acme", "that tag too", "gold so we all know".

    The title `of_deal` may be of several words: 东方 门店翻新.
    """
    if slot.many:
        words = _PUTS.sub("", _TOO.sub("", _COUNT_OF_TAGS.sub("", words)))
    if slot.name == "text":
        words = _LEST_I_FORGET.sub("", words)
    if slot.name == "title":
        words = _HIS_POST.sub("", _HE_IS.sub("", _AT_WHOM.split(words)[0]))
    if slot.name in OF_PEOPLE and not of_deal:
        words = _PUTS_OR_IS.sub("", words)
        words = "" if _OF_HIM.match(words) else _OTHER_THINGS.split(words)[0].strip().rstrip("了吧啊哈")
    return without_purpose(words) if slot.name in _SHORT and not quoted else words
