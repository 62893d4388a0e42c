"""Named people and conversations for the desk's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot.channels.table import CHANNELS
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.conversations.handoff import claim, hand_over
from bot.conversations.media import JPEG, Media, attach
from bot.conversations.models import Attachment, Conversation, Customer, Message, Sender, State
from bot.desk.access import AGENTS

BRIEF = (
    "Kim: Web ziyaretçisi\nNe oldu: Yanlış renk geldi\nSipariş: TR-10042\n"
    "Denenen: Değişim önerildi\nİstek: Değişim\nRuh hâli: Kızgın"
)


def person(username: str, first_name: str, *, agent: bool) -> User:
    user = User.objects.create_user(username, first_name=first_name)
    if agent:
        user.groups.add(Group.objects.get_or_create(name=AGENTS)[0])
    return user


def browser(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def ayse(db: None) -> User:
    """The agent."""
    return person("ayse", "Ayşe", agent=True)


@pytest.fixture
def can(db: None) -> User:
    """Her team mate."""
    return person("can", "Can", agent=True)


@pytest.fixture
def misafir(db: None) -> User:
    """An account without the agents' group."""
    return person("misafir", "Misafir", agent=False)


@pytest.fixture
def password(ayse: User) -> str:
    """Ayşe's password; only the login's tests pay for its hash."""
    ayse.set_password("dogru-parola-42")
    ayse.save()
    return "dogru-parola-42"


@pytest.fixture
def desk(ayse: User) -> Client:
    """Ayşe's browser."""
    return browser(ayse)


@pytest.fixture
def whatsapp(monkeypatch: pytest.MonkeyPatch) -> str:
    """A channel that is on, and whose provider tells what arrives."""
    channel = WhatsAppChannel("token", "1", "http://127.0.0.1:1")
    monkeypatch.setitem(CHANNELS, channel.name, channel)
    return channel.name


def write(conversation: Conversation, text: str, **fields: Any) -> Message:
    return Message.objects.create(
        conversation=conversation,
        sender=fields.pop("sender", Sender.CUSTOMER),
        text=text,
        channel="web",
        state=State.DONE,
        created_at=timezone.now(),
        **fields,
    )


def with_bot() -> Conversation:
    now = timezone.now()
    conversation = Conversation.objects.create(
        customer=Customer.objects.create(channel="web"),
        channel="web",
        started_at=now,
        last_message_at=now,
    )
    write(conversation, "Mavi mont istedim, siyah geldi")
    return conversation


@pytest.fixture
def queued(db: None) -> Conversation:
    """A conversation that waits for an agent."""
    conversation = with_bot()
    hand_over(conversation, "customer_request", BRIEF)
    return conversation


@pytest.fixture
def held(queued: Conversation, ayse: User) -> Conversation:
    """A conversation that Ayşe has taken."""
    claim(queued.pk, ayse)
    queued.refresh_from_db()
    return queued


@pytest.fixture
def photo(queued: Conversation, media: Path) -> Attachment:
    """A photo that the customer of `queued` sent."""
    message = write(queued, "")
    attach(message, [Media(b"jpeg", JPEG)])
    return message.attachments.get()


HTMX = {"HX-Request": "true"}


def page(client: Client, conversation: Conversation) -> str:
    path = reverse("desk:conversation", args=[conversation.pk])
    return client.get(path).content.decode()


def news(client: Client, conversation: Conversation, **query: str | int) -> str:
    path = reverse("desk:messages", args=[conversation.pk])
    return client.get(path, query, headers=HTMX).content.decode()
