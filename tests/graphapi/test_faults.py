"""Each fault, as a client sees it."""

from __future__ import annotations

import pytest
import requests

from tests.graphapi import Bad, Cut, Expired, Fail, Fault, Fine, Flood, Graph, Slow
from tests.graphapi.asking import ask, post, send, upload

AYSE = "905551110001"


@pytest.fixture(autouse=True)
def ayse(graph: Graph) -> None:
    graph.user(AYSE).says("Merhaba")


def try_often(graph: Graph, times: int) -> list[int]:
    """What each of so many messages meets: a code of Meta, HTTP's if it's a page, 0 for a cut."""
    met = []
    for _ in range(times):
        try:
            answer = send(graph, AYSE)
        except requests.ConnectionError:
            met.append(0)
            continue
        page = answer.headers["Content-Type"] == "text/html"
        error = {} if page else answer.json().get("error", {})
        met.append(error.get("code", answer.status_code))
    return met


@pytest.mark.parametrize(
    ("fault", "code", "arrived"),
    [
        (Fail(500), 131000, 0),
        (Fail(503), 2, 0),
        (Fail(502), 502, 0),
        (Cut(), 0, 0),
        (Cut(after=True), 0, 1),
        (Bad(131031, details="locked"), 131031, 0),
        (Flood(), 130429, 0),
        (Flood(131056), 131056, 0),
        (Expired(), 190, 0),
        (Fine(), 200, 1),
    ],
)
def test_a_fault_is_met_once(graph: Graph, fault: Fault, code: int, arrived: int) -> None:
    graph.fault("messages", fault)
    assert try_often(graph, 1) == [code]
    assert len(graph.sent) == len(graph.messages(AYSE)) == arrived
    assert try_often(graph, 1) == [200]


def test_a_message_that_was_cut_has_its_statuses(graph: Graph) -> None:
    before = graph.undelivered()
    graph.fault("messages", Cut(after=True))
    try_often(graph, 1)
    name = graph.sent[0].message_id
    assert graph.undelivered() == [*before, f"{name} sent", f"{name} delivered"]
    assert [call.code for call in graph.calls("messages")] == [0]


def test_an_answer_may_come_late_though_the_message_arrived(graph: Graph) -> None:
    graph.fault("messages", Slow(60))
    url = f"{graph.url}/{graph.phone_number_id}/messages"
    body = {"messaging_product": "whatsapp", "to": AYSE, "text": {"body": "?"}}
    with pytest.raises(requests.Timeout):
        requests.post(url, json=body, headers={"Authorization": "Bearer EAATEST"}, timeout=0.5)
    assert graph.wait(lambda: len(graph.sent) == 1)


def test_what_the_refusals_carry(graph: Graph) -> None:
    graph.fault("messages", Flood(retry_after=3), Flood(4), Bad(368, 403, "policy", 5), Expired())
    flood, other, bad, expired = (send(graph, AYSE) for _ in range(4))
    assert (flood.status_code, flood.headers["Retry-After"]) == (429, "3")
    assert "Retry-After" not in other.headers
    error = bad.json()["error"]
    assert (bad.status_code, error["error_subcode"]) == (403, 5)
    assert error["error_data"] == {"messaging_product": "whatsapp", "details": "policy"}
    assert (expired.status_code, expired.json()["error"]["error_subcode"]) == (401, 463)


def test_a_script_is_followed_in_order_and_by_its_endpoint_only(graph: Graph) -> None:
    said = graph.user(AYSE).says("Geldi").message_id
    graph.fault("messages", Fine(), Cut(), Fine(), Fail())
    assert post(graph, {"status": "read", "message_id": said}).ok
    assert try_often(graph, 5) == [200, 0, 200, 131000, 200]


@pytest.mark.parametrize(
    ("endpoint", "method", "path"),
    [
        ("number", "GET", "{phone}"),
        ("media", "GET", "{media}"),
        ("media", "POST", "{phone}/media"),
        ("file", "GET", "{file}"),
        ("token", "GET", "debug_token?input_token=a"),
        ("apps", "GET", "{waba}/subscribed_apps"),
        ("templates", "GET", "{waba}/message_templates"),
        ("read", "POST", "{phone}/messages"),
    ],
)
def test_every_endpoint_can_fail(graph: Graph, endpoint: str, method: str, path: str) -> None:
    media = upload(graph, b"photo")
    file = ask(graph, "GET", media).json()["url"]
    names = {"phone": graph.phone_number_id, "waba": graph.waba_id, "media": media, "file": file}
    filled = path.format(**names)
    graph.fault(endpoint, Fail())
    answer = ask(graph, method, filled, json={"status": "read"} if endpoint == "read" else None)
    assert answer.status_code == 500
    assert ask(graph, method, filled).status_code != 500


def test_a_storm_is_the_same_for_the_same_seed(graph: Graph) -> None:
    def weather(seed: int) -> list[int]:
        graph.storm(0.5, Fail(), Flood(), seed=seed)
        return try_often(graph, 12)

    first = weather(1)
    assert first == weather(1) != weather(2)
    assert set(first) == {200, 131000, 130429}
    graph.storm(0)
    assert try_often(graph, 3) == [200] * 3


def test_metas_own_rates_by_a_clock_of_the_test() -> None:
    now = [100.0]
    with Graph(clock=lambda: now[0]) as graph:
        graph.flood_rule = (6, 2, 3)
        people = [graph.user(f"90555111000{number}") for number in range(3)]
        for one in people:
            one.says("Merhaba")

        def met(number: int) -> int:
            answer = send(graph, people[number].wa_id).json()
            return int(answer.get("error", {}).get("code", 0))

        assert [met(0), met(0), met(0), met(1), met(2)] == [0, 0, 131056, 0, 130429]
        assert graph.violations == 2
        now[0] += 6
        assert [met(0), met(2)] == [131056, 0]
        now[0] += 6
        assert [met(0), met(0), met(0)] == [0, 0, 131056]
        # By the other name it's the same person.
        assert send(graph, "", recipient=people[0].user_id).status_code == 429
