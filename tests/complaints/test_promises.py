"""The bot promises only through the ledger, and acts at the shop once."""

from __future__ import annotations

import copy
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bot import effects
from bot.complaints.case import Case
from bot.complaints.deed import give
from bot.complaints.dialogue.change import last_deed, make_change
from bot.complaints.dialogue.remedy import settle
from bot.complaints.dialogue.scene import Scene
from bot.complaints.reading.heard import Heard
from bot.complaints.stored.models import ProblemRecord, Promise
from bot.conversations.handlers import carry_out
from bot.conversations.models import Conversation, Customer, Message
from tests.complaints.talk import TODAY, Talk, about


def _ready(talk: Talk, wish: str) -> Case:
    """A case as it stands before it is settled."""
    talk.says(f"hasarlı {about('TS-1006')}", "damaged_product")
    talk.presses("none")
    case = talk.case
    case.problems[0].wish = wish
    _agree(case, talk, wish)
    return case


def _scene(case: Case, talk: Talk, message: str = "m-settle") -> Scene:
    return Scene(case, Heard(message, 1), talk.rules)


def _agree(case: Case, talk: Talk, kind: str) -> None:
    """The customer's yes, as a pressed button gives it."""
    scene = _scene(case, talk)
    matter, what = (scene.matter, None) if case.current else last_deed(scene, kind)
    assert matter is not None
    give(matter.problem, what or matter.deed(kind))
    talk.shop.consent = frozenset({kind})


def _conversation() -> Conversation:
    now, customer = timezone.now(), Customer.objects.create(channel="web")
    return Conversation.objects.create(
        customer=customer, channel="web", started_at=now, last_message_at=now
    )


def _store(conversation: Conversation, *done: effects.Effect) -> None:
    message = Message.objects.create(
        conversation=conversation, sender="customer", channel="web", created_at=timezone.now()
    )
    for effect in done:
        carry_out(conversation, message, effect)


def test_the_same_message_twice_is_one_action(talk: Talk) -> None:
    """After a crash the turn runs again: the shop does it once, and the answer is the same."""
    case = _ready(talk, "refund")
    again = copy.deepcopy(case)
    first = settle(_scene(case, talk))
    second = settle(_scene(again, talk))
    assert (first.says, first.effects) == (second.says, second.effects)
    assert len(talk.shop._actions["TS-1006"]) == 1


def test_another_message_is_another_action(talk: Talk) -> None:
    """The twin: a new message with the same wish finds what runs already, told as such."""
    case = _ready(talk, "refund")
    again = copy.deepcopy(case)
    settle(_scene(case, talk))
    told = settle(_scene(again, talk, "m-other"))
    assert told.says[0].response == "utter_already_open"
    assert len(talk.shop._actions["TS-1006"]) == 1


def test_the_same_change_twice_is_one_change(talk: Talk) -> None:
    """A change of mind is repeated under the same key too."""
    case = _ready(talk, "refund")
    settle(_scene(case, talk))
    _agree(case, talk, "repair")
    again = copy.deepcopy(case)
    first = make_change(_scene(case, talk, "m-c"), "repair")
    second = make_change(_scene(again, talk, "m-c"), "repair")
    assert (first.says, first.effects) == (second.says, second.effects)


def test_the_same_message_does_not_answer_two_questions(talk: Talk) -> None:
    """A form entered twice in a turn takes its message once."""
    talk.says("hasarlı", "damaged_product")
    heard = Heard("m-twice", 1, text=about("TS-1006"))
    first = talk.hears(heard)
    assert talk.hears(heard).asks == first.asks == "evidence"


def test_nothing_is_changed_before_something_was_done() -> None:
    """A change without an action is our own mistake, and is raised."""
    with pytest.raises(LookupError):
        make_change(_scene(Case(), Talk()), "refund")


@pytest.mark.parametrize("wish", ["refund", "replacement", "repair", "price_reduction"])
def test_each_date_of_a_reply_is_in_the_ledger(talk: Talk, wish: str) -> None:
    """Template, rule, owner, day and the shop's action: all that keeping it needs."""
    case = _ready(talk, wish)
    move = settle(_scene(case, talk))
    promises = [row for row in move.effects if isinstance(row, effects.Promise)]
    assert promises
    for promise in promises:
        assert promise.template == f"utter_promise_{wish}"
        assert (promise.owner, promise.action_id) == ("shop", "FS-000001")
        assert promise.due_on > TODAY


def test_information_promises_nothing(talk: Talk) -> None:
    """The twin: a reply that only tells has no promise in it."""
    reply = talk.says(f"nerede {about('TS-1002')}", "order_status")
    assert reply.effect(effects.Promise) == []


@pytest.mark.django_db
def test_the_ledger_stores_effects() -> None:
    """A promise effect is a row; a problem effect is one row a problem, however often it comes."""
    conversation = _conversation()
    _store(
        conversation,
        effects.Promise("utter_promise_refund", "shop:refund", "Para", TODAY, "shop", "FS-1"),
        effects.Problem(1, "invoice", effects.Goods("TS-1006", carrier="Hızlı")),
        effects.Problem(1, "invoice", goods=None, resolution="refund"),
    )
    assert Promise.objects.get().status == Promise.Status.OPEN
    record = ProblemRecord.objects.get()
    assert (record.resolution, record.order_number, record.carrier) == (
        "refund",
        "TS-1006",
        "Hızlı",
    )


@pytest.mark.django_db
def test_a_long_name_of_the_shops_is_cut() -> None:
    """PostgreSQL takes no more than a column holds; the turn is worth more than a title's end."""
    conversation, title = _conversation(), "Çok uzun " * 40
    goods = effects.Goods(product_title=title, warehouse="Depo")
    promise = effects.Promise("t", "r", title, TODAY, "shop")
    _store(conversation, effects.Problem(1, "late_delivery", goods), promise)
    stored = ProblemRecord.objects.get()
    assert (stored.product_title, stored.warehouse) == (title[:200], "Depo")
    assert Promise.objects.get().what == title[:300]


@pytest.mark.django_db
def test_a_promise_is_known_by_action_and_rule() -> None:
    """Another day under the same action and rule takes the place; another rule stands beside it."""
    conversation = _conversation()
    first = effects.Promise("utter_promise_refund", "shop:refund", "Para", TODAY, "shop", "FS-1")
    later = replace(first, what="Başka bir cümle", due_on=TODAY + timedelta(days=1))
    _store(conversation, first, later, replace(first, rule="shop:pickup"))
    rows = Promise.objects.order_by("pk").values_list("rule", "status")
    assert list(rows) == [
        ("shop:refund", Promise.Status.WITHDRAWN),
        ("shop:refund", Promise.Status.OPEN),
        ("shop:pickup", Promise.Status.OPEN),
    ]
    _store(conversation, effects.Withdrawal("FS-1", ("shop:refund",)))
    assert Promise.objects.get(status=Promise.Status.OPEN).rule == "shop:pickup"


@pytest.mark.django_db
def test_a_change_of_mind_withdraws_what_was_promised_for_the_first_wish(talk: Talk) -> None:
    """Nobody is held to a date for something that the customer no longer wants."""
    conversation = _conversation()
    case = _ready(talk, "refund")
    first = settle(_scene(case, talk))
    _agree(case, talk, "replacement")
    second = make_change(_scene(case, talk, "m-change"), "replacement")
    _store(conversation, *first.effects, *second.effects)
    rows = {row.rule: row.status for row in Promise.objects.filter(conversation=conversation)}
    assert rows == {
        "shop:pickup": Promise.Status.OPEN,
        "shop:refund": Promise.Status.WITHDRAWN,
        "shop:replacement": Promise.Status.OPEN,
    }


@pytest.mark.django_db
def test_one_open_promise_for_action_and_rule() -> None:
    """The database itself keeps two days from being waited for under one name."""
    conversation = _conversation()
    row = effects.Promise("utter_promise_refund", "shop:refund", "Para", TODAY, "shop", "FS-1")
    _store(conversation, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(conversation=conversation, **asdict(row))
    _store(conversation, replace(row, action_id="FS-2"))
    assert Promise.objects.filter(status=Promise.Status.OPEN).count() == 2
