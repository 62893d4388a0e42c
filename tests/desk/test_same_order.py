"""Other conversations about the same order: joined by proof, and by nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bot import effects
from bot.channels.models import Address
from bot.complaints.stored import ledger
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.models import Conversation
from bot.desk.conversation import pulse
from bot.desk.same_order import same_order
from tests.complaints.talk import PHONES, Talk
from tests.desk.conftest import news, page, with_bot, write

TITLE = "Aynı siparişin diğer görüşmeleri"
ORDER = "TS-1003"
NOW = timezone.now()


def hears(conversation: Conversation, *texts: str) -> None:
    """What a customer writes of a late order goes the way of all words, into the records."""
    talk = Talk()
    for text in texts:
        reply = talk.says(text, "late_delivery")
        message = write(conversation, text)
        for effect in reply.effect(effects.Problem):
            ledger.record(conversation, message, effect)
    assert conversation.problems.exists()


def proves(conversation: Conversation, order: str = ORDER) -> None:
    hears(conversation, f"{order} gelmedi, son dört {PHONES[order]}")


def other(channel: str = "whatsapp") -> Conversation:
    """Another customer's, on another channel."""
    conversation = with_bot()
    Conversation.objects.filter(pk=conversation.pk).update(channel=channel)
    return conversation


def related(conversation: Conversation) -> list[object]:
    return [one.id for one in same_order(conversation.pk, NOW)]


def test_who_has_proven_the_same_order_is_named(desk: Client, held: Conversation) -> None:
    """In both conversations, under an open page too; as links."""
    before = pulse(held.pk)
    there = other()
    proves(held)
    proves(there)
    assert pulse(held.pk) != before
    for text in (page(desk, held), news(desk, held, mode="mine")):
        section = text[text.index(TITLE) :].partition("</section>")[0]
        assert f'<a href="/desk/c/{there.pk}">WhatsApp, ' in section
        assert "Asistanda" in section
    assert f'href="/desk/c/{held.pk}"' in page(desk, there)


def test_the_others_state_is_live(held: Conversation) -> None:
    """Who works on it there is seen here."""
    there = other()
    proves(held)
    proves(there)
    before = pulse(held.pk)
    Conversation.objects.filter(pk=there.pk).update(owner="closed")
    assert pulse(held.pk) != before


@pytest.mark.parametrize("unproven", ["here", "there"])
@pytest.mark.parametrize("text", [f"{ORDER} gelmedi", f"{ORDER} gelmedi, son dört 0000"])
def test_a_number_alone_joins_nothing(
    desk: Client, held: Conversation, unproven: str, text: str
) -> None:
    """Who knows an order's number, or guesses its digits, is shown nowhere."""
    there = other()
    hears(held if unproven == "here" else there, text)
    proves(there if unproven == "here" else held)
    for conversation in (held, there):
        assert related(conversation) == []
        assert TITLE not in page(desk, conversation)


def test_a_proof_that_was_left_joins_nothing(held: Conversation) -> None:
    """Who names another order after it has to prove that one."""
    there = other()
    proves(there)
    hears(held, f"TS-1006 gelmedi, son dört {PHONES['TS-1006']}", f"yok, {ORDER} gelmedi")
    assert related(held) == related(there) == []


def test_a_telephone_number_joins_nothing(desk: Client, held: Conversation) -> None:
    """The same number, the same words, and no order that both have proven."""
    there = other()
    for number, conversation in enumerate((held, there)):
        Address.objects.create(
            channel=f"channel-{number}",
            address="905551112233",
            also="905551112233",
            customer=conversation.customer,
        )
        write(conversation, "Adım Ayşe Yılmaz, numaram 0555 111 22 33")
    proves(held)
    proves(there, "TS-1006")
    assert TITLE not in page(desk, held)
    assert related(there) == []


def test_problems_without_an_order_join_nothing(held: Conversation) -> None:
    """No order is not the same order."""
    for conversation in (held, other()):
        ProblemRecord.objects.create(conversation=conversation, number=1, type="invoice")
    assert related(held) == []


def test_the_newest_five_of_thirty_days_are_named(held: Conversation) -> None:
    """Each once, whatever it had problems with, and not this one."""
    talks = [other() for _ in range(7)]
    for days, conversation in enumerate([held, *talks]):
        for number in (1, 2):
            ProblemRecord.objects.create(
                conversation=conversation, number=number, type="invoice", order_number=ORDER
            )
        at = NOW - timedelta(days=days)
        Conversation.objects.filter(pk=conversation.pk).update(started_at=at, last_message_at=at)
    assert related(held) == [talk.pk for talk in talks[:5]]
    long_ago = NOW - timedelta(days=31)
    Conversation.objects.exclude(pk=held.pk).update(last_message_at=long_ago)
    assert related(held) == []
