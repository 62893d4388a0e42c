"""Files at the desk: what customers sent, and photos that agents send."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from bot.conversations.media import Media, attach
from bot.conversations.models import Attachment, Conversation, Message, Sender
from tests.conversations.test_photos import picture
from tests.desk.conftest import HTMX, page, write

pytestmark = pytest.mark.usefixtures("media")


def said(conversation: Conversation) -> list[tuple[str, int]]:
    rows = conversation.messages.filter(sender=Sender.AGENT)
    return [(one.text, one.attachments.count()) for one in rows]


def reply(client: Client, conversation: Conversation, **data: Any) -> Any:
    return client.post(reverse("desk:reply", args=[conversation.pk]), data, headers=HTMX)


@pytest.mark.parametrize(
    ("content_type", "tag"),
    [
        ("image/jpeg", "<img"),
        ("audio/ogg", "<audio"),
        ("video/mp4", "<video"),
        ("application/pdf", "download"),
    ],
)
def test_each_kind_is_shown(desk: Client, held: Conversation, content_type: str, tag: str) -> None:
    """Heard and seen on the spot; a document is only ever downloaded."""
    message = write(held, "", note="Sesli mesaj, 12 sn")
    attach(message, [Media(b"data", content_type)])
    address = reverse("desk:attachment", args=[Attachment.objects.get().pk])
    text = page(desk, held)
    assert tag in text and address in text and "Sesli mesaj, 12 sn" in text
    answer = desk.get(address)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (content_type, "nosniff")
    downloads = content_type == "application/pdf"
    assert answer.headers.get("Content-Disposition", "").startswith("attachment") == downloads
    answer.close()


def test_an_album_is_one_line(desk: Client, held: Conversation) -> None:
    """All of its photos, in their order."""
    attach(write(held, "üçü de kırık"), [Media(b"1", "image/jpeg"), Media(b"2", "image/jpeg")])
    text = page(desk, held)
    first, second = Attachment.objects.all()
    assert text.count("<img") == 2 and text.index(str(first.pk)) < text.index(str(second.pk))


def test_the_queue_tells_what_came_without_words(desk: Client, queued: Conversation) -> None:
    """The note, and a photo's own words."""
    Message.objects.filter(conversation=queued).delete()
    queued.handoffs.update(brief="")
    attach(write(queued, ""), [Media(b"1", "image/jpeg")])
    assert "Fotoğraf gönderdi" in desk.get("/desk/").content.decode()
    write(queued, "", note="Konum: 41.01000, 28.97000")
    assert "Konum: 41.01000" in desk.get("/desk/").content.decode()


@pytest.mark.parametrize("text", ["Etiketi böyle olmalı", ""])
def test_an_agent_sends_a_photo(desk: Client, held: Conversation, text: str) -> None:
    """With words or without: written anew as a customer's would be."""
    photo = SimpleUploadedFile("etiket.png", picture("PNG"), "image/png")
    assert reply(desk, held, text=text, photo=photo).status_code == 204
    assert said(held) == [(text, 1)]
    assert Attachment.objects.get().content_type == "image/jpeg"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jpg", b"MZ not a photo", "açamadım"),
        ("a.svg", b"<svg/>", "açamadım"),
        ("a.jpg", b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
        ("a.jpg", b"", "açamadım"),
    ],
)
def test_what_is_no_photo_is_not_sent(
    desk: Client, held: Conversation, name: str, data: bytes, told: str
) -> None:
    """Neither are the words beside it: the agent reads why, and the draft stays."""
    answer = reply(desk, held, text="Buyurun", photo=SimpleUploadedFile(name, data))
    assert (answer.status_code, said(held)) == (422, [])
    assert told in answer.content.decode()
