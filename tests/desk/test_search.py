"""Finding a conversation again, also a closed one."""

from __future__ import annotations

import pytest
from django.test import Client

from bot.complaints.stored.models import ProblemRecord
from bot.conversations.closing import close
from bot.conversations.models import Conversation
from bot.desk.search import search


@pytest.fixture
def over(queued: Conversation) -> Conversation:
    """A closed conversation about two problems of one order."""
    for number in (1, 2):
        ProblemRecord.objects.create(
            conversation=queued, number=number, type="late_delivery", order_number="TS-1003"
        )
    close(queued, queued.last_message_at)
    return queued


@pytest.mark.parametrize("how", ["order", "number", "whole"])
def test_it_is_found_once(over: Conversation, how: str) -> None:
    """By the order in any case, by the eight characters that the desk shows, or by all of them."""
    text = {"order": " ts-1003 ", "number": str(over.pk)[:8].upper(), "whole": str(over.pk)}[how]
    assert [ticket.id for ticket in search(text)] == [over.pk]


@pytest.mark.parametrize("text", ["", "  ", "TS-9", "00000000", "%", "\0", "a" * 500, "' OR 1=1"])
def test_nothing_is_found(over: Conversation, text: str) -> None:
    """The negative twin, and odd input."""
    assert search(text) == []


def test_the_page_leads_there(desk: Client, over: Conversation) -> None:
    """The agent types the order's number, as on the queue's page."""
    assert 'role="search"' in desk.get("/desk/").content.decode()
    page = desk.get("/desk/search", {"q": "TS-1003"}).content.decode()
    assert f"/desk/c/{over.pk}" in page
    assert "Geciken teslimat · TS-1003" in page
    assert "Kapandı" in page
    assert "bulunamadı" in desk.get("/desk/search", {"q": "<b>yok</b>"}).content.decode()
    assert "<b>yok" not in desk.get("/desk/search", {"q": "<b>yok</b>"}).content.decode()
