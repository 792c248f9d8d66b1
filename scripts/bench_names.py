"""How names are found in a company of any size: right, wrong and refused, how fast, how large. Invented from a seed."""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.understanding.embedded.mentions import Mention, Name, NameIndex, find_mentions, normalise
from bot.understanding.embedded.mentions.syllables import pinyin, sound

SIZES = (1_000, 10_000, 100_000)
"""How many customers; thrice as many contacts, a fifth as many products."""
BOOK = 300

_TOWNS = (
    "苏州 无锡 常州 南通 扬州 宁波 温州 嘉兴 绍兴 金华 台州 义乌 合肥 芜湖 厦门 泉州 福州 赣州 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 武汉 宜昌 长沙 株洲 广州 深圳 佛山 东莞 中山"
    " 珠海 惠州 南宁 柳州 海口 成都 绵阳 德阳 贵阳 昆明 西安 宝鸡 兰州 沈阳 大连 长春 哈尔滨 石家庄 保定 唐山 太原 天津 上海 北京 重庆 昆山"
).split()
_BRANDS = (
    "青禾听澜云栖谷松岚雁锦棠霁桐砚沐鹿鸣岭朗煦澄泓润沛滨渔舟帆翔翎羽鸿鹏鹤鹭凤麒麟骏驰骋骁骐乾坤恒毅峻岳巍峰崖磐石玉璞瑾瑜琪琳琅璟珩珂珑玲珍珠银铭锐锋钧铂鑫钰铄"
    "辰星月曜晖昕晟昊晗晴曦霞霖露霜雪梅兰竹菊荷莲葵芸芝蕴蕙蔚蓝茗茂荣华芳菲薇桂柏杉枫榕桦榆槐梧桃杏梨枣橙柚榄橡楠楚汉秦唐宋晋齐鲁燕赵吴越闽粤蜀滇"
    "嘉佳美善信诚义仁和谐顺达通畅运启航程远志宏伟博大广阔宽厚德福禄寿喜庆吉祥瑞泰安康宁静雅致精巧妙思睿智慧哲文采丹彤朱赤绯橘黄碧翠绿紫"
    "东南西北中正方圆一二三百千万亿兆元亨利贞春夏秋冬旭日阳光明亮照耀辉煌盛兴旺隆昌丰裕富足盈满溢源泉溪江河湖海洋波涛浪"
)
_TRADES = (
    "食品 饮料 纸业 纺织 服饰 机械 机电 精密 模具 五金 轴承 阀门 泵业 电气 电子 电缆 照明 光电 软件 信息技术 网络科技 自动化 仪器 化工 新材料 环保科技 能源"
    " 涂料 塑料制品 橡胶 玻璃 陶瓷 建材 建筑工程 装饰工程 家具 木业 包装 印刷 文具 教育科技 生物科技 医药 医疗器械 化妆品 酒店管理 餐饮管理 旅游 体育用品 玩具"
    " 珠宝 汽车配件 物流 供应链管理 商贸 贸易 农业科技 水产"
).split()
_LEGAL = ("有限公司",) * 8 + ("股份有限公司", "有限责任公司", "集团有限公司", "厂")
_EN_FIRST = (
    "Amber Alder Anchor Arrow Aspen Beacon Birch Blue Boulder Bramble Bright Bronze Canyon Cedar Cobalt Copper Coral Crane"
    " Crescent Crown Crystal Delta Eagle Eastern Elder Elm Ember Falcon Fern Flint Forest Fox Garnet Glen Golden Granite Green"
    " Grove Harbor Hawk Hazel Heath Heron Highland Hollow Indigo Iron Ivory Jade Juniper Kestrel Lake Lark Laurel Linden Lotus"
    " Lunar Maple Marble Meadow Mill Misty Moss North Oak Ocean Olive Onyx Opal Orchard Osprey Otter Pacific Pearl Pebble Pine"
    " Prairie Quartz Quill Raven Redwood Ridge River Robin Rose Ruby Rustic Sable Saffron Sage Sapphire Scarlet Sequoia Shale"
    " Silver Slate Solar Spruce Sterling Stone Summit Swift Tamarack Teal Thistle Timber Topaz Umber Valley Velvet Vista Walnut"
    " Willow Winter Wolf Wren Yarrow Zephyr"
).split()
_EN_SECOND = (
    "bridge brook burn bury combe cote dale dene field fold ford gate grove ham haven holm hurst land ley mere minster mond"
    " more mouth ness port ridge shaw side stead stoke thorpe ton vale view ville ward water way well wick wood worth"
).split()
_EN_TRADES = (
    "Foods Bakery Textiles Machinery Tools Bearings Valves Pumps Electric Electronics Cables Lighting Software Systems"
    " Automation Instruments Chemicals Materials Energy Coatings Plastics Rubber Glass Ceramics Timber Furniture Packaging"
    " Printing Stationery Biotech Pharma Medical Cosmetics Hotels Catering Travel Sports Toys Jewelry Motors Logistics Trading"
).split()
_EN_LEGAL = ("Ltd", "Ltd", "Inc", "LLC", "Co., Ltd", "GmbH", "Group")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海燕晓东春雪婷宇浩然子轩雨欣怡佳思远若琳梓涵俊熙嘉诺晨曦煜祺锦程睿哲博雅一鸣可心語诗书画景行云舒"
_PRODUCT_WORDS = (
    "高压 低噪 不锈钢 防爆 便携 节能 智能 工业 家用 商用 加厚 折叠 静音 数显 液压 气动 电动 手动 双头 单级 多级 立式 卧式 微型 重型"
).split()
_PRODUCT_NOUNS = (
    "离心泵 球阀 蝶阀 减速机 轴流风机 空压机 换热器 过滤器 传感器 变频器 接触器 断路器 电焊机 切割机 打磨机 钻床 千斤顶 手推车 货架 工作台 安全帽 防护服 手套 口罩 灭火器"
    " 投影仪 打印机 扫描枪 标签纸 碎纸机 咖啡壶 保温杯 餐盒 纸箱 胶带"
).split()
_CARRIERS_ZH = (
    "给{}下单{}，单价560，下周五前发货",
    "今天拜访了{}，聊得不错，下周三再去",
    "查一下{}的应收",
    "{}的合同签了吗",
    "{}最近下了哪些订单",
    "帮我约{}周四下午见面",
)
_CARRIERS_EN = (
    "order 20 boxes for {} by Friday",
    "how much does {} owe us?",
    "visited {} today, they want a quote",
    "call {} tomorrow at 10",
)
_PRODUCT_CARRIERS = ("{}还有多少", "下单20个{}，单价35", "{}的价格是多少", "how many {} do we have?")
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass
class Base:
    """An invented company: all names, and what is asked of it."""

    customers: dict[str, list[str]] = field(default_factory=dict)
    contacts: dict[str, tuple[str, str]] = field(default_factory=dict)
    products: dict[str, tuple[str, str]] = field(default_factory=dict)

    def names(self) -> Iterator[Name]:
        """Every name, as the assistant gets them."""
        for id_, called in self.customers.items():
            for place, text in enumerate(called):
                yield Name("customer", id_, text, "alias" if place else "full")
        for id_, (text, customer) in self.contacts.items():
            yield Name("contact", id_, text, "full", customer)
        for id_, (text, sku) in self.products.items():
            yield Name("product", id_, text, "full")
            yield Name("product", id_, sku, "sku")


@dataclass(frozen=True)
class Said:
    """A name as somebody said it, whom it means, what was done to it, and the message around it."""

    noise: str
    kind: str
    id: str
    words: str
    message: str


def invent(customers: int, seed: int = 1) -> Base:
    """A company of that size, the same for the same seed."""
    chance = random.Random(seed)
    base = Base()
    full: set[str] = set()
    while len(base.customers) < customers:
        names = company(chance)
        if names[0] not in full:
            full.add(names[0])
            base.customers[f"C{len(base.customers):06}"] = names
    ids = list(base.customers)
    for number in range(customers * 3):
        base.contacts[f"P{number:06}"] = (_person(chance), chance.choice(ids))
    skus: set[str] = set()
    while len(skus) < customers // 5:
        name, sku = _product(chance)
        if sku not in skus:
            skus.add(sku)
            base.products[f"A{len(skus):05}"] = (name, sku)
    return base


def company(chance: random.Random) -> list[str]:
    """The full name of a company and two or three aliases."""
    if chance.random() < 0.1:
        first = chance.choice(_EN_FIRST) + chance.choice(_EN_SECOND)
        trade = chance.choice(_EN_TRADES)
        if chance.random() < 0.5:
            first = f"{first} {chance.choice(_EN_FIRST)}"
        full = f"{first} {trade} {chance.choice(_EN_LEGAL)}"
        return [full, f"{first} {trade}", first]
    brand = _TOWNS[0]
    while brand in _TOWNS:
        brand = "".join(chance.choices(_BRANDS, k=chance.choice((2, 2, 2, 3))))
    town, trade = chance.choice(_TOWNS), chance.choice(_TRADES)
    short = trade[:3] if trade.startswith("供应链") else trade[:2] if len(trade) > 3 else trade
    aliases = chance.sample([town + brand, brand + trade, brand + short, town + brand + trade, brand], k=4)
    full = town + brand + trade + chance.choice(_LEGAL)
    kept = [alias for alias in dict.fromkeys(aliases) if len(alias) > 2 or alias == brand]
    return [full, *kept[: chance.choice((2, 3))]]


def _person(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))


def _product(chance: random.Random) -> tuple[str, str]:
    letters = "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=chance.choice((2, 2, 3))))
    sku = f"{letters}-{chance.randrange(10, 9999)}" + chance.choice(("", "", "", "A", "X"))
    spec = chance.choice(
        (f"{chance.randrange(2, 90) * 5}W", f"DN{chance.randrange(2, 60) * 5}", f"{chance.randrange(1, 40)}kg")
    )
    return "".join(chance.sample(_PRODUCT_WORDS, 2)) + chance.choice(_PRODUCT_NOUNS) + spec, sku


def noisy(base: Base, count: int, seed: int, among: list[str] | None = None) -> list[Said]:
    """Mentions with something wrong in each: of customers (or of some of them), and where of all, of products."""
    chance = random.Random(seed)
    bearers = Counter(text for names in base.customers.values() for text in set(names))
    ids = among or list(base.customers)
    said: list[Said] = []
    while len(said) < count:
        if among is None and chance.random() < 0.2:
            id_ = chance.choice(list(base.products))
            sku = base.products[id_][1]
            noise, words = _noisy_sku(sku, chance)
            said.append(Said(noise, "product", id_, words, chance.choice(_PRODUCT_CARRIERS).format(words)))
            continue
        id_ = chance.choice(ids)
        text = chance.choice(base.customers[id_])
        # Nobody could tell whom a name of several means.
        if bearers[text] > 1 or len(text) < 3:
            continue
        noise, words = _noisy_name(text, chance)
        if len(text) < 5 and noise not in ("homophone", "near homophone", "traditional", "pinyin"):
            noise = "short, " + noise
        if words != text and words not in bearers:
            carriers = _CARRIERS_ZH if not text.isascii() or chance.random() < 0.2 else _CARRIERS_EN
            said.append(
                Said(noise, "customer", id_, words, chance.choice(carriers).replace("{}", words, 1).format("20顶"))
            )
    return said


def made_up(base: Base, count: int, seed: int) -> list[Said]:
    """Companies that are in no base, in full and for short."""
    chance = random.Random(seed)
    stored = "\n".join(text for names in base.customers.values() for text in names)
    said: list[Said] = []
    while len(said) < count:
        words = chance.choice([name for name in company(chance) if len(name) > 2])
        # A piece of a stored name is a short form of it.
        if words in stored or words.rsplit(" ", 1)[0] in stored:
            continue
        carriers = _CARRIERS_EN if words.isascii() else _CARRIERS_ZH
        said.append(
            Said("made up", "customer", "", words, chance.choice(carriers).replace("{}", words, 1).format("20顶"))
        )
    return said


def _noisy_sku(sku: str, chance: random.Random) -> tuple[str, str]:
    return "article number", chance.choice((
        sku.lower(), sku.replace("-", ""), sku.replace("-", " "), sku.replace("-", "").lower(), _wide(sku), sku.replace("-", " ").lower(),
    ))  # fmt: skip


def _noisy_name(text: str, chance: random.Random) -> tuple[str, str]:
    if text.isascii():
        noise = chance.choice(("dropped", "inserted", "swapped", "keyboard", "written"))
        return (
            (noise, text.upper() if chance.random() < 0.5 else _wide(text))
            if noise == "written"
            else (noise, _slip(text, noise, chance))
        )
    noise = chance.choices(
        (
            "homophone",
            "near homophone",
            "dropped",
            "inserted",
            "swapped",
            "substituted",
            "traditional",
            "pinyin",
            "initials",
        ),
        (25, 20, 9, 9, 9, 9, 7, 8, 4),
    )[0]
    if noise == "homophone":
        return noise, _sounding(text, chance, lambda a, b: a == b)
    if noise == "near homophone":
        return noise, _sounding(text, chance, _nearly)
    if noise == "traditional":
        return noise, text.translate(_traditional())
    body = text.removesuffix("有限公司")
    if noise == "pinyin":
        return noise, chance.choice(("", " ")).join(pinyin(body))
    if noise == "initials":
        return noise, "".join(each[0] for each in pinyin(text))
    return noise, _slip(text, noise, chance)


def _slip(text: str, noise: str, chance: random.Random) -> str:
    places = [place for place in range(len(text)) if text[place].isalpha() and not text[place:].startswith("有限公司")]
    body = [
        place
        for place in places
        if place < (len(text) if text.isascii() else max(2, len(text.removesuffix("有限公司"))))
    ]
    place = chance.choice(body)
    other = chance.choice("abcdefghijklmnopqrstuvwxyz") if text.isascii() else chance.choice(_BRANDS)
    if noise == "dropped":
        return text[:place] + text[place + 1 :]
    if noise == "inserted":
        return text[:place] + other + text[place:]
    if noise == "swapped":
        place = min(place, len(text) - 2)
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if noise == "keyboard":
        row = next((row for row in _KEYS if text[place].lower() in row), "as")
        where = row.find(text[place].lower())
        return text[:place] + row[where - 1 if where else 1] + text[place + 1 :]
    return text[:place] + other + text[place + 1 :]


def _sounding(text: str, chance: random.Random, alike: Callable[[str, str], bool]) -> str:
    for place in chance.sample(range(len(text)), len(text)):
        if others := [
            other
            for other in _by_sound()[sound(text[place])]
            if other != text[place] and alike(*pinyin(text[place] + other))
        ]:
            return text[:place] + chance.choice(others) + text[place + 1 :]
    return text


def _nearly(one: str, other: str) -> bool:
    return one != other


def _by_sound() -> dict[str, str]:
    if not _SOUNDING:
        common = _BRANDS + "".join(_TRADES) + "".join(_TOWNS) + _GIVEN + _SURNAMES
        for character in dict.fromkeys(
            common
            + "何河合清轻晴庭亭厅栏拦篮雨语宇余鱼易意毅益艺立力丽历利理星形行型兴心新欣鑫辛在再字自子资知支之枝直职志"
        ):
            _SOUNDING[sound(character)] += character
    return _SOUNDING


_SOUNDING: dict[str, str] = defaultdict(str)


def _traditional() -> dict[int, str]:
    pairs = zip(
        "岚锦霁鹭凤骏骋铭锐锋钧银华荣兰莲芸远达运启诚义谐顺宁庆东广丰礼业纸纺织饰机电气软贸农产宝药疗",
        "嵐錦霽鷺鳳駿騁銘銳鋒鈞銀華榮蘭蓮蕓遠達運啟誠義諧順寧慶東廣豐禮業紙紡織飾機電氣軟貿農產寶藥療",
        strict=True,
    )
    return {ord(one): other for one, other in pairs}


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@dataclass(frozen=True)
class Answer:
    """What was found where a name stood."""

    first: str
    alone: bool
    sure: bool
    marked: bool


def answer(said: Said, index: NameIndex, own: frozenset[str] = frozenset()) -> Answer:
    """The first candidate at the place of the name, whether it is the only one that fits, and whether it may be relied on."""
    normal = normalise(said.message)
    at = said.message.index(said.words)
    best, most = None, 0
    for mention in find_mentions(normal, index, own=own):
        start, end = normal.raw_span(mention.start, mention.end)
        shared = min(end, at + len(said.words)) - max(start, at)
        if shared > most and said.kind in mention.kinds:
            best, most = mention, shared
    return _answer(best, said.kind) if best else Answer("", alone=False, sure=False, marked=False)


def _answer(mention: Mention, kind: str) -> Answer:
    best = mention.of_kind(kind)
    alone = mention.unknown is None and len(best) == 1
    return Answer(best[0].id, alone, alone and best[0].sure, best[0].how not in ("exact", "sku", "part", "words"))


def rights(base: Base, index: NameIndex, count: int = 1000) -> dict[str, float]:
    """How often the right one comes first; how often it needs no question in the own book; how many made-up ones are taken."""
    asked = noisy(base, count, 11)
    found = [(said, answer(said, index)) for said in asked]
    rank1: dict[str, list[bool]] = defaultdict(list)
    for said, got in found:
        rank1[said.noise].append(got.first == said.id)
    book = random.Random(5).sample(list(base.customers), min(BOOK, len(base.customers)))
    own = [(said, answer(said, index, frozenset(book))) for said in noisy(base, count, 12, book)]
    new = [answer(said, index, frozenset(book)) for said in made_up(base, count, 13)]
    share = lambda right: sum(right) / max(1, len(right))  # noqa: E731
    return {
        "rank1": share([got.first == said.id for said, got in found if not said.noise.startswith("short")]),
        "rank1 with short ones": share([got.first == said.id for said, got in found]),
        **{f"rank1 {noise}": share(right) for noise, right in sorted(rank1.items())},
        "wrong and sure": share([got.sure and got.first != said.id for said, got in found]),
        "own rank1": share([got.first == said.id for said, got in own]),
        "own no question": share([got.sure and got.first == said.id for said, got in own]),
        "own wrong and sure": share([got.sure and got.first != said.id for said, got in own]),
        "made up, taken unmarked": share([got.sure and not got.marked for got in new]),
        "made up, taken": share([got.alone for got in new]),
    }


def speeds(base: Base, index: NameIndex) -> dict[str, float]:
    """Milliseconds that find_mentions takes for messages, and at most for ten thousand bytes of whatever."""
    book = frozenset(random.Random(5).sample(list(base.customers), min(BOOK, len(base.customers))))
    messages = [
        said.message for said in (*noisy(base, 700, 21), *noisy(base, 300, 22, sorted(book)), *made_up(base, 200, 23))
    ]
    normals = [normalise(message) for message in messages]
    times = [_timed(lambda given=normal: find_mentions(given, index, own=book)) for normal in normals]  # type: ignore[misc]
    return {
        "p50 ms": statistics.median(times),
        "p99 ms": sorted(times)[round(len(times) * 0.99) - 1],
        "10 kB ms": max(
            _timed(lambda given=text: find_mentions(normalise(given), index, own=book)) for text in long_texts(base)
        ),  # type: ignore[misc]
    }


def long_texts(base: Base) -> Iterator[str]:
    """Ten thousand bytes of several kinds."""
    chance = random.Random(31)
    customers, products = list(base.customers.values()), list(base.products.values())
    yield _filled(lambda: "，".join(chance.choice(customers)))
    yield _filled(
        lambda: (
            "给"
            + chance.choice(customers)[0]
            + f"下单{chance.randrange(99)}个"
            + "".join(chance.choice(products))
            + "\n"
        )
    )
    yield _filled(lambda: chance.choice(_EN_FIRST) + chance.choice(_EN_SECOND) + " " + chance.choice(_EN_TRADES) + " ")
    yield _filled(lambda: chance.choice(products)[1] + " ")
    yield _filled(lambda: "".join(chance.choices(_BRANDS, k=20)))
    yield _filled(lambda: chance.choice(_SURNAMES) + chance.choice(("总", "经理", "工")))
    yield _filled(lambda: chance.choice("abcdefghijklmnopqrstuvwxyz0123456789-. "))
    yield "有限公司" * 833
    yield "a " * 5000


def _filled(piece: Callable[[], str]) -> str:
    pieces: list[str] = []
    size = 0
    while size < 10_000:
        pieces.append(piece())
        size += len(pieces[-1].encode())
    return "".join(pieces).encode()[:10_000].decode(errors="ignore")


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 1e6


def measured(customers: int, folder: Path) -> dict[str, float]:
    """Everything about a company of that size."""
    base = invent(customers)
    names = list(base.names())
    normalise("预热")
    index, before = NameIndex.build(()), _resident()
    seconds = _timed(lambda: globals().__setitem__("_BUILT", NameIndex.build(names))) / 1000
    index = globals()["_BUILT"]
    results = {"customers": float(customers), "build s": seconds, "MB": _resident() - before}
    results |= speeds(base, index)
    results |= rights(base, index)
    results["MB"] = _resident() - before
    return results


def main() -> None:
    """One size in this process, or each of several in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if args.json:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measured(args.sizes[0], Path(folder))))
        return
    print_table(list(growth(args.sizes)))


def growth(sizes: tuple[int, ...] | list[int] = SIZES) -> Iterator[dict[str, float]]:
    """The measures of each size, in a fresh process, so that memory is its own."""
    for size in sizes:
        done = subprocess.run(
            [sys.executable, "-m", "scripts.bench_names", "--json", str(size)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(done.stderr)
        yield json.loads(done.stdout)


def print_table(columns: list[dict[str, float]]) -> None:
    """The measures below each other, a column for each size."""
    for name in columns[0]:
        print(f"{name:28}" + "".join(f"{column.get(name, 0):>12.3f}" for column in columns))


if __name__ == "__main__":
    main()
