"""What people do, as the bot gets it by getUpdates."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update
from telegram.error import BadRequest, Conflict, Forbidden

from tests.botapi import Api
from tests.botapi.asking import ask, keys


def fetch(api: Api, **asked: Any) -> list[Update]:
    return list(ask(api, lambda bot: bot.get_updates(**asked)))


def test_words_commands_and_edits(api: Api) -> None:
    ayse = api.user(7)
    said = ayse.says("Kargom gelmedi")
    ayse.starts("order-12")
    ayse.edits(said.message_id, "Kargom hiç gelmedi")
    words, start, edit = fetch(api)
    assert words.message and words.message.from_user
    assert (words.update_id, words.message.text) == (said.update_id, "Kargom gelmedi")
    assert words.message.from_user.language_code == "tr"
    assert start.message and start.message.parse_entities() == {start.message.entities[0]: "/start"}
    assert start.message.text == "/start order-12"
    assert edit.edited_message and edit.edited_message.text == "Kargom hiç gelmedi"


def test_photos_of_an_album_come_one_by_one_and_download(api: Api) -> None:
    api.user(7).sends_photo([b"one", b"two"], "Kutu ezik")
    messages = [update.message for update in fetch(api)]
    assert [one and one.caption for one in messages] == ["Kutu ezik", None]
    assert len({one.media_group_id for one in messages if one}) == 1
    ids = [one.photo[-1].file_id for one in messages if one]
    files = [ask(api, lambda bot, one=one: bot.get_file(one)) for one in ids]  # type: ignore[misc]
    bodies = []
    for file in files:
        assert file.file_path
        bodies.append(ask(api, lambda bot, path=file.file_path: bot.request.retrieve(path)))  # type: ignore[misc]
    assert bodies == [b"one", b"two"]


def test_every_other_kind_comes(api: Api) -> None:
    ayse = api.user(7)
    kinds = ("voice", "audio", "video", "video_note", "animation", "document", "sticker")
    for kind in kinds:
        ayse.sends(kind, file=b"abc")
    for kind in ("contact", "location", "dice"):
        ayse.sends(kind)
    messages = [update.message for update in fetch(api)]
    assert [getattr(one, kind).file_size for one, kind in zip(messages, kinds, strict=False)] == (
        [3] * len(kinds)
    )
    assert messages[-3] and messages[-3].contact and messages[-2] and messages[-2].location


def test_a_file_over_the_limit_is_not_given_out(api: Api) -> None:
    api.user(7).sends("video", {"file_size": 20_000_001})
    message = fetch(api)[0].message
    assert message and message.video
    video = message.video.file_id
    with pytest.raises(BadRequest, match="File is too big"):
        ask(api, lambda bot: bot.get_file(video))


def test_buttons_are_pressed_and_answered_once(api: Api) -> None:
    ayse = api.user(7)
    ask(api, lambda bot: bot.send_message(7, "Emin misiniz?", reply_markup=keys("Evet")))
    pressed, again = ayse.presses("Evet"), ayse.presses_again()
    queries = [update.callback_query for update in fetch(api)]
    assert [one and (one.id, one.data) for one in queries] == [
        (pressed.query_id, "evet"),
        (again.query_id, "evet"),
    ]
    ask(api, lambda bot: bot.answer_callback_query(pressed.query_id))
    assert api.answered == [pressed.query_id]
    with pytest.raises(BadRequest, match="Query is too old"):
        ask(api, lambda bot: bot.answer_callback_query(pressed.query_id))
    with pytest.raises(LookupError, match="Evet"):
        ayse.presses("Hayır")


def test_a_retired_keyboard_can_only_be_pressed_again(api: Api) -> None:
    ayse = api.user(7)
    sent = ask(api, lambda bot: bot.send_message(7, "?", reply_markup=keys("Evet")))
    ayse.presses("Evet")
    ask(api, lambda bot: bot.edit_message_reply_markup(7, sent.message_id))
    with pytest.raises(LookupError):
        ayse.presses("Evet")
    ayse.presses_again()
    late = fetch(api)[-1].callback_query
    assert late and late.data == "evet"


def test_who_blocks_the_bot_gets_nothing_until_later(api: Api) -> None:
    ayse = api.user(7)
    ayse.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        ask(api, lambda bot: bot.send_message(7, "Merhaba"))
    ayse.unblocks()
    ask(api, lambda bot: bot.send_message(7, "Merhaba"))
    changes = [update.my_chat_member for update in fetch(api)]
    assert [one and one.new_chat_member.status for one in changes] == ["kicked", "member"]


def test_groups_have_a_title_and_a_writer(api: Api) -> None:
    family = api.group(-5, "Aile")
    family.adds_bot()
    family.says("Merhaba")
    added, said = fetch(api)
    assert added.my_chat_member and added.my_chat_member.chat.title == "Aile"
    assert said.message and said.message.chat.type == "group"
    assert said.message.from_user and said.message.from_user.id == 500


def test_an_offset_confirms_what_is_before_it(api: Api) -> None:
    ayse = api.user(7)
    ids = [ayse.says(text).update_id for text in "abc"]
    assert [one.update_id for one in fetch(api, limit=2)] == ids[:2]
    assert [one.update_id for one in fetch(api)] == ids
    assert [one.update_id for one in fetch(api, offset=ids[1])] == ids[1:]
    assert api.undelivered() == ids[1:]
    assert [one.update_id for one in fetch(api, offset=-1)] == ids[2:]
    assert fetch(api, offset=ids[2] + 1) == []


def test_nothing_is_fetched_beside_a_webhook(api: Api) -> None:
    api.set_webhook("http://127.0.0.1:9/", "word")
    api.user(7).says("Merhaba")
    with pytest.raises(Conflict, match="webhook is active"):
        fetch(api)
    ask(api, lambda bot: bot.delete_webhook())
    assert len(fetch(api)) == 1
    ask(api, lambda bot: bot.delete_webhook(drop_pending_updates=True))
    assert fetch(api) == []


def test_only_kinds_that_the_bot_wants_come(api: Api) -> None:
    ayse = api.user(7)
    fetch(api, allowed_updates=["message"])
    ayse.blocks()
    raw = api.update({"message": {"message_id": 1, "date": 0, "chat": ayse.chat.card}})
    assert [one.update_id for one in fetch(api)] == [raw]
    assert raw == 2
