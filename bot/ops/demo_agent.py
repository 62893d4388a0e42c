"""The demo's own agent: a login for the desk with a random password, kept for later starts."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.contrib.auth.models import Group, User

from bot.ops.demo_agent_file import NAME, password_file, read_password
from bot.ops.local_env import write_private

GROUPS = ("agent", "analyst")


def ensure(var: Path) -> str:
    """Return the password; a lost file or a new database gets the agent a fresh start."""
    password = read_password(var)
    if not password:
        password = secrets.token_urlsafe(12)
        write_private(password_file(var), f"{password}\n")
    user, created = User.objects.get_or_create(
        username=NAME, defaults={"first_name": "Demo", "last_name": "Temsilci"}
    )
    # Setting it anew at each start would end the agent's sessions.
    if created or not user.check_password(password):
        user.set_password(password)
        user.save()
    user.groups.set([Group.objects.get_or_create(name=name)[0] for name in GROUPS])
    return password
