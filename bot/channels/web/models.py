"""A browser's session: the only key to its customer's conversations."""

from __future__ import annotations

import hashlib
import secrets

from django.db import models

from bot.conversations.models import Customer

CHANNEL = "web"


class ChatSession(models.Model):
    """The customer behind a token. It never expires; it goes when the customer is deleted."""

    # Only a hash is stored: who reads the database can't speak as a customer.
    token_hash = models.CharField(max_length=64, unique=True)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="sessions")
    created_at = models.DateTimeField(auto_now_add=True)


def hash_token(token: str) -> str:
    """SHA-256 in hex, 64 characters; without salt, because a token is random anyway."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def new_token() -> str:
    """32 random bytes as 43 characters that an address or header can hold."""
    return secrets.token_urlsafe(32)
