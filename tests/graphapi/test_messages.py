"""What we send: what Meta takes, what it refuses, and what it writes down."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.graphapi import Graph
from tests.graphapi.asking import ask, buttons, post, rows, send, upload
from tests.graphapi.records import Json

AYSE, AYSE_ID = "905551110001", "TR.1349120865530274"


@pytest.fixture(autouse=True)
def ayse(graph: Graph) -> None:
    graph.user(AYSE, user_id=AYSE_ID).says("Merhaba")


def refused(answer: requests.Response, code: int, why: str = "") -> bool:
    error = answer.json()["error"]
    told = error["message"] + error.get("error_data", {}).get("details", "")
    return (answer.status_code, error["code"]) == (400, code) and why in told


def test_a_text_arrives_as_it_was_sent(graph: Graph) -> None:
    answer = send(graph, AYSE, "Şu an", biz_opaque_callback_data="7").json()
    (sent,) = graph.sent
    assert answer["contacts"] == [{"input": AYSE, "wa_id": AYSE, "user_id": AYSE_ID}]
    assert answer["messages"] == [{"id": sent.message_id}]
    assert sent.message_id.startswith("wamid.")
    assert (sent.to, sent.kind, sent.text, sent.tracker) == (AYSE, "text", "Şu an", "7")
    assert sent.payload["text"] == {"body": "Şu an"}
    assert graph.messages(AYSE) == [sent]


def test_buttons_and_rows_are_read(graph: Graph) -> None:
    post(graph, {"to": AYSE, **buttons("Evet", "Hayır")})
    post(graph, {"to": AYSE, **rows("Kargo", "İade")})
    first, second = graph.sent
    assert (first.text, first.buttons) == ("Emin misiniz?", (("evet", "Evet"), ("hayır", "Hayır")))
    assert second.rows[0] == ("kargo", "Kargo", "")
    assert (first.rows, second.buttons) == ((), ())


@pytest.mark.parametrize(
    ("body", "code", "why"),
    [
        ({"messaging_product": "sms"}, 100, "messaging_product"),
        ({"to": None}, 100, "parameter to"),
        ({"to": "+90 555"}, 100, "phone number"),
        ({"to": None, "recipient": "12"}, 100, "user id"),
        ({"type": "carousel"}, 100, "type"),
        ({"text": None}, 100, "text"),
        ({"text": {"body": ""}}, 100, "text['body']"),
        ({"text": {"body": "a" * 4097}}, 100, "4096"),
        ({"biz_opaque_callback_data": "a" * 513}, 100, "512"),
        ({"recipient_type": "group"}, 100, "recipient_type"),
        ({"type": "image", "image": {"id": "5"}}, 100, "does not exist"),
        ({"type": "image", "image": {}}, 100, "image['id']"),
        ({"type": "reaction", "reaction": {"message_id": "?", "emoji": "👍"}}, 131009, "react"),
    ],
)
def test_what_meta_refuses(graph: Graph, body: Json, code: int, why: str) -> None:
    answer = post(graph, {"to": AYSE, "type": "text", "text": {"body": "?"}, **body})
    assert refused(answer, code, why)
    assert graph.sent == []
    assert graph.calls("/messages")[0].code == 400


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (buttons("Evet", text="a" * 1025), 131009),
        (buttons("Evet", text=""), 131009),
        (buttons("1", "2", "3", "4"), 131009),
        (buttons(), 131009),
        (buttons("a" * 21), 131009),
        (buttons("Evet", "Evet"), 131009),
        (buttons("Evet", "evet"), 131009),
        (rows(*map(str, range(11))), 131009),
        (rows("a" * 25), 131009),
        (rows("Kargo", "Kargo"), 131009),
        ({"type": "interactive", "interactive": {"type": "list", "body": {"text": "?"}}}, 100),
        ({"type": "interactive", "interactive": {"type": "flow"}}, 100),
    ],
)
def test_keyboards_that_meta_refuses(graph: Graph, part: Json, code: int) -> None:
    assert refused(post(graph, {"to": AYSE, **part}), code)


@pytest.mark.parametrize(
    ("change", "fine"),
    [
        ({"footer": {"text": "a" * 60}, "header": {"type": "text", "text": "a" * 60}}, True),
        ({"footer": {"text": "a" * 61}}, False),
        ({"header": {"type": "text", "text": "a" * 61}}, False),
        ({"header": {"type": "image", "image": {"id": "?"}}}, False),
    ],
)
def test_the_edges_of_keyboards(graph: Graph, change: Json, fine: bool) -> None:
    part = buttons("Evet")
    part["interactive"] |= change
    assert post(graph, {"to": AYSE, **part}).ok == fine


@pytest.mark.parametrize(
    ("row", "fine"),
    [
        ({"id": "a" * 200, "title": "a" * 24, "description": "a" * 72}, True),
        ({"id": "a" * 201, "title": "a"}, False),
        ({"id": "a", "title": "a", "description": "a" * 73}, False),
    ],
)
def test_the_edges_of_rows(graph: Graph, row: Json, fine: bool) -> None:
    part = rows("Kargo")
    part["interactive"]["action"]["sections"][0]["rows"] = [row]
    assert post(graph, {"to": AYSE, **part}).ok == fine


def test_texts_of_the_greatest_length_arrive(graph: Graph) -> None:
    assert send(graph, AYSE, "ş" * 4096).ok
    assert post(graph, {"to": AYSE, **buttons("ş" * 20, text="ş" * 1024)}).ok
    assert post(graph, {"to": AYSE, **rows(*map(str, range(10)))}).ok
    assert len(graph.sent) == 3


def test_sections_need_a_title_where_there_are_several(graph: Graph) -> None:
    part = rows("Kargo")
    sections = part["interactive"]["action"]["sections"]
    sections.append({"title": "Diğer", "rows": [{"id": "b", "title": "İade"}]})
    assert refused(post(graph, {"to": AYSE, **part}), 100, "Section title")
    sections[0]["title"] = "Sık"
    assert post(graph, {"to": AYSE, **part}).ok


def test_people_are_reached_by_their_user_id_and_the_number_counts_before_it(graph: Graph) -> None:
    graph.user("905551110002", hidden=True).says("Merhaba")
    veli = graph.user("905551110002")
    answer = send(graph, "", recipient=veli.user_id).json()
    assert answer["contacts"] == [{"input": veli.user_id, "user_id": veli.user_id}]
    send(graph, AYSE, recipient=veli.user_id)
    assert [len(graph.messages(one)) for one in (AYSE, veli.user_id)] == [1, 1]


def test_pictures_and_papers_come_by_their_id(graph: Graph) -> None:
    picture, paper = upload(graph, b"picture"), upload(graph, b"paper", "application/pdf")
    post(graph, {"to": AYSE, "type": "image", "image": {"id": picture, "caption": "Kutu"}})
    post(graph, {"to": AYSE, "type": "document", "document": {"id": paper}})
    assert [(one.kind, one.text, one.file) for one in graph.sent] == [
        ("image", "Kutu", b"picture"),
        ("document", "", b"paper"),
    ]
    wrong: list[Json] = [{"id": paper}, {"id": picture, "caption": "a" * 1025}]
    answers = [post(graph, {"to": AYSE, "type": "image", "image": one}) for one in wrong]
    assert [answer.status_code for answer in answers] == [400, 400]


def template(name: str, *values: str, language: str = "tr") -> Json:
    parameters: list[Any] = [{"type": "text", "text": one} for one in values]
    components = [{"type": "body", "parameters": parameters}] if values else []
    body = {"name": name, "language": {"code": language}, "components": components}
    return {"to": AYSE, "type": "template", "template": body}


def test_templates_are_filled_and_must_be_there(graph: Graph) -> None:
    assert post(graph, template("telafi_devam", "Ayşe")).ok
    assert graph.sent[0].text == "Merhaba Ayşe, size yazabiliriz."
    codes = [
        post(graph, one).json()["error"]["code"]
        for one in (
            template("telafi_devam"),
            template("telafi_devam", "Ayşe", language="en"),
            template("another"),
        )
    ]
    assert codes == [132000, 132001, 132001]
    graph.templates[0]["status"] = "PAUSED"
    assert refused(post(graph, template("telafi_devam", "Ayşe")), 132015)


def test_reactions_are_no_messages_to_press(graph: Graph) -> None:
    said = graph.user(AYSE).says("Geldi")
    body = {"message_id": said.message_id, "emoji": "👍"}
    assert post(graph, {"to": AYSE, "type": "reaction", "reaction": body}).ok
    assert (graph.sent[0].kind, graph.sent[0].text) == ("reaction", "👍")
    assert graph.messages(AYSE) == []


def test_messages_are_marked_as_read_and_typing_is_shown(graph: Graph) -> None:
    first, second = (graph.user(AYSE).says(text).message_id for text in "ab")
    for name, more in ((first, {}), (second, {"typing_indicator": {"type": "text"}})):
        answer = post(graph, {"status": "read", "message_id": name, **more})
        assert answer.json() == {"success": True}
    assert (graph.read_marks, graph.typing) == ([first, second], [second])
    assert refused(post(graph, {"status": "read", "message_id": "wamid.no"}), 100)


def test_a_wrong_token_is_refused(graph: Graph) -> None:
    url = f"{graph.url}/v24.0/{graph.phone_number_id}/messages"
    answer = requests.post(url, json={}, headers={"Authorization": "Bearer x"}, timeout=5)
    error = answer.json()["error"]
    assert (answer.status_code, error["type"], error["code"]) == (401, "OAuthException", 190)
    assert set(error) == {"message", "type", "code", "fbtrace_id"}
    assert requests.post(url, json={}, timeout=5).status_code == 401


def test_paths_have_a_version_or_none(graph: Graph) -> None:
    for version in ("", "/v21.0"):
        url = f"{graph.url}{version}/{graph.phone_number_id}"
        assert ask(graph, "GET", url).json()["verified_name"] == "Telafi"
    assert refused(ask(graph, "GET", "999/messages"), 100, "does not exist")
    assert refused(ask(graph, "POST", f"{graph.phone_number_id}/messages", data="{"), 100)
