"""A newcomer's day: what is said, and a piece of what is answered."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
PERSON = "E01"

CHINESE = (
    ("今天拜访了锦野，店长想上新款帐篷，下周三再去", "下次跟进: 5月27日 周三"),
    ("给锦野下单10顶双人帐和4箱扁气罐，月底前发货", "双人三季帐篷 | 10 顶"),
    ("双人帐改成12顶", "双人三季帐篷 | 12 顶"),
    ("确认", "锦野运动下单 SO-"),
    ("双人帐还有多少", "双人三季帐篷 可用"),
    ("把刚才那单发货", "全部发完"),
    ("确认", "全部发完"),
    ("给这单开票", "开票"),
    ("确认", "开票 INV-"),
    ("锦野到账2000", "¥2,000.00"),
    ("确认", "收到 成都锦野运动用品有限公司 ¥2,000.00"),
    ("锦野还欠多少", "应收"),
    ("撤销", "¥2,000.00 已冲回"),
    ("确认", "¥2,000.00 已冲回"),
)

ENGLISH = (
    ("visited Fernhill today, they like the new tents, call again next Wednesday", "Follow-up with Fernhill kept"),
    ("order 10 moon chairs and 4 boxes of canisters for Fernhill, deliver by the end of the month", "月亮椅 | 10 把"),
    ("make it 12 moon chairs", "月亮椅 | 12 把"),
    ("confirm", "for Fernhill: ¥"),
    ("how many moon chairs are left?", "月亮椅:"),
    ("ship that order", "complete"),
    ("confirm", "complete"),
    ("invoice it", "Invoice for SO-"),
    ("confirm", "Invoice INV-"),
    ("Fernhill paid 500", "¥500.00 received from Fernhill Outdoors Ltd"),
    ("confirm", "¥500.00 received from Fernhill Outdoors Ltd"),
    ("how much does Fernhill owe us?", "receivable"),
    ("undo", "of ¥500.00 taken back"),
    ("confirm", "of ¥500.00 taken back"),
)

DAYS = (CHINESE, ENGLISH)
