"""Requests to the stand-in, as the product makes them."""

from __future__ import annotations

from typing import Any

import requests

from tests.graphapi.graph import Graph
from tests.graphapi.records import Json


def ask(graph: Graph, method: str, path: str, **more: Any) -> requests.Response:
    """One request with our token."""
    headers = {"Authorization": f"Bearer {graph.token}"}
    url = path if path.startswith("http") else f"{graph.url}/v24.0/{path}"
    return requests.request(method, url, headers=headers, timeout=10, **more)


def send(graph: Graph, to: str, text: str = "Merhaba", **more: Any) -> requests.Response:
    """A text, or what is said instead."""
    return post(graph, {"to": to, "type": "text", "text": {"body": text}, **more})


def post(graph: Graph, body: Json) -> requests.Response:
    """Any body to the messages."""
    path = f"{graph.phone_number_id}/messages"
    return ask(graph, "POST", path, json={"messaging_product": "whatsapp", **body})


def buttons(*titles: str, text: str = "Emin misiniz?") -> Json:
    """An interactive message, the ids of its buttons the titles in small letters."""
    replies = [
        {"type": "reply", "reply": {"id": title.lower(), "title": title}} for title in titles
    ]
    box = {"type": "button", "body": {"text": text}, "action": {"buttons": replies}}
    return {"type": "interactive", "interactive": box}


def rows(*titles: str, text: str = "Hangisi?") -> Json:
    """A list with one section, the ids of its rows the titles in small letters."""
    section = {"rows": [{"id": title.lower(), "title": title} for title in titles]}
    action = {"button": "Seçin", "sections": [section]}
    box = {"type": "list", "body": {"text": text}, "action": action}
    return {"type": "interactive", "interactive": box}


def upload(graph: Graph, data: bytes, kind: str = "image/png") -> str:
    """Give Meta a file; its id."""
    answer = ask(
        graph,
        "POST",
        f"{graph.phone_number_id}/media",
        data={"messaging_product": "whatsapp", "type": kind},
        files={"file": ("file", data, kind)},
    )
    return str(answer.json()["id"])
