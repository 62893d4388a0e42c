"""The inbox: a message is checked, stored once, and only then acknowledged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from bot.conversations import handoff
from bot.conversations.closing import close
from bot.conversations.errors import Refused
from bot.conversations.events import conversation_changed
from bot.conversations.intake import MAX_CHARACTERS, Incoming, Receipt, receive
from bot.conversations.media import JPEG, Media
from bot.conversations.models import Attachment, Conversation, Customer, Message, Owner, State
from bot.conversations.storage import unit_of_work
from bot.engine.client import Button
from bot.turkish import clean
from tests.conversations import build

PHOTO = Media(b"jpeg", JPEG)


def send(customer: Customer, text: str = "", **fields: Any) -> Receipt:
    return receive(customer, Incoming(**{"provider_id": "p1", "text": text, **fields}))


def refusal(customer: Customer, text: str = "", **fields: Any) -> str:
    with pytest.raises(Refused) as refused:
        send(customer, text, **fields)
    assert refused.value.message.endswith((".", "?"))
    return refused.value.code


def test_a_message_waits_for_its_turn(ali: Customer) -> None:
    """A first message is stored as it was written, in a new conversation of the bot's."""
    receipt = send(ali, "Kargom gelmedi")
    message = Message.objects.get(pk=receipt.id)
    assert receipt.new
    assert (message.text, message.state, message.payload) == ("Kargom gelmedi", State.PENDING, "")
    assert message.conversation.owner == Owner.BOT
    assert message.conversation.last_message_at == message.created_at


@pytest.mark.django_db(transaction=True)
def test_a_receipt_means_that_it_is_stored(shared: Path) -> None:
    """When the receipt is there, every other connection sees the message."""
    ali = build.customer()
    receipt = send(ali, "Kargom gelmedi")
    seen = build.together(1, lambda _: Message.objects.filter(pk=receipt.id).count())
    assert seen == [1]


def test_what_is_not_stored_is_not_acknowledged(ali: Customer) -> None:
    """A fault before the commit leaves no message, no conversation and no receipt."""

    def fail(**_: Any) -> None:
        raise IntegrityError("disk")

    conversation_changed.connect(fail)
    try:
        with pytest.raises(IntegrityError):
            send(ali, "Kargom gelmedi")
    finally:
        conversation_changed.disconnect(fail)
    assert not Message.objects.exists()
    assert not Conversation.objects.exists()


def test_the_same_message_twice_is_one(ali: Customer) -> None:
    """A provider that repeats gets the first receipt, whatever the repetition says."""
    first = send(ali, "Kargom gelmedi")
    again = send(ali, "Kargom hâlâ gelmedi")
    assert (again.id, again.new) == (first.id, False)
    assert [message.text for message in Message.objects.all()] == ["Kargom gelmedi"]


def test_other_messages_are_others(ali: Customer) -> None:
    """The negative twin: the same words under another id are another message."""
    assert send(ali, "Alo").id != send(ali, "Alo", provider_id="p2").id


def test_another_channels_id_is_another_message(ali: Customer) -> None:
    """Ids are unique within a channel only."""
    other = build.customer("telegram")
    assert send(ali, "Alo").id != send(other, "Alo").id


def test_a_repetition_after_the_end_is_still_one(ali: Customer) -> None:
    """Days later, with the conversation closed, the same id begins nothing new."""
    first = send(ali, "Kargom gelmedi")
    Message.objects.update(state=State.DONE)
    close(Conversation.objects.get(), timezone.now())
    assert send(ali, "Kargom gelmedi") == Receipt(first.id, new=False)
    assert Conversation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_are_one(shared: Path) -> None:
    """The same id from twenty threads at the same moment is one row and one conversation."""
    ali = build.customer()
    receipts = build.together(20, lambda _: send(ali, "Kargom gelmedi"))
    assert len({receipt.id for receipt in receipts}) == 1
    assert sum(receipt.new for receipt in receipts) == 1
    assert (Message.objects.count(), Conversation.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_different_at_once_are_twenty(shared: Path) -> None:
    """The negative twin: none is lost, and all are in one conversation."""
    ali = build.customer()
    receipts = build.together(20, lambda number: send(ali, "Alo", provider_id=f"p{number}"))
    assert len({receipt.id for receipt in receipts}) == 20
    assert (Message.objects.count(), Conversation.objects.count()) == (20, 1)


EMPTY = ["", " ", "\n\t ", "\x00", "\x00\x1b\x07", "\ud800", "\u00a0\u2003"]
INVISIBLE = ["\u200b", "\u200b \u200d\u200e", "\ufeff", "\u202e", "\u2060\n\u200b"]


@pytest.mark.parametrize("text", EMPTY + INVISIBLE)
def test_nothing_is_refused(ali: Customer, text: str) -> None:
    """Text that shows nothing is answered politely, and nothing is stored."""
    assert refusal(ali, text) == "empty"
    assert not Message.objects.exists()


@pytest.mark.parametrize("text", ["", *INVISIBLE])
def test_only_a_photo_is_a_message(ali: Customer, media: Path, text: str) -> None:
    """The negative twin: a photo needs no words."""
    message = Message.objects.get(pk=send(ali, text, files=(PHOTO,)).id)
    assert message.text == ""
    file = Path(message.attachments.get().file.path)
    assert file.read_bytes() == b"jpeg"
    assert file.is_relative_to(media) and file.suffix == ".jpg"


def test_a_repeated_photo_is_kept_once(ali: Customer, media: Path) -> None:
    """A photo that comes again is neither a second row nor a second file."""
    send(ali, files=(PHOTO,))
    send(ali, files=(PHOTO,))
    assert Attachment.objects.count() == 1
    assert len([path for path in media.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("length", [MAX_CHARACTERS + 1, 10_000])
def test_too_long_is_refused(ali: Customer, length: int) -> None:
    """More than the limit is refused with the limit, before anything is stored."""
    assert refusal(ali, "ş" * length) == "too_long"
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "ş" * MAX_CHARACTERS,
        "  " + "a" * MAX_CHARACTERS + "\x00\n",
        "😡",
        "👩‍👩‍👧‍👦" * 100,
        "❤️",
        "<script>alert(1)</script> & <b>",
        "{{7*7}} %s %(x)s ${x}",
        "'; DROP TABLE messages; --",
        '=HYPERLINK("http://x")',
        "/restart",
        '/inform{"wish": "refund"}',
        "?",
    ],
)
def test_strange_words_are_words(ali: Customer, text: str) -> None:
    """Emoji, HTML, SQL, templates and commands are kept as the customer wrote them."""
    message = Message.objects.get(pk=send(ali, text).id)
    assert message.text == clean(text)
    assert message.payload == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("a\ud800b", "ab"),
        ("S\u0327ikayet", "Şikayet"),
        ("bir\r\niki\rüç", "bir\niki\nüç"),
        ("  uç \n", "uç"),
    ],
)
def test_what_no_database_takes_is_dropped(ali: Customer, text: str, kept: str) -> None:
    """Controls and lone surrogates go, letters are composed, the rest stays."""
    assert Message.objects.get(pk=send(ali, text).id).text == kept


class AnyText(TestCase):
    """The property over all texts, each in a transaction of its own."""

    @given(st.text(max_size=60) | st.text(alphabet="\x00\u200b\ud800 \r\n/İiıI😡", max_size=20))
    def test_any_text_is_refused_or_kept(self, text: str) -> None:
        """Whatever a customer sends is refused in Turkish or stored as its clean form."""
        ali = build.customer()
        try:
            receipt = send(ali, text, provider_id=f"{ali.pk}")
        except Refused as refused:
            assert refused.code == "empty"
            assert not ali.conversations.exists()
        else:
            assert Message.objects.get(pk=receipt.id).text == clean(text)


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    """Clean text is clean: a message that is read and sent again does not change."""
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_a_pressed_button_is_its_command(ali: Customer) -> None:
    """The id stands for the button's title and, inside, for Rasa's command."""
    button = build.asked(build.conversation(ali)).buttons[0]
    message = Message.objects.get(pk=send(ali, button=button["id"]).id)
    assert (message.text, message.payload) == ("İade", '/inform{"wish": "refund"}')
    assert message.pressed


@pytest.mark.parametrize("typed", ["İade", "iade", "İADE", "IADE", "iade.", " i\u0307ade "])
def test_a_typed_title_is_the_button(ali: Customer, typed: str) -> None:
    """Typed in any Turkish or ASCII case, a title is the choice, yet no press: words agree to
    nothing by themselves."""
    build.asked(build.conversation(ali))
    message = Message.objects.get(pk=send(ali, typed).id)
    assert (message.text, message.payload) == (clean(typed), '/inform{"wish": "refund"}')
    assert not message.pressed


@pytest.mark.parametrize("typed", ["iadem", "iade istemiyorum", "/inform{}", "?", "ia de"])
def test_other_words_press_nothing(ali: Customer, typed: str) -> None:
    """The negative twin: words around a title are for Rasa to understand."""
    build.asked(build.conversation(ali))
    assert Message.objects.get(pk=send(ali, typed).id).payload == ""


def test_marks_do_not_press_a_wordless_button(ali: Customer) -> None:
    """Two texts without letters are not the same words."""
    build.asked(build.conversation(ali), Button("👍", "/affirm"), Button("👎", "/deny"))
    assert Message.objects.get(pk=send(ali, "?").id).payload == ""
    assert Message.objects.get(pk=send(ali, "👎", provider_id="p2").id).payload == "/deny"


def test_an_unknown_button_is_refused(ali: Customer, veli: Customer) -> None:
    """Made-up ids, somebody else's and none at all open: nothing is stored."""
    foreign = build.asked(build.conversation(veli)).buttons[0]["id"]
    assert refusal(ali, button="x") == "unknown_button"
    build.asked(build.conversation(ali))
    for wrong in ("x", "\x00", "\ud800", "İade", foreign, '/inform{"wish": "refund"}'):
        assert refusal(ali, button=wrong) == "unknown_button"
    assert not ali.conversations.filter(messages__sender="customer").exists()


def test_a_stale_button_is_refused(ali: Customer) -> None:
    """A choice that is over is not made again: only our latest message's buttons count."""
    conversation = build.conversation(ali)
    old = build.asked(conversation).buttons[0]["id"]
    new = build.asked(conversation).buttons[0]["id"]
    assert refusal(ali, button=old) == "unknown_button"
    assert send(ali, button=new).new


def test_a_button_of_a_closed_conversation_is_refused(ali: Customer) -> None:
    """What ended is not gone on with by an old button, and no conversation begins for it."""
    conversation = build.conversation(ali)
    button = build.asked(conversation).buttons[0]["id"]
    close(conversation, timezone.now())
    assert refusal(ali, button=button) == "unknown_button"
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize(("step", "state"), [("queued", "pending"), ("claimed", "done")])
def test_people_have_no_turn_to_run(ali: Customer, ayse: User, step: str, state: str) -> None:
    """With a human in charge a message is done at once; while one is awaited the bot has a turn."""
    conversation = build.queued(build.conversation(ali))
    if step == "claimed":
        handoff.claim(conversation.pk, ayse)
    message = Message.objects.get(pk=send(ali, "Orada mısınız?").id)
    assert (message.state, message.conversation) == (state, conversation)


def test_after_the_end_a_new_conversation_begins(ali: Customer) -> None:
    """A closed conversation stays closed; an open one goes on."""
    first = Message.objects.get(pk=send(ali, "Alo").id).conversation
    assert Message.objects.get(pk=send(ali, "?", provider_id="p2").id).conversation == first
    Message.objects.update(state=State.DONE)
    close(first, timezone.now())
    after = Message.objects.get(pk=send(ali, "Bir şey daha", provider_id="p3").id)
    assert after.conversation != first
    assert (build.owner(first), after.conversation.owner) == (Owner.CLOSED, Owner.BOT)


def test_nobody_gets_into_somebody_elses_conversation(ali: Customer, veli: Customer) -> None:
    """Each customer's messages are in the customer's own conversation."""
    mine = Message.objects.get(pk=send(ali, "Alo").id).conversation
    theirs = Message.objects.get(pk=send(veli, "Alo", provider_id="p2").id).conversation
    assert (mine.customer, theirs.customer) == (ali, veli)


def test_a_unit_of_work_is_all_or_nothing(ali: Customer) -> None:
    """Nested units join the outer one: what fails outside takes the inside with it."""
    with pytest.raises(ZeroDivisionError), unit_of_work():
        with unit_of_work():
            send(ali, "Alo")
        raise ZeroDivisionError
    assert not Message.objects.exists()
