"""The outbox of the channels whose customers do not fetch their messages themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bot.conversations.models import Message


class Delivery(models.Model):
    """The way of one message of ours: queued -> sent or failed.

    `failed` is for good: the provider refused it with `Permanent`. `attempts` counts tries begun.
    """

    class State(models.TextChoices):
        """What the customer's channel was told: `sent` says nothing of having been read."""

        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"

    message = models.OneToOneField(Message, models.CASCADE, related_name="delivery")
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Nobody tries before: a wait after an error, or the lease of the worker that tries now.
    not_before = models.DateTimeField()
    provider_id = models.CharField(max_length=200, blank=True)
    # Of the last try: the error's class and its masked text.
    error = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["message"], condition=Q(state="queued"), name="delivery_queued"),
            # For those of the last day under /metrics.
            models.Index(fields=["made_at"], condition=Q(state="failed"), name="delivery_failed"),
        ]
