"""Whether a body is Meta's: signed with the app's secret, over the bytes as they came."""

from __future__ import annotations

import hashlib
import hmac

HEADER = "X-Hub-Signature-256"


def sign(body: bytes, secret: str) -> str:
    """The header's value for a body."""
    return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def valid(body: bytes, given: str, secret: str) -> bool:
    """In constant time; a body written anew would no longer match, so nothing reads it before."""
    return hmac.compare_digest(sign(body, secret).encode(), given.encode("utf-8", "replace"))
