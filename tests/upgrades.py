"""Back to what was stored before an upgrade, for tests of the way there and back."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def back_to(app: str, migration: str) -> Any:
    """Undo an app's migrations after this one; its models as they were, by `get_model`."""
    target = [(app, migration)]
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps
