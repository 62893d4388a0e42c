"""What all tests share: a database file, because threads and SQLite's memory databases crash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase

# The same examples in each run, however slow the machine: nothing fails by chance.
hypothesis.settings.register_profile(
    "certain",
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("certain")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Use a file: a live server's threads on a shared memory database end in a bus error.

    A test need not survive a power cut, so nothing waits for the disk.
    """
    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"] = {
            **database.get("TEST", {}),
            "NAME": str(tmp_path_factory.mktemp("database") / "test.sqlite3"),
        }
        command = database["OPTIONS"]["init_command"]
        database["OPTIONS"]["init_command"] = command.replace("FULL", "OFF")


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Where this test's files go."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def pytest_addoption(parser: pytest.Parser) -> None:
    """For a second run of the tests, on another database."""
    parser.addoption("--database-only", action="store_true", help="leave out the other tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What pytest-django lets at no database, and what starts no product, touches none."""
    if config.getoption("--database-only"):
        kept = [item for item in items if _has_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if not _has_database(item)])
        items[:] = kept


def _has_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "stack", "product"}
    return bool(
        item.get_closest_marker("django_db")
        or fixtures.intersection(getattr(item, "fixturenames", ()))
        or issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    )
