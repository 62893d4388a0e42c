"""What goes out on WhatsApp: paced, reconciled, within the window, and told of honestly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bot.channels.models import Address, Arrival, ChannelState, Delivery
from bot.channels.sender import Sender
from bot.complaints.rules import Policy
from bot.conversations.events import message_priced
from bot.conversations.models import Conversation, Message
from bot.conversations.models import Sender as By
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work
from bot.privacy import notice
from tests.channels.whatsapp.conftest import Product
from tests.channels.whatsapp.payloads import STATUSES, envelope, value
from tests.graphapi import Bad, Cut, Expired, Fail, Failed, Flood, Silent, User

AYSE, MEHMET = "905551110001", "905551110002"
HAS_NEWS = {
    "name": Policy().invitation[0],
    "language": "tr",
    "status": "APPROVED",
    "category": "UTILITY",
    "components": [{"type": "BODY", "text": Policy().invitation[1]}],
}


@pytest.fixture
def ayse(product: Product) -> User:
    """Who has written, and was given the notice."""
    return wrote(product, AYSE)


def wrote(product: Product, number: str, text: str = "Merhaba") -> User:
    user = product.graph.user(number)
    user.says(text)
    product.take()
    Address.objects.update(notice=notice.VERSION)
    return user


def tell(user: User, *texts: str, sender: str = By.AGENT) -> None:
    with unit_of_work():
        talk = Conversation.objects.get(customer__address__address=user.user_id)
        for text in texts:
            say(talk, By(sender), text)


def rows(field: str = "state") -> list[Any]:
    return list(Delivery.objects.order_by("message").values_list(field, flat=True))


def seen(product: Product, number: str = AYSE) -> list[str]:
    return [one.text for one in product.graph.messages(number)]


def later(**fields: float) -> None:
    """Waits are over."""
    Delivery.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    ChannelState.objects.update(held_until=None)


def day_over(product: Product, user: User) -> None:
    """24 hours later, for Meta and for us."""
    user.last_wrote = user.last_wrote - 90_000
    Address.objects.update(open_until=timezone.now() - timedelta(minutes=1))


# Rows 10 of the failure modes: what each code does.


@pytest.mark.parametrize("code", [130429, 80007, 4])
def test_a_rate_holds_everybody(product: Product, ayse: User, code: int) -> None:
    mehmet = wrote(product, MEHMET)
    product.graph.fault("messages", Flood(code))
    tell(ayse, "bir")
    tell(mehmet, "iki")
    ours = Sender({"whatsapp": product.channel})
    now = timezone.now() + timedelta(seconds=1)
    assert ours.send_one(now)
    assert not ours.send_one(now)
    later()
    product.send()
    assert rows() == ["sent", "sent"]


def test_a_pair_holds_only_its_customer(product: Product, ayse: User) -> None:
    """131056: six seconds for Ayşe, none for Mehmet; her second message does not overtake."""
    mehmet = wrote(product, MEHMET)
    product.graph.fault("messages", Flood(131056))
    tell(ayse, "bir", "iki")
    tell(mehmet, "üç")
    ours = Sender({"whatsapp": product.channel})
    now = timezone.now() + timedelta(seconds=1)
    assert [ours.send_one(now), ours.send_one(now), ours.send_one(now)] == [True, True, False]
    assert seen(product, MEHMET) == ["üç"]
    held = Delivery.objects.get(message__text="bir").not_before - now
    assert held == timedelta(seconds=6)
    product.send(after=7)
    assert seen(product) == ["bir", "iki"]


@pytest.mark.parametrize("fault", [Fail(500), Fail(503), Bad(131016, http=500), Bad(2, http=500)])
def test_a_passing_fault_is_tried_again(product: Product, ayse: User, fault: Any) -> None:
    product.graph.fault("messages", fault)
    tell(ayse, "bir")
    product.send()
    assert (seen(product), rows("attempts"), rows("unsure")) == (["bir"], [2], [0])


@pytest.mark.parametrize("code", [131008, 131009, 100, 131051, 131049, 131053])
def test_a_fault_of_the_message_is_for_good(product: Product, ayse: User, code: int) -> None:
    """It is shown to the agent as not sent, and holds up nothing."""
    product.graph.fault("messages", Bad(code))
    tell(ayse, "bir", "iki")
    product.send()
    assert (rows(), seen(product)) == (["failed", "sent"], ["iki"])
    assert str(code) in rows("error")[0]


def test_nobody_there_ends_sends_until_they_write(product: Product, ayse: User) -> None:
    """131026, at once or by a status."""
    product.graph.fault("messages", Bad(131026))
    tell(ayse, "bir", "iki")
    product.send()
    assert (rows(), Address.objects.get().stopped) == (["failed", "failed"], "unreachable")
    ayse.says("Buradayım")
    product.take()
    assert Address.objects.get().stopped == ""


def test_who_has_blocked_us_is_told_by_a_status(product: Product, ayse: User) -> None:
    """Meta takes the message, and tells later that it reaches nobody."""
    ayse.blocks()
    tell(ayse, "bir")
    product.send()
    product.take()
    assert (rows(), Address.objects.get().stopped) == (["failed"], "unreachable")


STOPS = [
    (Expired(), "expired"),
    (Bad(368, http=403), "restricted"),
    (Bad(131031, http=403), "restricted"),
    (Bad(131048), "restricted"),
    (Bad(131042), "restricted"),
    (Bad(100, subcode=33), "restricted"),
]


@pytest.mark.parametrize(("fault", "why"), STOPS)
def test_a_stopped_channel_keeps_its_outbox(
    product: Product, ayse: User, fault: Any, why: str
) -> None:
    """190 and the like: nothing is lost, one try a minute, all goes out when it works again."""
    product.graph.fault("messages", fault)
    tell(ayse, "bir", "iki")
    product.send()
    state = ChannelState.objects.get()
    assert (state.stopped, state.stopped_at is None, rows()) == (why, False, ["queued", "queued"])
    assert len([one for one in product.graph.calls("messages") if one.method == "POST"]) == 1
    product.send(after=61)
    assert (seen(product), ChannelState.objects.get().stopped) == (["bir", "iki"], "")


# What Meta tells of messages.


def test_a_message_comes_to_be_read(product: Product, ayse: User) -> None:
    tell(ayse, "bir")
    product.send()
    assert rows("delivered_at") == [None]
    product.take()
    assert rows("delivered_at") != [None] and rows("read_at") == [None]
    ayse.reads()
    product.take()
    assert rows("read_at") != [None] and rows() == ["sent"]


def test_statuses_move_forward_only(product: Product, ayse: User) -> None:
    """Row 3: read before delivered before sent, each twice, and a failure that comes too late."""
    tell(ayse, "bir")
    product.send()
    (sent,) = product.graph.messages(AYSE)
    product.graph.letters()
    ours = {"id": sent.message_id, "biz_opaque_callback_data": sent.tracker}
    told = [
        {**STATUSES[name], **ours, "timestamp": str(1_790_000_000 + number)}
        for number, name in enumerate(("read", "delivered", "sent", "failed"))
    ]
    for one in (*told, *told):
        assert product.post(envelope(value(statuses=[one]))).status_code == 200
    product.take_stored()
    row = Delivery.objects.get()
    assert (row.state, row.error) == ("sent", "")
    assert row.read_at and row.delivered_at and row.read_at == row.delivered_at
    assert Arrival.objects.filter(kind="status").count() == 4


def test_a_lost_answer_is_reconciled(product: Product, ayse: User) -> None:
    """Meta took it and hung up: its status says so, and it is not sent again."""
    product.graph.fault("messages", Cut(after=True))
    tell(ayse, "bir", "iki")
    product.send()
    assert (rows(), rows("unsure")) == (["queued", "queued"], [1, 0])
    wait = Delivery.objects.order_by("message")[0].not_before - timezone.now()
    assert wait > timedelta(seconds=55)
    product.take()
    assert (rows(), rows("unsure")) == (["sent", "queued"], [0, 0])
    later()
    product.send()
    assert seen(product) == ["bir", "iki"]


def test_a_killed_try_is_reconciled(product: Product, ayse: User) -> None:
    """The worker died between Meta's taking it and our noting it."""
    tell(ayse, "bir")
    ours = Sender({"whatsapp": product.channel})
    delivery = ours._claim(timezone.now())
    assert delivery
    from bot.channels.sender import _outgoing

    product.channel.send(_outgoing(delivery))
    product.take()
    assert (rows(), rows("provider_id")[0][:6]) == (["sent"], "wamid.")
    later()
    product.send()
    assert seen(product) == ["bir"]


def test_nothing_doubtful_goes_out_before_the_receipts_that_are_here(
    product: Product, ayse: User
) -> None:
    """The minute is over, but the worker has not read yet what Meta has told: it looks first."""
    product.graph.fault("messages", Cut(after=True))
    tell(ayse, "bir")
    product.send()
    for body in product.graph.letters():
        product.post(body)
    later()
    product.send()
    assert (seen(product), rows()) == (["bir"], ["queued"])
    product.take_stored()
    product.send()
    assert (seen(product), rows()) == (["bir"], ["sent"])


def test_a_cut_before_it_was_taken_is_sent_again(product: Product, ayse: User) -> None:
    """No status comes: after the time in which one would have, it goes once more."""
    product.graph.fault("messages", Cut(after=False))
    tell(ayse, "bir")
    product.send()
    product.take()
    assert rows() == ["queued"]
    later()
    product.send()
    assert (seen(product), rows("unsure")) == (["bir"], [1])


@pytest.mark.parametrize("code", [131000, 131056, 130429])
def test_what_failed_later_is_tried_again(product: Product, ayse: User, code: int) -> None:
    """Accepted, then failed for a passing reason: again, but not for ever."""
    product.graph.fault("messages", *[Failed(code)] * 9)
    tell(ayse, "bir")
    for _ in range(9):
        later()
        product.send()
        product.take()
    assert rows() == ["failed"]
    assert len(product.graph.sent) == 5
    assert "again and again" in rows("error")[0]


def test_what_failed_once_and_then_arrives(product: Product, ayse: User) -> None:
    product.graph.fault("messages", Failed(131000))
    tell(ayse, "bir")
    product.send()
    product.take()
    assert (rows(), rows("provider_id")) == (["queued"], [""])
    later()
    product.send()
    product.take()
    assert rows() == ["sent"] and rows("delivered_at") != [None]


def test_silence_is_no_delivery(product: Product, ayse: User) -> None:
    """Accepted is not delivered: the row says so for the desk's alarm."""
    product.graph.fault("messages", Silent())
    tell(ayse, "bir")
    product.send()
    product.take()
    assert (rows(), rows("delivered_at")) == (["sent"], [None])


def test_a_status_of_anothers_message_changes_nothing(product: Product, ayse: User) -> None:
    """A reference that is none of ours, or names a message of another talk."""
    mehmet = wrote(product, MEHMET)
    tell(ayse, "bir")
    product.send()
    product.graph.letters()
    number = Message.objects.get(text="bir").pk
    talk = Conversation.objects.get(customer__address__address=mehmet.user_id)
    for name, reference in enumerate((f"{talk.pk.hex}.{number}", "x", ".", f"x.{'9' * 30}", "")):
        told = {**STATUSES["read"], "id": f"w.{name}", "biz_opaque_callback_data": reference}
        product.post(envelope(value(statuses=[told])))
    product.take_stored()
    assert rows("read_at") == [None]
    assert not Arrival.objects.exclude(state="taken").exists()


def test_what_it_costs_is_told(product: Product, ayse: User) -> None:
    told: list[tuple[str, str, bool]] = []

    def on_priced(message: Message, category: str, billable: bool, **_: Any) -> None:
        told.append((message.text, category, billable))

    message_priced.connect(on_priced)
    tell(ayse, "bir")
    product.send()
    product.take()
    message_priced.disconnect(on_priced)
    assert set(told) == {("bir", "service", False)}


# The window of 24 hours.


def test_the_window_is_known(product: Product, ayse: User) -> None:
    until = Address.objects.get().open_until
    assert until and timedelta(hours=23.9) < until - timezone.now() <= timedelta(hours=24)


def test_outside_the_window_the_case_waits(product: Product, ayse: User) -> None:
    """The customer gets the approved words, once; what waited goes out when they write."""
    product.graph.templates = [HAS_NEWS]
    day_over(product, ayse)
    tell(ayse, "Paranız yatırıldı.", "İyi günler")
    product.send()
    assert [one.kind for one in product.graph.messages(AYSE)] == ["template"]
    assert rows("waits") == [True, True, False] and rows()[2] == "sent"
    ayse.says("Evet?")
    product.take()
    assert rows("waits") == [False, False, False]
    product.send(after=60)
    assert seen(product)[1:] == ["Paranız yatırıldı.", "İyi günler"]


def test_nobody_is_invited_twice(product: Product, ayse: User) -> None:
    product.graph.templates = [HAS_NEWS]
    day_over(product, ayse)
    for text in ("bir", "iki", "üç"):
        tell(ayse, text)
        product.send()
    assert [one.kind for one in product.graph.messages(AYSE)] == ["template"]


def test_without_an_approved_template_it_waits_and_says_so(product: Product, ayse: User) -> None:
    """132001: the invitation has failed, the message still waits."""
    product.graph.templates = []
    day_over(product, ayse)
    tell(ayse, "bir")
    product.send()
    assert (rows(), rows("waits")) == (["queued", "failed"], [True, False])
    assert "132001" in rows("error")[1] and "WindowClosed" in rows("error")[0]
    assert product.graph.messages(AYSE) == []


def test_a_notice_of_the_house_does_not_wait(product: Product, ayse: User) -> None:
    """That nobody has come yet is no news a day later; nobody is invited for it."""
    product.graph.templates = [HAS_NEWS]
    day_over(product, ayse)
    tell(ayse, "Henüz kimse yok.", sender=By.SYSTEM)
    product.send()
    assert (rows(), product.graph.sent) == (["failed"], [])


def test_meta_closes_the_window_before_us(product: Product, ayse: User) -> None:
    """131047 by a status, though by our clock it was open: it waits all the same."""
    product.graph.templates = [HAS_NEWS]
    ayse.last_wrote -= 90_000
    tell(ayse, "bir")
    product.send()
    assert rows() == ["sent"]
    product.take()
    assert rows("waits")[0] and rows()[0] == "queued"
    ayse.says("Buyurun")
    product.take()
    product.send()
    assert (seen(product), rows()) == (["bir"], ["sent", "failed"])


# Pace.


def test_a_burst_to_one_customer_is_bounded(product: Product, ayse: User) -> None:
    """Ten at once, then one each six seconds; Meta's own rule is never broken."""
    product.graph.flood_rule = (6, 45, 80)
    tell(ayse, *(str(number) for number in range(14)))
    ours, now = Sender({"whatsapp": product.channel}), timezone.now() + timedelta(seconds=1)
    at_once = 0
    while ours.send_one(now):
        at_once += 1
        now += timedelta(milliseconds=100)
    assert at_once == 10
    gone = 0
    for _ in range(24):
        now += timedelta(seconds=1)
        gone += ours.send_one(now)
    assert gone == 4
    assert seen(product) == [str(number) for number in range(14)]
    assert product.graph.violations == 0
