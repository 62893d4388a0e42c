"""The door as Rasa builds it, with an agent that a test decides."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
import requests
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic

from bot.nlu.server.calls import Calls
from bot.nlu.server.memory import CarriedTrackerStore
from tests import doors

TOKEN = "gizli-anahtar-0123"


class Speaking:
    """An agent whose tracker counts its turns in the slot `case`, and says the number."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.store = CarriedTrackerStore(self.domain)
        self.action_endpoint = EndpointConfig("http://127.0.0.1:9/webhook")
        self.processor = SimpleNamespace(action_endpoint=self.action_endpoint)
        self.turns = 0

    async def handle_message(self, message: UserMessage) -> None:
        self.turns += 1
        found = await self.store.get_or_create_tracker(
            message.sender_id, append_action_listen=False
        )
        if message.text == "hata":
            raise RuntimeError("the customer's words must not be logged")
        number = (found.get_slot("case") or 0) + 1
        heard = UserUttered(message.text, {"name": "greeting"}, metadata=message.metadata)
        found.update_with_events(
            [heard, SlotSet("case", number), ActionExecuted("action_listen")], self.domain
        )
        await message.output_channel.send_text_message(message.sender_id, f"{number}")
        await self.store.save(found)


class Without:
    """An agent that has no model: Rasa notes it and answers nothing."""

    async def handle_message(self, message: UserMessage) -> None:
        return None


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Sanic]]:
    """Rasa's server: its address and its app."""
    with doors.rasa_server(TOKEN) as running:
        yield running


@pytest.fixture
def agent(server: tuple[str, Sanic], domain: Domain) -> Speaking:
    agent = server[1].ctx.agent = Speaking(domain)
    return agent


Ask = Callable[..., requests.Response]


@pytest.fixture
def ask(server: tuple[str, Sanic], request: pytest.FixtureRequest) -> Ask:
    """A turn of this test's conversation."""

    def asked(text: str, number: int, state: str = "", sender: str = "ali") -> requests.Response:
        body = {
            "sender": f"{sender} of {request.node.name}",
            "message_id": number,
            "message": text,
            "metadata": {"message_id": number},
            "state": state,
        }
        address = f"{server[0]}/webhooks/telafi/turns"
        return requests.post(address, params={"token": TOKEN}, json=body, timeout=10)

    return asked


def said(answer: requests.Response) -> str:
    assert answer.status_code == 200
    (message,) = answer.json()["messages"]
    return str(message["text"])


def test_a_conversation_goes_on_from_what_it_is_brought(agent: Speaking, ask: Ask) -> None:
    """The server keeps nothing: another process would answer the same."""
    state = ""
    for number in (1, 2, 3):
        answer = ask("merhaba", number, state)
        assert said(answer) == str(number)
        state = answer.json()["state"]
    assert said(ask("merhaba", 4)) == "1"


def test_conversations_do_not_mix(agent: Speaking, ask: Ask) -> None:
    first = ask("merhaba", 1).json()["state"]
    assert said(ask("merhaba", 1, first, sender="ayse")) == "2"
    assert said(ask("merhaba", 2, sender="ayse")) == "1"


def test_the_same_message_is_one_turn(agent: Speaking, ask: Ask) -> None:
    """A worker that asks again, whatever it brings, gets the turn that was run."""
    first = ask("merhaba", 1)
    assert ask("merhaba", 1, first.json()["state"]).json() == first.json()
    assert agent.turns == 1


def test_a_failed_turn_is_an_error_without_words(
    agent: Speaking, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    """Not Rasa's 200 without an answer; and it may be asked for again."""
    for _ in range(2):
        answer = ask("hata", 1)
        assert answer.status_code == 500
        assert "words" not in answer.text
    assert agent.turns == 2
    assert "hata" not in caplog.text


@pytest.mark.parametrize("state", ["{", "7", '[{"event": "none"}]'])
def test_a_memory_that_is_none_of_ours_is_an_error(agent: Speaking, ask: Ask, state: str) -> None:
    """Forgetting the customer in silence would be worse."""
    assert ask("merhaba", 1, state).status_code == 500


def test_without_a_model_it_is_not_there_yet(server: tuple[str, Sanic], ask: Ask) -> None:
    """The worker asks again soon."""
    server[1].ctx.agent = Without()
    assert ask("merhaba", 1).status_code == 503


def test_the_actions_are_called_over_kept_connections(
    server: tuple[str, Sanic], agent: Speaking
) -> None:
    """The agent's and its processor's, so that a model loaded later has it too."""
    _, app = server

    async def started_and_stopped() -> None:
        for event in ("server.init.after", "server.shutdown.before"):
            await app.dispatch(event, context={"app": app, "loop": None}, inline=True)

    asyncio.run(started_and_stopped())
    assert isinstance(agent.action_endpoint, Calls)
    assert agent.processor.action_endpoint is agent.action_endpoint
