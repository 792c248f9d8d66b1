"""Chinese clauses that only tell why, or how things stand: 客户改主意了, 仓库快断货了, 司机在楼下等, 挺急的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.mentions.lexicon import SURNAMES
from bot.understanding.embedded.mentions.text import is_chinese
from bot.understanding.embedded.values import Found

_MOST = 30
_SOMEBODY = (
    r"客户|对方|[他她它]们?|人家|业主|甲方|老板娘?|领导|店里|店长|厂里|厂家|工地|工人|师傅|司机|仓库|库房|门店|采购|财务|会计|物流"
    r"|(?:店里|他们|家里)?客人|顾客|大家|同事|我们?|咱们?|那边|这边|现场|学校|医院|车间|生产线?|产线|食堂|厨房|车(?=[装刚已马])|货(?=都|也|已|齐)|东西|#"
)
_WHO = (
    rf"(?:(?:{_SOMEBODY})(?:那边|这边|那里|这里|那头|那儿|那|家里|家|店里|厂里|的)?"
    r"(?:这一?单|那一?单)?(?:手[上头里]|食堂|厨房|东西|车|人|货|库存|仓库|冷库|冷柜|店|活动|项目)?)"
)
_HOW = (
    r"(?:今天|昨天|明天|最近|现在|上午|下午|刚才?|已经|一直|老|都|也|又|就|还|在|正|正在"
    r"|真的?|实在|有点|挺|很|太|比较|特别|非常|快要?|马上要?|一会儿?就?|终于|总算|好不容易|才"
    r"|(?:要|准备|打算|得)(?=休|请假|出差|离职|搬|装修|放假|停|退休|生孩子|住院|手术|培训|学习))"
)
_STATES = (
    r"(?:又|快|都|已经)?没[\u3400-\u9fff]{1,2}(?=了)|齐|备齐|配齐|没(?:弄|装|做|搞|完)(?:完|好|工)|(?:来|发)(?:来|了)?(?:个|条)?(?:消息|微信|信息|电话)"
    r"|断货|没货|缺货|断档|见底|用完|卖完|卖光|告急|不够[用卖]?|断"
    r"|[装放堆]不下|[装放堆]满|满|爆仓|没地方放"
    r"|着?急|急用|急等着?用?|急着[要用]|等着?[用要]?|等急|等不及|要得急|赶时间|赶工期?|赶着[要用装]|催|催[得了]?(?:很|特别|太)?(?:紧|急|厉害|凶|狠|好几[次遍回]|两[次遍回])"
    r"|不高兴|不开心|不满意?|生气|发火|火大|抱怨|投诉|意见很?大|骂人?"
    r"|改主意(?:了?不要)?|变卦|后悔|反悔|想通|想明白|点头|松口"
    r"|忙不过来|太忙|没空|没时间|顾不过来|出差|休假|请假|休息|病|住院|离职|辞职|调走|调岗|换岗|换人|升职|高升|退休|休产假"
    r"|排满|(?:跟|管|忙|走)不过来|顾不上|跑不动|(?:客户|事情?|活儿?|单子?|东西)?太[多杂乱满]|培训|开会|学习|生孩子|手术"
    r"|签(?:回来?|字|好|完|下来)|盖好?章|回签"
    r"|搬家|装修|停电|停工|停产|放假|关门|开业|开工|开张|试营业|搞活动|做活动|盘点|年检"
    r"|没人[收在签接]|不在|没来|没到|没带|没收到|到|来|到齐|走|在路上|在楼下|在等|等在楼下|在门口"
    r"|忘|忘说|忘记?|忘记说|搞错|弄错|记错|看错|搞混|弄混|手滑|手抖|没看清|没注意"
    r"|砍价|还价|压价|嫌贵|讨价还价|要优惠|要便宜点?|同意|确认|点头|没意见|没问题|谈好|谈妥|说好|讲好|定|定好|敲定|搞定|签"
    r"|[对核](?:过|完|好|清楚?)(?:了)?[账帐]|[账帐][对核](?:过|完|好|清楚?)"
    r"|有变|变卦|(?:先|要|想)+试(?:试水?|一?下|用|试水|卖)?(?:看看|再说)?"
)
_TELLS = re.compile(
    rf"\W*(?:因为|由于|主要是?|毕竟|反正|怕|说是?|听说|可能是?)?{_WHO}{{0,2}}{_HOW}*(?:{_STATES})(?:得(?:很|不行|要命|厉害))?(?:了|的|过|啦|啊|呀|呢|吧|哈|嘛|哦)*(?:一[趟下次])?\W*"
)
#: What tells of nobody in particular is but a word or two about how urgent it is, or how the person was mistaken.
_BARE = re.compile(
    rf"\W*(?:(?:不好意思|抱歉|对不住|对不起)?(?:刚才?|一直|正|上午|下午)*在?(?:开车|开会|忙|吃饭|路上|电梯里|上课|接电话|没看到?(?:消息|微信|手机)))+(?:了|着|呢|啊|呀|哈)*\W*"
    rf"|\W*{_HOW}*(?:(?:赠品|东西|货|发票|别的|日期|地址|数量)?(?:别|不要|千万别)(?:再)?(?:漏|忘|搞错|弄错|发错|记错|送错|搞混|耽误|耽搁|拖|等|磨蹭|晚)(?:人家|客户|[他她]们?|事)?|(?:先|要|想)+试(?:试水?|一?下|用|卖)?(?:看看|再说)?|着?急|急用|急等着?用?|赶时间|等着?[用要]|要得急|催得紧|没问题|没意见|说好|谈好|讲好|忘|忘说|忘记说|搞错|弄错|记错|看错|手滑|手抖|没看清|没注意)(?:了|的|啦|啊|呀|哈|哦)*\W*"
)


#: 跟小李说好了, 刚和阿敏盘了一遍: with whom of the house something was settled or counted.
_WITH_COLLEAGUE = re.compile(
    r"\W*(?:刚才?|已经|今天|昨天|上午|下午|我|也|都)*(?:跟|和|同|与|找|叫|带|拉)(?:#|[小老阿][\u3400-\u9fff]|[\u3400-\u9fff][哥姐工])(?:也|都|一起|一块儿?|共同|那边|这边)*"
    r"(?:说|讲|谈|商量|沟通|聊|核对|核实|核|盘点|盘|清点|点|数|对|确认|打)"
    r"(?:好|妥|定|过|完|清楚|了)+(?:招呼|一?[遍下次轮])?(?:了|的|啊)*\W*"
)
#: 说要摆样机, 拿去做活动: what it is wanted for.
_WHAT_FOR = re.compile(
    r"\W*(?:[他她]们|客户|对方|店里)?(?:说是?要?|用来|拿来|拿去|主要是?|是)(?:拿去|拿来|用来|要)?"
    r"(?:摆样|摆展|摆店|摆门|做活动|搞活动|做展示|做样|当样|当赠|送人|送客户|参展|参加|铺货|备货|备用|试用|试卖|撑场)[\u3400-\u9fff]{0,4}\W*"
)
_SORRY = re.compile(r"(?:实在|真)?(?:不好意思|抱歉|对不住|对不起|打扰了|麻烦你了)(?:了|啊|哈|呀)?")


def addressed(lattice: Lattice) -> Iterator[Span]:
    """Where somebody is spoken to who is no customer: 王姐，帮我…."""
    known = [(m.start, m.end) for m in lattice.mentions if m.kinds & {"customer", "contact"}]
    for found in _ADDRESSED.finditer(lattice.text):
        if not any(start < found.end() and found.start() < end for start, end in known):
            yield found.span()


def colleagues(lattice: Lattice, told: Sequence[Span]) -> Iterator[Span]:
    """The names of colleagues of whom only is told how it is, in clauses that are `told`: 晓燕忙不过来."""
    for mention in lattice.mentions:
        if (
            "employee" in mention.kinds
            and mention.kinds <= {"employee", "contact"}
            and any(a <= mention.start and mention.end <= b for a, b in told)
        ):
            yield mention.start, mention.end


def asides_zh(lattice: Lattice) -> Iterator[Span]:
    """The clauses that tell of somebody how it is, and ask for nothing."""
    if lattice.text.isascii() or not any(map(is_chinese, lattice.text)):
        return
    yield from _introductions(lattice)
    yield from (found.span() for found in _SORRY.finditer(lattice.text))
    for start, end in _clauses(lattice):
        if end - start > _MOST or any(not _numbers_one(lattice, value) for value in lattice.values_in(start, end)):
            continue
        words, names = _with_names_apart(lattice, start, end)
        somebody = names or re.search(_WHO, words)
        told = (_TELLS.fullmatch(words) if somebody else None) or _BARE.fullmatch(words)
        if told or _WHAT_FOR.fullmatch(words) or _WITH_COLLEAGUE.fullmatch(words):
            yield start, end


def how_somebody_is(lattice: Lattice, *pieces: Span) -> bool:
    """Whether words but tell of somebody how it is: 他开会, 老板不在; the pieces are what stands around a time."""
    apart = [_with_names_apart(lattice, *piece) for piece in pieces]
    words, named = "".join(each for each, _ in apart), any(names for _, names in apart)
    return bool(named or re.search(_WHO, words)) and _TELLS.fullmatch(words) is not None


#: 王姐，帮我…: who is spoken to.
_ADDRESSED = re.compile(
    rf"(?:^|(?<=[\n:：“\"]))\s*(?:[{''.join(sorted(SURNAMES))}](?:哥|姐|总|工|老师|经理|老板|师傅|主任|会计|叔|姨)|小[\u3400-\u9fff]|老[\u3400-\u9fff])\s*(?=[,，\s])"
)
#: 古镇有家新民宿叫…, 城南新开了家…: how somebody new is introduced.
_INTRODUCES = re.compile(
    r"(?:^|(?<=[\s,，。;；]))(?:在?#)?[\u3400-\u9fff]{0,4}?(?:认识|碰到|遇到|新开|开|来|有|谈|找到)?了?一?[家个](?:新开的)?(?:[\u3400-\u9fff]{0,5}?叫)?$"
)


_TRADE = re.compile(
    r"(?:^|(?<=[\s,，。;；]))(?:是|[他她]们|有个|有家|主要)?(?:做|卖|搞|开)[\u3400-\u9fff]{1,8}的(?:客户|老板|公司)?(?:找过来|找来|找上门|加过来)?了?(?=$|[\s,，。;；])"
)


def _introductions(lattice: Lattice) -> Iterator[Span]:
    newcomers = [mention for mention in lattice.mentions if mention.unknown == "company"]
    if newcomers:
        yield from (found.span() for found in _TRADE.finditer(lattice.text))
    for mention in newcomers:
        start = max((place + 1 for place in _breaks(lattice) if place < mention.start), default=0)
        words, _ = _with_names_apart(lattice, start, mention.start)
        if _INTRODUCES.search(words):
            yield start, mention.start


def _breaks(lattice: Lattice) -> list[int]:
    """Where a mark or a space stands."""
    return sorted({*lattice.stops, *(place for place, sign in enumerate(lattice.text) if sign == " ")})


def _clauses(lattice: Lattice) -> Iterator[Span]:
    """The stretches between marks and spaces."""
    start = 0
    for end in (*_breaks(lattice), len(lattice.text)):
        if end > start:
            yield start, end
        start = end + 1


def _numbers_one(lattice: Lattice, value: Found) -> bool:
    """Whether a figure is the number of a document."""
    return any(m.start <= value.start and value.end <= m.end for m in lattice.mentions if m.candidates)


def _with_names_apart(lattice: Lattice, start: int, end: int) -> tuple[str, int]:
    """The words of a clause, a # for each name of a record in it; and how many there are."""
    pieces, place, names = list[str](), start, 0
    for mention in lattice.mentions_in(start, end):
        if (
            mention.start >= place
            and mention.candidates
            and (lattice.named(mention.start, mention.end) or mention.candidates[0].how == "number")
        ):
            pieces.append(lattice.text[place : mention.start] + "#")
            place, names = mention.end, names + 1
    return "".join(pieces) + lattice.text[place:end], names
