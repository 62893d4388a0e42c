"""Someone in danger is met with that first, at any moment, and a person is told at any hour."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from bot.commerce.shops.demo.service.orders import ISTANBUL
from bot.complaints.dialogue.handoff import hand_over
from bot.complaints.dialogue.scene import Scene
from bot.complaints.reading.heard import Heard
from bot.complaints.rules import Rules
from bot.complaints.safety import oncall
from bot.complaints.safety.oncall import tell_on_call
from bot.conversations.handoff import claim
from bot.conversations.intake import Incoming, receive
from bot.conversations.models import Conversation, Customer, Handoff, Owner, Sender
from bot.conversations.turns import claim as claim_turn
from bot.conversations.turns import leave_to_people
from bot.hours import Hours
from bot.nlu.acts import acts
from tests.complaints.talk import Talk, about
from tests.complaints.test_people import MOMENTS, _bring

HURT = "çocuğumun dudağı kesildi kan içinde kaldı"
NIGHT = datetime(2026, 3, 4, 23, tzinfo=ISTANBUL)


@pytest.mark.parametrize("moment", MOMENTS)
def test_danger_at_any_moment(talk: Talk, moment: str) -> None:
    """Care, do not use it, 112, a person at once; nothing is asked, whatever was going on."""
    _bring(talk, moment)
    before = len(talk.shop.calls)
    reply = talk.says(HURT, "damaged_product")
    assert (reply.reason, reply.asks) == ("safety", None)
    assert reply.responses[0] in {"utter_intro", "utter_danger"}
    assert reply.responses[-2:] == ("utter_danger", "utter_handoff_safety")
    for part in ("geçmiş olsun", "kullanmayın", "112"):
        assert part in reply.text
    assert reply.buttons == ()
    assert len(talk.shop.calls) == before


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("rating", "1 puan, elim kesildi kanıyor"),
        ("comment", "2, çocuğum camı yuttu"),
        ("undoing", "hayır, elim kesildi kanıyor"),
        ("undoing", "evet ama boğazım kanıyor"),
    ],
)
def test_an_answer_beside_it_passes_over_no_danger(talk: Talk, moment: str, words: str) -> None:
    """Neither a score nor a yes or no in the same message comes before it."""
    _bring(talk, "solved" if moment == "undoing" else moment)
    if moment == "undoing":
        assert talk.says("geri alın").asks == "confirm"
    done = list(talk.actions)
    assert talk.says(words, "deny").reason == "safety"
    assert talk.actions == done


def test_people_are_heard_at_the_question_for_the_yes(talk: Talk) -> None:
    """'No, an agent please' asks for an agent, while closing too."""
    _bring(talk, "solved")
    talk.says("geri alın")
    assert talk.says("hayır temsilci istiyorum", "human_agent").reason == "customer_request"


@pytest.mark.parametrize("intent", ["greeting", "out_of_scope", "abuse", "human_agent", "affirm"])
def test_danger_beats_every_intent(talk: Talk, intent: str) -> None:
    """However the classifier reads it, the danger comes first."""
    assert talk.says("yüzüm yanıyor kremden", intent).reason == "safety"


def test_the_brief_tells_the_danger_first(talk: Talk) -> None:
    """What happened, in the customer's words; the order as said; never 'calm'."""
    reply = talk.says(f"{HURT} TS-1011", "damaged_product")
    lines = reply.brief.splitlines()
    assert len(lines) == 6
    assert lines[1].startswith("Sorun: TEHLİKE") and "dudağı kesildi" in lines[1]
    assert "TS-1011" in lines[2]
    assert "sakin" not in reply.brief


def test_a_near_miss_is_a_complaint(talk: Talk) -> None:
    """The negative twin: 'my money burned' is asked on."""
    reply = talk.says("param yandı bardaklar kırık geldi", "damaged_product")
    assert (reply.reason, reply.asks) == (None, "order_number")


@pytest.mark.parametrize(
    ("on_call", "response"), [(True, "utter_handoff_on_call"), (False, "utter_promise_callback")]
)
def test_at_night_the_truth_is_told(talk: Talk, on_call: bool, response: str) -> None:
    """Somebody is called only where there is somebody to call; else the day is named."""
    heard = Heard("m", 1, text=HURT, acts=acts(HURT))
    rules = Rules(talk.shop, clock=lambda: NIGHT)
    move = hand_over(Scene(talk.case, heard, rules), "web", on_call=on_call)
    assert [say.response for say in move.says] == ["utter_danger", response]


@pytest.fixture
def waiting(db: None) -> Conversation:
    now = timezone.now()
    customer = Customer.objects.create(channel="web")
    conversation = Conversation.objects.create(
        customer=customer, channel="web", started_at=now, last_message_at=now, owner=Owner.QUEUED
    )
    Handoff.objects.create(
        conversation=conversation, reason="unclear_twice", brief="Kim: Ali", queued_at=now
    )
    return conversation


def _writes(conversation: Conversation, text: str) -> Handoff:
    number = conversation.messages.count()
    receive(conversation.customer, Incoming(provider_id=f"{text}{number}", text=text))
    if taken := claim_turn("w1"):
        # The engine is away: the turn fails.
        leave_to_people(taken, "w1")
    return conversation.handoffs.get()


def test_danger_while_waiting_goes_to_the_head(waiting: Conversation) -> None:
    """With the engine away the conversation itself answers, once, and its reason changes."""
    stay = _writes(waiting, "yüzüm yanıyor")
    assert stay.reason == "safety" and stay.brief.startswith("TEHLİKE")
    _writes(waiting, "boğazım kanıyor")
    said = waiting.messages.filter(sender=Sender.SYSTEM).values_list("text", flat=True)
    assert len(said) == 1 and "112" in said[0]


def test_an_ordinary_word_while_waiting_changes_nothing(waiting: Conversation) -> None:
    """The negative twin."""
    assert _writes(waiting, "param yandı").reason == "unclear_twice"
    assert not waiting.messages.filter(sender=Sender.SYSTEM).exists()


def test_with_an_agent_only_the_reason_changes(
    waiting: Conversation, django_user_model: type
) -> None:
    """The bot never talks over a human: the agent sees it marked."""
    claim(waiting.pk, django_user_model.objects.create_user("ayse"))  # type: ignore[attr-defined]
    before = waiting.messages.filter(sender=Sender.SYSTEM).count()
    assert _writes(waiting, "elim kesildi kanıyor").reason == "safety"
    assert waiting.messages.filter(sender=Sender.SYSTEM).count() == before


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.ONCALL_EMAIL = "nobet@example.com"  # type: ignore[attr-defined]
    monkeypatch.setattr(Hours, "is_open", lambda *_: False)


def test_the_on_call_address_is_told_once(waiting: Conversation, at_night: None) -> None:
    """At night one mail for each danger, without a word of the customer's."""
    _writes(waiting, "yüzüm yanıyor")
    assert (tell_on_call(NIGHT), tell_on_call(NIGHT)) == (1, 0)
    (sent,) = mail.outbox
    assert sent.to == ["nobet@example.com"]
    assert str(waiting.pk) in sent.body and "yanıyor" not in sent.body


def test_a_mail_that_fails_is_sent_later(
    waiting: Conversation, at_night: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost: tried again after a minute, until it has worked."""
    _writes(waiting, "yüzüm yanıyor")

    def fail(*_: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(oncall, "send_mail", fail)
        assert tell_on_call(NIGHT) == 0
    assert tell_on_call(NIGHT) == 0
    assert tell_on_call(NIGHT + timedelta(minutes=2)) == 1


@pytest.mark.parametrize("why", ["open", "nobody", "claimed", "other reason"])
def test_nobody_is_called_without_need(
    waiting: Conversation,
    at_night: None,
    monkeypatch: pytest.MonkeyPatch,
    settings: object,
    why: str,
) -> None:
    """The negative twins: working hours, no address, somebody has it, no danger."""
    _writes(waiting, "yüzüm yanıyor")
    if why == "open":
        monkeypatch.setattr(Hours, "is_open", lambda *_: True)
    elif why == "nobody":
        settings.ONCALL_EMAIL = ""  # type: ignore[attr-defined]
    elif why == "claimed":
        Handoff.objects.update(claimed_at=timezone.now())
    else:
        Handoff.objects.update(reason="legal_threat")
    assert tell_on_call(NIGHT) == 0


def test_an_order_named_on_the_way_to_people_is_in_the_brief(talk: Talk) -> None:
    """Who is in danger is asked nothing, so what was said already must not be lost."""
    talk.says(f"bardak kırık {about('TS-1011')}", "damaged_product")
    assert "TS-1011" in talk.says(HURT, "damaged_product").brief
