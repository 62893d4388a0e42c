"""Customer, conversation, the engine's state, message (with the inbox), attachment, handoff."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Owner(models.TextChoices):
    """Who may answer. Checked in the transaction that stores a reply."""

    BOT = "bot"
    QUEUED = "queued"
    HUMAN = "human"
    CLOSED = "closed"


class Sender(models.TextChoices):
    """Who says a message; `system` is a notice of the house, or a turn of our own (no text)."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class State(models.TextChoices):
    """Whether a message waits for a turn: pending -> done. What we say never does."""

    PENDING = "pending"
    DONE = "done"


class Customer(models.Model):
    """Somebody on one channel. `key` is the pseudonym that analytics uses."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=16)
    created_at = models.DateTimeField(auto_now_add=True)


class Conversation(models.Model):
    """From the first message to the close, on one channel; a customer has one open at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="conversations")
    channel = models.CharField(max_length=16)
    owner = models.CharField(max_length=8, choices=Owner.choices, default=Owner.BOT)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # How long it was closed before somebody opened it again.
    closed_seconds = models.FloatField(default=0)
    # Since when the customer waits for the agent's word; None where the agent spoke last.
    unanswered_since = models.DateTimeField(null=True, blank=True)
    # One turn at a time: the worker that holds the lease runs it; an expired lease is free.
    lease_by = models.CharField(max_length=40, default="", blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "started_at"]),
            models.Index(fields=["owner", "last_message_at"]),
            models.Index(
                fields=["unanswered_since"], condition=Q(owner=Owner.HUMAN), name="unanswered"
            ),
        ]

    @property
    def engine_id(self) -> str:
        """The conversation's name in Rasa: random, never the customer's own id."""
        return self.id.hex


class EngineState(models.Model):
    """What the engine remembers of a conversation; it keeps nothing itself.

    Changed in the transaction that ends a turn: a turn that is run again begins where it began.
    """

    conversation = models.OneToOneField(Conversation, models.CASCADE, primary_key=True)
    state = models.TextField()


class Message(models.Model):
    """What somebody said; without text it is files alone, or a turn of our own for the bot."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    sender = models.CharField(max_length=8, choices=Sender.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    # For the desk: what came beside the words, or instead of them ("Sesli mesaj, 12 sn").
    note = models.CharField(max_length=200, blank=True)
    # [{"id", "title", "payload"}]: the payload is Rasa's and never leaves the server.
    buttons = models.JSONField(default=list, blank=True)
    payload = models.TextField(blank=True)
    # A button was pressed; False where its title was typed: words are never a press.
    pressed = models.BooleanField(default=False)
    channel = models.CharField(max_length=16)
    # The channel's own id of the message: the same id again is the same message.
    provider_id = models.CharField(max_length=200, null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "provider_id"], name="message_once")
        ]
        indexes = [
            models.Index(fields=["conversation", "id"]),
            models.Index(fields=["id"], condition=Q(state=State.PENDING), name="message_pending"),
        ]


class Attachment(models.Model):
    """A file of a message: a photo written anew, or what its first bytes say that it is.

    Under a random name and a type from our own list, never the sender's. `size` in bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    # Within the message.
    position = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to="attachments/%Y/%m/")
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["message", "position"]

    @property
    def kind(self) -> str:
        """`image`, `audio`, `video` or `application`."""
        return self.content_type.partition("/")[0]


class Handoff(models.Model):
    """One stay with people: from the queue to the resolution or back to the bot."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="handoffs")
    reason = models.CharField(max_length=32)
    brief = models.TextField()
    queued_at = models.DateTimeField()
    # How often the customer was told that nobody has come yet.
    notices = models.PositiveSmallIntegerField(default=0)
    # From when on people answer, as the customer was told outside working hours.
    opening = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Danger outside working hours: when the on-call address was tried, and when it was told.
    oncall_tried_at = models.DateTimeField(null=True, blank=True)
    oncall_told_at = models.DateTimeField(null=True, blank=True)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="handoffs"
    )
    # How the human part ended: a resolution reason, "returned" to the bot, or "left".
    result = models.CharField(max_length=32, blank=True)
    # What the agent wrote for the bot and for colleagues; the customer never reads it.
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(ended_at=None, claimed_at=None),
                name="handoff_awaited",
            ),
        ]
