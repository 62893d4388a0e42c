"""The demo's own agent: a login for the desk with a random password, kept for later starts."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.contrib.auth.models import Group, User

from bot.ops.local_env import write_private

NAME = "temsilci"
GROUPS = ("agent", "analyst")


def ensure(var: Path) -> str:
    """Return the password; a lost file or a new database gets the agent a fresh start."""
    file = var / "demo-agent.txt"
    password = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    if not password:
        password = secrets.token_urlsafe(12)
        write_private(file, f"{password}\n")
    user, created = User.objects.get_or_create(
        username=NAME, defaults={"first_name": "Demo", "last_name": "Temsilci"}
    )
    # A test of the hash costs 50 ms; setting it anew would end the agent's sessions.
    if created or not user.check_password(password):
        user.set_password(password)
        user.save()
    user.groups.set([Group.objects.get_or_create(name=name)[0] for name in GROUPS])
    return password
