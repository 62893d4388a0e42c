"""The stand-in at a terminal: a bot that fetches its updates, a person who types."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.botapi import Api, Fail
from tests.botapi.__main__ import main
from tests.botapi.asking import ask, keys
from tests.botapi.console import Console
from tests.botapi.hook import Hook


def test_lines_become_words_photos_and_presses(api: Api, tmp_path: Path) -> None:
    photo = tmp_path / "kutu.jpg"
    photo.write_bytes(b"photo")
    ask(api, lambda bot: bot.send_message(api.user(7).chat_id, "?", reply_markup=keys("Evet")))
    out = io.StringIO()
    console = Console(api, api.user(7), out)
    console.run(["Merhaba\n", "\n", f"/foto {photo}\n", "!Evet\n", "!Hayır\n", "/foto /nowhere\n"])
    console.close()
    updates = ask(api, lambda bot: bot.get_updates())
    words, picture, press = updates
    assert words.message and words.message.text == "Merhaba"
    assert picture.message and picture.message.photo
    assert press.callback_query and press.callback_query.data == "evet"
    assert "no button 'Hayır'" in out.getvalue()
    assert "No such file" in out.getvalue()


def test_what_the_bot_does_is_printed(api: Api) -> None:
    out = io.StringIO()
    console = Console(api, api.user(7), out)
    sent = ask(api, lambda bot: bot.send_message(7, "Emin misiniz?", reply_markup=keys("Evet")))
    assert api.wait(lambda: "bot: Emin misiniz?  [Evet]\n" in out.getvalue())
    api.fault("sendPhoto", Fail(500))
    requests.post(f"{api.url}/bot1:TEST/sendPhoto", {"chat_id": 7}, timeout=5)
    ask(api, lambda bot: bot.edit_message_text("Tamam", 7, sent.message_id))
    ask(api, lambda bot: bot.send_photo(7, b"photo", caption="Kutu"))
    console.close()
    lines = out.getvalue()
    assert "  (sendPhoto: 500)\n" in lines
    assert "bot (edited): Tamam\n" in lines
    assert "bot: [photo, 5 bytes] Kutu\n" in lines


@pytest.mark.parametrize("itself", [False, True])
def test_the_command_serves_and_delivers(hook: Hook, itself: bool) -> None:
    out = io.StringIO()

    def lines() -> Iterator[str]:
        url = re.search(r"http://127\.0\.0\.1:\d+", out.getvalue())
        assert url
        if itself:
            requests.post(f"{url[0]}/bot1:X/setWebhook", {"url": hook.url}, timeout=5)
        yield "Merhaba\n"
        while requests.get(f"{url[0]}/bot1:X/getWebhookInfo", timeout=5).json()["result"][
            "pending_update_count"
        ]:
            pass

    given = [] if itself else ["--webhook", hook.url, "--secret", "word"]
    main(["--port", "0", "--token", "1:X", *given], lines(), out)
    assert [body["message"]["text"] for body in hook.bodies] == ["Merhaba"]
    assert hook.secrets == [None if itself else "word"]
