"""Events on their way to a webhook."""

from __future__ import annotations

import json

import pytest

from tests.graphapi import Graph
from tests.graphapi.hook import Hook


def crowd(graph: Graph, people: int, words: int = 1) -> list[str]:
    """Many people say something, each several times in a row."""
    return [
        graph.user(f"9055500{number:05}").says(str(word)).message_id
        for number in range(people)
        for word in range(words)
    ]


def test_bodies_are_signed_over_their_bytes(graph: Graph, hook: Hook) -> None:
    graph.set_webhook(hook.url)
    graph.deliver()
    said = graph.user("905551110001").says("Şikâyetim var")
    assert graph.wait_delivered()
    (body,) = hook.bodies
    assert hook.signed("app-secret") and not hook.signed("another")
    assert body["object"] == "whatsapp_business_account"
    (entry,) = body["entry"]
    assert (entry["id"], entry["changes"][0]["field"]) == (graph.waba_id, "messages")
    assert hook.keys == [said.message_id] == list(graph.acknowledged)
    assert graph.number["webhook_configuration"] == {"application": hook.url}


def test_the_handshake_needs_our_word(graph: Graph, hook: Hook) -> None:
    graph.set_webhook(hook.url)
    assert graph.verify()
    hook.word = "another"
    assert not graph.verify()


def test_a_body_by_hand_may_have_any_signature(graph: Graph, hook: Hook) -> None:
    graph.set_webhook(hook.url)
    hook.script.extend([200, 403])
    assert [graph.post(b"{ }"), graph.post({"a": "ş"})] == [200, 403]
    assert hook.signed("app-secret")
    assert hook.letters[0].data == b"{ }" and json.loads(hook.letters[1].data) == {"a": "ş"}
    graph.post({}, "sha256=00")
    graph.post({}, "")
    assert [one.headers.get("X-Hub-Signature-256") for one in hook.letters[2:]] == [
        "sha256=00",
        None,
    ]


@pytest.mark.parametrize("trouble", [500, 403, 302, 0])
def test_an_event_comes_again_until_it_is_taken(graph: Graph, hook: Hook, trouble: int) -> None:
    hook.script.extend([trouble, trouble])
    graph.set_webhook(hook.url)
    graph.deliver()
    said = graph.user("905551110001").says("Merhaba")
    assert graph.wait_delivered()
    assert hook.keys == [said.message_id] * 3
    assert graph.refused == 2
    assert graph.webhook_error


def test_one_persons_events_keep_their_order_over_failures(graph: Graph, hook: Hook) -> None:
    names = crowd(graph, 4, words=5)
    hook.script.extend([500, 200, 200, 500, 500])
    graph.set_webhook(hook.url)
    graph.deliver()
    assert graph.wait_delivered()
    for number in range(4):
        mine = names[number * 5 : number * 5 + 5]
        heard = [one for one in hook.keys if one in mine]
        assert list(dict.fromkeys(heard)) == mine
        assert [heard.index(one) for one in mine] == sorted(heard.index(one) for one in mine)
    assert set(hook.keys) == set(names)


@pytest.mark.parametrize("batch", [1, 7])
def test_all_come_twice(graph: Graph, hook: Hook, batch: int) -> None:
    names = crowd(graph, 10)
    graph.set_webhook(hook.url)
    graph.deliver(repeat=1, batch=batch)
    assert graph.wait_delivered()
    assert sorted(hook.keys) == sorted(names * 2)


def test_a_batch_is_one_body_over_several_entries(graph: Graph, hook: Hook) -> None:
    names = crowd(graph, 2, words=5)
    graph.set_webhook(hook.url)
    graph.deliver(batch=5, connections=1)
    assert graph.wait_delivered()
    sizes = [[len(entry["changes"]) for entry in body["entry"]] for body in hook.bodies]
    assert sizes == [[2, 2, 1]] * 2
    assert hook.keys == names
    assert hook.signed("app-secret")


def test_a_batch_that_is_refused_comes_again_as_a_whole(graph: Graph, hook: Hook) -> None:
    names = crowd(graph, 3)
    hook.script.append(500)
    graph.set_webhook(hook.url)
    graph.deliver(batch=3, connections=1)
    assert graph.wait_delivered()
    assert graph.refused == 1
    assert hook.keys[:3] == names
    assert sorted(set(hook.keys)) == sorted(names)


def test_disorder_is_by_the_seed_and_within_its_places() -> None:
    def order(seed: int) -> list[int]:
        with Graph() as fresh, Hook() as hook:
            names = crowd(fresh, 5, words=6)
            fresh.set_webhook(hook.url)
            fresh.deliver(disorder=4, seed=seed, connections=1)
            assert fresh.wait_delivered()
            return [names.index(one) for one in hook.keys]

    first = order(1)
    assert first == order(1) != order(2)
    assert sorted(first) == list(range(30)) != first
    assert all(abs(place - number) <= 4 for place, number in enumerate(first))


def test_stopped_delivery_leaves_events_waiting(graph: Graph, hook: Hook) -> None:
    graph.set_webhook(hook.url)
    graph.deliver()
    graph.stop_delivery()
    names = crowd(graph, 2)
    assert not graph.wait_delivered(0)
    assert (hook.keys, graph.undelivered()) == ([], names)
