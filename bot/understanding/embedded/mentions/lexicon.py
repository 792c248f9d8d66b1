"""Words that company names are made of besides the brand: places, trades, legal forms; and how people are addressed."""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from bot.understanding.embedded.mentions.automaton import Automaton

WordType = Literal["place", "region", "trade", "noun", "legal"]


class Word(NamedTuple):
    """A word of the lexicon in a text: where it ends and what it is."""

    end: int
    type: WordType


@cache
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files(__package__).joinpath("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            words = sections.setdefault(line[2:], [])
        else:
            words += line.split()
    return sections


def listed(section: str) -> frozenset[str]:
    """The words of one section of the lexicon."""
    return frozenset(_sections()[section])


TITLES = tuple(sorted(listed("titles"), key=len, reverse=True))
"""Titles by which people are addressed after their surname, the longest first."""
COMMON_ZH = listed("common words")
"""Words of everyday speech that never stand for a record by themselves."""
EN_LEGAL = listed("english legal forms")
EN_LEGAL_IN_CAPITALS = listed("english legal forms in capitals")
"""Legal forms that are words or letters of plain speech too: only where they are written with a capital."""
EN_TRADES = listed("english trades")
EN_STOP = listed("english plain words")
"""English words that are no part of a name, capitalised or not."""

BRAND_CHARACTERS = frozenset(
    "源鑫盛达泰隆祥瑞宏恒润丰华茂昌兴旺荣裕顺诚信佳美嘉康宝龙凯腾博创联通宇晨辉耀星月阳光海江河洋洲岳峰岭林森青绿蓝金银玉珠"
    "云天地元亨利贞福禄寿喜庆德仁义礼智和谐永久远航凌越卓尔科锐迪奥维斯特雅丽莱欧亚太环球宸禾穗谷泉溪湖浩瀚睿思拓展鼎力健优"
)
"""Characters of which brands are commonly made."""
NAME_MODIFIERS = frozenset("新大小中南北东西金银鑫正富亚")
"""Characters that make another name of the one they stand before."""
ADDRESSES = "老小阿"
"""What goes before a surname among colleagues."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)


_TRADE_CHARACTERS = "船酒纸药电水钢鞋车面茶米油布花木铁粮书糖盐酱乳奶肉鱼"
_HOUSES = "厂行店庄铺城社房"
_SHOPS = "店铺行坊城馆"


@cache
def _types() -> dict[str, WordType]:
    words: dict[str, WordType] = {trade + house: "trade" for trade in _TRADE_CHARACTERS for house in _HOUSES}
    words.update(dict.fromkeys(listed("trades") | listed("houses"), "trade"))
    words.update(dict.fromkeys(listed("common nouns"), "noun"))
    words.update({noun + house: "trade" for noun in listed("common nouns") for house in _SHOPS})
    words.update(dict.fromkeys(listed("legal forms"), "legal"))
    words.update(dict.fromkeys(listed("regions"), "region"))
    for place in listed("provinces") | listed("cities"):
        words |= {place: "place", place + "市": "place", place + "省": "place"}
    return words


@cache
def _automaton() -> Automaton[Word]:
    return Automaton({word: Word(len(word), type_) for word, type_ in _types().items()})


def word_type(text: str) -> WordType | None:
    """What a text is that is one word of the lexicon."""
    return _types().get(text)


def words_in(text: str) -> dict[int, Word]:
    """The lexicon's words in a text, by where they begin, the longest at each place."""
    return {start: Word(end, word.type) for start, end, word in _automaton().hits(text)}


def is_plain_word(text: str) -> bool:
    """Whether this is a town, a trade or a word of everyday speech, whatever name it may sound like."""
    return text in COMMON_ZH or text in EN_STOP or word_type(text) is not None
