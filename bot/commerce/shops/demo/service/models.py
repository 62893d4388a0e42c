"""The demo shop's tables."""

from __future__ import annotations

from django.db import models


class DemoOrder(models.Model):
    """An order as it was sold; never changed, its actions say what happened since."""

    number = models.CharField(max_length=20, unique=True)
    phone_last4 = models.CharField(max_length=4)
    email = models.CharField(max_length=254, blank=True, db_index=True)
    """As `normalise_email` writes it."""
    situation = models.CharField(max_length=40)
    data = models.JSONField()
    """`Order.to_json()`."""
    seeded_on = models.DateField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.number


class DemoAction(models.Model):
    """An accepted write with its answer. A change is a row of its own with the same action_id."""

    action_id = models.CharField(max_length=40, db_index=True)
    order = models.ForeignKey(DemoOrder, on_delete=models.CASCADE, related_name="actions")
    request = models.JSONField()
    """`Request` as JSON: what the action is for now."""
    note = models.TextField(blank=True)
    idempotency_key = models.CharField(max_length=200, unique=True)
    request_hash = models.CharField(max_length=64)
    answer = models.JSONField()
    """`ActionResult.to_json()`."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.request['kind']} {self.action_id}"
