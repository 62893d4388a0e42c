"""What people do, as the webhook hears it."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
import requests

from tests.graphapi import Graph
from tests.graphapi.asking import ask, buttons, post, rows, send
from tests.graphapi.hook import Hook

AYSE, AYSE_ID = "905551110001", "TR.1349120865530274"


def heard(graph: Graph, hook: Hook) -> list[Any]:
    """The people's messages in their order."""
    graph.set_webhook(hook.url)
    graph.deliver(connections=1)
    assert graph.wait_delivered()
    return hook.messages


def test_words_come_with_who_says_them(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE, user_id=AYSE_ID)
    said = ayse.says("Kargom gelmedi", context={"id": "wamid.1"})
    (message,) = heard(graph, hook)
    value = hook.values[0]
    assert value["metadata"]["phone_number_id"] == graph.phone_number_id
    assert value["contacts"] == [{"profile": {"name": "Ayşe"}, "wa_id": AYSE, "user_id": AYSE_ID}]
    assert (message["from"], message["from_user_id"]) == (AYSE, AYSE_ID)
    assert (message["id"], message["type"]) == (said.message_id, "text")
    assert message["text"] == {"body": "Kargom gelmedi"}
    assert message["context"] == {"id": "wamid.1"}
    assert message["timestamp"].isdigit()
    assert graph.user(AYSE) is ayse is graph.user(AYSE_ID)


def test_buttons_are_pressed_and_rows_picked(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    for part in (buttons("Evet", "Hayır"), rows("Kargo", "İade")):
        assert post(graph, {"to": AYSE, **part}).ok
    pressed, again, picked = ayse.presses("Evet"), ayse.presses_again(), ayse.picks("İade")
    ours = [one.message_id for one in graph.sent]
    first, second, third = heard(graph, hook)[1:]
    assert first["interactive"] == {
        "type": "button_reply",
        "button_reply": {"id": "evet", "title": "Evet"},
    }
    assert first["context"]["id"] == second["context"]["id"] == ours[0]
    assert (first["id"], second["id"]) == (pressed.message_id, again.message_id)
    assert third["interactive"]["list_reply"] == {"id": "i̇ade", "title": "İade"}
    assert (third["id"], third["context"]["id"]) == (picked.message_id, ours[1])


def test_a_templates_button_is_pressed_too(graph: Graph, hook: Hook) -> None:
    replies = [{"type": "QUICK_REPLY", "text": title} for title in ("Devam", "Dur")]
    graph.templates[0]["components"] = [
        {"type": "BODY", "text": "Devam edelim mi?"},
        {"type": "BUTTONS", "buttons": replies},
    ]
    payload = {"type": "payload", "payload": "go"}
    button = {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [payload]}
    body = {"name": "telafi_devam", "language": {"code": "tr"}, "components": [button]}
    assert post(graph, {"to": graph.user(AYSE).wa_id, "type": "template", "template": body}).ok
    assert graph.sent[0].buttons == (("go", "Devam"), ("Dur", "Dur"))
    graph.user(AYSE).presses("Devam")
    (message,) = heard(graph, hook)
    assert message["button"] == {"payload": "go", "text": "Devam"}
    assert message["context"]["id"] == graph.sent[0].message_id


def test_nothing_is_pressed_that_is_not_there(graph: Graph) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    with pytest.raises(LookupError, match="nothing was pressed"):
        ayse.presses_again()
    post(graph, {"to": AYSE, **buttons("Evet")})
    for act in (ayse.picks, ayse.presses):
        with pytest.raises(LookupError, match="Kargo"):
            act("Kargo")


def test_the_latest_of_two_equal_buttons_is_pressed(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    for _ in range(2):
        post(graph, {"to": AYSE, **buttons("Evet")})
    ayse.presses("Evet")
    assert heard(graph, hook)[-1]["context"]["id"] == graph.sent[-1].message_id


def test_photos_come_one_by_one_and_download(graph: Graph, hook: Hook) -> None:
    posted = graph.user(AYSE).sends_photo([b"one", b"two"], "Kutu ezik")
    messages = heard(graph, hook)
    assert [one["id"] for one in messages] == [one.message_id for one in posted]
    images = [one["image"] for one in messages]
    assert [one.get("caption") for one in images] == ["Kutu ezik", None]
    for image, data in zip(images, (b"one", b"two"), strict=True):
        digest = hashlib.sha256(data)
        assert base64.b64decode(image["sha256"]) == digest.digest()
        card = ask(graph, "GET", f"{image['id']}").json()
        assert (card["id"], card["mime_type"]) == (image["id"], "image/jpeg")
        assert (card["file_size"], card["sha256"]) == (3, digest.hexdigest())
        file = ask(graph, "GET", card["url"])
        assert (file.content, file.headers["Content-Type"]) == (data, "image/jpeg")
        assert requests.get(card["url"], timeout=5).status_code == 401


def test_a_size_may_be_a_claim_and_unknown_media_is_refused(graph: Graph, hook: Hook) -> None:
    graph.user(AYSE).sends("video", {"file_size": 17_000_000}, caption="Bakın")
    video = heard(graph, hook)[0]["video"]
    assert "file_size" not in video and video["caption"] == "Bakın"
    assert ask(graph, "GET", video["id"]).json()["file_size"] == 17_000_000
    answers = [ask(graph, "GET", path) for path in ("123", f"{graph.url}/media/123/0")]
    assert [one.status_code for one in answers] == [400, 400]
    assert [one.json()["error"]["code"] for one in answers] == [100, 100]


def test_uploads_that_meta_refuses(graph: Graph) -> None:
    path = f"{graph.phone_number_id}/media"
    fields = {"messaging_product": "whatsapp"}
    files = [
        {"file": ("a.gif", b"gif", "image/gif")},
        {"file": ("a.png", b"", "image/png")},
        {"file": ("a.webp", b"a" * 600_000, "image/webp")},
        {"other": ("a.png", b"png", "image/png")},
    ]
    for one in files:
        answer = ask(graph, "POST", path, data=fields, files=one)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
    assert not ask(graph, "POST", path, files={"file": ("a.png", b"png", "image/png")}).ok


def test_every_other_kind_comes(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    kinds = ("audio", "video", "document", "sticker", "location", "contacts", "order")
    for kind in (*kinds, "unsupported"):
        ayse.sends(kind)
    ayse.sends("button", {"payload": "evet", "text": "Evet"})
    messages = heard(graph, hook)
    assert [one["type"] for one in messages] == [*kinds, "unsupported", "button"]
    assert all(one[one["type"]] for one in messages)
    assert messages[0]["audio"]["voice"] is True
    assert messages[-2]["errors"][0]["code"] == 131051
    assert messages[-1]["button"] == {"payload": "evet", "text": "Evet"}


def test_people_react_and_change_and_take_back(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    said = ayse.says("Kargom gelmedi").message_id
    photo = ayse.sends_photo(b"photo", "Kutu")[0].message_id
    ayse.reacts(said, "👍")
    ayse.reacts(said, "")
    ayse.edits(said, "Kargom hiç gelmedi")
    ayse.edits(photo, "Kutu ezik")
    ayse.deletes(said)
    with pytest.raises(KeyError):
        ayse.edits(said, "?")
    like, none, edit, caption, revoke = heard(graph, hook)[2:]
    assert like["reaction"] == {"message_id": said, "emoji": "👍"}
    assert none["reaction"] == {"message_id": said}
    assert edit["edit"]["original_message_id"] == said != edit["id"]
    assert edit["edit"]["message"]["text"]["body"] == "Kargom hiç gelmedi"
    assert caption["edit"]["message"]["image"]["caption"] == "Kutu ezik"
    assert (revoke["type"], revoke["revoke"]) == ("revoke", {"original_message_id": said})


def test_a_person_goes_on_under_another_number(graph: Graph, hook: Hook) -> None:
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    ayse.changes_number("905552220002", user_id="TR.7")
    ayse.says("Yine ben")
    send(graph, "905552220002", "a")
    send(graph, AYSE, "b")
    assert [one.text for one in graph.messages("905552220002")] == ["a"]
    assert graph.messages(AYSE) == []
    assert graph.user("905552220002") is ayse is graph.user("TR.7")
    system, again = heard(graph, hook)[1:]
    assert (system["type"], system["from"]) == ("system", AYSE)
    assert system["system"]["type"] == "user_changed_number"
    assert system["system"]["wa_id"] == "905552220002" == again["from"]
    assert (system["system"]["user_id"], again["from_user_id"]) == ("TR.7", "TR.7")
    assert system["from_user_id"] != "TR.7"
    assert "contacts" not in hook.values[1]


def test_any_value_can_be_pushed(graph: Graph, hook: Hook) -> None:
    keys = [
        graph.event({"messages": [{"id": "wamid.x", "type": "text"}]}),
        graph.event({"event": "FLAGGED"}, field="phone_number_quality_update"),
    ]
    heard(graph, hook)
    assert keys == ["wamid.x", "event 2"]
    assert set(keys) == set(graph.acknowledged)
    assert hook.bodies[1]["entry"][0]["changes"][0]["field"] == "phone_number_quality_update"
