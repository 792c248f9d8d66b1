"""Goods that a message counts but that go by no stored name: 4箱气罐, "12 articulators"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.embedded.finding.fillers import is_filler
from bot.understanding.embedded.mentions import Candidate, Mention
from bot.understanding.embedded.mentions.lexicon import EN_STOP
from bot.understanding.embedded.mentions.text import is_chinese, singular
from bot.understanding.embedded.values import Found
from bot.understanding.world import Knowledge

_LONGEST_ZH, _MOST_WORDS, _MOST_LIKE = 6, 3, 12
_OF = re.compile(r" ?(?:of (?:the |your |our |those )?|的)?")
_WORD = re.compile(r" ?([a-z][a-z-]*)")
_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
#: A Chinese noun ends before these.
_ENDS = re.compile(
    r"[的和跟与及加再还我你他她它咱叫喊给送发到要价每打按下吧呢吗啊了就先从在是有都各也以左右一多少来拿做走补改算够行好能可请帮用换挂]|不|需|时|告|诉|已经|已|刚|忘|漏[说报了]|谢|辛苦|麻烦|通知|提醒|醒|报警|报废|过去|过来|回去|为|单价|今天|明天|后天|什|怎|啥|哪|谁|何"
)
#: Nouns that begin with a character before which others end.
_BEGINS = re.compile(
    r"可乐|可可|能量|打印|打包|打火|加湿|加长|加厚|加固|加热|行李|换气|换向|补水|补光|多功能|多肉|多用|按摩|给水|给油|改刀|改锥|下水|什锦"
    r"|还原|不锈|不粘|一次性|送风|送料|再生|走珠|用具|做旧|和田|及第|以太|在线|来料|挂面|挂钩|挂件|挂篮|挂历|挂画|都市|到期|先锋|好丽|买手|每日|价签|就地|从动|拿铁|换洗|要素"
)
#: 换成链条: nothing but goods can be meant.
_PUT_IN_PLACE = re.compile(r"(?:换成|改成|换|改要|要的是|我要的是)\s?$")
_SAID_ALL = re.compile(r"[的吧了啊哈\s。.!！]*")
_ALONE = re.compile(r"\s*(?:$|[\n,，。;；、 ])")
_ALSO = re.compile(r"的?(?:也|再|先|就|都|加|多)*(?:来|要|拿|加|订|配|补|上|下)")
#: 链条从北仓调5根: what is done to so many stands between the goods and their figure.
_DONE_TO = re.compile(
    r"[^,，。;；\s\d]{0,10}?(?:调拨?|拨|挪|移|搬|匀|发|退|卖|收|补)(?:了|到|出|掉|回|给|去|往|过去)?[^,，。;；\s\d]{0,5}"
)
#: 头盔库存少于20: how many there are to be.
_LEFT_OF = re.compile(r"的?(?:库存|存货|现货)?(?:低于|少于|不到|不足|小于|只剩|剩|跌破|低过|还有|还剩)")
_FIRST = re.compile(r"(?:^|[、，,；;。\s和跟与及加]|再|还有|另外)([\u3400-\u9fff]{2,4})$")
_NO_GOODS_ZH = re.compile(
    r".*(?:客户|订单|采购|单子|商机|报价|产品|价位|方案|项目|问题|工单|线索|联系人|员工|业务员|门店|地方|时候|月|天|年|小时|分钟|人|点|钱|块|元"
    r"|标签|税|票|工单|(?<!床)单|单子|意思|样品|颜色|规格|版本|批|次|折|件事|东西|款|百分|漏|坏|破|裂|断|错|缺|损|烂|残|霉|锈|皱|脏|合格|不良|报废"
    r"|过去|过来|回去|回来|单号|合同号|编号|票号|废品|次品|不良品|时候|为止)$"
)
_NO_GOODS_EN = re.compile(
    r"(?:day|week|month|year|quarter|hour|minute|min|hr|second|people|person|customer|client|order|quote|invoice"
    r"|percent|point|time|call|visit|shop|store|branch|site|line|item|thing|option|rep|deal|opportunity|lead"
    r"|reminder|ticket|task|follow|sample|product|supplier|page|step|team|unit|piece|pc|pcs|discount|off|more"
    r"|each|extra|additional|other|left|free|floor|contact|meeting|question|issue|note|reason|bit|lot|way|kind"
    r"|kilometre|kilometer|km|mile|degree|type|name|number|payment|target|account|employee|visitor|appointment|today|tomorrow|yesterday|late"
    r"|over|across|down|up|out|back|along|through|away|off|onto|into|around|round|together|apart"
    r"|overdue|pending|open|new|best|top|last|next|exactly|approximately|roughly|precisely|nearly|currently|urgently|directly"
    r"|immediately|separately|only|really|finally|initially|weekly|monthly|daily|early|quickly|actually|even|flat|total"
    r"|there|here|everywhere|anywhere|inside|outside|upstairs|downstairs|tonight|overnight|later|soon|now|then|ready|spare"
    r"|missing|short|apiece|pls|plz|thx|cheers|mate|ta|asap|hopefully|maybe|probably|thereabout"
    r"|sorry|oops|whoops|fewer|less|rather|wrong|earlier|good|bad|too|also|either|afterall"
    r"|altogether|sharp|straight|again|already|please|thanks|max|tops|instead|min|net|gross|cash|bank|card|cheque|check)s?"
)
_VERBS_EN = re.compile(
    r"(?:come|goe|get|need|want|ha|ship|arrive|start|close|pay|leave|look|take|make|say|give|expire|end|run|drop|fall)s"
)
_WHOLE = re.compile(
    r"然后|接着|随后|其次|首先|最后|另外|此外|嗯+|那个|"
    r"全部|统一|一律|整单|总共|合计|含税|未税|不含|剩下|其余|其他|余下|各自|分别|大概|大约|差不多|左右"
    r"|客户|对方|甲方|人家|业绩|提成|业务员|运费|账期|付款|原因|理由|备注|送货|发货|交货|收货|地址|尽快|加急|急用"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MORE_THAN = re.compile(r"(?:over|above|under|below|than|at|to|[@£$€¥#]) ?$")


def unheard_goods(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge
) -> Iterator[Mention]:
    """The nouns beside a quantity that are in no name: the one product whose name holds them, several, or none."""
    taken = [*((m.start, m.end) for m in mentions), *((v.start, v.end) for v in values)]
    for value in values:
        if not value.exact or value.kind not in ("quantity", "number") or _in_document(value, mentions):
            continue
        span = _behind(text, value, taken, mentions) or _before(text, value, taken, mentions)
        if span is not None and not any(start < span[1] and span[0] < end for start, end in taken):
            taken.append(span)
            yield _mention(text, span, known)


def counted_names(
    text: str, values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge
) -> Iterator[Mention]:
    """The mentions; a capitalised word that nobody is called by is goods behind so many of a unit: "10 boxes of Bravo".

    Where goods are called by that word, a bare figure before it will do, or words that ask for a stock or a price.
    """
    counts = [value for value in values if value.exact and value.kind in ("quantity", "number")]
    for mention in mentions:
        counted = next((value for value in counts if _counts(text, value, mention)), None)
        told = counted is not None and counted.kind == "quantity" and counted.end != mention.start - 1
        if told and mention.candidates and all(_only_heard(each) for each in mention.candidates):
            # "20 boxes of oak": no person is counted, however much it sounds like one.
            continue
        if mention.unknown != "name" or mention.candidates or not (counted or _ASKED_OF.search(text, 0, mention.start)):
            yield mention
            continue
        goods = _mention(text, (mention.start, mention.end), known)
        yield goods if told or goods.unknown is None else mention


def _only_heard(candidate: Candidate) -> bool:
    return candidate.how == "slip" and candidate.kind not in ("product", "category")


#: "how many Bravo", "price of Bravo": nobody is meant.
_ASKED_OF = re.compile(
    r"\b(?:how (?:many|much)(?: (?:is|are|of))?|(?:stock|prices?|cost) (?:of|on|for)|(?:low on|out of|any))(?: the)? $"
)
#: What may stand between a figure and what is counted.
_OF_THEM = re.compile(r" ?(?:of (?:the |your |our )?)?")


def _counts(text: str, value: Found, mention: Mention) -> bool:
    """Whether a figure stands right before a name, or "of" between the two."""
    return value.end <= mention.start and _OF_THEM.fullmatch(text, value.end, mention.start) is not None


def counted_on(text: str, values: Sequence[Found], mentions: Sequence[Mention], known: Knowledge) -> Iterator[Mention]:
    """The mentions; a guess at one product, by a part of its name or a slip, holds where a quantity stands beside it."""
    figures = [value for value in values if value.exact and value.kind in ("quantity", "number")]
    for mention in mentions:
        guess = _guess(mention, known)
        put = (
            _PUT_IN_PLACE.search(text, 0, mention.start) is not None
            and _SAID_ALL.fullmatch(text, mention.end) is not None
        )
        if guess is not None and (put or any(_beside(text, value, mention) for value in figures)):
            yield replace(mention, candidates=(replace(guess, sure=True),))
        else:
            yield mention


def _guess(mention: Mention, known: Knowledge) -> Candidate | None:
    """The one product that a stretch may be, where that is not certain: a slip in figures tells nothing."""
    if len(mention.candidates) != 1 or mention.unknown is not None:
        return None
    only = mention.candidates[0]
    figures = _FIGURE.findall(mention.text)
    borne = all(only.id in known.index.products_with("#" + each) for each in figures)
    spelled = only.how in ("piece", "slip") and (
        not figures or (mention.text.isascii() and " " in mention.text and borne)
    )
    return only if only.kind == "product" and not only.sure and (spelled or only.how == "spec") else None


def _beside(text: str, value: Found, mention: Mention) -> bool:
    if value.end <= mention.start and text[value.end : mention.start].strip(" 的") in ("", "of", "of the", "x"):
        return True
    if mention.end > value.start:
        return False
    gap = text[mention.end : value.start]
    if value.kind == "quantity" and not gap.strip():
        return True
    if value.kind == "number" and gap in ("", " ") and _ALONE.match(text, value.end) and is_chinese(mention.text[-1]):
        # 头盔 20, the figure being all that is told behind it.
        return True
    if value.kind == "quantity" and _DONE_TO.fullmatch(gap) is not None:
        return all(each.how == "piece" for each in mention.candidates)
    return _ALSO.fullmatch(gap) is not None or _LEFT_OF.fullmatch(gap) is not None


def _in_document(value: Found, mentions: Sequence[Mention]) -> bool:
    return any(m.start < value.end and value.start < m.end for m in mentions)


def _behind(
    text: str, value: Found, taken: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> tuple[int, int] | None:
    """The noun that follows a figure; without a unit only an English one in the plural."""
    gap = _OF.match(text, value.end)
    start = gap.end() if gap else value.end
    limit = min((first for first, _ in taken if first >= value.end), default=len(text))
    if is_chinese(text[start : start + 1] or " "):
        return _chinese(text, start, limit) if value.kind == "quantity" else None
    words = _words(text, start, limit)
    if not words or any(m.start == words[-1][1] + 1 and m.of_kind("product") for m in mentions):
        return None
    last = text[words[-1][0] : words[-1][1]]
    if value.kind == "number" and (singular(last) == last or _MORE_THAN.search(text[: value.start])):
        return None
    return words[0][0], words[-1][1]


def _before(
    text: str, value: Found, taken: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> tuple[int, int] | None:
    """The noun that a quantity follows, in a list whose other goods stand before their quantities too."""
    if value.kind != "quantity":
        return None
    if not any(m.of_kind("product") and _follows(m, taken) for m in mentions):
        return _demanded(text, value, taken)
    floor = max((last for _, last in taken if last <= value.start), default=0)
    noun = _FIRST.search(text, floor, value.start)
    return noun.span(1) if noun and _may_be_goods(noun[1]) else None


def _may_be_goods(noun: str, place: int = 0) -> bool:
    """Whether Chinese words may be the name of goods; from `place` on none of the signs stands in it before which nouns end."""
    return not (_ENDS.search(noun, place) or _NO_GOODS_ZH.match(noun) or is_filler(noun) or _WHOLE.match(noun))


#: 下单莱卡面料200米, 浴帽要5箱: what is plainly demanded, though nobody has heard of it.
_DEMANDED = re.compile(
    r"(?:下单|订单|开单|报价|采购|订货|^|(?<=[\s,，。;；、])|(?<=下单)[\s,，:：])(?P<noun>[\u3400-\u9fff]{2,6}?)(?:先|就)?(?P<wants>要|来|订)?\s?$"
)
_DEMANDS = re.compile(r"下单|开单|订货|下个单|报价|采购单|补货|进货")


def _demanded(text: str, value: Found, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    floor = max((last for _, last in taken if last <= value.start), default=0)
    found = _DEMANDED.search(text, floor, value.start)
    if found is None or not _DEMANDS.search(text):
        return None
    begun = _BEGINS.match(found["noun"])
    return found.span("noun") if _may_be_goods(found["noun"], begun.end() if begun else 0) else None


def _follows(mention: Mention, taken: Sequence[tuple[int, int]]) -> bool:
    return any(0 <= start - mention.end <= 1 for start, _ in taken)


def _words(text: str, place: int, limit: int) -> list[tuple[int, int]]:
    """The words of an English noun, to the next word of plain speech; none where it is no goods or too long."""
    found: list[tuple[int, int]] = []
    while (word := _WORD.match(text, place)) and word.end() <= limit and word[1] not in EN_STOP:
        if _NO_GOODS_EN.fullmatch(word[1]) or _VERBS_EN.fullmatch(word[1]) or len(found) == _MOST_WORDS:
            return []
        found.append(word.span(1))
        place = word.end()
    return found if found and found[0][1] - found[0][0] > 2 else []


def _chinese(text: str, start: int, limit: int) -> tuple[int, int] | None:
    run = _RUN.match(text, start, limit)
    if run is None:
        return None
    begun = _BEGINS.match(run[0])
    cut = _ENDS.search(run[0], begun.end() if begun else 0)
    noun = run[0][: cut.start()] if cut else run[0]
    end = start + len(noun)
    if not 2 <= len(noun) <= _LONGEST_ZH or _NO_GOODS_ZH.match(noun) or is_filler(noun) or _WHOLE.match(noun):
        return None
    return start, end


def _mention(text: str, span: tuple[int, int], known: Knowledge) -> Mention:
    said = text[span[0] : span[1]]
    ids = _held_by_names(said, known)
    if not 0 < len(ids) <= _MOST_LIKE:
        return Mention(*span, said, unknown="product")
    return Mention(*span, said, tuple(Candidate("product", id_, "piece", sure=True) for id_ in ids))


def _held_by_names(said: str, known: Knowledge) -> list[str]:
    """The products one of whose names holds the words."""
    if is_chinese(said[0]):
        return known.goods_holding(said, _MOST_LIKE)
    fits = [set(known.index.products_with(singular(word))) for word in said.replace("-", " ").split()]
    return sorted(set.intersection(*fits)) if fits else []
