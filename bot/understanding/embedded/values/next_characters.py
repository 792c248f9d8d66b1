"""The characters with which a value begins, each with those that must stand behind it."""

from __future__ import annotations

from .dates_zh import STARTERS
from .words_zh import DAY_PARTS, NUMERALS

COUNTS = "0123456789" + "".join(NUMERALS) + "半几"
_SIZES = "十百千万亿"
AMOUNT_NEXT: dict[str, str | None] = {
    **dict.fromkeys("0123456789" + "".join(NUMERALS) + "半几", None),
    **dict.fromkeys("@每打给让优便降减返下折再对", None),
    **dict.fromkeys("¥€£₩₹₽฿$₦₺₪₴₫₱₿", None),
    "万": "二三四五六七八九分", "千": "二三四五六七八九分", "百": "二三四五六七八九分万", "亿": "", "人": "民", "美": "元金",
    "欧": "元", "港": "币元", "上": _SIZES, "好": "几", "数": _SIZES, "若": "干", "大": "概约致", "差": "不", "将": "近",
    "估": "计", "接": "近", "约": COUNTS + " 是有要", "近": COUNTS + " -", "负": COUNTS,
    "-": COUNTS + "abcdefghijklmnopqrstuvwxyz", ".": "0123456789", "~": COUNTS + " ", "≈": COUNTS + " ", "×": "0123456789 ",
    "*": "0123456789 ", "单": "台箱个件套瓶包盒桶支只把条卷袋张根块副双片筒米斤",
}  # fmt: skip
"""The characters with which an amount begins, and what must stand behind each (None: anything)."""
_WEEKS = "个一周星礼月季"
TIME_NEXT: dict[str, str | None] = {
    **dict.fromkeys(STARTERS | frozenset("从自由在@") | {word[0] for word in DAY_PARTS}, None),
    "上": _WEEKS + "上半年财午旬" + COUNTS, "下": _WEEKS + "下半年财午旬", "这": _WEEKS + "年天这财" + COUNTS,
    "本": "周星礼月季年财个", "当": "周星礼月季年天日个晚", "此": "周星礼月季年个前", "前": "天日年半的这" + COUNTS,
    "后": "天日年半续晚的这" + COUNTS, "大": "大前后年初清早", "来": "年", "去": "年", "今": "天日年晚早晨儿后财个",
    "明": "天日年早晚晨儿", "昨": "天日儿晚", "过": "年去了" + COUNTS, "等": "了" + COUNTS, "再": "过",
    "年": "底末终尾初头中三", "月": "底末终尾初中", "季": "底末终尾初中度", "最": "近", "近": "的这" + COUNTS, "往": "前后",
    "未": "来", "接": "下", "之": "前", "第": "一二三四1234", "中": "午秋旬", "国": "庆", "教": "师", "建": "党军", "开": "斋",
    "平": "安", "青": "年", "儿": "童", "除": "夕", "清": "明晨", "端": "午", "元": "旦宵", "情": "人", "妇": "女", "愚": "人",
    "劳": "动", "双": "十1", "圣": "诞", "万": "圣", "春": "节", "复": "活", "感": "恩", "黑": "五", "母": "亲", "父": "亲",
    "古": "尔", "宰": "牲", "排": "灯", "屠": "妖", "卫": "塞", "全": "天周星礼月季年小个",
}  # fmt: skip
"""The characters with which a day or time begins, and what must stand behind each (None: anything)."""
