"""What is on hand, reserved, available and incoming."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, ProductRef, WarehouseRef
from domain.inventory.stock_view import all_products, one_product
from domain.outcome import Outcome
from domain.vocabulary import LATER, Example, Said, Vocabulary
from domain.words import Words


class QueryStock(Arguments):
    """What stock needs."""

    product: ProductRef | None = None
    warehouse: WarehouseRef | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(哪个|哪些|哪几个)(仓|仓库|库)(里|还|)(还|)(有|有货)(没|没有|)(的|){product}",
        "{product}(在|)(哪个|哪些)(仓|仓库|库)(有|还有)",
        "(库里|仓里|仓库|库存|库房|现货|货)(还|都|)(够|够不够|足|够用)(吗|么|不|嘛|)",
        "(查|看)(下|一下|看)(那个|这个|)(库存|){product}",
        "有没有{product}",
        "(哪些|什么|啥)(要|该|得|需要)(补|进|订)(货|了)",
        "(什么|哪些|啥)(货|东西|产品)(快|要)(没|断|缺|完)(了|货|)",
        "{product}(多不多|缺不缺|够吗)",
        "(剩余|余下)(库存|数量|多少)",
        "库存",
        "库存(够吗|够不够|还够吗|足不足|充足吗|够不|多吗)",
        "(现货|有货|没货|缺货|断货|存货|余量|结存|在库)",
        "(还|还能|)(有|剩|剩下)(多少|几)…(货|台|个|件|箱|盒|包|瓶|袋|桶|只|套|条|米|公斤|斤|吨)",
        "还(剩|剩下|有)(多少|几)",
        (
            "{product}…(还有|还剩|剩多少|剩几|有多少|有几|有没有|够不够|够吗|够不|够用|够卖|快没了|没了吗|没有了|"
            "缺不缺|有吗|有货)"
        ),
        "{warehouse}…(还有|还剩|有多少|有几|有没有|有什么货|有啥货|有啥|有哪些货|都有什么|有吗)",
        "(够不够|够吗|够不|够发|够用|够卖|够出)",
        "(各剩|各有|都剩|都还有)(多少|几)",
        "(快没了|快卖完|卖完了吗|卖光了吗)",
        "{warehouse}(现在|里|那边|目前|)(都|还|)(有|放|存|剩)(着|了|些|)(些|)(啥|什么|哪些)(货|东西|产品|)",
        "{warehouse}…(存了|放了|存着)(哪些|什么|啥)",
        "(仓库|仓里|库里|库房)…(有多少|还有|有没有|有几|有啥|有什么)",
        "(可用|可卖|可发|能发|能卖)(数|量|库存|多少|的有)",
    ),
    en=(
        "(check|look in|look at|try) {warehouse} for {product}",
        (
            "(what's|whats|what is|how's|hows|how is) {product} (at|like|looking|looking like|doing|sitting at) "
            "(in|at|for) {warehouse}"
        ),
        "(what's|whats|what is) {product} at",
        (
            "(where are we|how are we|how we) (on|with|for|doing on|doing for|looking on|looking for|off for|set "
            "for|fixed for|sitting on) {product}"
        ),
        "(what's|whats|what is) (sitting|left|stored|held|stocked|lying) (in|at) [the] {warehouse}",
        "how (is|are|'s) {product} (looking|doing) (in|at) {warehouse}",
        "(check|see) (if|whether) … {product}",
        "(check|see) {product} (in|at) {warehouse}",
        "(got|have|any) {product} (in|at) [the] {warehouse}",
        "(anything|what) … (in|at|sitting in) {warehouse}",
        "{product} (situation|position|levels|level|stock)",
        (
            "(which|what) (items|products|lines|goods|stock) (need|needs|want) (reordering|restocking|ordering|"
            "topping up|replenishing)"
        ),
        "(need|needs) (reordering|restocking|replenishing|topping up)",
        (
            "(anything|what's|whats|what is|which products are|what products are|who's|items) (below|under|at|"
            "past) (reorder|minimum|min|the reorder point|reorder level|reorder point)"
        ),
        "(below|under) (the|) (reorder|reorder point|reorder level|minimum level|min stock|safety stock)",
        (
            "(what's|whats|what is|anything|what's getting|what's running) (low|short|running out|running low|"
            "nearly out|getting low)"
        ),
        "what (are|do) we (short of|low on|out of|running out of)",
        "(are|is) (we|it) (ok|okay|alright|all right|good|fine|fixed|short|low) (for|on) {product}",
        "how are we (for|fixed for|doing for|off for|placed for|on) {product}",
        "(can|could) (i|we) get {quantity} {product}?",
        "(do we need|what do we need|need anything|anything we need) to reorder",
        "what (have we got|do we have|have we) … {warehouse}",
        "(spare|left|any more|any) {product}",
        "any {product} (left|about|around|in|at)",
        "(got|have) {product} (in|at) {warehouse}",
        "(can|could) we (ship|supply|deliver|cover|do) {quantity}",
        (
            "(in stock|on hand|in store|in the warehouse|on the shelf|available to sell|stock level|stock levels|"
            "stock of|stock on|stock for|stock in|stock at|inventory|stock check|stock status)"
        ),
        "stock",
        (
            "how (many|much) … (left|in stock|on hand|available|remaining|do we have|have we got|are there|is there|"
            "at {warehouse}|in {warehouse})"
        ),
        "how many {product}",
        "(do we have|have we got|do we still have|do you have|is there|are there|got any|any) … {product}",
        "{product} … (left|available|in stock|on hand|out of stock)",
        "(are|is) (we|it|there) out of",
        "(enough|cover) {quantity}",
        "(enough|cover) … {product}",
        "(running low|run out|running out|sold out|out of stock|low on|out of {product})",
        "(availability|qty available|available) (of|for)",
        "what do we have (in|at)",
        "what's (in|at) {warehouse}",
        "could we cover",
        "can we cover",
    ),
    hints=("有货", "多少", "available", "left", "availability"),
    against=(
        "weather",
        "use [the|our] {warehouse} stock",
        "(use|using) (the|our|some) … stock",
        "(what's|whats|what is|hows|how's|how is) the (traffic|parking|news|score|time)",
        (
            "did (we|i|they|you|{customer}|{employee}) "
            "(sell|order|ship|use|return|buy|shift|move|flog|get through|go through|invoice|deliver|send|make|take)"
        ),
        "have (we|i|they|you|{customer}|{employee}) (sold|ordered|shipped|used|shifted|moved|flogged|made|bought|taken)",
        *LATER,
        "(他们|她们|人家|客户|对方|店里|门店|他们店|他们家)(的|)(库存|货)(快|要|都|也|)(没|没有|不多|不够|见底|断|卖完|用完)了",
        "库存(还够|够|充足|太多|积压|太大|很多)",
        "stock is enough",
        "enough stock",
    ),
    slots={"warehouse": Said(before=("在", "in", "at", "from"), after=("仓", "那边", "这边", "有", "还有"))},
    examples=(
        Example("zh", "{product}还有多少", {"product": "{product}"}, sample=True),
        Example("zh", "{warehouse}的{product}有几箱", {"product": "{product}", "warehouse": "{warehouse}"}),
        Example("zh", "查下{product}库存", {"product": "{product}"}),
        Example("zh", "{product}有现货吗", {"product": "{product}"}),
        Example("zh", "{warehouse}里面存了哪些货", {"warehouse": "{warehouse}"}),
        Example("zh", "{product}够不够20箱", {"product": "{product}"}),
        Example("zh", "{product}库存多少", {"product": "{product}"}),
        Example("zh", "{product}还剩几箱", {"product": "{product}"}),
        Example("zh", "{warehouse}还有{product}吗", {"product": "{product}", "warehouse": "{warehouse}"}),
        Example("zh", "看下{product}在{warehouse}的库存", {"product": "{product}", "warehouse": "{warehouse}"}),
        Example("zh", "{product}有没有货", {"product": "{product}"}),
        Example("zh", "{product}够发10箱吗", {"product": "{product}"}),
        Example("zh", "{warehouse}库存", {"warehouse": "{warehouse}"}),
        Example("zh", "{product}现在缺不缺货", {"product": "{product}"}),
        Example("zh", "仓库里{product}还有多少", {"product": "{product}"}),
        Example(
            "en",
            "how many {product} do we have in {warehouse}",
            {"product": "{product}", "warehouse": "{warehouse}"},
            sample=True,
        ),
        Example("en", "stock of {product}", {"product": "{product}"}),
        Example("en", "is {product} in stock?", {"product": "{product}"}),
        Example("en", "do we have 20 boxes of {product} on hand", {"product": "{product}"}),
        Example("en", "how much {product} is left", {"product": "{product}"}),
        Example("en", "{product} stock?", {"product": "{product}"}),
        Example("en", "is there {product} at {warehouse}?", {"product": "{product}", "warehouse": "{warehouse}"}),
        Example("en", "what's the inventory of {product}", {"product": "{product}"}),
        Example("en", "are we out of {product}", {"product": "{product}"}),
        Example("en", "check stock on {product} please", {"product": "{product}"}),
        Example("en", "what do we have in {warehouse}", {"warehouse": "{warehouse}"}),
        Example("en", "have we got enough {product} for 10 boxes", {"product": "{product}"}),
        Example("en", "how many boxes of {product} are available", {"product": "{product}"}),
        Example("en", "anything below reorder"),
        Example("en", "how are we fixed for {product}", {"product": "{product}"}),
        Example("zh", "哪些要补货了"),
    ),
)


def run(ctx: Context, args: QueryStock) -> Outcome:
    """One product by warehouse; or every product, those to be reordered first."""
    warehouse = ctx.store.warehouses.get(args.warehouse) if args.warehouse else None
    if args.product is None:
        return all_products(ctx, warehouse)
    return one_product(ctx, ctx.store.products.get(args.product), warehouse)


ACTION = Action(
    name="query_stock",
    title=Words("查库存", "stock"),
    hint=Words("查库存：现存、预留、可用、在途。", "What is on hand, reserved, available and incoming."),
    arguments=QueryStock,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    common=True,
    run=run,
)
