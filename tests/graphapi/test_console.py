"""The stand-in at a terminal: a product that sends, a person who types."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

from tests.graphapi import Fail, Graph
from tests.graphapi.__main__ import main
from tests.graphapi.asking import buttons, post, rows, send, upload
from tests.graphapi.console import Console
from tests.graphapi.hook import Hook

AYSE = "905551110001"


def test_lines_become_what_a_person_does(graph: Graph, hook: Hook, tmp_path: Path) -> None:
    photo = tmp_path / "kutu.jpg"
    photo.write_bytes(b"photo")
    ayse = graph.user(AYSE)
    ayse.says("Merhaba")
    for part in (buttons("Evet"), rows("Kargo")):
        post(graph, {"to": AYSE, **part})
    out = io.StringIO()
    console = Console(graph, ayse, out)
    lines = ["Geldi", "", f"/foto {photo}", "!Evet", "!Kargo", "!Yok", "/foto /nowhere", "/oku"]
    console.run([*(f"{line}\n" for line in lines), "/dur\n"])
    assert ayse.person.blocked
    console.run(["/devam\n"])
    console.close()
    graph.set_webhook(hook.url)
    graph.deliver()
    assert graph.wait_delivered()
    kinds = [one["type"] for one in hook.messages]
    assert kinds == ["text", "text", "image", "interactive", "interactive"]
    assert [one["status"] for one in hook.statuses].count("read") == 2
    assert "no button 'Yok'" in out.getvalue()
    assert "No such file" in out.getvalue()
    assert not ayse.person.blocked


def test_what_we_do_is_printed(graph: Graph) -> None:
    ayse, out = graph.user(AYSE), io.StringIO()
    console = Console(graph, ayse, out)
    said = ayse.says("Merhaba").message_id
    post(graph, {"to": AYSE, **buttons("Evet")})
    while "bot: Emin misiniz?  [Evet]\n" not in out.getvalue():
        time.sleep(0.01)
    graph.fault("messages", Fail(500))
    send(graph, AYSE)
    mark = {"status": "read", "message_id": said}
    post(graph, mark)
    post(graph, {**mark, "typing_indicator": {"type": "text"}})
    reaction = {"message_id": said, "emoji": "👍"}
    post(graph, {"to": AYSE, "type": "reaction", "reaction": reaction})
    picture = upload(graph, b"photo")
    post(graph, {"to": AYSE, "type": "image", "image": {"id": picture, "caption": "Kutu"}})
    console.close()
    lines = out.getvalue().splitlines()
    assert f"  (POST /{graph.phone_number_id}/messages: 500)" in lines
    assert lines.index("  (read)") < lines.index("  (typing)")
    assert "bot (reaction): 👍" in lines
    assert "bot: [image, 5 bytes] Kutu" in lines


def test_the_command_serves_and_delivers(hook: Hook) -> None:
    out = io.StringIO()

    def lines() -> Iterator[str]:
        yield "Merhaba\n"
        while not hook.letters:
            time.sleep(0.01)

    given = ["--port", "0", "--token", "EAAX", "--secret", "word", "--webhook", hook.url]
    main(given, lines(), out)
    assert [one["text"]["body"] for one in hook.messages] == ["Merhaba"]
    assert hook.signed("word")
    assert "the token EAAX" in out.getvalue()
