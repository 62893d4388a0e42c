"""What becomes of our messages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graphapi import Failed, Graph, Silent
from tests.graphapi.asking import buttons, post, send
from tests.graphapi.hook import Hook
from tests.graphapi.records import DAY, Json

AYSE, AYSE_ID = "905551110001", "TR.1349120865530274"
TEMPLATE: Json = {
    "type": "template",
    "template": {
        "name": "telafi_devam",
        "language": {"code": "tr"},
        "components": [{"type": "body", "parameters": [{"type": "text", "text": "Ayşe"}]}],
    },
}


def told(graph: Graph, hook: Hook) -> list[Any]:
    """What the webhook heard, in the order of the events."""
    graph.set_webhook(hook.url)
    graph.deliver(connections=1)
    assert graph.wait_delivered()
    return hook.statuses


def test_a_message_is_sent_delivered_and_read(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE, user_id=AYSE_ID)
    ayse.says("Merhaba")
    send(graph, AYSE, biz_opaque_callback_data="7")
    read = ayse.reads()
    assert ayse.reads().message_id == ""
    statuses = told(graph, hook)
    assert [one["status"] for one in statuses] == ["sent", "delivered", "read"]
    assert {one["id"] for one in statuses} == {graph.sent[0].message_id} == {read.message_id}
    for one in statuses:
        assert (one["recipient_id"], one["recipient_user_id"]) == (AYSE, AYSE_ID)
        assert one["biz_opaque_callback_data"] == "7"
        assert one["timestamp"].isdigit()
    assert statuses[0]["pricing"] == {
        "billable": False,
        "pricing_model": "PMP",
        "category": "service",
        "type": "free_customer_service",
    }
    assert statuses[1]["conversation"]["origin"] == {"type": "service"}
    assert read.event == f"{read.message_id} read" == hook.keys[-1]


def test_after_a_day_only_a_template_reaches_somebody(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    ayse.last_wrote -= DAY
    assert send(graph, AYSE).ok
    assert post(graph, {"to": AYSE, **TEMPLATE}).ok
    failed, sent, delivered = told(graph, hook)
    assert (failed["status"], failed["errors"][0]["code"]) == ("failed", 131047)
    assert "24 hours" in failed["errors"][0]["error_data"]["details"]
    assert "pricing" not in failed
    assert (sent["status"], delivered["status"]) == ("sent", "delivered")
    assert sent["pricing"]["billable"] and sent["pricing"]["category"] == "utility"
    assert [one.kind for one in graph.messages(AYSE)] == ["template"]


def test_words_open_the_window_again(graph: Graph) -> None:
    ayse = graph.user(AYSE)
    send(graph, AYSE)
    assert graph.messages(AYSE) == []
    ayse.says("Merhaba")
    send(graph, AYSE)
    assert len(graph.messages(AYSE)) == 1


def test_who_blocks_us_or_has_no_whatsapp_gets_nothing(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    ayse.blocks()
    answers = [send(graph, AYSE), send(graph, "905559999999"), send(graph, "", recipient="TR.5")]
    assert all(answer.ok for answer in answers)
    ayse.unblocks()
    send(graph, AYSE)
    statuses = told(graph, hook)
    codes = [one["errors"][0]["code"] for one in statuses if one["status"] == "failed"]
    assert codes == [131026] * 3
    assert (statuses[1]["recipient_id"], statuses[2]["recipient_user_id"]) == (
        "905559999999",
        "TR.5",
    )
    assert len(graph.messages(AYSE)) == 1


def test_a_failure_and_a_silence_can_be_asked_for(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    graph.fault("messages", Failed(131049), Silent())
    for text in ("a", "b"):
        assert send(graph, AYSE, text).ok
    ayse.reads()
    (failed,) = told(graph, hook)
    assert failed["errors"][0]["code"] == 131049
    assert [one.text for one in graph.messages(AYSE)] == ["b"]


def test_no_statuses_come_where_none_are_wanted(graph: Graph, hook: Hook) -> None:
    graph.statuses = False
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    send(graph, AYSE)
    send(graph, "905559999999")
    assert ayse.reads().event == ""
    assert told(graph, hook) == []


def test_a_reaction_is_only_sent(graph: Graph, hook: Hook) -> None:
    said = graph.user(AYSE).says("Geldi")
    body = {"message_id": said.message_id, "emoji": "👍"}
    post(graph, {"to": AYSE, "type": "reaction", "reaction": body})
    assert [one["status"] for one in told(graph, hook)] == ["sent"]


@pytest.mark.parametrize("hidden", [True, False])
def test_a_hidden_number_is_in_no_webhook(graph: Graph, hook: Hook, hidden: bool) -> None:
    ayse = graph.user(AYSE, user_id=AYSE_ID, hidden=hidden)
    ayse.says("Merhaba")
    post(graph, {"recipient": AYSE_ID, **buttons("Evet")})
    ayse.presses("Evet")
    told(graph, hook)
    everything = b"".join(one.data for one in hook.letters)
    assert (AYSE.encode() in everything) != hidden
    assert AYSE_ID.encode() in everything
    assert [one.get("from") for one in hook.messages] == [None if hidden else AYSE] * 2
    assert [one["from_user_id"] for one in hook.messages] == [AYSE_ID] * 2
