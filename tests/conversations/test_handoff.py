"""Who owns a conversation: one winner at each step, and nobody is forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from bot.conversations import handoff
from bot.conversations.closing import close
from bot.conversations.errors import NotYours, OtherOpen
from bot.conversations.models import Conversation, Customer, Owner, Sender, State
from tests.conversations import build


@pytest.fixture
def held(ali: Customer, ayse: User) -> Conversation:
    """Ali's conversation, which Ayşe has taken."""
    conversation = build.queued(build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    conversation.refresh_from_db()
    return conversation


def test_the_first_claim_wins(ali: Customer, ayse: User, can: User) -> None:
    """One agent gets the conversation, the customer reads who; the second gets nothing."""
    conversation = build.queued(build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    for late in (can, ayse):
        with pytest.raises(NotYours):
            handoff.claim(conversation.pk, late)
    conversation.refresh_from_db()
    assert (conversation.owner, conversation.assignee) == (Owner.HUMAN, ayse)
    assert build.texts(conversation, Sender.SYSTEM) == ["Ayşe görüşmeye katıldı."]
    stay = conversation.handoffs.get()
    assert (stay.agent, stay.claimed_at is not None) == (ayse, True)


@pytest.mark.django_db(transaction=True)
def test_one_of_many_claims_wins(shared: Path) -> None:
    """Ten agents at the same moment: one owner, one message, nine refusals."""
    agents = [User.objects.create_user(f"agent{number}") for number in range(10)]
    for _ in range(5):
        conversation = build.queued()

        def step(number: int, pk: Any = conversation.pk) -> bool:
            try:
                handoff.claim(pk, agents[number])
            except NotYours:
                return False
            return True

        won = build.together(10, step)
        assert won.count(True) == 1
        conversation.refresh_from_db()
        assert conversation.assignee == agents[won.index(True)]
        assert len(build.texts(conversation, Sender.SYSTEM)) == 1


def test_who_comes_has_all_that_waits(ali: Customer, ayse: User) -> None:
    """What no turn has answered yet is the agent's, and it is looked at for danger."""
    conversation = build.queued(build.conversation(ali))
    build.written(ali, "orada mısınız")
    build.written(ali, "elim kesildi kanıyor")
    handoff.claim(conversation.pk, ayse)
    build.written(ali, "alo")
    assert build.waiting() == 0
    assert conversation.handoffs.get().reason == "safety"


@pytest.mark.parametrize("owner", [Owner.BOT, Owner.CLOSED])
def test_only_what_waits_can_be_claimed(ali: Customer, ayse: User, owner: Owner) -> None:
    """Neither the bot's nor a closed conversation can be taken."""
    conversation = build.conversation(ali, owner=owner)
    with pytest.raises(NotYours):
        handoff.claim(conversation.pk, ayse)
    assert build.owner(conversation) == owner
    assert not conversation.messages.exists()


def test_the_owner_replies(held: Conversation, ayse: User) -> None:
    """An agent's reply is stored under the agent's name."""
    message = handoff.reply(held.pk, ayse, "Merhaba")
    assert message is not None
    assert (message.sender, message.author, message.state) == (Sender.AGENT, ayse, State.DONE)


STEPS = {
    "reply": lambda pk, agent: handoff.reply(pk, agent, "Merhaba"),
    "resolve": lambda pk, agent: handoff.resolve(pk, agent, "solved", "Güle güle"),
    "give_back": lambda pk, agent: handoff.give_back(pk, agent, "Para iadesi yapıldı", "Bitti"),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_others_change_nothing(held: Conversation, can: User, step: Any) -> None:
    """A team mate who does not hold the conversation can't speak or decide in it."""
    before = held.messages.count()
    with pytest.raises(NotYours):
        step(held.pk, can)
    held.refresh_from_db()
    assert (held.owner, held.messages.count()) == (Owner.HUMAN, before)
    assert held.handoffs.get().ended_at is None


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_nobody_acts_before_the_claim_or_after_the_end(
    held: Conversation, ayse: User, step: Any
) -> None:
    """Queued again or given back, the conversation is no longer the agent's."""
    with pytest.raises(NotYours):
        step(build.queued().pk, ayse)
    handoff.give_back(held.pk, ayse, "", "")
    with pytest.raises(NotYours):
        step(held.pk, ayse)


def test_a_resolution_goes_to_the_bot_for_the_rating(held: Conversation, ayse: User) -> None:
    """The human part ends with a reason and a farewell, and a turn of our own waits."""
    handoff.resolve(held.pk, ayse, "refund", "Güle güle")
    held.refresh_from_db()
    stay = held.handoffs.get()
    assert (held.owner, held.assignee) == (Owner.BOT, None)
    assert (stay.result, stay.ended_at is not None) == ("refund", True)
    assert build.texts(held, Sender.AGENT) == ["Güle güle"]
    assert _told(held) == {"desk_result": "resolved", "desk_note": "refund"}


@pytest.mark.parametrize(
    "note", ["Değişim yapıldı", "", 'tırnak " ve }', "satır\nsonu", "/restart", "😡"]
)
def test_giving_back_tells_the_bot_what_happened(held: Conversation, ayse: User, note: str) -> None:
    """The note travels as data: whatever the agent writes, it is one command of ours."""
    handoff.give_back(held.pk, ayse, note, "")
    assert build.owner(held) == Owner.BOT
    stay = held.handoffs.get()
    assert (stay.result, stay.note) == (handoff.RETURNED, note)
    assert _told(held) == {"desk_result": handoff.RETURNED, "desk_note": note}


def test_the_customer_reads_the_sentence_and_never_the_note(held: Conversation, ayse: User) -> None:
    """Two fields for two readers; without a sentence nothing of the agent's is said."""
    handoff.give_back(held.pk, ayse, "Müşteri çok sinirli, idare edin", "Kurye yarın gelecek.")
    assert build.texts(held, Sender.AGENT) == ["Kurye yarın gelecek."]
    assert not [text for text in build.texts(held, Sender.SYSTEM) if "sinirli" in text]


def test_giving_back_can_be_repeated(held: Conversation, ayse: User, can: User) -> None:
    """A conversation can go to people again, and each stay has its own row."""
    handoff.give_back(held.pk, ayse, "", "")
    build.queued(Conversation.objects.get(pk=held.pk))
    handoff.claim(held.pk, can)
    assert [stay.agent for stay in held.handoffs.all()] == [ayse, can]


def _told(conversation: Conversation) -> Any:
    message = conversation.messages.get(sender=Sender.SYSTEM, state=State.PENDING)
    assert message.text == ""
    assert message.payload.startswith("/agent_returned{")
    return json.loads(message.payload.removeprefix("/agent_returned"))


def test_who_waits_for_an_answer_is_known(held: Conversation, ali: Customer, ayse: User) -> None:
    """From the claim on, until the agent speaks; then from the customer's first unanswered word."""
    assert _unanswered(held) == held.handoffs.get().claimed_at
    handoff.reply(held.pk, ayse, "")
    assert _unanswered(held) is not None
    handoff.reply(held.pk, ayse, "Merhaba")
    assert _unanswered(held) is None
    first = build.written(ali, "kargom nerede")
    build.written(ali, "alo")
    assert _unanswered(held) == first.created_at
    handoff.resolve(held.pk, ayse, "solved", "")
    assert _unanswered(held) is None


def _unanswered(conversation: Conversation) -> Any:
    conversation.refresh_from_db()
    return conversation.unanswered_since


@pytest.fixture
def closed(held: Conversation, ayse: User) -> Conversation:
    """Ali's conversation after people and the rating."""
    handoff.resolve(held.pk, ayse, "solved", "")
    conversation = Conversation.objects.get(pk=held.pk)
    close(conversation, conversation.last_message_at)
    return conversation


def test_a_closed_conversation_can_be_taken_up_again(
    closed: Conversation, ali: Customer, can: User
) -> None:
    """The agent who does holds it, with the earlier brief; the customer's words arrive there."""
    handoff.reopen(closed.pk, can)
    closed.refresh_from_db()
    assert (closed.owner, closed.assignee, closed.closed_at) == (Owner.HUMAN, can, None)
    stay = closed.handoffs.last()
    assert stay is not None
    assert (stay.reason, stay.brief, stay.agent) == ("follow_up", "Kim: Ali", can)
    handoff.reply(closed.pk, can, "Kargonun yanıtı geldi.")
    assert build.written(ali, "teşekkürler").conversation == closed


@pytest.mark.parametrize("owner", [Owner.BOT, Owner.QUEUED, Owner.HUMAN])
def test_only_what_is_closed_is_taken_up_again(ali: Customer, can: User, owner: Owner) -> None:
    """The negative twin: nobody takes a running conversation this way."""
    conversation = build.conversation(ali, owner=owner)
    with pytest.raises(NotYours):
        handoff.reopen(conversation.pk, can)
    assert build.owner(conversation) == owner


def test_a_customer_never_has_two_open_conversations(
    closed: Conversation, ali: Customer, can: User
) -> None:
    """Where the customer writes somewhere else by now, that one is named."""
    other = build.written(ali).conversation
    with pytest.raises(OtherOpen) as error:
        handoff.reopen(closed.pk, can)
    assert error.value.conversation_id == other.pk
    assert build.owner(closed) == Owner.CLOSED
