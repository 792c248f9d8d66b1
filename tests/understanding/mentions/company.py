"""An invented company to speak about: coffee and furniture, in Chinese and English."""

from bot.understanding.embedded.mentions import DocumentNumbers, Mention, Name, NameIndex, find_mentions, normalise


def record(kind: str, id_: str, full: str, *aliases: str, of: str = "", sku: str = "", place: str = "") -> list[Name]:
    """The names of one record."""
    names = [Name(kind, id_, full, "full", of), *(Name(kind, id_, alias, "alias", of) for alias in aliases)]
    if sku:
        names.append(Name(kind, id_, sku, "sku"))
    if place:
        names.append(Name(kind, id_, place, "place"))
    return names


NAMES = [
    *record("customer", "K1", "苏州云栖谷食品有限公司"),
    *record("customer", "K2", "无锡云雀乐器有限公司", "云雀琴行"),
    *record("customer", "K3", "杭州明月轩餐饮管理有限公司", "明月轩"),
    *record("customer", "K4", "杭州明月坊餐饮管理有限公司", "明月坊"),
    *record("customer", "K5", "Harbour Lane Bakery Ltd"),
    *record("customer", "K6", "Silverfern Dental Group", "Silverfern"),
    *record("customer", "K7", "三味书屋文化传播有限公司", "三味书屋", place="成都"),
    *record("customer", "K8", "湖州惠民超市", "惠民"),
    *record("customer", "K9", "Copperfield Hotels Inc."),
    *record("customer", "K10", "东风里贸易有限公司"),
    *record("customer", "K11", "东风里装饰工程有限公司"),
    *record("supplier", "V1", "Nordlicht Keramik GmbH"),
    *record("contact", "K1-1", "周思远", "周总", of="K1"),
    *record("contact", "K2-1", "沈若琳", of="K2"),
    *record("contact", "K3-1", "周立", "周总", of="K3"),
    *record("contact", "K5-1", "Emma Clarke", of="K5"),
    *record("product", "P1", "手冲咖啡壶600ml", sku="QF-20"),
    *record("product", "P2", "手冲咖啡壶900ml", sku="QF-21"),
    *record("product", "P3", "Oak bookshelf 120cm", sku="BS-120"),
    *record("product", "P4", "Oak bookshelf 180cm", sku="BS-180"),
    *record("product", "P5", "挂耳咖啡10包装", "挂耳", sku="GE10"),
    *record("product", "P6", "Ceramic floor tile 60x60", sku="CT6060"),
    *record("product", "P7", "肉桂粉 500克", sku="RG500"),
    *record("product", "P8", "榉木餐椅DN40", sku="CY40"),
    *record("product", "P20", "速干胶KL-301 20g", sku="KL20"),
    *record("product", "P21", "速干胶KL-406 50g", sku="KL50"),
    *record("product", "P9", "榉木餐椅DN45", sku="CY45"),
    *record("employee", "E1", "周楠", "小周"),
    *record("employee", "E2", "Emma Novak"),
    *record("warehouse", "W1", "苏州仓"),
    *record("warehouse", "W2", "Leeds Depot"),
    *record("category", "G1", "茶"),
    *record("team", "T1", "华东组"),
]

DOCUMENTS = {
    "order": ["SO-1001", "SO-1002", "SO-1012"],
    "quote": ["QT-301"],
    "invoice": ["INV-501", "INV-1012"],
    "purchase_order": ["PO-701"],
    "work_order": ["WO-801"],
    "ticket": ["TK-0901"],
}

INDEX = NameIndex.build(NAMES)
NUMBERS = DocumentNumbers(DOCUMENTS)


def found(message: str, own: frozenset[str] = frozenset(), index: NameIndex = INDEX) -> list[Mention]:
    """What is found in a message."""
    return find_mentions(normalise(message), index, own=own)


def ids(message: str, kind: str, own: frozenset[str] = frozenset()) -> list[set[str]]:
    """The ids of one kind, mention by mention."""
    sets = [{candidate.id for candidate in mention.of_kind(kind)} for mention in found(message, own)]
    return [each for each in sets if each]


def trusted(message: str, kind: str = "customer", own: frozenset[str] = frozenset()) -> set[str]:
    """The ids of one kind that may be acted upon: the one that fits best, where it may be relied on."""
    best = [mention.of_kind(kind) for mention in found(message, own) if mention.unknown is None]
    return {each[0].id for each in best if len(each) == 1 and each[0].sure}
