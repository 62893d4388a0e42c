"""The actions end to end, and the loop that serves every conversation is never blocked."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action
from rasa_sdk.executor import CollectingDispatcher

from actions import plumbing
from actions.closing_form import ValidateClosingForm
from actions.complaint_form import ActionSettle, ValidateComplaintForm
from actions.handoff import ActionAgentReturned, ActionHandoff
from actions.small_talk import ActionSmallTalk
from bot.commerce.shops.fake.client import FakeShop
from bot.commerce.shops.port import Order
from bot.complaints import slot
from bot.complaints.case import Case
from tests.actions.tracker import tracker

pytestmark = pytest.mark.django_db(transaction=True)


def _soon(loop: asyncio.AbstractEventLoop, event: threading.Event) -> None:
    loop.call_soon_threadsafe(event.set)


class MeetingShop(FakeShop):
    """A shop that answers when two ask it at the same time and the event loop has gone on."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._went_on = threading.Event()
        self._meeting = threading.Barrier(2, lambda: _soon(loop, self._went_on))

    def owned_order(self, order_number: str, factor: str) -> Order | None:
        self._meeting.wait(30)
        assert self._went_on.wait(30)
        return super().owned_order(order_number, factor)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeShop], None]:
    """Put a shop into the actions."""

    def put(shop: FakeShop) -> None:
        monkeypatch.setattr(plumbing, "shop", lambda: shop)

    return put


def _complaint(number: str, last4: str, message_id: str) -> Any:
    return tracker(
        f"{number} kırık geldi",
        intents=("damaged_product",),
        entities=(("phone_last4", last4),),
        metadata={"message_id": message_id, "customer_id": 1},
    )


async def _run(action: Action, told: Any) -> tuple[CollectingDispatcher, dict[str, Any]]:
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, told, {})
    return dispatcher, {event["name"]: event["value"] for event in events}


def test_two_slow_conversations_wait_side_by_side(use: Callable[[FakeShop], None]) -> None:
    """While one customer's shop call is slow, another's runs, and so does the loop."""

    async def both() -> list[Any]:
        use(MeetingShop(asyncio.get_running_loop()))
        form = ValidateComplaintForm()
        return list(
            await asyncio.gather(
                _run(form, _complaint("TS-1006", "6284", "a")),
                _run(form, _complaint("TS-1011", "7061", "b")),
            )
        )

    results = asyncio.run(both())
    assert [slots["requested_slot"] for _, slots in results] == ["evidence", "evidence"]


def test_the_form_asks_and_reports(use: Callable[[FakeShop], None]) -> None:
    """One call takes the message in, asks the next question and reports what was heard."""
    use(FakeShop())
    dispatcher, slots = asyncio.run(
        _run(ValidateComplaintForm(), _complaint("TS-1006", "6284", "a"))
    )
    assert slots["requested_slot"] == "evidence"
    assert slots["case"]["order_number"] == "TS-1006"
    assert "otoğraf" in dispatcher.messages[-2]["text"]
    assert dispatcher.messages[-1]["custom"]["effects"][0]["kind"] == "heard"


def test_entered_twice_in_a_turn_it_reports_once(use: Callable[[FakeShop], None]) -> None:
    """Rasa enters the form again in the same turn: the message is not heard twice."""
    use(FakeShop())
    told = _complaint("TS-1006", "6284", "a")
    _, slots = asyncio.run(_run(ValidateComplaintForm(), told))
    told.slots = {"case": slots["case"]}
    dispatcher, _ = asyncio.run(_run(ValidateComplaintForm(), told))
    effects = [row for said in dispatcher.messages for row in said["custom"].get("effects", [])]
    assert "heard" not in [row["kind"] for row in effects]


def test_settle_and_close(use: Callable[[FakeShop], None]) -> None:
    """What is known is settled, and the closing form asks whether it is solved."""
    use(FakeShop())
    told = tracker(
        "TS-1002 nerede",
        intents=("order_status",),
        entities=(("phone_last4", "7350"),),
    )
    _, slots = asyncio.run(_run(ValidateComplaintForm(), told))
    assert (slots["requested_slot"], slots["goes"]) == (None, "resolve")
    told.slots = {"case": slots["case"]}
    _, slots = asyncio.run(_run(ActionSettle(), told))
    assert slots["goes"] == "closing"
    told.slots = {"case": slots["case"], "requested_slot": None}
    _, slots = asyncio.run(_run(ValidateClosingForm(), told))
    assert slots["requested_slot"] == "solved"


def test_small_talk_needs_no_shop(use: Callable[[FakeShop], None]) -> None:
    """A greeting is answered without the shop, so a shop that is down does not silence it."""
    shop = FakeShop()
    use(shop)
    dispatcher, slots = asyncio.run(_run(ActionSmallTalk(), tracker()))
    assert slots["goes"] == "end"
    assert dispatcher.messages[0]["text"]
    assert shop.calls == []


def test_handing_over_reports_the_reason_and_the_channel() -> None:
    """The handoff effect carries the reason and the brief with the customer's channel."""
    told = tracker(
        "insan lazım",
        intents=("human_agent",),
        metadata={"message_id": "m", "customer_id": 1, "channel": "telegram"},
    )
    dispatcher, slots = asyncio.run(_run(ActionHandoff(), told))
    rows = dispatcher.messages[-1]["custom"]["effects"]
    assert rows[0]["kind"] == "heard"
    assert rows[-1]["reason"] == "customer_request"
    assert "Telegram" in rows[-1]["brief"]
    assert slots["goes"] == "end"


def test_taking_back_goes_on_to_the_closing() -> None:
    """Given back by an agent, the case is not asked again; the note is for the next brief only."""
    case = Case()
    case.add("damaged_product")
    told = tracker(
        None,
        intents=("agent_returned",),
        entities=(("desk_result", "returned"), ("desk_note", "Kurye yarın gelecek")),
        slots={"case": slot.dump(case)},
    )
    dispatcher, slots = asyncio.run(_run(ActionAgentReturned(), told))
    assert "Kurye" not in dispatcher.messages[-1]["text"]
    assert slots["case"]["agent_note"] == "Kurye yarın gelecek"
    assert slots["case"]["problems"][0]["done"] is True
