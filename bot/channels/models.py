"""The inbox and the outbox of the channels whose customers do not fetch their messages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bot.conversations.models import Customer, Message


class Address(models.Model):
    """Where somebody is reached on a channel; without a customer nobody is served there (a group).

    `stopped` says why nothing is sent there (`blocked`, `gone`), '' where it is; `also`: another
    name that the provider has for it, '' without.
    """

    channel = models.CharField(max_length=16)
    # The provider's own name of the place: a chat's number, a telephone number.
    address = models.CharField(max_length=160)
    also = models.CharField(max_length=64, blank=True)
    customer = models.OneToOneField(Customer, models.CASCADE, null=True, related_name="address")
    stopped = models.CharField(max_length=16, blank=True)
    # No message goes there before.
    next_at = models.DateTimeField(null=True, blank=True)
    # The version of the privacy notice that was given.
    notice = models.CharField(max_length=16, blank=True)
    # The provider's id of the message whose buttons still stand, or whose choices are numbered.
    keyboard = models.CharField(max_length=200, blank=True)
    # Until when we may write freely; None where the provider sets no end.
    open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["channel", "address"], name="one_customer_an_address")
        ]
        indexes = [
            models.Index(fields=["channel", "also"], condition=~Q(also=""), name="address_also")
        ]


class ChannelState(models.Model):
    """What all processes keep to that send on a channel."""

    class Stopped(models.TextChoices):
        """Why nothing goes out until somebody acts: our key, or the provider's own decision."""

        EXPIRED = "expired"
        RESTRICTED = "restricted"

    channel = models.CharField(max_length=16, primary_key=True)
    # The provider asked all of us to wait.
    held_until = models.DateTimeField(null=True, blank=True)
    # Somebody has to act; the provider's words are for them.
    stopped = models.CharField(max_length=16, choices=Stopped.choices, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)
    # From when on the next message keeps to the overall rate.
    next_at = models.DateTimeField(null=True, blank=True)


class Arrival(models.Model):
    """What a provider told us, stored before it was acknowledged: waiting -> taken or failed.

    `ignored` needs nothing done. The body goes when it is taken; the id stays, for repeats.
    """

    class State(models.TextChoices):
        """`failed` is for good: it raised the same each time."""

        WAITING = "waiting"
        TAKEN = "taken"
        IGNORED = "ignored"
        FAILED = "failed"

    channel = models.CharField(max_length=16)
    provider_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=32)
    # Those of one chat are taken one by one, in the order of their sequence.
    chat = models.CharField(max_length=200)
    # The provider's count of all that it tells us, where a gap is something still on its way; or
    # its time of it, in seconds.
    sequence = models.BigIntegerField()
    # Parts of one message that came apart.
    album = models.CharField(max_length=64, blank=True)
    # JSON as text: PostgreSQL's own type refuses a NUL that a customer may send.
    body = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How often it came again.
    repeats = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "provider_id"], name="arrival_once")
        ]
        indexes = [
            models.Index(
                fields=["chat", "sequence"], condition=Q(state="waiting"), name="arrival_waiting"
            ),
            # For the next to be taken; without an order of its own it goes before all others.
            models.Index(fields=["id"], condition=Q(state="waiting"), name="arrival_next"),
            models.Index(
                fields=["id"], condition=Q(state="waiting", sequence=0), name="arrival_at_once"
            ),
            models.Index(fields=["channel", "received_at"], name="arrival_received"),
        ]


class Delivery(models.Model):
    """The way of one message of ours: queued -> sent or failed.

    `failed` is for good: the provider refused it with `Permanent`. `attempts` counts tries begun.
    What `waits` for the customer to write first is not tried before.
    """

    class State(models.TextChoices):
        """What the customer's channel was told: that it arrived is told by `delivered_at`."""

        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"

    message = models.OneToOneField(Message, models.CASCADE, related_name="delivery")
    channel = models.CharField(max_length=16)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    # A try has begun whose end nobody has recorded.
    trying = models.BooleanField(default=False)
    # How often a try ended without our knowing whether it went out: it may have gone out twice.
    unsure = models.PositiveSmallIntegerField(default=0)
    # Nobody tries before: a wait after an error, or the lease of the worker that tries now.
    not_before = models.DateTimeField()
    provider_id = models.CharField(max_length=200, blank=True)
    # Of the last try: the error's class and its masked text.
    error = models.CharField(max_length=500, blank=True)
    waits = models.BooleanField(default=False)
    # The provider's approved words that may go out all the same.
    template = models.CharField(max_length=128, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # As the provider tells; None where it does not, or not yet.
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["message"], condition=Q(state="queued"), name="delivery_queued"),
            # For those that should have arrived by now.
            models.Index(
                fields=["channel", "sent_at"],
                condition=Q(state="sent", delivered_at=None),
                name="delivery_on_its_way",
            ),
            models.Index(fields=["provider_id"], name="delivery_provider"),
            # For those of the last day under /metrics.
            models.Index(fields=["made_at"], condition=Q(state="failed"), name="delivery_failed"),
            models.Index(fields=["made_at"], condition=Q(unsure__gt=0), name="delivery_unsure"),
        ]

    def held(self) -> models.QuerySet[Delivery]:
        """The row, as long as nobody has tried since: each try counts one up."""
        return Delivery.objects.filter(
            pk=self.pk, state=Delivery.State.QUEUED, attempts=self.attempts
        )
