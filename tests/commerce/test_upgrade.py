"""What an upgrade does to what was tried at the demo shop before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from bot.commerce.shops.demo.service import desk
from bot.commerce.shops.demo.service.models import DemoOrder
from bot.commerce.shops.demo.service.orders import sales
from bot.commerce.shops.demo.service.seed import seed
from bot.commerce.shops.demo.sold import Sold
from bot.commerce.shops.port import ActionKind, ActionResult, Ground, Line, Request
from tests.upgrades import back_to

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = ("demo_shop", "0001_initial")
ANSWER = {"id": "DS-1", "kind": "refund", "status": "booked", "pickup_on": "2999-01-02"}


@pytest.fixture
def old_action() -> Iterator[None]:
    """A refund of TS-1007's glasses, as the first version stored it."""
    _store(back_to(*FIRST))
    call_command("migrate", "demo_shop", verbosity=0)
    yield
    DemoOrder.objects.all().delete()


def _store(apps: Any) -> None:
    sale = next(one for one in sales(timezone.localdate()) if one.order.order_number == "TS-1007")
    order = apps.get_model("demo_shop", "DemoOrder").objects.create(
        number="TS-1007",
        phone_last4=sale.phone_last4,
        situation=sale.situation,
        data=sale.order.to_json(),
        seeded_on=timezone.localdate(),
    )
    apps.get_model("demo_shop", "DemoAction").objects.create(
        action_id="DS-1",
        order=order,
        kind="refund",
        skus=["MTF-CAY-6"],
        ground="defect",
        idempotency_key="k",
        request_hash="0" * 64,
        answer=ANSWER,
        created_at=timezone.now(),
    )


def test_an_old_action_is_read(old_action: None) -> None:
    """With its lines; it holds their pieces, and may become something else."""
    lines = (Line("MTF-CAY-6"),)
    sold = Sold.from_json(desk.order_of("TS-1007"))
    (action,) = sold.order.actions
    assert action == ActionResult.from_json({**ANSWER, "lines": [{"sku": "MTF-CAY-6"}]})
    with pytest.raises(Exception, match="açık"):
        desk.quote("TS-1007", Request(ActionKind.refund, lines, Ground.defect))
    other = Request(ActionKind.replacement, lines, Ground.defect, instead_of="DS-1")
    assert desk.act("TS-1007", other, "k2", "")["id"] == "DS-1"


def test_the_next_seed_brings_what_orders_did_not_have(old_action: None) -> None:
    """What was tried gets its buyer's address and keeps the rest; the others are written anew."""
    row = DemoOrder.objects.get()
    assert (row.email, row.seeded_on) == ("", date(2000, 1, 1))
    seed(timezone.localdate())
    tried = DemoOrder.objects.get(number="TS-1007")
    assert tried.email.endswith("@ornek.example")
    assert (tried.data, tried.actions.count()) == (row.data, 1)
    assert not DemoOrder.objects.filter(email="").exists()


def test_there_is_a_way_back(old_action: None) -> None:
    """To the columns of the first version."""
    stored = back_to(*FIRST).get_model("demo_shop", "DemoAction").objects.get()
    assert (stored.kind, stored.skus, stored.ground) == ("refund", ["MTF-CAY-6"], "defect")
    call_command("migrate", "demo_shop", verbosity=0)
