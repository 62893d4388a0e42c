"""A talk on Telegram, from the first word on: what is stored, what the customer sees."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import pytest

from bot.channels.models import Address, Arrival, Delivery
from bot.conversations import handoff
from bot.conversations.closing import close
from bot.conversations.intake import locked
from bot.conversations.models import Attachment, Conversation, Message, Owner, Sender, State
from bot.conversations.photos import read_photo
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work
from bot.engine.client import Button
from bot.privacy import notice
from tests.botapi import Bad, Cut, Fail, Flood, User
from tests.channels.conftest import jpeg
from tests.channels.telegram.conftest import Product
from tests.conversations import build

OGG, PDF = b"OggS and a voice", b"%PDF-1.7 and pages"
MP4 = b"\x00\x00\x00\x18ftypisom and a film"
CHOICES = (Button("Değişim", "/a"), Button("Para iadesi", "/b"))


def talk(chat: int = 7) -> Conversation:
    return Conversation.objects.filter(customer__address__address=str(chat)).latest("started_at")


def lines(sender: str = Sender.CUSTOMER) -> list[str]:
    return list(Message.objects.filter(sender=sender).order_by("id").values_list("text", flat=True))


def notes() -> list[str]:
    theirs = Message.objects.filter(sender=Sender.CUSTOMER)
    return list(theirs.order_by("id").values_list("note", flat=True))


def one_line(caplog: pytest.LogCaptureFixture) -> str:
    """The only warning; what an answer nobody waits for met is less, and may come in between."""
    ours = (one for one in caplog.records if one.name.startswith("bot.channels."))
    (told,) = (one for one in ours if one.levelno >= logging.WARNING)
    return told.getMessage()


def pending() -> list[str]:
    found = Message.objects.filter(state=State.PENDING).order_by("id")
    return list(found.values_list("text", flat=True))


def asks(*buttons: Button, chat: int = 7, text: str = "Ne <b>yapalım</b> & nasıl?") -> Message:
    with unit_of_work():
        message = say(locked(talk(chat).pk), Sender.BOT, text, buttons)
    assert message
    return message


def asked(product: Product) -> User:
    """A customer who has written and sees our question with its buttons."""
    ayse = product.api.user(7)
    ayse.says("Merhaba")
    product.take()
    asks(*CHOICES)
    product.send()
    return ayse


def seen(product: Product, chat: int = 7) -> list[str]:
    return [one.text for one in product.api.messages(chat)]


def test_the_first_word_gets_the_notice_once(product: Product, settings: Any) -> None:
    """With its version and the shop's name, before any answer; never again for the same version."""
    settings.SHOP_NAME, settings.PUBLIC_URL = "Kumaş & Co", "https://kumas.example"
    ayse = product.api.user(7)
    ayse.says("Ürünüm kırık geldi")
    ayse.says("Orada mısınız?")
    product.take()
    product.send()
    assert lines() == ["Ürünüm kırık geldi", "Orada mısınız?"] == pending()
    (text,) = seen(product)
    assert "Kumaş & Co" in text and "https://kumas.example/gizlilik" in text
    assert text.endswith(f"sürüm {notice.VERSION}")


def test_a_new_version_is_given_again(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was given an older one has not read this one."""
    ayse = product.api.user(7)
    ayse.says("Merhaba")
    product.take()
    monkeypatch.setattr(notice, "VERSION", "2027-01")
    ayse.says("Merhaba")
    product.take()
    assert [text.split()[-1] for text in lines(Sender.SYSTEM)] == ["2026-11.2", "2027-01"]


def test_the_channel_speaks_the_shops_language(product: Product, settings: Any) -> None:
    """English, where the shop says so."""
    settings.SHOP_LANGUAGE = "en"
    ayse = product.api.user(7)
    ayse.says("/yardim")
    product.take()
    notice_text, help_text = lines(Sender.SYSTEM)
    assert "Privacy notice" in notice_text and help_text.startswith("I am the digital assistant")


def test_words_and_buttons_go_out_as_they_are(product: Product) -> None:
    """No markup is read into them; a button's token is short and means nothing elsewhere."""
    product.api.user(7).says("Merhaba")
    product.take()
    message = asks(*CHOICES)
    product.send()
    sent = product.api.sent[-1]
    assert sent.text == "Ne <b>yapalım</b> & nasıl?"
    assert [title for _, title in sent.buttons] == ["Değişim", "Para iadesi"]
    assert [token for token, _ in sent.buttons] == [one["id"] for one in message.buttons]
    assert all(len(token.encode()) <= 64 for token, _ in sent.buttons)


def test_a_press_chooses_and_the_buttons_go(product: Product) -> None:
    """What was chosen stands under the question; the press itself is answered."""
    ayse = asked(product)
    query = ayse.presses("Değişim").query_id
    product.take()
    chosen = Message.objects.filter(sender=Sender.CUSTOMER).latest("id")
    assert (chosen.text, chosen.payload, chosen.pressed) == ("Değişim", "/a", True)
    assert product.api.wait(lambda: query in product.api.answered)
    assert product.api.wait(lambda: not product.api.messages(7)[-1].buttons)
    assert seen(product)[-1].endswith("✓ Değişim")


def test_a_second_press_is_answered_and_chooses_nothing(product: Product) -> None:
    """The next question's buttons count; the old one's are refused with a sentence."""
    ayse = asked(product)
    ayse.presses("Değişim")
    product.take()
    asks(text="Peki.")
    query = ayse.presses_again().query_id
    product.take()
    assert lines() == ["Merhaba", "Değişim"]
    assert product.api.wait(lambda: query in product.api.answered)


def test_typed_instead_of_pressed_retires_the_buttons(product: Product) -> None:
    """They go with our next words; a notice of the house ends no question."""
    ayse = asked(product)
    ayse.says("/yardim")
    product.take()
    product.send()
    assert product.api.messages(7)[-2].buttons
    asks(text="Peki.")
    product.send()
    assert product.api.wait(lambda: not any(one.buttons for one in product.api.messages(7)))


def test_a_button_of_another_chat_does_nothing(
    product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    """A token is looked for in the presser's own talk only."""
    product.api.user(7).says("Merhaba")
    veli = product.api.user(8)
    veli.says("Selam")
    product.take()
    token = asks(*CHOICES).buttons[0]["id"]
    shown = {"message_id": 1, "chat": {"id": 8, "type": "private"}, "date": 1}
    product.api.update(
        {
            "callback_query": {
                "id": "forged",
                "from": {"id": 8, "is_bot": False, "first_name": "Veli"},
                "chat_instance": "1",
                "data": token,
                "message": shown,
            }
        }
    )
    product.take()
    assert lines() == ["Merhaba", "Selam"]
    assert Arrival.objects.latest("pk").state == "taken"
    assert one_line(caplog) == "telegram: a press on no open button of this chat: unknown_button"


def test_a_photo_is_fetched_and_checked(product: Product) -> None:
    """The largest size, written anew; its caption is the words."""
    product.api.user(7).sends_photo(jpeg(40), "kırık geldi")
    product.take()
    message = Message.objects.get(sender=Sender.CUSTOMER)
    assert (message.text, message.state) == ("kırık geldi", State.PENDING)
    assert [one.content_type for one in message.attachments.all()] == ["image/jpeg"]


def test_an_album_is_one_turn(product: Product) -> None:
    """Its words have the turn; all of its photos are there."""
    product.api.user(7).sends_photo([jpeg(), jpeg(), jpeg()], "üçü de kırık")
    product.take()
    assert pending() == ["üçü de kırık"]
    assert lines() == ["üçü de kırık"]
    assert Attachment.objects.count() == 3


@pytest.mark.parametrize("data", [b"MZ\x90\x00 not a photo", b"<svg/>", b""])
def test_a_file_that_is_not_what_it_says(
    product: Product, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """A sentence and a way on; nothing of it is kept, and people see that something came."""
    document = {"file_name": "foto.jpg", "mime_type": "image/jpeg"}
    product.api.user(7).sends("document", document, data)
    product.take()
    assert notes() == ["Dosya açılamadı"]
    assert one_line(caplog) == "1 of 1 files could not be taken"
    assert pending() == []
    assert "/temsilci" in lines(Sender.SYSTEM)[-1]
    assert not Attachment.objects.exists()


def test_a_file_over_the_limit_is_not_fetched(
    product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    """What says that it is larger, and what turns out to be."""
    document = {"file_name": "a.jpg", "mime_type": "image/jpeg", "file_size": 11_000_000}
    product.api.user(7).sends("document", document, jpeg())
    product.take()
    assert "10 MB" in lines(Sender.SYSTEM)[-1]
    assert product.api.calls("getFile") == []
    assert one_line(caplog) == "1 of 1 files could not be taken"


@pytest.mark.parametrize(
    ("kind", "payload", "data", "shown", "sentence"),
    [
        ("voice", {"duration": 12}, OGG, "Sesli mesaj, 12 sn", "dinleyemiyorum"),
        ("video", {"duration": 3, "width": 1, "height": 1}, MP4, "Video, 3 sn", "izleyemiyorum"),
        ("document", {"mime_type": "application/pdf"}, PDF, "Dosya", "okuyamıyorum"),
        (
            "location",
            {"latitude": 41.01, "longitude": 28.97},
            None,
            "Konum: 41.01000, 28.97000",
            "okuyamıyorum",
        ),
    ],
)
def test_what_the_bot_cannot_read_reaches_people(
    product: Product,
    kind: str,
    payload: dict[str, Any],
    data: bytes | None,
    shown: str,
    sentence: str,
) -> None:
    """An honest sentence and a way on, no turn; while people are awaited, another one."""
    ayse = product.api.user(7)
    ayse.sends(kind, payload, data)
    product.take()
    assert (lines(), notes(), pending()) == ([""], [shown], [])
    said = lines(Sender.SYSTEM)[-1]
    assert sentence in said and "/temsilci" in said
    build.queued(talk())
    ayse.sends(kind, payload, data)
    product.take()
    assert "temsilcimiz" in lines(Sender.SYSTEM)[-1] and "/temsilci" not in lines(Sender.SYSTEM)[-1]
    Conversation.objects.update(owner=Owner.HUMAN)
    said_before = len(lines(Sender.SYSTEM))
    ayse.sends(kind, payload, data)
    product.take()
    assert (len(lines()), len(lines(Sender.SYSTEM))) == (3, said_before)
    assert Attachment.objects.count() == (3 if data else 0)


def test_a_recording_reaches_the_desk_as_it_came(product: Product) -> None:
    """What its first bytes say is its type, and nothing of it has changed."""
    product.api.user(7).sends("voice", {"duration": 2, "mime_type": "text/html"}, OGG)
    product.take()
    file = Attachment.objects.get()
    kept = Path(file.file.path)
    assert (file.content_type, kept.suffix, kept.read_bytes()) == ("audio/ogg", ".ogg", OGG)


def test_a_recording_under_words_that_cannot_be_seen(product: Product) -> None:
    """There is nothing to run a turn on: a photo that is none would be looked for."""
    product.api.user(7).sends("voice", {"duration": 2}, OGG, caption="\u200b")
    product.take()
    assert (lines(), pending()) == ([""], [])
    assert "dinleyemiyorum" in lines(Sender.SYSTEM)[-1]


def test_a_file_of_a_kind_that_we_do_not_keep(product: Product) -> None:
    """People read that it came; the customer hears the same as of every file."""
    document = {"file_name": "a.exe", "mime_type": "application/pdf"}
    product.api.user(7).sends("document", document, b"MZ\x90\x00")
    product.take()
    assert (notes(), Attachment.objects.count()) == (["Dosya, Dosya açılamadı"], 0)
    assert "okuyamıyorum" in lines(Sender.SYSTEM)[-1]


def test_an_agents_photo_goes_out_with_its_words(product: Product) -> None:
    """One message as long as the words fit under it; longer ones follow it."""
    product.api.user(7).says("Merhaba")
    product.take()
    photo = read_photo(io.BytesIO(jpeg()), 1, 10**6)
    for words in ("Etiketi böyle olmalı", "u" * 1025, ""):
        with unit_of_work():
            say(locked(talk().pk), Sender.AGENT, words, photo=photo)
    product.send()
    sent = [(one.method, one.text) for one in product.api.sent[1:]]
    assert sent == [
        ("sendPhoto", "Etiketi böyle olmalı"),
        ("sendPhoto", ""),
        ("sendMessage", "u" * 1025),
        ("sendPhoto", ""),
    ]
    assert product.api.sent[1].photo == photo.data


def test_a_photo_whose_file_is_gone_fails_alone(product: Product) -> None:
    """For good; what stands behind it goes out."""
    product.api.user(7).says("Merhaba")
    product.take()
    with unit_of_work():
        say(locked(talk().pk), Sender.AGENT, "", photo=read_photo(io.BytesIO(jpeg()), 1, 10**6))
        say(locked(talk().pk), Sender.AGENT, "Buyurun")
    Attachment.objects.get().file.delete(save=False)
    Attachment.objects.update(file="attachments/gone.jpg")
    product.send()
    assert [one.text for one in product.api.sent][-1] == "Buyurun"
    assert Delivery.objects.filter(state="failed").count() == 1


def test_a_long_answer_is_several_messages(product: Product) -> None:
    """As Telegram counts: an emoji is two of its characters."""
    product.api.user(7).says("Merhaba")
    product.take()
    with unit_of_work():
        say(locked(talk().pk), Sender.AGENT, "😀" * 4096)
    product.send()
    assert [one.text for one in product.api.sent[1:]] == ["😀" * 2048] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/start", "Merhaba"),
        ("/start TS-1001", "Merhaba, sipariş numaram TS-1001"),
        ("/start kampanya", "Merhaba"),
        ("/temsilci", "Bir temsilciyle görüşmek istiyorum."),
        ("/temsilci@telafibot", "Bir temsilciyle görüşmek istiyorum."),
        ("/sil", "Kişisel verilerimin silinmesini istiyorum."),
    ],
)
def test_commands_are_words_to_the_bot(product: Product, text: str, words: str) -> None:
    """Whatever else the talk is about: the dialogue answers them."""
    product.api.user(7).says(text)
    product.take()
    assert lines() == pending() == [words]


@pytest.mark.parametrize("text", ["/yardim", "/help", "/restart", '/iade{"a": 1}', "/gizlilik"])
def test_other_commands_get_help_and_no_turn(product: Product, text: str) -> None:
    """Never a command to the engine."""
    product.api.user(7).says(text)
    product.take()
    assert (lines(), pending()) == ([text], [])
    assert len(lines(Sender.SYSTEM)) == 2


def test_an_edited_message_says_something_new(product: Product) -> None:
    """The same edit twice does not."""
    ayse = product.api.user(7)
    number = ayse.says("sipariş numaram 1001").message_id
    ayse.edits(number, "sipariş numaram 1002")
    product.take()
    assert lines() == ["sipariş numaram 1001", "sipariş numaram 1002"]


def test_a_sticker_is_its_emoji_and_a_contact_its_number(product: Product) -> None:
    """Both are words that the bot can read."""
    ayse = product.api.user(7)
    ayse.sends("sticker", {"emoji": "👍", "type": "regular"}, b"x")
    ayse.sends("contact", {"phone_number": "+905000000001", "first_name": "A"})
    product.take()
    assert lines() == ["👍", "Telefonum +905000000001"] == pending()


def test_four_thousand_emoji_are_a_message(product: Product) -> None:
    """As long as Telegram lets one be; and what has no shape at all is told."""
    ayse = product.api.user(7)
    ayse.says("😀" * 4096)
    ayse.says("\u200b\u200b")
    product.take()
    assert lines() == ["😀" * 4096, ""]
    assert notes() == ["", "Boş mesaj"]
    assert "boş" in lines(Sender.SYSTEM)[-1]


def test_a_group_is_refused_once_and_left(product: Product) -> None:
    """Nothing of it is kept: no customer, no message."""
    group = product.api.group(-100)
    group.adds_bot()
    group.says("herkese merhaba")
    group.says("kimse yok mu?")
    product.take()
    assert product.api.wait(lambda: len(product.api.calls("leaveChat")) == 1)
    assert [one.chat_id for one in product.api.sent] == [-100]
    assert Message.objects.count() == 0
    assert not Arrival.objects.exclude(body="").exists()


def test_a_group_that_moves_is_followed(product: Product) -> None:
    """It is not refused a second time under its new number."""
    group = product.api.group(-100)
    group.says("merhaba")
    product.api.update(
        {
            "message": {
                "message_id": 5,
                "date": 4_000_000_000,
                "chat": {"id": -100, "type": "group"},
                "migrate_to_chat_id": -200,
            }
        }
    )
    product.take()
    assert list(Address.objects.values_list("address", flat=True)) == ["-200"]


def test_who_blocks_us_gets_nothing_more(product: Product) -> None:
    """What waits for them fails with its reason; who writes again is written to again."""
    ayse = product.api.user(7)
    ayse.says("Merhaba")
    product.take()
    ayse.blocks()
    asks(text="Buradayım.")
    product.take()
    assert {one.state for one in Delivery.objects.all()} == {"failed"}
    calls = len(product.api.calls("sendMessage"))
    asks(text="Hâlâ buradayım.")
    product.send()
    assert len(product.api.calls("sendMessage")) == calls
    ayse.unblocks()
    ayse.says("Geri geldim")
    product.take()
    asks(text="Hoş geldiniz.")
    product.send()
    assert seen(product)[-1] == "Hoş geldiniz."


def test_whom_telegram_no_longer_knows_is_stopped(product: Product) -> None:
    """403 and "chat not found" stop the chat; another 400 only that message."""
    product.api.user(7).says("Merhaba")
    product.take()
    product.api.fault("sendMessage", Bad(400, "Bad Request: chat not found"))
    product.send()
    assert Address.objects.get().stopped == "gone"
    assert Delivery.objects.get().error == "Unreachable: gone"


@pytest.mark.parametrize(
    ("fault", "unsure", "seen_times"),
    [(Fail(500), 0, 1), (Fail(502), 1, 1), (Cut(before=False), 1, 2), (Flood(1), 0, 1)],
)
def test_what_fails_is_sent_again(
    product: Product, fault: Any, unsure: int, seen_times: int
) -> None:
    """Only where the answer was lost may it stand there twice, and that is counted.

    A gateway's page is no answer of Telegram's either.
    """
    product.api.user(7).says("Merhaba")
    product.take()
    product.api.fault("sendMessage", fault)
    product.send()
    Delivery.objects.filter(state="queued").update(not_before="2020-01-01T00:00Z")
    product.send()
    assert len(seen(product)) == seen_times
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.unsure) == ("sent", unsure)


def test_a_closed_talk_begins_anew(product: Product) -> None:
    """The same customer, another conversation, no second notice."""
    ayse = product.api.user(7)
    ayse.says("Merhaba")
    product.take()
    with unit_of_work():
        close(locked(talk().pk), talk().started_at)
    Message.objects.update(state=State.DONE)
    ayse.says("Yine ben")
    product.take()
    assert Conversation.objects.count() == 2
    assert len(lines(Sender.SYSTEM)) == 1


def test_an_agents_words_go_out(product: Product, django_user_model: Any) -> None:
    """On the customer's channel, with the delivery's end to see."""
    product.api.user(7).says("Merhaba")
    product.take()
    agent = django_user_model.objects.create_user("ayse")
    build.queued(talk())
    handoff.claim(talk().pk, agent)
    handoff.reply(talk().pk, agent, "Ben bakıyorum.")
    product.send()
    assert seen(product)[-1] == "Ben bakıyorum."
    assert Delivery.objects.latest("pk").state == "sent"
