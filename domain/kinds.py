"""The kinds of records that people name, and what each kind is called."""

from __future__ import annotations

from enum import StrEnum

from domain.words import Words


class Kind(StrEnum):
    """A kind of record. Its value is the name used in references, the API and the audit."""

    EMPLOYEE = "employee"
    TEAM = "team"
    CUSTOMER = "customer"
    CONTACT = "contact"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    FOLLOW_UP = "follow_up"
    SUPPLIER = "supplier"
    PRODUCT = "product"
    WAREHOUSE = "warehouse"
    QUOTE = "quote"
    ORDER = "order"
    DELIVERY = "delivery"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"
    PURCHASE_ORDER = "purchase_order"
    WORK_ORDER = "work_order"
    TICKET = "ticket"
    REMINDER = "reminder"
    TRANSFER = "transfer"
    COUNT = "count"


KIND_WORDS: dict[Kind, Words] = {
    Kind.EMPLOYEE: Words("员工", "employee"),
    Kind.TEAM: Words("团队", "team"),
    Kind.CUSTOMER: Words("客户", "customer"),
    Kind.CONTACT: Words("联系人", "contact"),
    Kind.LEAD: Words("线索", "lead"),
    Kind.OPPORTUNITY: Words("商机", "opportunity"),
    Kind.FOLLOW_UP: Words("跟进", "follow-up"),
    Kind.SUPPLIER: Words("供应商", "supplier"),
    Kind.PRODUCT: Words("产品", "product"),
    Kind.WAREHOUSE: Words("仓库", "warehouse"),
    Kind.QUOTE: Words("报价单", "quote"),
    Kind.ORDER: Words("订单", "order"),
    Kind.DELIVERY: Words("出库单", "delivery"),
    Kind.INVOICE: Words("发票", "invoice"),
    Kind.CREDIT_NOTE: Words("红字发票", "credit note"),
    Kind.PAYMENT: Words("收款", "payment"),
    Kind.PURCHASE_ORDER: Words("采购单", "purchase order"),
    Kind.WORK_ORDER: Words("生产工单", "work order"),
    Kind.TICKET: Words("售后单", "ticket"),
    Kind.REMINDER: Words("提醒", "reminder"),
    Kind.TRANSFER: Words("调拨单", "transfer"),
    Kind.COUNT: Words("盘点单", "stock count"),
}
