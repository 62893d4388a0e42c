"""What an upgrade does to the files of messages, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.utils import timezone

from bot.conversations.models import Attachment, Customer, Message
from tests.upgrades import back_to

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("conversations", "0004_people_awaited")


@pytest.fixture
def upgraded() -> Iterator[None]:
    """A message with its photo, one without, and a photo that no message has."""
    old = back_to(*BEFORE)
    now = timezone.now()
    customer = old.get_model("conversations", "Customer").objects.create(channel="web")
    conversation = old.get_model("conversations", "Conversation").objects.create(
        customer=customer, channel="web", started_at=now, last_message_at=now
    )
    photos = [
        old.get_model("conversations", "Attachment").objects.create(
            conversation=conversation, file=f"photos/{name}.jpg", content_type="image/jpeg", size=1
        )
        for name in ("kept", "orphan")
    ]
    for text, photo in (("kırık", photos[0]), ("Merhaba", None)):
        old.get_model("conversations", "Message").objects.create(
            conversation=conversation,
            sender="customer",
            text=text,
            attachment=photo,
            channel="web",
            state="done",
            created_at=now,
        )
    call_command("migrate", verbosity=0)
    yield
    call_command("migrate", verbosity=0)
    Customer.objects.all().delete()


def test_files_know_their_message(upgraded: None) -> None:
    """Each file is its message's; one that nobody had is gone."""
    attachment = Attachment.objects.get()
    assert (attachment.message.text, attachment.file.name) == ("kırık", "photos/kept.jpg")
    assert Message.objects.count() == 2


def test_there_is_a_way_back(upgraded: None) -> None:
    """A message's first file is its only one then."""
    message = Message.objects.get(text="kırık")
    Attachment.objects.create(
        message=message, position=1, file="b.jpg", content_type="image/jpeg", size=1
    )
    old = back_to(*BEFORE)
    stored = old.get_model("conversations", "Message").objects.get(text="kırık")
    assert stored.attachment.file.name == "photos/kept.jpg"
    assert stored.attachment.conversation_id == stored.conversation_id
    assert old.get_model("conversations", "Attachment").objects.count() == 2
