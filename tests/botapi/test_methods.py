"""What the bot sends and changes, by python-telegram-bot's own client."""

from __future__ import annotations

import pytest
import requests
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, InvalidToken

from tests.botapi import Api
from tests.botapi.asking import ask, keys

PHOTO = b"\xff\xd8\r\n--photo\x00\r\n"


def test_a_message_arrives_as_it_was_sent(api: Api) -> None:
    api.user(7)
    message = ask(api, lambda bot: bot.send_message(7, " Merhaba\n", reply_markup=keys("Evet")))
    (sent,) = api.sent
    assert (sent.method, sent.chat_id, sent.text) == ("sendMessage", 7, "Merhaba")
    assert sent.buttons == (("evet", "Evet"),)
    assert (message.message_id, message.text) == (sent.message_id, "Merhaba")
    assert message.reply_markup == keys("Evet")


def test_marks_are_entities_and_not_text(api: Api) -> None:
    api.user(7)
    source = "😀 <b>Şu &lt;an&gt;</b> <a href='http://a.b/'>bak</a>"
    message = ask(api, lambda bot: bot.send_message(7, source, parse_mode="HTML"))
    assert api.sent[0].text == "😀 Şu <an> bak"
    words = message.parse_entities()
    assert sorted((mark.type, word) for mark, word in words.items()) == [
        ("bold", "Şu <an>"),
        ("text_link", "bak"),
    ]


@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        ("a" * 4097, None, "Message is too long"),
        ("😀" * 2049, None, "Message is too long"),
        (" \n", None, "Message text is empty"),
        ("<b></b>", "HTML", "Message text is empty"),
        ("<b>a", "HTML", "Can't parse entities"),
        ("a < b", "HTML", "Can't parse entities"),
        ("<h1>a</h1>", "HTML", "Can't parse entities"),
    ],
)
def test_texts_that_telegram_refuses(api: Api, text: str, mode: str | None, why: str) -> None:
    api.user(7)
    with pytest.raises(BadRequest, match=why):
        ask(api, lambda bot: bot.send_message(7, text, parse_mode=mode))
    assert api.sent == []
    assert api.calls("sendMessage")[0].code == 400


def test_texts_of_the_greatest_length_arrive(api: Api) -> None:
    api.user(7)
    ask(api, lambda bot: bot.send_message(7, f"<b>{'ş' * 4096}</b>", parse_mode="HTML"))
    ask(api, lambda bot: bot.send_message(7, "😀" * 2048))
    assert [len(sent.text) for sent in api.sent] == [4096, 2048]


@pytest.mark.parametrize(("data", "fine"), [("ş" * 32, True), ("ş" * 33, False)])
def test_button_data_is_counted_in_bytes(api: Api, data: str, fine: bool) -> None:
    api.user(7)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Evet", callback_data=data)]])
    if fine:
        ask(api, lambda bot: bot.send_message(7, "?", reply_markup=markup))
    else:
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            ask(api, lambda bot: bot.send_message(7, "?", reply_markup=markup))
    assert len(api.sent) == fine


def test_photos_come_as_bytes_or_by_their_id(api: Api) -> None:
    api.user(7)
    first = ask(api, lambda bot: bot.send_photo(7, PHOTO, caption="Kutu"))
    ask(api, lambda bot: bot.send_photo(7, first.photo[-1].file_id))
    assert [(sent.text, sent.photo) for sent in api.sent] == [("Kutu", PHOTO), ("", PHOTO)]
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        ask(api, lambda bot: bot.send_photo(7, "unknown"))


def test_edits_show_and_a_keyboard_not_sent_again_goes(api: Api) -> None:
    api.user(7)
    sent = ask(api, lambda bot: bot.send_message(7, "Emin misiniz?", reply_markup=keys("Evet")))
    ask(api, lambda bot: bot.edit_message_text("Tamam", 7, sent.message_id))
    (seen,) = api.messages(7)
    assert (seen.text, seen.buttons) == ("Tamam", ())
    assert api.sent[0].text == "Emin misiniz?"
    with pytest.raises(BadRequest, match="Message is not modified"):
        ask(api, lambda bot: bot.edit_message_text("Tamam", 7, sent.message_id))
    with pytest.raises(BadRequest, match="Message to edit not found"):
        ask(api, lambda bot: bot.edit_message_text("Tamam", 7, 999))


def test_keyboards_retire_once_and_messages_go(api: Api) -> None:
    api.user(7)
    sent = ask(api, lambda bot: bot.send_message(7, "?", reply_markup=keys("Evet", "Hayır")))
    ask(api, lambda bot: bot.edit_message_reply_markup(7, sent.message_id))
    assert api.messages(7)[0].buttons == ()
    with pytest.raises(BadRequest, match="Message is not modified"):
        ask(api, lambda bot: bot.edit_message_reply_markup(7, sent.message_id))
    assert ask(api, lambda bot: bot.delete_message(7, sent.message_id))
    assert api.messages(7) == []


def test_typing_and_commands_are_kept(api: Api) -> None:
    api.user(7)
    ask(api, lambda bot: bot.send_chat_action(7, ChatAction.TYPING))
    ask(api, lambda bot: bot.set_my_commands([BotCommand("iptal", "Vazgeç")]))
    assert api.actions(7) == ["typing"]
    assert api.commands == [("iptal", "Vazgeç")]


def test_strangers_and_groups_left_get_nothing(api: Api) -> None:
    api.group(-5)
    with pytest.raises(BadRequest, match="Chat not found"):
        ask(api, lambda bot: bot.send_message(8, "Merhaba"))
    ask(api, lambda bot: bot.leave_chat(-5))
    with pytest.raises(Forbidden, match="not a member of the group chat"):
        ask(api, lambda bot: bot.send_message(-5, "Merhaba"))


def test_a_wrong_token_or_method_is_refused(api: Api) -> None:
    with pytest.raises(InvalidToken):
        ask(api, lambda bot: bot.get_me(), token="2:WRONG")
    answer = requests.get(f"{api.url}/bot1:TEST/getNothing", timeout=5)
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert requests.get(f"{api.url}/bot2:X/getMe", timeout=5).json() == {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }


def test_parameters_come_by_query_form_or_json(api: Api) -> None:
    api.user(7)
    url = f"{api.url}/bot1:TEST/SENDMESSAGE"
    body = {"chat_id": 7, "text": "?", "reply_markup": keys("Evet").to_dict()}
    answers = [
        requests.get(url, {"chat_id": "7", "text": "?"}, timeout=5),
        requests.post(url, {"chat_id": "7", "text": "?"}, timeout=5),
        requests.post(url, json=body, timeout=5),
    ]
    assert [answer.json()["ok"] for answer in answers] == [True] * 3
    assert [len(sent.buttons) for sent in api.sent] == [0, 0, 1]
    assert not requests.post(url, "{", headers={"Content-Type": "application/json"}, timeout=5).ok
