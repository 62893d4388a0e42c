"""Who gets in where: every route of the desk for everybody."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from bot.conversations.models import Attachment, Conversation
from bot.desk.urls import urlpatterns
from tests.desk.conftest import browser

LOGIN = "/desk/login"


@dataclass(frozen=True)
class Rule:
    """The answers to an unknown visitor, an agent and an account without the group."""

    method: str
    anonymous: int
    agent: int
    outsider: int
    data: tuple[tuple[str, str], ...] = ()


# A new route without a rule here fails `test_every_route_has_a_rule`.
RULES = {
    "queue": Rule("get", 302, 200, 403),
    "login": Rule("get", 200, 302, 302),
    "logout": Rule("post", 302, 302, 302),
    "events": Rule("get", 401, 200, 403),
    "attachment": Rule("get", 302, 200, 403),
    "conversation": Rule("get", 302, 200, 403),
    "messages": Rule("get", 302, 200, 403),
    "claim": Rule("post", 302, 302, 403),
    # The conversation waits in the queue: an agent may try, and is told that it isn't theirs.
    "reply": Rule("post", 302, 409, 403, (("text", "Merhaba"),)),
    "resolve": Rule("post", 302, 409, 403, (("result", "solved"),)),
    "give-back": Rule("post", 302, 409, 403, (("note", "Özet"),)),
    "reopen": Rule("post", 302, 409, 403),
    "search": Rule("get", 302, 200, 403),
}
STEPS = ["claim", "reply", "resolve", "give-back", "reopen"]


def address(name: str, conversation: Conversation, photo: Attachment) -> str:
    args: list[Any] = [photo.pk] if name == "attachment" else [conversation.pk]
    route = next(pattern for pattern in urlpatterns if pattern.name == name)
    return reverse(f"desk:{name}", args=args if "<" in str(route.pattern) else [])


def ask(client: Client, name: str, conversation: Conversation, photo: Attachment) -> Any:
    rule = RULES[name]
    return getattr(client, rule.method)(address(name, conversation, photo), dict(rule.data))


def test_every_route_has_a_rule() -> None:
    """No route is added without saying who may use it."""
    assert {pattern.name for pattern in urlpatterns} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_unknown_visitors(name: str, queued: Conversation, photo: Attachment) -> None:
    """Nobody sees or does anything at the desk without logging in."""
    answer = ask(browser(None), name, queued, photo)
    assert answer.status_code == RULES[name].anonymous
    if answer.status_code == 302:
        assert answer["Location"].startswith(LOGIN)
    queued.refresh_from_db()
    assert queued.owner == "queued"


@pytest.mark.parametrize("name", RULES)
def test_agents(name: str, desk: Client, queued: Conversation, photo: Attachment) -> None:
    """An agent may use every route."""
    answer = ask(desk, name, queued, photo)
    answer.close()
    assert answer.status_code == RULES[name].agent


@pytest.mark.parametrize("name", RULES)
def test_accounts_outside_the_group(
    name: str, misafir: User, queued: Conversation, photo: Attachment
) -> None:
    """An account without the agents' group gets no further than the refusal."""
    answer = ask(browser(misafir), name, queued, photo)
    assert answer.status_code == RULES[name].outsider
    queued.refresh_from_db()
    assert queued.owner == "queued"


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_posts(name: str, desk: Client, queued: Conversation, photo: Attachment) -> None:
    """A link or a picture on another site can't make an agent act."""
    assert desk.get(address(name, queued, photo)).status_code == 405


@pytest.mark.parametrize("name", STEPS)
def test_steps_need_the_csrf_token(
    name: str, ayse: User, queued: Conversation, photo: Attachment
) -> None:
    """A form on another site can't make an agent act either."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(ayse, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(address(name, queued, photo), dict(RULES[name].data))
    assert answer.status_code == 403


@pytest.mark.parametrize("name", ["conversation", "messages", "attachment", *STEPS])
def test_unknown_ids(name: str, desk: Client) -> None:
    """A conversation or photo that doesn't exist is a plain 404."""
    path = reverse(f"desk:{name}", args=[uuid.uuid4()])
    assert getattr(desk, RULES[name].method)(path, dict(RULES[name].data)).status_code == 404


def test_fragments_lead_to_the_login_page(db: None) -> None:
    """After the session's end htmx goes to the login page instead of filling it in."""
    answer = browser(None).get("/desk/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == LOGIN


def test_a_deactivated_agent_is_out(desk: Client, ayse: User) -> None:
    """Deactivating an account ends its open session."""
    ayse.is_active = False
    ayse.save()
    assert desk.get("/desk/").status_code == 302


def test_login_and_lock_out(client: Client, password: str) -> None:
    """Five wrong passwords lock the account, even for the right one then."""
    for _ in range(5):
        answer = client.post(LOGIN, {"username": "ayse", "password": "yanlış"})
    assert answer.status_code == 429
    answer = client.post(LOGIN, {"username": "ayse", "password": password})
    assert answer.status_code == 429
    assert "kilitlendi" in answer.content.decode()


def test_login_leads_to_the_queue(client: Client, password: str) -> None:
    """The right password opens the queue."""
    answer = client.post(LOGIN, {"username": "ayse", "password": password}, follow=True)
    assert answer.redirect_chain == [("/desk/", 302)]
    assert "Ayşe" in answer.content.decode()


def test_wrong_password_is_said_in_turkish(client: Client, password: str) -> None:
    """A wrong password and an unknown name read the same."""
    known = client.post(LOGIN, {"username": "ayse", "password": "yanlış"})
    unknown = client.post(LOGIN, {"username": "yok", "password": "yanlış"})
    sentence = "Kullanıcı adı ya da parola hatalı."
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()


def test_login_goes_nowhere_else(client: Client, password: str) -> None:
    """`next` can't send an agent to another site."""
    answer = client.post(
        LOGIN, {"username": "ayse", "password": password, "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/desk/"
