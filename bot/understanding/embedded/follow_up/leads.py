"""The words with which a message goes on from the one before: corrects it, narrows it, takes it back, says it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.understanding.embedded.follow_up.instead import given_up, meant_instead

#: What one says who thinks again.
_HESITATES = (
    r"(?:wait|hmm+|oh|ok|okay|ah|um|uh|er|actually|sorry|no|nope|nah|whoa|woah|stop|hang on|hold on|hold up"
    r"|you know what|on reflection|(?:just )?(?:a|one) (?:sec|second|minute|min|moment))"
)
_CORRECTS = re.compile(
    r"^\W*(?:(?:啊|哦|噢|呃|哎呀?|嗯)[,，\s]*)?(?:(?:数量|件数|单价|价格|金额|日期|交期|时间|客户|产品|仓库|地址)(?:不对|错了|有误|[搞写报说弄记打]错了)|不对|不是|不[要用](?=[\d一二三四五六七八九十两百][^,，]{0,6}[,，\s]*[要改来下发是])|错了|[说报打写记算][多少]了|[少多][说报打写记算]了|说错|打错|写错|搞错|弄错|记错|应该(?:是|(?=[\d一二三四五六七八九十百]))|[^,，\s]{1,8}才(?:对|是)\W*$|等等|等一?下|我说的?|我是说|更正|不止|不够(?=[,，\s]|$)|还不够"
    r"|(?:no|nope|sorry|oops|actually|wait|whoa|woah|hang on|hold on(?! to)|hold up"
    r"|correction|i mean|i meant|hmm|rather|my bad|whoops|argh"
    r"|that'?s (?:wrong|not right|incorrect|off)"
    r"|wrong (?:customer|one|product|item|order|size|unit|qty|quantity|day|date|account|client|company|person|supplier))\b)"
    r"|算了[,，\s]*(?:还是|就)(?=[\d一二两三四五六七八九十百])|\bscratch that(?=\W+(?:make it |it's |do )?\d)"
    r"|改成|改为|改到|改一下|改(?=\d|[一二三四五六七八九十两百千])|不是\s?[^,，。\s]{1,8}[,，\s]?是"
    r"|(?:多|少|贵|低|高)了[,，\s]|换(?:个|了)?[^,，。\s\d呢吗]?[^,，。\s呢吗]{1,8}[的吧]\W*$|提到|调到|抬到|降到|减到|放宽到|收紧到|推到|延到|提前到|换成|换到|加到|减到|不要了|先不要|不用了|去掉|删掉|拿掉"
    r"|反过来|搞反了|弄反了|说反了|\b(?:the )?other way (?:round|around)|\bvice versa"
    r"|\bcall (?:it|that) (?=\d)"
    r"|\b(?:make (?:it|that|them|the)|change (?:it|that|to|them)|instead|actually|should (?:be|have been|read)|drop the"
    r"|(?:remove|without|scratch|lose|skip|forget|scrap|ditch|bin|nix|pull|strike|swap|switch|replace) the|get rid of"
    r"|leave (?:[a-z0-9'-]+ ){0,4}?(?:out|off)"
    r"|(?:swap|switch|replace) [a-z0-9' -]{2,24}? (?:for|with|to)"
    r"|(?:rather|sorry|oops|my bad|my mistake)(?=\W*$)|take (?:out|off) the"
    r"|bump (?:it|that|them|the)"
    r"|(?:cut|drop|up|raise|lower|reduce|increase|bring|take|put) (?:it|that|them)\b.{0,12}? to|i meant?|meant)\b"
)
#: 又数了一遍, "i recounted": what is told beside it stands in for what was said.
_COUNTED_AGAIN = re.compile(
    r"^\W*(?:我|刚|刚才|仓库|老师傅)*(?:又|再|重新|重)(?:数|点|盘|核|查|算|看|清点|核对)(?:了|过)?(?:一?[遍下次回])?"
    r"|\b(?:i|we|they|she|he|just|was|were)(?:'ve|'s)? (?:just )?"
    r"(?:re-?counted|(?:counted|checked) (?:it |them )?again|double[- ]checked)\b"
    r"|^\W*(?:oh,? |sorry,? |oops,? |i |we |they )*(?:mis-?counted|re-?counted|counted (?:it |them )?wrong)(?=[^\d]{1,24}\d)"
    r"|^\W*(?:[数点盘][错漏少多重]了|[漏少多错][数点盘]了)(?=[^\d]{0,8}\d)"
)
_GOES_ON = re.compile(
    r"^\W*(?:那么?|只看|只要|就看|仅看|单看|换|按|拆|还有|再|也|另外|同样|一样|(?:and|also|plus|what about|how about"
    r"|just|only|vs|versus"
    r"|same|ditto|likewise|or|if|in|for|n|oh|btw|from|with|what'?s? about|and what about)\b)"
    r"|^\W*(?:(?:can you|could you|now|then|ok|and|please) )*(?:break|split|group|cut|slice|show|list|rank|sort|put|see|do)"
    r" (?:it|that|this|them|those)(?: (?:out|down|up))? (?:by|per)\b"
    r"|^\W*(?:跟|和|与|同|对比)[^,，。]{1,8}(?:比|相比|对比)|^\W*在[^,，。]{1,8}(?:的|那边)?(?:有|还有|剩|还剩)|(?:呢|那边|那家|那个|的呢)\W*$|也(?:打|加|来|要|设|做|给|一样)"
)
_NARROWS = re.compile(r"\W*(?:只看|只要|就看|仅看|单看|只列|(?:just|only)\b)")
_AGAIN = re.compile(
    r"同样|一样|照样|照此|也(?:打|加|来|要|设|做|给|下|开)"
    r"|\b(?:the same|same(?: again)?|(?:do|make|raise|need|want|get|another) (?:an?other )?(?:one|it) for)\b(?! (?:as|like) )"
)
_WITHDRAWS_LAST = re.compile(
    r"(?:^|(?<=算了)|[\s,，。;；!！])(?:那就?|就|还是|先)?(?:算了|不用(?:提醒|下|报|记|开|建|发|订|弄)?了|先?不(?:下|开|报|记|建|订|要|做|弄|搞|提醒|加|录|设|补|退|发|批)了|作罢|取消吧|(?<=[,，\s])(?:删|撤)(?:了|掉)吧?"
    r"|先(?:别|不)(?:下|开|报|记|建|订|发|弄|搞|提醒|取消|退|批|调|转)了?|(?:别|不用?)(?:取消|退|驳回)了"
    r"|(?:等|到|先)?(?:(?:[下这]个?)?(?:周|星期|礼拜)[一二三四五六日天]?|明天|后天|下个?月|年后|节后|月底|过[几两]天|回头|以后|改天|晚点|到时候?|缓缓|看看)?"
    r"再(?:说|看看?|定|议))(?:吧|啊|哈|呗|先)?[\s。.!！~]*$"
)
#: What is not to be done after all, by whatever verb: 别取消了, 先不批.
_DEED_ZH = (
    r"(?:取消|作废|驳回|拒绝|通过|批准?|退货?|退款|开票|开|下单?|报价?|记|建|发货?|订|做|弄|搞|提醒|调拨?|转|改|动|收|入库|排产?"
    r"|关|结|登记|分|派|标|打|建档|催|加|录|填|设|补|算|付|买|约|存)"
)
_WITHDRAWS = re.compile(
    r"\W*(?:(?:哦不?|噢|呃|嗯|哎呀?|啊|不不不?|不|不对|慢着|且慢|停|等会儿?|等等|等一?下|先等等"
    rf"|{_HESITATES}(?: a (?:sec|second|minute|mo))?)(?![a-z\u3400-\u9fff]|(?<=不)对)[,，\s!！.。–-]*)*"
    r"(?:(?:刚才|刚刚|上面|前面)?[那这]条(?:记录|跟进|提醒)?(?:就|先|都)?(?:不要|删|撤|取消|作废)(?:了|掉|吧)|算了(?![,，\s]*(?:还是|就|改成?)[\d一二两三四五六七八九十百])|没事了?[,，\s]*不用(?:提醒|下|报|记|开|建|发|订|弄)?了?|不用了|作罢|当我没说"
    rf"|别(?:下|开|报|弄|记|建|发|提醒)了?(?![成到票])|(?:先?别|甭|不用|不要){_DEED_ZH}了(?![\d一二两三四五六七八九十])"
    rf"|先别(?:{_DEED_ZH}(?:单|票|货|它)?)?(?:吧|啊|哈)?(?=[\s,，。;；!！~]|$)(?!.{{0,3}}[，,]?\s*改)"
    r"|先不(?:要|用|下|开|报|记|建|发|做|弄|搞|提醒|订)"
    r"(?:了|(?:单|票|货|吧|它|这个|那个|这单|那单)*(?=[\s,，。;；!！]|$))(?!.{0,3}[，,]?\s*改)"
    r"|先不(?:加|录|设|补|退|批|改|转)(?:了|吧|\W*$)"
    rf"|不(?:要|{_DEED_ZH})了|(?:never ?mind|forget (?:it|that|about it)"
    r"|scratch that(?!\W+(?:make it |it's |do )?\d)|cancel that|hold off"
    r"|drop it(?! (?:to|down|by|off|in)\b)"
    r"|(?:leave|park|keep(?= \w+(?: as it is)?\W*(?:$|[,.;!-]))) (?:it|that)"
    r"(?: (?:alone|be|there|open|in|for now|for the moment|for today|as (?:is|it is|it was)))?"
    r"(?! (?:at|on|with|in|as|off|out|to|for|under)\b)"
    r"|don'?t bother|skip it|disregard(?: that)?|hold (?:that|it|fire)|on second thoughts?,? (?:no|don'?t|leave)"
    r"|don'?t (?:do|send|place|book|cancel|ship|enter|log|create|raise|post|close|reject|approve|move|invoice|issue|add"
    r"|file|record)"
    r" (?:it|that|this)"
    r"|as you were|let it (?:be|stand))\b"
    r"|(?:please )?don'?t(?: do (?:it|that))?\W*(?:$|[,.!;-]))"
)


_TELLS_MORE = re.compile(
    r"^\W*(?:哦|噢|啊|嗯|呃)?\W*(?:对了|补充|补一句|再补|加一句|还有(?:就是|一点|个事)?|另外|忘了?说|忘记说|还提到|还说|还问|顺便说)"
    r"|[他她](?:们|那边)?(?:还|也|又|说|让|要|想|问|明年|明天|今年|下|老婆|老板)|对方(?:还|也|说)|(?:问问|联系|找|催|回复|答复|拜访)[他她]们?\W*$|^\W*[他她]们?\d"
    r"|^\W*(?:oh |ah )?(?:and |also |plus )(?:he|she|they)\b|^\W*(?:one more thing|forgot to (?:say|add|mention))"
)


def tells_more(text: str) -> bool:
    """Whether a message goes on with an account: what else was said, by one who was spoken of before."""
    return _TELLS_MORE.search(text) is not None


@lru_cache(maxsize=64)
def corrects(text: str) -> bool:
    """Whether a message changes what was said before."""
    return _CORRECTS.search(text) is not None or _COUNTED_AGAIN.search(text) is not None or meant_instead(text)


def counts_again(text: str) -> bool:
    """Whether a message tells that what was counted was counted wrong, or once more, and how much it is."""
    return _COUNTED_AGAIN.search(text) is not None


def lead_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand with which a message goes on."""
    if meant_instead(text):
        yield given_up(text)
    for words in (_CORRECTS, _COUNTED_AGAIN, _GOES_ON, _AGAIN):
        yield from (found.span() for found in words.finditer(text))


_DENIES = re.compile(
    r"\W*(?:(?:啊|哦|噢|呃|哎呀?|嗯)[,，\s]*)?(?:不对|不是|错了|[说打写搞弄记]错|[说报打写记算][多少]了|[少多][说报打写记算]了|更正"
    r"|(?:no|nope|sorry|oops|correction|whoops|my bad|i mean|i meant)\b)"
)


def denies(text: str) -> bool:
    """Whether a message begins by saying that what was said before is wrong."""
    return _DENIES.match(text) is not None


_BREAKS_OFF = re.compile(
    r"\b(?:no|wait|hang on|hold on|scratch that|no sorry|sorry no|not that|i mean|hmm+)[\s.…!,-]*$"
    r"|(?:不对|等等|等一下)[\s.…。!！]*$"
)


def breaks_off(text: str) -> bool:
    """Whether a message ends as one that thinks again: "60 lamps for Acme… no wait"."""
    return bool(text) and _BREAKS_OFF.search(text) is not None


_OPENS = re.compile(
    r"\W*(?:(?:oh|ah|no|sorry|oops|actually|wait|hmm),?\s)*"
    r"(?:make (?:it|that|them)|change (?:it|that|them)|scratch|drop|i meant?)\b"
    r"|\W*(?:(?:it|that|they)(?:'?s|'re| was| were| is| are)? |should (?:be|have been) )?\d[\w .]{0,20},? not \d"
    r"|\W*(?:应该)?是?\d+[\u3400-\u9fff]{0,2}[,，\s]?不是\d|\W*不是\d+[\u3400-\u9fff]{0,2}[,，\s]?(?:应该)?是\d"
)


def opens_as_correction(text: str) -> bool:
    """Whether a message begins by changing what was said before."""
    return _OPENS.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether a message begins or ends as one that asks on."""
    return _GOES_ON.search(text) is not None


def narrows(text: str) -> bool:
    """Whether a message wants only a part of what was answered."""
    return _NARROWS.match(text) is not None


def says_again(text: str) -> bool:
    """Whether the same is to be done once more, of something else."""
    return _AGAIN.search(text) is not None


def withdraws_at_last(text: str) -> int | None:
    """Where the words begin with which a message ends by taking back what was said before, whatever reason it told first."""
    found = _WITHDRAWS_LAST.search(text)
    return found.start() if found and not meant_instead(text) else None


def withdraws(text: str) -> bool:
    """Whether a message takes back what was said before."""
    return withdrawing_words(text) > 0


def withdrawing_words(text: str) -> int:
    """Where the words end with which a message begins by taking back what was said before; nowhere, 0."""
    found = _WITHDRAWS.match(text)
    return found.end() if found and not meant_instead(text) else 0


#: 取消吧，客户不要了; 删了，记重了: what was just said is struck out, and nothing is put in its place.
_STRIKES_OUT = re.compile(
    r"\W*(?:(?:哦|噢|呃|嗯|哎|不|不对|等等|等一?下|等会儿?|慢着|那|就|那就|还是|先|都|帮我|把|给我|麻烦|刚才|刚刚|的|这|那|它|个|条|单|笔|张|记录|提醒|跟进|工单)[,，\s]*)*"
    r"(?:(?:取消|作废|删除|删|撤)(?:了吧|掉吧|掉|了|吧)*|(?<=[这那][条单笔个张])不要了(?:吧)?)(?=[\s,，。;；!！~]|$|[记下录写说打弄搞][错重])"
)
_PUT_INSTEAD = re.compile(r"\d|改|换|重新|另|再(?!说|议|定|谈|看)|下成|[一二两三四五六七八九十]+[个台箱件条]")


def strikes_out(text: str) -> bool:
    """Whether a message but strikes out what was said before, and tells at most why."""
    found = _STRIKES_OUT.match(text)
    return found is not None and _PUT_INSTEAD.search(text, found.end()) is None


_STARTS_HESITATING = re.compile(rf"\W*(?!(?:oh|ok|okay|ah|um)\b){_HESITATES}\b|\W*(?:等等|等一?下|慢着|稍等)")


def hesitates(text: str) -> bool:
    """Whether a message begins with what one says who thinks again: it is no reason, nor any other text."""
    return _STARTS_HESITATING.match(text) is not None
