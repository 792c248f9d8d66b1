"""Words that say nothing by themselves."""

from __future__ import annotations

import re

from bot.understanding.embedded.quick import quick

Span = tuple[int, int]
_FILLERS = quick(
    r"\bwhen(?:ever)? (?:you|u) (?:get|have|can spare) (?:a )?(?:sec(?:ond)?|min(?:ute)?|moment|chance|mo|tick)\b"
    r"|\b(?:thanks|cheers|ta) a (?:million|mill|bunch|lot|ton)\b|\bbefore i forget\b|\band i will forget\b|"
    r"\bat list(?: prices?)?\b|\bsame thing(?: but)?\b|"
    r"(?<![\u3400-\u9fff])[量价](?=\s?(?:改|给|按|是|为|调)?[成到为]?\s?(?:\d|$))|帮我|麻烦|请|我|里|客户|联系人|电话|手机|一声|之前|前|用|不对|不是|错了|说错了?|打错了?|写错了?|搞错了?|弄错了?|应该是|等等|等一?下|我说|我是说|更正|改成|改为|改到|改一下|换成"
    r"|换到|加到|减到|不要了?|先不要"
    r"|不用了?|去掉|删掉|拿掉|再加上?|再来|再配|再要|加上|多加|另加|追加|另外|还有|只看|只要|就看|仅看|单看|那么?|那个|那家|那边|这个|这家|这边|名下|一次|一共|总共|一起"
    r"|拆开|分开|列一?下|看一?下|看看|多少|几个|多大|怎么样|的话|(?:老板娘?|负责人|联系人|采购|经理|店长|厂长)姓|(?:两|三|几)样(?=都|也|全|各)|货(?=[从由走])|人家(?=[送发寄拉])|问一?下|(?<=[\u3400-\u9fff])哈(?=$|[\s,，。!！~])|一个|一下|一单|一份|下次跟进|下次|跟进|交期|交货|送货|发货|一部分|单价|价格|金额|数量|打|拿|买|卖|订|定|下|报|走|按|从|到"
    r"|对了?|最后|最终|不打折|不优惠|按原价|原价|(?<=\s)不(?=\s*[?？]?$)|京东|邮政|宅急送|专线|顺丰|中通|圆通|申通|韵达|德邦|极兔|跨越速运|安能|百世|货拉拉|闪送|能不能|可不可以|行不行|好不好|行不(?=[\s,，。?？!！]|$)|好不(?=[\s,，。?？!！]|$)|[了掉]不(?=[\s,，。?？!！]|$)|可以不|成不(?=[\s,，。?？!！]|$)|(?<=[单货票价])不(?=[\s,，。?？!！]|$)|(?<=\s)不(?=\s)|(?<=[\u3400-\u9fff])零(?=\d)|货(?:不齐|没到?齐|不全)|多少钱一?.?(?:还)?(?:没|忘了?)说|去|在|给|跟|和|与|是|的|了|呢|吧|啊|哦|噢|呃|嗯|吗|要|也|都|就|先|可以|好|行|成|有|为"
    r"|\b(?:no|thats|nope|sorry|oops|actually|wait|correction|i|mean|meant|hmm|make|it|that|them|they|change|to|instead"
    r"|should|be|drop|remove|without|the|and|also|plus|add|more|of|one|ones"
    r"|what|how|about|just|only|vs|versus|same|or|if|in|for|at|on|by|from|with|is|was|please|pls|ok|okay|push|set"
    r"|price|unit|each|take|takes|order|then|thanks|an|a|this|follow|up|ship|deliver|delivery|delivered|wanted|needed"
    r"|qty|w|re|asap|urgently|um|uh|er|erm|like|btw|me|n|em|forgot|say|said to|we'?ll|i'?ll|i'?d|i'?m|let'?s|yeah|yep|yes|right"
    r"|cheers|thx|ta|mate|u|ur|r|oh|ah|need|needs|can|could|would|will|you|up|down|then|all|both|any|just|quick|quickly|really|basically|again"
    r"|rather"
    r"|great|perfect|awesome|brilliant|lovely|cool|excellent|alright|sure|kindly|nice|fab|super|ahead"
    r"|sweet|sound|brill|wicked|sorted|magic|legend|fantastic|wonderful|smashing|splendid|nah|yea|aye|righto|ugh|phew|hiya|heya|howdy"
    r"|dude|bro|bud|champ"
    r"|my|our|there|those|these|guy|please|plz|hey|so|us|we|now|not|as|well|too|another|extra)\b|(?<=\d)x\b|\bx(?= ?\d)"
)
#: What also says nothing where an action has been understood: it only joins, leads on or is polite.
_JOINS = quick(
    r"然后|(?<![么啥])时候|尽快|赶紧|赶快|忘了?说了?|忘记说了?|(?:千万)?别忘(?:了|记)?|记得|漏说了?|顺手|顺带|顺便|同时|与此同时|再|个|把|它|他们|她们|刚才|刚刚|刚|现在|单子?|张|这里|那里|对了|过来|过去|一趟|帮忙?|让|来|做|叫|还|又|掉|完|照|能|想|应该|已经|说|啥的|哎呀|手滑|手抖|辛苦|谢谢"
    r"|你(?!好|的|们)|实物|零(?=\d)|(?:那|这)?一?批货(?:里面?|中)?|他|她|以后|直接|统统|全部|所有|其他|其它|步|操作|处理|安排|情况|微信|预计|统一|登记|算上|同意|结果|关联|商机|当场|上一|今天|今日|在路上|路上|工地|车间|一样|两样|人家|确认"
    r"|\b(?:can|could|would|will|you|your|put|get|got|need|needs|needed|want|wants|like|have|has|had|into|out|off|through|down|all"
    r"|everything|again|now|today|n|s|m|d|em|use|using|truck|lorry|van|driver|re|ll|ve|me|his|her|their|him|who|when|where|been|are|were|do|does|did|go|goes|going|gone|come|comes"
    r"|came|some|any|here|yes|yeah|yep|usual|nd|right|really|am|pm|hello|hi|thx|ta|cheers|guys|team|btw|fyi|um|uh|er|erm|but|because"
    r"|first thing|last|thing|back"
    r"|whole|entire|lot|quick one|morning|afternoon|folks|pal|buddy|everybody|kinda|gonna|gotta|per|due"
    r"|log|book|enter|record|looks?|fine|better|scratch|rais(?:e|ed|ing)|unfortunately|rcvd|received|partial|sending|slide|anything|every"
    r"|rest|entry|x|exactly|even|asking|twice|done|fix|after|leaves?|reach|ones"
    r"|(?:at )?(?:the |our |their )?(?:usual|standard|normal|list|regular|agreed) (?:price|pricing|prices|rate|rates)|says"
    r"|complete|completely|full|fully|entirely|knock|land|lands|keep|while|hang|hold|way|ready|still|already|meanwhile|anyway|anyhow|altogether"
    r"|straight away|right away|sharpish|asap"
    r"|purolator|aramex|royal mail|parcelforce|yodel|evri|gls|fastway|an post|(?:canada|australia|nz) post|old dominion|xpo|estes"
    r"|saia|startrack|mainfreight|palletways|tuffnells|nightline|ontrac|sendle|schenker|dsv|courier|carrier|freight|haulier"
    r"|jobs?|dhl|dpd|fedex|ups|usps|tnt|buying|mark|gday|good|happy|wrong|were|which|the|them|its|lets|let|he|she|charge|charging|met|contacts|category|mine|ours"
    r"|yours|theirs|hers|gave|give|send|sent|show)\b"
)
_TOKEN = re.compile(r"[a-z]+|\d+|[\u3400-\u9fff]")


def is_filler(words: str) -> bool:
    """Whether words say nothing by themselves."""
    return not _FILLERS.sub("", words).strip()


def says_nothing(words: str) -> bool:
    """Whether words but join, lead on or are polite."""
    return words.isascii() and not telling_places(words, [], understood=True)


def telling_places(text: str, covered: list[Span], *, understood: bool = False) -> list[Span]:
    """Where words, numbers and Chinese characters stand that are neither covered nor mere fillers.

    `understood`: what merely joins or leads on does not count either.
    """
    size = len(text)
    plain = _blotted(text, [(start, end if end < size else size) for start, end in covered])
    plain = _FILLERS.sub(_spaces, plain)
    if understood:
        plain = _JOINS.sub(_spaces, plain)
    return [found.span() for found in _TOKEN.finditer(plain)]


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blotted(text: str, spans: list[Span]) -> str:
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)
