"""The list price, and the customer's last one."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef, ProductRef, Quantity
from domain.errors import BadInputError
from domain.outcome import Outcome
from domain.sales.price_view import price_view
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class QueryPrice(Arguments):
    """What price needs."""

    product: ProductRef
    customer: CustomerRef | None = None
    quantity: Quantity | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(报多少|卖啥价|什么报价)",
        (
            "(多少钱|什么价|啥价|什么价格|啥价格|几块钱|几个钱|怎么卖|咋卖|卖多少|卖多少钱|什么价位|啥价位|几多钱|"
            "单价多少|价格多少|价多少|多少一|几钱)"
        ),
        "{product}(的|现在的|目前的|给{customer}的|)(价格|单价|报价|底价|售价|目录价|标价|成交价|价)",
        "{product}给{customer}…(价格|单价|报价|什么价|啥价|多少钱)",
        "(查|看|问)(一下|下|)…(价格|单价|价|成交价)",
        "(价格|单价|报价|售价)(是|)(多少|几何|怎么样|咋样)",
        "报价多少",
        "上次…(什么价|多少钱|价格|成交价|卖的)",
        "(要|得|需要)多少钱",
        "一共多少钱",
    ),
    en=(
        "(what's|whats|what is|what does|what do) {product} (go|going|sell|selling|retail|list) (for|at) ",
        "(what's|whats|what is|what does|what do) … (go for|sell for|retail at|list at|list for|retail for)",
        "(what|how much) (would|will) {customer} (be paying|be charged|be looking at|pay|get charged) (if|for|on|per)",
        "(what's|whats|what is) {customer} (paying|charged|getting) (for|on)",
        "(what|how much) (do|does|would|did|will|is) {customer} (pay|paying|get charged|get) (for|on) {product}",
        "(what|how much) (would|will|do|does) {quantity} … (run|cost|come to|be|set)",
        "(what's|whats|what is) the (going rate|damage|cost|tariff|ticket) (on|for|of)",
        "(what's|whats) {product} (going for|worth|cost|at for {customer})",
        "(going rate|list|list price|best price) (on|for|of) {product}",
        "how much (would|will|is|are|for|do) {quantity}",
        "what (are|do) we (selling|sell) {product} (for|at)",
        "(rate|rates) (for|on|of) {product}",
        "(price|prices|list price|unit price|pricing|cost) (of|for|on|per) ",
        "(what's|whats|what is|give me|get me|check|need|show me) the (price|list price|unit price|pricing|rate)",
        "how much (is|are) {product}",
        "how much (is|are) (the|a|one|it|this|that|each|per)",
        "how much (for|per|a)",
        "how much (will|would|do|does|did) … (cost|pay|charge|come to|be)",
        "{product} price",
        "price (for|on|of) {product}",
        "price?",
        "what (does|do|would|did|will) {product} … cost",
        "what (do|does|did|would) … (pay|charge|cost)",
        "what (do|did) we (charge|sell)",
        "(last|previous) price",
        "what (price|rate)",
    ),
    hints=("价格", "单价", "price", "pricing", "cost"),
    against=(
        "(老|原|按原|照旧|上次的|之前的|往常的|平时的)(价|价格|单价)",
        "(价格|单价|价)(给我|帮我|帮忙|也|都|)(改成|改为|改到|调成|调到|调为|降到|降成|涨到|按){money}",
        "(付了|付过|回了|打了|转了|结了|还了|欠|收了|给了)(我们|我|)多少钱",
        "(单价|价格|报价|售价){money}",
        "(单价|价格|价钱|报价)(压|给|定|开|做|谈|偏|过|有点|有些|实在)(得|的|)(太|偏|过|有点|低|高)",
        "(单价|价格|报价)(改|调|按|算|高|低|比|太)",
        "(price|unit price) {money}",
        "(price|pricing) (is|was|too|list)",
        "报价(单|给|:|阶段)",
        "(预测|预计|预估|估计|下个月|下季度|今年|这个月)…卖多少",
        "(price|pricing) is too",
        "(half|half-|full|special|trade|reduced) price",
        "(usual|same|standard|normal|agreed) (price|prices|pricing)",
    ),
    slots={
        "quantity": Said(
            before=(
                "拿",
                "要",
                "买",
                "数量",
                "订",
                "拿个",
                "来",
                "take",
                "takes",
                "taking",
                "for",
                "buy",
                "buys",
                "buying",
                "of",
                "order",
                "orders",
                "on",
                "at",
                "want",
                "wants",
                "wanted",
                "ordered",
                "ordering",
                "bought",
                "needed",
                "went for",
                "if they took",
                "if they take",
                "if they had",
                "took",
            ),
            after=("起", "的话", "以上", "呢", "是什么价", "什么价", "啥价", "是啥价", "多少钱", "怎么算", "怎么卖"),
            only=True,
        )
    },
    examples=(
        Example("zh", "{product}多少钱", {"product": "{product}"}, sample=True),
        Example("zh", "{customer}买{product}是什么价", {"product": "{product}", "customer": "{customer}"}),
        Example("zh", "查一下{product}的价格", {"product": "{product}"}),
        Example("zh", "{product}拿50箱什么价", {"product": "{product}", "quantity": "50"}),
        Example("zh", "上次给{customer}的{product}是多少钱", {"product": "{product}", "customer": "{customer}"}),
        Example("zh", "{product}什么价", {"product": "{product}"}),
        Example("zh", "{product}卖多少钱", {"product": "{product}"}),
        Example("zh", "{customer}拿{product}是什么价格", {"product": "{product}", "customer": "{customer}"}),
        Example("zh", "{product}价格", {"product": "{product}"}),
        Example("zh", "问下{product}单价多少", {"product": "{product}"}),
        Example("zh", "{product}要是拿100箱啥价", {"product": "{product}", "quantity": "100"}),
        Example("en", "how much is {product}", {"product": "{product}"}, sample=True),
        Example(
            "en", "what's the price of {product} for {customer}?", {"product": "{product}", "customer": "{customer}"}
        ),
        Example("en", "price for 50 boxes of {product}", {"product": "{product}", "quantity": "50"}),
        Example("en", "what does {customer} pay for {product}", {"product": "{product}", "customer": "{customer}"}),
        Example("en", "list price of {product}", {"product": "{product}"}),
        Example("en", "{product} price?", {"product": "{product}"}),
        Example("en", "what do we charge {customer} for {product}", {"product": "{product}", "customer": "{customer}"}),
        Example("en", "how much for {product}?", {"product": "{product}"}),
        Example("en", "what's the list price on {product}", {"product": "{product}"}),
        Example("en", "what would {product} cost if they take 100 boxes", {"product": "{product}", "quantity": "100"}),
    ),
)


def run(ctx: Context, args: QueryPrice) -> Outcome:
    """What the product costs, what this customer paid last, and what a quantity of it comes to."""
    product = ctx.store.products.get(args.product)
    customer = ctx.store.customers.get(args.customer) if args.customer else None
    if args.quantity is not None and args.quantity <= 0:
        raise BadInputError("quantity", "sales.quantity_not_positive", product=product.name)
    return price_view(ctx, product, customer, args.quantity)


ACTION = Action(
    name="query_price",
    title=Words("查价格", "price"),
    hint=Words("查目录价和客户上次成交价。", "The list price, and the customer's last one."),
    arguments=QueryPrice,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.SERVICE, Role.PURCHASING, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
