"""What an agent does: claim, reply, resolve, give back."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bot.conversations.closing import close
from bot.conversations.errors import NotYours
from bot.conversations.handoff import claim
from bot.conversations.models import Conversation, Handoff, Message, Sender
from bot.labels import RESULTS
from tests.desk.conftest import BRIEF, HTMX, browser, person, with_bot


def post(client: Client, step: str, conversation: Conversation, **data: Any) -> Any:
    return client.post(reverse(f"desk:{step}", args=[conversation.pk]), data)


def post_htmx(client: Client, step: str, conversation: Conversation, **data: Any) -> Any:
    path = reverse(f"desk:{step}", args=[conversation.pk])
    return client.post(path, data, headers=HTMX)


def agent_words(conversation: Conversation) -> list[str]:
    return [m.text for m in conversation.messages.filter(sender=Sender.AGENT)]


def test_claim(desk: Client, ayse: User, queued: Conversation) -> None:
    """Claiming leads to the conversation and makes it the agent's."""
    answer = post(desk, "claim", queued)
    assert answer["Location"] == reverse("desk:conversation", args=[queued.pk])
    queued.refresh_from_db()
    assert (queued.owner, queued.assignee) == ("human", ayse)


def test_a_lost_claim_is_said(held: Conversation, can: User) -> None:
    """The second agent reads that a colleague was faster, on a page and in a fragment."""
    for send in (post, post_htmx):
        answer = send(browser(can), "claim", held)
        assert answer.status_code == 409
        assert "Bu görüşmeyi bir arkadaşınız aldı." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_claim_race() -> None:
    """Of twenty agents who claim at the same moment exactly one wins."""
    conversation = with_bot()
    Conversation.objects.filter(pk=conversation.pk).update(owner="queued")
    Handoff.objects.create(
        conversation=conversation, reason="safety", brief=BRIEF, queued_at=conversation.started_at
    )
    agents = [person(f"agent{n}", f"Agent {n}", agent=True) for n in range(20)]
    together, won, lost = threading.Barrier(20), list[User](), list[User]()

    def race(agent: User) -> None:
        together.wait(60)
        try:
            claim(conversation.pk, agent)
            won.append(agent)
        except NotYours:
            lost.append(agent)
        finally:
            connection.close()

    threads = [threading.Thread(target=race, args=[agent]) for agent in agents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=100)
    conversation.refresh_from_db()
    assert (len(won), len(lost)) == (1, 19)
    assert conversation.assignee == won[0]
    assert Message.objects.filter(conversation=conversation, sender=Sender.SYSTEM).count() == 1


def test_reply(desk: Client, ayse: User, held: Conversation) -> None:
    """A reply is stored cleaned, under its author's name."""
    answer = post(desk, "reply", held, text="  Merhaba\x00,\r\ninceliyorum. ")
    assert answer.status_code == 302
    message = held.messages.get(sender=Sender.AGENT)
    assert (message.text, message.author) == ("Merhaba,\ninceliyorum.", ayse)


def test_reply_by_htmx(desk: Client, held: Conversation) -> None:
    """A reply from the live page changes nothing but asks the transcript to reload."""
    answer = post_htmx(desk, "reply", held, text="Merhaba")
    assert answer.status_code == 204
    assert "desk:conversation" in answer["HX-Trigger"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Yanıt boş olamaz."),
        (" \n\x00 ", "Yanıt boş olamaz."),
        ("a" * 4097, "En çok 4.096 karakter"),
    ],
)
@pytest.mark.parametrize("send", [post, post_htmx])
def test_reply_refused(desk: Client, held: Conversation, send: Any, text: str, said: str) -> None:
    """An empty or overlong reply isn't sent, the reason is said, the text is kept."""
    answer = send(desk, "reply", held, text=text)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert agent_words(held) == []


def test_longest_reply(desk: Client, held: Conversation) -> None:
    """4,096 characters are still a reply."""
    assert post(desk, "reply", held, text="ğ" * 4096).status_code == 302
    assert agent_words(held) == ["ğ" * 4096]


@pytest.mark.parametrize("result", RESULTS)
def test_resolve(desk: Client, held: Conversation, result: str) -> None:
    """Resolving ends the human part with its reason and says farewell."""
    answer = post(desk, "resolve", held, result=result, farewell="İyi günler dilerim.")
    assert answer["Location"] == "/desk/"
    held.refresh_from_db()
    assert (held.owner, held.assignee) == ("bot", None)
    assert Handoff.objects.get(conversation=held).result == result
    assert agent_words(held) == ["İyi günler dilerim."]


@pytest.mark.parametrize(
    ("result", "said"),
    [("", "Lütfen bir sonuç seçin."), ("returned", "Bu sonuç listede yok.")],
)
@pytest.mark.parametrize("send", [post, post_htmx])
def test_resolve_refused(
    desk: Client, held: Conversation, send: Any, result: str, said: str
) -> None:
    """Without a reason from the list the conversation stays with the agent."""
    answer = send(desk, "resolve", held, result=result)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    held.refresh_from_db()
    assert held.owner == "human"


def test_give_back(desk: Client, held: Conversation) -> None:
    """Giving back leaves the note, says the sentence and lets the bot speak again."""
    fields = {"note": "Kendisi haklı.", "sentence": "Değişim onaylandı."}
    answer = post_htmx(desk, "give-back", held, **fields)
    assert answer["HX-Redirect"] == "/desk/"
    held.refresh_from_db()
    handoff = Handoff.objects.get(conversation=held)
    assert (held.owner, handoff.result) == ("bot", "returned")
    assert (handoff.note, agent_words(held)) == ("Kendisi haklı.", ["Değişim onaylandı."])
    page = desk.get(reverse("desk:conversation", args=[held.pk])).content.decode()
    assert "İç notlar" in page
    assert "Kendisi haklı." in page


@pytest.mark.parametrize("send", [post, post_htmx])
def test_give_back_refused(desk: Client, held: Conversation, send: Any) -> None:
    """Nothing is given back without a note."""
    answer = send(desk, "give-back", held, note="  ", sentence="Bitti")
    assert answer.status_code == 422
    assert "Lütfen kısa bir iç not yazın." in answer.content.decode()
    held.refresh_from_db()
    assert held.owner == "human"


@pytest.mark.parametrize(
    ("step", "data"),
    [
        ("reply", {"text": "Merhaba"}),
        ("resolve", {"result": "solved"}),
        ("give-back", {"note": "Özet"}),
    ],
)
@pytest.mark.parametrize("send", [post, post_htmx])
def test_a_colleagues_conversation(
    held: Conversation, can: User, send: Any, step: str, data: dict[str, str]
) -> None:
    """Nobody acts in a conversation that another agent holds."""
    answer = send(browser(can), step, held, **data)
    assert answer.status_code == 409
    assert "Bu görüşme artık sizde değil." in answer.content.decode()
    held.refresh_from_db()
    assert held.owner == "human"
    assert agent_words(held) == []


@pytest.fixture
def closed(queued: Conversation) -> Conversation:
    """A conversation that is over."""
    close(queued, queued.last_message_at)
    return queued


@pytest.mark.parametrize("send", [post, post_htmx])
def test_reopen(desk: Client, ayse: User, closed: Conversation, send: Any) -> None:
    """What is over is taken up again by who has something to add."""
    page = reverse("desk:conversation", args=[closed.pk])
    assert "Yeniden aç" in desk.get(page).content.decode()
    answer = send(desk, "reopen", closed)
    assert page in (answer.headers.get("Location"), answer.headers.get("HX-Redirect"))
    closed.refresh_from_db()
    assert (closed.owner, closed.assignee) == ("human", ayse)


def test_reopen_leads_to_the_open_one(desk: Client, closed: Conversation) -> None:
    """A customer has one open conversation: the agent is led there, and told why."""
    now = timezone.now()
    other = Conversation.objects.create(
        customer=closed.customer, channel="web", started_at=now, last_message_at=now
    )
    answer = post(desk, "reopen", closed)
    assert answer["Location"] == reverse("desk:conversation", args=[other.pk])
    assert "açık bir görüşmesi var" in desk.get(answer["Location"]).content.decode()


def test_reopen_of_what_runs(desk: Client, held: Conversation) -> None:
    """What is not closed is not taken from its agent."""
    answer = post(desk, "reopen", held)
    assert answer.status_code == 409
    assert "Bu görüşme kapalı değil." in answer.content.decode()
