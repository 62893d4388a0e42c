"""What is kept of a complaint: its problems, its promises, wrong tries to prove an order."""

from __future__ import annotations

from django.db import models

from bot.conversations.models import Conversation


class ProblemRecord(models.Model):
    """One problem of a conversation, as far as it has come. The facts analytics reads."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="problems")
    number = models.PositiveSmallIntegerField()  # first, second ... problem of the conversation
    type = models.CharField(max_length=32)
    order_number = models.CharField(max_length=40, blank=True, db_index=True)
    product_sku = models.CharField(max_length=64, blank=True)
    product_title = models.CharField(max_length=200, blank=True)
    product_category = models.CharField(max_length=80, blank=True)
    carrier = models.CharField(max_length=80, blank=True)
    warehouse = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=80, blank=True)
    resolution = models.CharField(max_length=32, default="none")
    action_id = models.CharField(max_length=64, blank=True)
    # The lines of the order that it is about; [] for all of them, or where none is named.
    skus = models.JSONField(default=list, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="problem_once")
        ]


class Promise(models.Model):
    """A promise made to a customer: what, on which rule, until when, and who keeps it."""

    class Status(models.TextChoices):
        """`withdrawn`: nobody waits for it any more."""

        OPEN = "open"
        KEPT = "kept"
        BROKEN = "broken"
        WITHDRAWN = "withdrawn"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="promises")
    template = models.CharField(max_length=64)
    rule = models.CharField(max_length=64)
    what = models.CharField(max_length=300)
    due_on = models.DateField()
    owner = models.CharField(max_length=32)
    action_id = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on"]
        constraints = [
            # Action and rule name a promise: for one of them only one day can be waited for.
            models.UniqueConstraint(
                fields=["conversation", "action_id", "rule"],
                condition=models.Q(status="open"),
                name="promise_open_once",
            )
        ]


class OwnershipTry(models.Model):
    """A wrong order number or second factor; five within the window lock the door."""

    customer_id = models.BigIntegerField(db_index=True)
    order_number = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField(db_index=True)
