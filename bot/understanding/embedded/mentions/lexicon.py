"""Words that company names are made of besides the brand: places, trades, legal forms; and how people are addressed."""

from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

WordType = Literal["place", "region", "trade", "noun", "legal"]


class Word(NamedTuple):
    """A word of the lexicon in a text: where it ends and what it is."""

    end: int
    type: WordType


PROVINCES = """北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南
陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国""".split()

CITIES = """石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头
乌海 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边
哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
昆山 江阴 宜兴 张家港 常熟 太仓 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 诸暨 合肥 芜湖 蚌埠 淮南 马鞍山
淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南昌 景德镇 萍乡 九江
新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳
平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁
随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州
梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德 番禺 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁
昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威
张掖 平凉 酒泉 庆阳 西宁 银川 石嘴山 吴忠 固原 乌鲁木齐 克拉玛依 吐鲁番 哈密 台北 高雄 台中 浦东 虹桥 滨海新区""".split()

REGIONS = "华东 华南 华北 华中 西南 西北 东北 江南 江北 华西 苏南 苏北 浙南 浙北 皖南 皖北 胶东 关中 两广 长三角 珠三角".split()

TRADES = """食品 饮料 饮品 乳业 乳品 酒业 酿酒 啤酒 茶业 茶叶 粮油 粮食 餐饮 烘焙 糖业 制糖 水产 海产 肉业 肉类 禽业 牧业 畜牧 农业 农牧 农资 种业 种子
园艺 园林 花卉 果业 果蔬 蔬菜 生鲜 连锁 超市 便利 百货 商贸 贸易 商业 零售 批发 供应链 进出口 外贸 电商 电子商务 物流 货运 运输 快递 仓储 航运 航空
机械 重工 机电 机床 精工 制造 实业 工业 工贸 动力 精密 模具 铸造 锻造 钢铁 钢构 金属 有色 铝业 铜业 不锈钢 五金 标准件 轴承 阀门 泵业 水泵 管业 管道
电气 电器 电力 电子 电缆 线缆 电源 光电 光伏 照明 灯饰 半导体 芯片 集成电路 通信 通讯 网络 信息 软件 数码 数据 智能 自动化 机器人 仪器 仪表 测控 检测
化工 化学 石化 石油 油气 燃气 能源 新能源 煤化工 煤业 矿业 矿务 环保 环境 水务 供水 热力 净化 涂料 油漆 颜料 塑料 塑胶 橡胶 橡塑 树脂 玻璃 陶瓷 建材
建筑 建设 建工 工程 置业 地产 房地产 物业 装饰 装修 家具 家居 家私 门窗 木业 石材 水泥 混凝土 路桥 市政 水利 纺织 针织 印染 染整 服装 服饰 制衣 鞋业
皮革 箱包 家纺 毛纺 丝绸 化纤 纸业 造纸 包装 印刷 彩印 文具 文化 传媒 广告 会展 影视 出版 图书 教育 培训 培训中心 科技 技术 生物 生物科技 医药 制药 药业
医疗 医疗器械 健康 保健 美容 美业 化妆品 日化 洗涤 酒店 宾馆 饭店 旅游 旅行 体育 健身 运动 户外 玩具 礼品 工艺品 珠宝 钟表 眼镜 汽车 汽配 汽贸 车业
摩托 自行车 船舶 造船 轨道 铁路 投资 金融 保险 租赁 咨询 管理 服务 设备 器材 材料 新材料 制品 用品 产品 配件 设计 安防 消防 制冷 空调 暖通 厨具 厨房 餐具
宠物 母婴 童装 电梯 起重 液压 焊接 刀具 磨具 紧固件 弹簧 齿轮 电机 变压器 开关 传感 激光 印务 图文 咖啡 茶饮 烧烤 火锅 面包 糕点 调味品 酱业 蜂业 菌业
矿山 渔业 林业 盐业 烟草 粮贸 冶金 焦化 轮胎 电池 储能 风电 水电 核电""".split()

# Trade words that also stand right after a customer's name in plain speech ("they need the equipment back").
COMMON_NOUNS = """设备 阀门 产品 材料 项目 服务 工程 技术 管理 物流 包装 配件 仪器 仪表 电机 开关 轴承 运输 快递 检测 培训 设计 数据 信息 网络 系统 软件 用品 制品
电池 轮胎 空调 家具 门窗 管道 货运 仓储 健康 环境 建设 租赁 保险 咨询 玩具 礼品 图书 咖啡 茶叶 啤酒 蔬菜 面包 糕点 饮料 服装 种子 水泥 玻璃 模具 电梯 刀具
齿轮 弹簧 电缆 电源 灯饰 照明 水泵 塑料 文具 餐具 厨具 配送 超市 酒店 便利 运动 户外 智能 自动化""".split()

LEGAL = """股份有限公司 有限责任公司 集团有限公司 集团股份有限公司 有限公司 集团公司 总公司 分公司 子公司 公司 集团 股份 控股 总厂 分厂 工厂 厂 商店 商行 商社
贸易行 经销部 经营部 门市部 批发部 营业部 服务部 工作室 合作社 专卖店 旗舰店 门店 分店 总店 店 商城 商场 事务所 研究院 研究所 设计院 工程局 管理局 水务局""".split()

HEADS = "医院 诊所 药店 学校 中学 小学 大学 学院 幼儿园 酒楼 餐厅 酒店 宾馆 饭店 超市 书店 花店 车行 农场 农庄 牧场 茶庄 酒庄 茶社 面馆".split()

BRAND_CHARACTERS = frozenset(
    "源鑫盛达泰隆祥瑞宏恒润丰华茂昌兴旺荣裕顺诚信佳美嘉康宝龙凯腾博创联通宇晨辉耀星月阳光海江河洋洲岳峰岭林森青绿蓝金银玉珠"
    "云天地元亨利贞福禄寿喜庆德仁义礼智和谐永久远航凌越卓尔科锐迪奥维斯特雅丽莱欧亚太环球宸禾穗谷泉溪湖浩瀚睿思拓展鼎力健优"
)
NAME_MODIFIERS = frozenset("新大小中南北东西金银鑫正富亚")

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)

TITLES = """总经理 副总经理 总经办 总监 经理 主任 主管 厂长 副厂长 店长 科长 处长 部长 局长 院长 校长 所长 班长 组长 队长 会长 董事长 老板 老板娘 老师 师傅 医生 教授 工程师 助理
采购 会计 先生 女士 小姐 太太 大姐 大哥 总 董 工 姐 哥 处 科 局 院 校 队 叔 姨 博""".split()

_TRADE_CHARACTERS = "船酒纸药电水钢鞋车面茶米油布花木铁粮书糖盐酱乳奶肉鱼"

ADDRESSES = "老小阿"

EN_LEGAL = frozenset(
    """ltd limited inc incorporated llc plc gmbh ag kg co company corp corporation pte pvt pty sa sas sarl srl spa bv nv oy ab as
    kk llp lp group holding holdings bhd sdn""".split()
)
# Legal forms that are words or letters of plain speech too: only where they are written with a capital.
EN_LEGAL_IN_CAPITALS = frozenset({"as", "ab", "sa", "ag", "nv", "oy", "kg", "spa", "lp", "bv", "kk", "holding", "holdings", "limited"})
EN_TRADES = frozenset(
    """instrument tool machine machinery pump valve motor engine engineering construction building builder electric electronic electrical
    energy power solar water chemical plastic rubber steel metal mining oil gas paper mill packaging print printing textile apparel garment
    furniture food beverage brewery winery bakery dairy farm coffee tea roaster restaurant catering hotel retail store shop market
    supermarket trading trader import export logistic shipping freight transport marine shipyard aviation auto automotive motor tyre tire
    medical pharma pharmaceutical clinic hospital health dental lab laboratory biotech system solution service software technology
    technologie tech digital network telecom security consulting consultant partner associate capital bank insurance property estate
    school university college academy education publishing media studio design supplie supply wholesale distribution distributor
    industry industrie international global enterprise product manufacturing fabrication hardware equipment utility utilitie
    irrigation environmental garden outdoor sport toy gift jewelry jewellery optic glass ceramic timber lumber wood cosmetic beauty salon""".split()
)
EN_STOP = frozenset(
    """a an the i we you he she it they my our your his her its this that these those and or but if so to of in on at for from with by
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday
    please pls thanks thank hi hello hey dear regards mr ms mrs dr sir order quote invoice ticket case deal opportunity payment customer
    client account lead contact supplier warehouse stock price task reminder note po so qt inv wo tk opp vip asap fyi uk usa us uae eu
    new old add create make book log show send ship cancel approve reject call met meet visited visit spoke talked tell ask remind move
    what when where who why how which yes no ok okay not do does did can could would will shall is are was were has have had
    first last next great best good general united global royal big small top total express general national american european
    one two three four five six seven eight nine ten email phone whatsapp wechat forwarded message re fwd""".split()
)

COMMON_ZH = frozenset(
    """今天 明天 昨天 后天 下午 上午 早上 晚上 中午 客户 供应 订单 报价 发货 出库 入库 付款 收款 开票 发票 库存 仓库 价格 单价 数量 金额 合同 电话 微信 邮件 拜访 联系
    跟进 提醒 商机 线索 产品 商品 项目 公司 我们 你们 他们 大家 老板 经理 一下 一个 这个 那个 这些 什么 怎么 多少 几个 可以 需要 现在 最近 本月 上月 下月 本周 上周
    下周 今年 去年 明年 所有 全部 其他 新的 老的 优质 优惠 特价 普通 标准 大号 小号 中号 红色 白色 黑色 有机 进口 国产 高级 特级 一级 电动 手动 自动 全自动 不锈钢 便携
    家用 商用 工业 套装 系列 专用 通用 多功能 安装 维修 服务 销售 采购 业务 成本 利润 完成 取消 确认 修改 增加 减少 月底 年底 到货 交货 退货 送货 补货""".split()
)


@cache
def _automaton() -> ahocorasick.Automaton:
    words: dict[str, WordType] = {}
    words.update((trade + place, "trade") for trade in _TRADE_CHARACTERS for place in "厂行店庄铺城社房")
    for kind, listed in (
        ("trade", TRADES),
        ("trade", HEADS),
        ("noun", COMMON_NOUNS),
        ("legal", LEGAL),
        ("region", REGIONS),
    ):
        words.update(dict.fromkeys(listed, kind))  # type: ignore[arg-type]
    for place in PROVINCES + CITIES:
        words[place] = words[place + "市"] = words[place + "省"] = "place"
    automaton = ahocorasick.Automaton()
    for word, type_ in words.items():
        automaton.add_word(word, (len(word), type_))
    automaton.make_automaton()
    return automaton


def words_in(text: str) -> dict[int, Word]:
    """The lexicon's words in a text, by where they begin, the longest at each place."""
    found: dict[int, Word] = {}
    for last, (length, type_) in _automaton().iter(text):
        found[last + 1 - length] = Word(last + 1, type_)
    return found


@cache
def titles() -> tuple[str, ...]:
    """Titles by which people are addressed after their surname, the longest first."""
    return tuple(sorted(TITLES, key=len, reverse=True))
