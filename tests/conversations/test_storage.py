"""Units of work among others: nobody waits in a circle, and what is taken back is done anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.utils import timezone

from bot.conversations import handoff
from bot.conversations.closing import close
from bot.conversations.intake import locked
from bot.conversations.models import Conversation, Customer, Owner, Sender, State
from bot.conversations.storage import drop_dead_connection, retried, unit_of_work
from bot.conversations.turns import MOST_ATTEMPTS, claim
from tests.conversations import build
from tests.conversations.build import only_postgresql


def failing(times: int, cause: Exception) -> tuple[Callable[[], int], list[int]]:
    """A step that fails so often before it returns 7; the list counts its tries."""
    tries: list[int] = []

    def step() -> int:
        tries.append(1)
        if len(tries) <= times:
            raise OperationalError("taken back") from cause
        return 7

    return step, tries


TAKEN_BACK = [psycopg.errors.DeadlockDetected(), psycopg.errors.SerializationFailure()]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cause", TAKEN_BACK, ids=lambda cause: type(cause).__name__)
def test_what_was_taken_back_is_done_anew(cause: Exception) -> None:
    """A victim of a deadlock or of a serialisation failure tries again, and not for ever."""
    step, tries = failing(2, cause)
    assert (retried(step)(), len(tries)) == (7, 3)
    step, tries = failing(3, cause)
    with pytest.raises(OperationalError):
        retried(step)()
    assert len(tries) == 3


@pytest.mark.django_db(transaction=True)
def test_an_outage_is_not_tried_again_here() -> None:
    """The negative twin: whoever called hears at once that the database is away."""
    step, tries = failing(1, psycopg.errors.AdminShutdown())
    with pytest.raises(OperationalError):
        retried(step)()
    assert len(tries) == 1


def test_inside_a_unit_the_whole_unit_must_be_done_anew(db: None) -> None:
    """The inner part alone would be stored without what the outer one had done."""
    step, tries = failing(1, TAKEN_BACK[0])
    with pytest.raises(OperationalError), unit_of_work():
        retried(step)()
    assert len(tries) == 1


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_that_wait_for_each_other_both_end(shared: Path) -> None:
    """PostgreSQL takes one of them back; it is done anew."""
    rows = [build.customer(), build.customer()]
    met = threading.Barrier(2)

    def work(number: int) -> int:
        first = [True]

        @retried
        def both() -> int:
            with unit_of_work():
                hold(rows[number])
                if first:
                    first.clear()
                    met.wait(30)
                hold(rows[1 - number])
            return number

        return both()

    assert build.together(2, work) == [0, 1]


def hold(customer: Customer) -> None:
    Customer.objects.select_for_update().get(pk=customer.pk)


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_words_that_come_while_a_turn_closes_begin_anew(shared: Path) -> None:
    """They wait for the close, and then for the assistant in a conversation that is open."""
    ali = build.customer()
    old = build.conversation(ali)
    with ThreadPoolExecutor(1) as pool:
        with unit_of_work():
            conversation = locked(old.pk)
            writing = pool.submit(in_thread, lambda: build.written(ali, "bir şey daha"))
            until_somebody_waits()
            close(conversation, timezone.now())
        message = writing.result(60)
    assert (message.state, message.conversation.owner) == (State.PENDING, Owner.BOT)
    assert message.conversation_id != old.pk


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_words_that_come_while_an_agent_ends_get_a_turn(shared: Path) -> None:
    """Who has just been given back to the assistant is answered by it."""
    ali, ayse = build.customer(), User.objects.create_user("ayse")
    build.queued(conversation := build.conversation(ali))
    handoff.claim(conversation.pk, ayse)
    with ThreadPoolExecutor(1) as pool:
        with unit_of_work():
            handoff.resolve(conversation.pk, ayse, "solved", "")
            writing = pool.submit(in_thread, lambda: build.written(ali, "peki"))
            until_somebody_waits()
        message = writing.result(60)
    assert (message.state, message.conversation_id) == (State.PENDING, conversation.pk)


@pytest.fixture
def mine(shared: Path) -> Iterator[None]:
    """This thread's connection, open."""
    assert Conversation.objects.count() == 0
    yield
    connection.close()


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_opened_anew(mine: None) -> None:
    """Its thread goes on with the next query; without the look it would fail for ever."""
    build.end_connections()
    for _ in range(2):
        with pytest.raises(OperationalError):
            Conversation.objects.count()
    drop_dead_connection()
    assert Conversation.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_good_connection_is_kept(mine: None) -> None:
    """The negative twin: looking costs no new connection."""
    before = connection.connection
    drop_dead_connection()
    assert connection.connection is before is not None


def test_a_message_that_failed_for_days_holds_up_nobody(db: None) -> None:
    """The count of tries ends where its column does; claiming goes on."""
    message = build.written(build.customer())
    type(message).objects.filter(pk=message.pk).update(attempts=MOST_ATTEMPTS, sender=Sender.SYSTEM)
    claimed = claim("w")
    assert claimed is not None and claimed.attempts == MOST_ATTEMPTS


def in_thread(step: Callable[[], build.T]) -> build.T:
    try:
        return step()
    finally:
        connection.close()


def until_somebody_waits(seconds: float = 60) -> None:
    """Until another connection waits for a lock, which is ours."""
    end = time.monotonic() + seconds
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    # Inside a transaction this view stands still.
    with build.another() as other, other.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute(query)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    pytest.fail("nobody waits")
