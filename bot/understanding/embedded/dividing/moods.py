"""In which manner a clause is said: asked, asked for, supposed, denied, told of others, told as past."""

from __future__ import annotations

import re
from enum import Flag, auto

from bot.understanding.embedded.quick import quick


class Mood(Flag):
    """What the words of a clause say about whether something is to be done."""

    NONE = 0
    QUESTION = auto()
    REQUEST = auto()
    SUPPOSED = auto()
    DENIED = auto()
    TOLD = auto()
    PAST = auto()

    # To mix flags one by one takes longer than to look for the mixture.

    def __or__(self, other: Mood) -> Mood:
        """Both moods."""
        return _MOODS[self._value_ | other._value_]

    def __contains__(self, other: Mood) -> bool:
        """Whether another mood is part of this one."""
        return self._value_ & other._value_ == other._value_

    def __and__(self, other: Mood) -> Mood:
        """What two moods have in common."""
        return _MOODS[self._value_ & other._value_]


_PATTERNS: tuple[tuple[Mood, re.Pattern[str]], ...] = (
    (
        Mood.QUESTION,
        quick(
            r"(?:吗|(?:能|可以|好|会)[^,，。]{1,6}[了货单票得]不|(?<=#)不|(?<!着)(?<!还早)呢|么|嘛|没|没有)\s*$|多少|(?<![那这好前后十百头要拿订下买补])(?<![那这好十来有前后])几[个台箱件盒包瓶号点天家单次笔]|什么|啥|谁|哪|怎么|怎样|咋|是不是|有没有"
            r"|够不够|能不能|可不可以|行不行"
            r"|多久|何时|为何|如何|多大|多高|来着|了没"
            r"|^\s*(?:(?:so|and|but|ok|hey|hi|then|also|plus|right|oh) ){0,2}(?:what|what's|whats|who|who's|whose"
            r"|how|when|when's|where"
            r"|where's|which|why|is|are|do(?! (?:#|me|us|him|her|them|up) ?(?:a|an|another|one|some)\b)(?! (?:a"
            r"|an|another|up|\d+|one|two|three|four|five"
            r"|six|eight|ten|twelve|twenty|it|that|this|the same|likewise|them (?:at|for|all|both|in))\b)|does"
            r"|did(?! (?:a|an|the|our|another) (?:[a-z]+ )?(?:count|recount|stocktake|inventory|demo|visit|walk|call)\b)"
            r"|has|have|can|could"
            r"|(?:would|will|should)(?! (?:be|also|prob|probably|likely|hopefully|try|call|ring|go|see|visit|close"
            r"|land|need|take|want|get|follow|chase|check|send|pop|email|meet|drop|come|know|let|do|sign|decide"
            r"|order|pay|revisit|catch|speak|talk|touch|swing|stop|bring|have)\b)"
            r"|any|am)\b|\bhow (?:much|many)\b"
        ),
    ),
    (
        Mood.REQUEST,
        quick(
            r"帮我|帮忙|帮[^，。]{1,8}(?:下|开|订|登|建|记|取|查)|请(?!示|款|假|客|大家|他|她|了|问)|麻烦|给我|替我|劳驾|能帮|可以帮|拜托|我要|我想要"
            r"|\b(?:please|pls|plz|could (?:you|u)|can (?:you|u)|would you|will you|can we|could we|i need"
            r"|can some(?:one|body)|could some(?:one|body)"
            r"|i'd like|i want|let's|kindly|go ahead)\b"
        ),
    ),
    (
        Mood.SUPPOSED,
        quick(
            r"(?:不够|没有|没货|不足|缺货|断货|有货|够)的?话?就|要是|如果|假如|倘若|(?<![一二两三四五六七八九十百几\d])万一(?![二三四五六七八九千百])|(?:能|要|早|多|都|有)[^,，。]*就好了|(?<!不)可能|也许|说不(?:定|准)|没准|搞不好|兴许|或许|未必|不一定|打算|本来|原本|差点|险些|不该|想过|就算|(?<![没未还][发开批下收有])的话|等他|等[^#,，。]{2,8}(?:了|后|完)再|等她|等#|等客户|等他们|考虑|恨不得|巴不得|早知道"
            r"|\b(?:if(?! (?:at all )?(?:poss(?:ible)?|you (?:can|could|get (?:a )?(?:chance|time|sec|minute))|need be"
            r"|(?:that|it)(?:'s| is) (?:ok|okay|alright|possible|fine)|(?:the )?\w+ can (?:manage|do|make)|there'?s time)\b)"
            r"|unless|wish|might|maybe|perhaps|would have|could have|should have|shouldn't have"
            r"|should never|hope|hopefully"
            r"|(?:almost|nearly)(?! (?:out|gone|done|finished|empty|ready|all|every|half|always|dry|[\d#]))"
            r"|(?:i|we)(?:'d| would) love (?:for|it if|to see)|one day|some ?day|one of these days"
            r"|planning|plans? to|(?:was|were) gonna|meant to|had meant|were about to|was about to"
            r"|probably|plan is to|plan's to|plan was to|once (?:their|his|her|its)\b"
            r"|(?:gonna|going to) [^,.;]{0,40}\b(?:once|when|as soon as|after)(?! the (?:\d|#))"
            r"|(?<!chance )(?<!if )we could (?!do with|use|have|of)|thinking|considering|was going to|were going to"
            r"|wanted to|supposed to|once he"
            r"|once she|once they|when he|when she|when they|imagine)\b"
        ),
    ),
    (
        Mood.DENIED,
        quick(
            r"不要(?!了)|先不|(?<![分级类区特差识告])别(?![人家的处墅忘])|不用|不必|(?<!能)不能|没法|还没|没(?!问题|关系|电|声音?|反应|信号|吸力|水流|热气|效果|味道|弹性|黏性|粘性|颜色|有?[？?]?$)|不(?:想|打算|急着|准备)|暂时不|取消不了|不动|不变"
            r"|\b(?:don't|dont|do not|not yet|no need|never|didn't|did not|haven't|hasn't|isn't|won't|can't"
            r"|cannot|not(?! (?:[a-z]+ )?[\d#])|stays|stay put|unchanged)\b"
        ),
    ),
    (
        Mood.TOLD,
        quick(
            r"^\s*(?:说|讲|嫌|要求|问能|问我)|(?:他|她|他们|她们|对方|客户|[总工姐哥经理长])(?:又|还|也|就|都|才|嫌|说|讲|提|要|想|问|让|答应|表示|觉得|反映|担心)"
            r"|等我|(?<!老板)(?<!经理)(?<!领导)让我们?|问我|答应|说要|说是|听说"
            r"|\b(?:he|she|they|customer|client) (?:said|says|told|wants?|wanted|asked|asks|will|would|is|are|was"
            r"|likes|thinks|mentioned|promised)\b|\b(?:said|says|told|asked) "
        ),
    ),
    (
        Mood.PAST,
        quick(
            r"昨天|前天|(?<![按照跟和同])上[次回](?!的?[价一那])|(?<![\d日号天前周月初底末一二三四五六])之前|以前|已经|刚刚?(?!好|才?(?:的|那|这)|[下建开录做]的)"
            r"|(?<![也都票])(?<!把单)(?<!把货)(?<!把它)(?<!单子)(?<!把订单)[下订开发]了|[下订开]过"
            r"|\b(?:yesterday|already|(?<!as )(?<!like )(?<!than )last (?:week|month"
            r"|time|year)|ago|earlier)\b"
        ),
    ),
)


def mood_of(text: str, closing: str = "") -> Mood:
    """The moods of a clause; `closing` is the mark that ends it."""
    mood = _ASKED if closing in ("?", "？") else 0
    for one, pattern in _PATTERNS:
        if pattern.search(text):
            mood |= one.value
    return _MOODS[mood]


_ASKED = Mood.QUESTION.value
#: Every mixture of moods by its number.
_MOODS = [Mood(number) for number in range(1 << len(Mood))]
