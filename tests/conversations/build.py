"""Small makers of customers, conversations and messages, and a database that threads can share."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils import timezone

from bot.conversations.handoff import hand_over
from bot.conversations.intake import Incoming, receive
from bot.conversations.models import Conversation, Customer, Message, Owner, Sender, State
from bot.conversations.saying import say
from bot.engine.client import Button

T = TypeVar("T")
only_postgresql = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer and no server: PostgreSQL only"
)
CHOICES = (Button("İade", '/inform{"wish": "refund"}'), Button("Değişim", "/inform{}"))


def customer(channel: str = "web") -> Customer:
    return Customer.objects.create(channel=channel)


def conversation(of: Customer | None = None, **fields: Any) -> Conversation:
    of = of or customer()
    now = timezone.now()
    return Conversation.objects.create(
        customer=of, channel=of.channel, **{"started_at": now, "last_message_at": now, **fields}
    )


def written(of: Customer, text: str = "Kargom gelmedi", **fields: Any) -> Message:
    """A message that came in by the real way."""
    receipt = receive(of, Incoming(provider_id=str(uuid.uuid4()), text=text, **fields))
    return Message.objects.get(pk=receipt.id)


def asked(of: Conversation, *buttons: Button) -> Message:
    """A message of the bot's, with buttons under it."""
    message = say(of, Sender.BOT, "Ne yapalım?", buttons or CHOICES)
    assert message is not None
    return message


def queued(of: Conversation | None = None) -> Conversation:
    of = of or conversation()
    hand_over(of, "customer_request", "Kim: Ali")
    return of


def aged(message: Message, seconds: float) -> Message:
    """The same message, written that long ago."""
    message.created_at -= timedelta(seconds=seconds)
    message.save(update_fields=["created_at"])
    return message


def free(of: Conversation) -> None:
    """Let the time of a lease or of a wait pass."""
    Conversation.objects.filter(pk=of.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def texts(of: Conversation, sender: str) -> list[str]:
    return list(of.messages.filter(sender=sender).values_list("text", flat=True))


def states(of: Conversation) -> list[str]:
    return list(of.messages.values_list("state", flat=True))


def owner(of: Conversation) -> Owner:
    return Owner(Conversation.objects.values_list("owner", flat=True).get(pk=of.pk))


def waiting() -> int:
    return Message.objects.filter(state=State.PENDING).count()


@contextmanager
def shared_database(path: Path) -> Iterator[Path]:
    """A database that threads share: PostgreSQL's own, or SQLite's as a file at `path`."""
    with file_database(path) if connection.vendor == "sqlite" else _closed_afterwards():
        yield path


@contextmanager
def _closed_afterwards() -> Iterator[None]:
    """For what a test's threads opened: PostgreSQL drops no database that somebody has open."""
    opened: list[BaseDatabaseWrapper] = []

    def note(connection: BaseDatabaseWrapper, **_: Any) -> None:
        opened.append(connection)

    connection_created.connect(note)
    try:
        yield
    finally:
        connection_created.disconnect(note)
        for one in opened:
            one.inc_thread_sharing()
            one.close()


@contextmanager
def another() -> Iterator[BaseDatabaseWrapper]:
    """A second connection to the same database, as another program has it."""
    other = connection.copy()
    try:
        yield other
    finally:
        other.close()


def sql(on: BaseDatabaseWrapper, *statements: str) -> None:
    """Run statements as they stand, outside of Django's transactions."""
    with on.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def file_database(path: Path) -> Iterator[None]:
    """SQLite's migrated database as a file: threads in one memory database lock each other out."""
    connection.ensure_connection()
    kept, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(path)) as copy:
        kept.backup(copy)
    connection.connection = None
    connection.settings_dict["NAME"] = str(path)
    options = connection.settings_dict["OPTIONS"]
    command = options["init_command"]
    # No test cuts the power; waiting for the disk would be most of their time.
    options["init_command"] = command.replace("synchronous=FULL", "synchronous=OFF")
    try:
        yield
    finally:
        connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, name
        options["init_command"] = command


def together(count: int, step: Callable[[int], T]) -> list[T]:
    """Run a step in several threads at the same moment, each with its own connection."""
    gate = threading.Barrier(count)

    def run(number: int) -> T:
        try:
            gate.wait(60)
            return step(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def end_connections() -> None:
    """PostgreSQL ends every connection to its database, as a restart does."""
    with another() as other:
        sql(
            other,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
