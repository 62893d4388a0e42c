"""The outcome log. None of these tables holds what anybody wrote, but for a masked comment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from bot.conversations.models import Conversation, Message


class MessageFact(models.Model):
    """One message without its text; for the customer's, what was understood of it."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="fact")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="message_facts")
    sender = models.CharField(max_length=8)
    intents = models.JSONField(default=list, blank=True)
    mood = models.CharField(max_length=16, blank=True)
    unclear = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["message_id"]
        # For the messages of the last hour under /metrics.
        indexes = [models.Index(fields=["at", "sender"], name="fact_lately")]


class MessageTally(models.Model):
    """What a conversation's outcome needs of its messages, so that they are not read again.

    Its columns are the fields of `bot.cx.tally.Tally`. Without a row it is made from the facts.
    """

    conversation = models.OneToOneField(
        Conversation, models.CASCADE, primary_key=True, related_name="tally"
    )
    seen = models.BigIntegerField()
    heard = models.BigIntegerField()
    intents = models.JSONField(default=list)
    mood_start = models.CharField(max_length=16, blank=True)
    mood_end = models.CharField(max_length=16, blank=True)
    clarifications = models.PositiveIntegerField()
    customer_messages = models.PositiveIntegerField()
    bot_messages = models.PositiveIntegerField()
    agent_messages = models.PositiveIntegerField()
    asked_id = models.BigIntegerField()
    asked_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    bot_at = models.DateTimeField(null=True)


class MessagePrice(models.Model):
    """What the channel's provider asks for a message of ours; no row: it has told nothing of it.

    Not a part of the fact: a receipt may come first, and a message with a fact was seen already.
    """

    message = models.OneToOneField(Message, models.CASCADE, primary_key=True, related_name="price")
    # Without the database's own check: each receipt would wait for whoever holds the conversation.
    # The message's keeps the row from outliving both.
    conversation = models.ForeignKey(
        Conversation,
        models.CASCADE,
        related_name="prices",
        db_constraint=False,
        db_index=False,
    )
    # As the provider names it: it may name new ones.
    category = models.CharField(max_length=32, blank=True)
    billable = models.BooleanField()
    # When the message was said, as its fact has it.
    at = models.DateTimeField()

    class Meta:
        # Counted at each change, from the index alone.
        indexes = [models.Index(fields=["conversation", "billable"], name="price_counted")]


class Answer(models.Model):
    """The customer's own word: whether it is solved, and how they rate the help."""

    class Kind(models.TextChoices):
        """`solved`: whether it is; `csat`: the rating."""

        SOLVED = "solved"
        CSAT = "csat"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    # solved: 1 yes, 0 no. csat: 1-5, empty where the customer would not rate.
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Comeback(models.Model):
    """A later conversation with the same problem, within the days that take credit away.

    Plain ids: a row of the log may outlive its conversation.
    """

    earlier = models.UUIDField()
    later = models.UUIDField(db_index=True)
    later_started_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="comeback_once")]


class LatestManager(models.Manager["Outcome"]):
    """The newest revision of each conversation."""

    def get_queryset(self) -> models.QuerySet[Outcome]:
        """Without the rows that a later revision has replaced."""
        newer = Outcome.objects.filter(
            conversation_id=OuterRef("conversation_id"), revision__gt=OuterRef("revision")
        )
        return super().get_queryset().filter(~Exists(newer))


class Outcome(models.Model):
    """How a conversation ended. Every field is explained in docs/outcomes.md.

    The row of an open conversation is a working row, revision 1, updated in place; closing
    seals it, and from then on each change is a new row with the next revision.
    """

    conversation_id = models.UUIDField()
    customer_key = models.UUIDField()
    channel = models.CharField(max_length=16)
    started_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    topics = models.JSONField(default=list, blank=True)
    complaint_types = models.JSONField(default=list, blank=True)
    product_sku = models.CharField(max_length=64, blank=True)
    product_category = models.CharField(max_length=80, blank=True)
    carrier = models.CharField(max_length=80, blank=True)
    warehouse = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=80, blank=True)
    handled_by = models.CharField(max_length=8)
    outcome = models.CharField(max_length=16, null=True, blank=True)  # null: open
    resolution = models.CharField(max_length=32, default="none")
    escalation_reason = models.CharField(max_length=32, blank=True)
    mood_start = models.CharField(max_length=16, blank=True)
    mood_end = models.CharField(max_length=16, blank=True)
    first_reply_seconds = models.FloatField(null=True, blank=True)
    bot_seconds = models.FloatField(default=0)
    queue_seconds = models.FloatField(default=0)
    agent_seconds = models.FloatField(default=0)
    customer_messages = models.PositiveIntegerField(default=0)
    bot_messages = models.PositiveIntegerField(default=0)
    agent_messages = models.PositiveIntegerField(default=0)
    priced_messages = models.PositiveIntegerField(default=0)
    billed_messages = models.PositiveIntegerField(default=0)
    clarifications = models.PositiveIntegerField(default=0)
    csat = models.PositiveSmallIntegerField(null=True, blank=True)
    csat_comment = models.TextField(blank=True)
    ces = models.PositiveSmallIntegerField(null=True, blank=True)
    nps = models.PositiveSmallIntegerField(null=True, blank=True)
    promises_made = models.PositiveSmallIntegerField(default=0)
    promises_kept = models.PositiveSmallIntegerField(default=0)
    promises_broken = models.PositiveSmallIntegerField(default=0)
    reopens = models.PositiveSmallIntegerField(default=0)
    reopened_by = models.UUIDField(null=True, blank=True)
    model_version = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Outcome]] = models.Manager()
    latest: ClassVar[LatestManager] = LatestManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation_id", "revision"], name="outcome_once")
        ]
        indexes = [models.Index(fields=["customer_key", "closed_at"], name="outcome_customer")]
