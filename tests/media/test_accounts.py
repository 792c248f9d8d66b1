"""What pictures cost is accounted for and bounded; where messages are masked, nothing that can't be masked is sent."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from domain.ports import ModelExchange
from storage.exchanges.tables import model_exchanges
from tests.house import SET_UP, House
from tests.media.conftest import model_settings
from tests.media.files import PHOTO, VOICE, WRITTEN_ORDER
from tests.scripted_model import ScriptedModel, costing, failing, saying
from tests.talks import Talks


def exchanges(house: House) -> list[ModelExchange]:
    with house.database.read(SET_UP) as tx:
        messages = tx.scope.session.execute(select(model_exchanges.c.message)).scalars().all()
        return [each for message in messages for each in tx.exchanges.of(message)]


def test_what_a_picture_cost_is_kept_and_nothing_of_what_it_says(house: House, model: ScriptedModel) -> None:
    model.answers(costing(saying(WRITTEN_ORDER), 1200, 0, 80))
    talks = Talks.in_house(house, model=model_settings(model, price_sent=Decimal(2), price_answered=Decimal(10)))
    assert "请核对" in talks.with_("E01").sends(PHOTO, text="照这个给瀚宁下单")
    [kept] = exchanges(house)
    assert (kept.prompt, kept.outcome, kept.person) == ("read_photo", "answered", "E01")
    assert (kept.sent, kept.answered, kept.cost) == (1200, 80, Decimal("0.0032"))
    assert "烧杯" not in str(kept)


def test_a_picture_that_was_not_read_is_kept_with_its_reason(house: House, model: ScriptedModel) -> None:
    model.answers(failing(401))
    talks = Talks.in_house(house, model=model_settings(model))
    talks.with_("E01").sends(PHOTO, text="照这个给瀚宁下单")
    [kept] = exchanges(house)
    assert (kept.outcome, kept.sent) == ("status_401", 0)


def test_beyond_the_limit_of_the_day_no_picture_is_read(house: House, model: ScriptedModel) -> None:
    model.answers(costing(saying(WRITTEN_ORDER), 1200, 0, 80))
    rep = Talks.in_house(house, model=model_settings(model, tokens_a_day_each=1000)).with_("E01")
    rep.sends(PHOTO, text="照这个给瀚宁下单")
    assert rep.sends(PHOTO, text="照这个给瀚宁下单").startswith("今天语言模型的用量已到上限，图片没有看")
    assert len(model.asked) == 1


def test_where_messages_are_masked_no_picture_and_no_voice_is_sent(house: House, model: ScriptedModel) -> None:
    rep = Talks.in_house(house, model=model_settings(model, mask="phone")).with_("E01")
    for enclosed in (PHOTO, VOICE):
        assert rep.sends(enclosed).startswith("公司要求外发内容打码")
    assert model.asked == []
