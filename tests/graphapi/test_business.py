"""What the operator asks about number, token, apps and templates."""

from __future__ import annotations

from tests.graphapi import Graph
from tests.graphapi.asking import ask


def test_only_the_asked_fields_of_the_number_are_told(graph: Graph) -> None:
    path = f"{graph.phone_number_id}?fields="
    told = ask(graph, "GET", f"{path}quality_rating,health_status").json()
    assert set(told) == {"id", "quality_rating", "health_status"}
    assert told["quality_rating"] == "GREEN"
    assert told["health_status"]["can_send_message"] == "AVAILABLE"
    kinds = [one["entity_type"] for one in told["health_status"]["entities"]]
    assert kinds == ["PHONE_NUMBER", "WABA", "BUSINESS", "APP"]
    graph.number["quality_rating"] = "RED"
    assert ask(graph, "GET", f"{path}quality_rating").json()["quality_rating"] == "RED"
    assert ask(graph, "GET", f"{path}nothing").json()["error"]["code"] == 100


def test_a_token_tells_what_it_may(graph: Graph) -> None:
    path = "debug_token?input_token="
    usual = ask(graph, "GET", f"{path}{graph.token}").json()["data"]
    assert usual["is_valid"] and "whatsapp_business_messaging" in usual["scopes"]
    graph.token_facts = {"is_valid": True, "expires_at": 5}
    assert ask(graph, "GET", f"{path}{graph.token}").json() == {"data": graph.token_facts}
    assert not ask(graph, "GET", f"{path}other").json()["data"]["is_valid"]
    assert ask(graph, "GET", "debug_token").status_code == 400


def test_apps_are_subscribed(graph: Graph) -> None:
    path = f"{graph.waba_id}/subscribed_apps"
    usual = ask(graph, "GET", path).json()
    graph.subscribed_apps = []
    assert ask(graph, "GET", path).json() == {"data": []}
    for _ in range(2):
        assert ask(graph, "POST", path).json() == {"success": True}
    assert ask(graph, "GET", path).json() == usual
    assert usual["data"][0]["whatsapp_business_api_data"]["name"] == "Telafi"


def test_templates_are_found_by_their_name(graph: Graph) -> None:
    path = f"{graph.waba_id}/message_templates"
    (found,) = ask(graph, "GET", f"{path}?name=telafi_devam").json()["data"]
    assert (found["status"], found["category"], found["language"]) == ("APPROVED", "UTILITY", "tr")
    assert ask(graph, "GET", f"{path}?name=another").json() == {"data": []}
    graph.templates[0]["status"] = "PAUSED"
    assert ask(graph, "GET", path).json()["data"][0]["status"] == "PAUSED"
