"""A talk on WhatsApp, from the first word on: what is stored, what the customer sees."""

from __future__ import annotations

import io
import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from bot.channels.models import Address, Arrival, Delivery
from bot.channels.whatsapp import layout
from bot.conversations import handoff
from bot.conversations.closing import close
from bot.conversations.intake import TAKEN_BACK, locked
from bot.conversations.models import Attachment, Conversation, Handoff, Message, Owner, Sender
from bot.conversations.photos import read_photo
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work
from bot.engine.client import Button
from bot.privacy import notice
from tests.channels.conftest import jpeg
from tests.channels.whatsapp.conftest import Product
from tests.channels.whatsapp.payloads import envelope, message, value
from tests.channels.whatsapp.payloads.people import wamid
from tests.graphapi import Bad, Expired, Fail
from tests.graphapi import User as Customer

AYSE, HIDDEN = "905551110001", "905551110002"
OGG, PDF = b"OggS and a voice", b"%PDF-1.7 and pages"
CHOICES = (Button("Değişim", "/a"), Button("Para iadesi", "/b"))


def now() -> str:
    """As Meta stamps what is said now."""
    return str(int(time.time()))


def lines(sender: str = Sender.CUSTOMER) -> list[str]:
    return list(Message.objects.filter(sender=sender).order_by("id").values_list("text", flat=True))


def notes() -> list[str]:
    theirs = Message.objects.filter(sender=Sender.CUSTOMER)
    return list(theirs.order_by("id").values_list("note", flat=True))


def pending() -> list[str]:
    found = Message.objects.filter(state="pending").order_by("id")
    return list(found.values_list("text", flat=True))


def talk(user: Customer) -> Conversation:
    return Conversation.objects.filter(customer__address__address=user.user_id).latest("started_at")


def asks(user: Customer, *buttons: Button, text: str = "Ne yapalım?") -> Message:
    with unit_of_work():
        said = say(locked(talk(user).pk), Sender.BOT, text, buttons)
    assert said
    return said


def begun(product: Product, text: str = "Merhaba") -> Customer:
    ayse = product.graph.user(AYSE)
    ayse.says(text)
    product.take()
    return ayse


def asked(product: Product, *buttons: Button, text: str = "Ne yapalım?") -> Customer:
    ayse = begun(product)
    asks(ayse, *(buttons or CHOICES), text=text)
    product.send()
    return ayse


def seen(product: Product) -> list[str]:
    return [one.text for one in product.graph.messages(AYSE)]


def test_the_notice_stands_under_the_first_answer(product: Product, settings: Any) -> None:
    """One message where Telegram has two: each may be billed. Never again for the same version."""
    settings.SHOP_NAME = "Kumaş & Co"
    ayse = begun(product)
    assert not Delivery.objects.exists()
    asks(ayse, text="Merhaba, nasıl yardımcı olabilirim?")
    asks(ayse, text="Sipariş numaranız nedir?")
    product.send()
    first, second = seen(product)
    assert first.startswith("Merhaba, nasıl") and "Kumaş & Co" in first
    assert "https://kumas.example/gizlilik" in first and notice.VERSION in first
    assert second == "Sipariş numaranız nedir?"
    assert Address.objects.get().notice == notice.VERSION


def test_buttons_stay_buttons_beside_the_notice(product: Product) -> None:
    """The short form leaves room for a question and its choices."""
    asked(product)
    (sent,) = product.graph.messages(AYSE)
    assert (sent.kind, [title for _, title in sent.buttons]) == (
        "interactive",
        ["Değişim", "Para iadesi"],
    )
    assert notice.VERSION in sent.text


def test_a_pressed_button_is_a_press(product: Product) -> None:
    asked(product).presses("Para iadesi")
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).last()
    assert theirs and (theirs.text, theirs.payload, theirs.pressed) == ("Para iadesi", "/b", True)


def test_an_old_button_is_answered_and_chooses_nothing(product: Product) -> None:
    """Nobody is left without a word; people see what was pressed."""
    ayse = asked(product)
    asks(ayse, text="Başka?")
    ayse.presses("Para iadesi")
    product.take()
    assert notes()[-1] == "Eski seçenek: Para iadesi"
    assert "artık geçerli değil" in lines(Sender.SYSTEM)[-1]
    assert pending() == ["Merhaba"]


def test_more_than_three_choices_are_a_list(product: Product) -> None:
    """What a title had to be cut for stands whole under it; the row is a press."""
    titles = ["Kırmızı pamuklu bebek battaniyesi (80x90)", "Mont", "Bot", "Şapka"]
    ayse = asked(product, *(Button(title, f"/{title[0]}") for title in titles))
    (sent,) = product.graph.messages(AYSE)
    assert sent.rows[0][1:] == (
        "Kırmızı pamuklu bebek…",
        "Kırmızı pamuklu bebek battaniyesi (80x90)",
    )
    ayse.picks("Kırmızı pamuklu bebek…")
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).last()
    assert theirs and (theirs.text, theirs.pressed) == (titles[0], True)


def test_long_choices_are_numbered_and_typed(product: Product) -> None:
    """Over 72 characters nothing of it could be shown; a number is its title, and no press."""
    titles = [f"{letter} {'çok ' * 20}uzun" for letter in "ab"]
    ayse = asked(product, *(Button(title, f"/{title[0]}") for title in titles))
    (sent,) = product.graph.messages(AYSE)
    assert sent.kind == "text" and f"2. {titles[1]}" in sent.text
    ayse.says("2.")
    product.take()
    theirs = Message.objects.filter(sender=Sender.CUSTOMER).last()
    assert theirs and (theirs.text, theirs.payload, theirs.pressed) == (titles[1], "/b", False)
    asks(ayse, text="Kaç adet?")
    product.send()
    ayse.says("2")
    product.take()
    assert lines()[-1] == "2"


@pytest.mark.parametrize("typed", ["3", "0", "12345", "iki"])
def test_another_number_is_no_choice(product: Product, typed: str) -> None:
    titles = [f"{letter} {'çok ' * 20}uzun" for letter in "ab"]
    ayse = asked(product, *(Button(title, f"/{title[0]}") for title in titles))
    ayse.says(typed)
    product.take()
    assert lines()[-1] == typed


def test_the_layout_keeps_to_metas_limits() -> None:
    """Exactly at each limit and one over it."""
    fits = tuple((str(n), f"{n}" * 20) for n in range(3))
    assert layout.message("a" * 1024, fits, "tr")[0]["interactive"]["type"] == "button"
    wide = ((*fits[0],), ("1", "b" * 24))
    assert layout.message("a", wide, "tr")[0]["interactive"]["type"] == "list"
    ten = tuple((str(n), f"seçenek {n}") for n in range(10))
    assert layout.message("a", ten, "tr")[0]["interactive"]["type"] == "list"
    for text, choices in (("a" * 1025, fits), ("a", (*ten, ("x", "on bir"))), ("a", fits[:1] * 2)):
        content, numbered = layout.message(text, choices, "tr")
        assert (content["type"], numbered) == ("text", True)
    assert layout.message("a", (("1", "x" * 73),), "tr")[1]
    same = tuple((str(n), "aynı yirmi dört harfle başlayan " + str(n)) for n in range(4))
    assert layout.message("a", same, "tr")[1], "two rows that look alike"


def test_photos_that_come_together_are_one_message(product: Product, media: Any) -> None:
    """Meta sends each by itself: one turn, one answer; the caption is its words."""
    ayse = product.graph.user(AYSE)
    ayse.sends_photo([jpeg(), jpeg(9), jpeg(10)], "Kutudan böyle çıktı")
    product.take()
    assert lines() == pending() == ["Kutudan böyle çıktı"]
    assert Attachment.objects.count() == 3
    assert set(Arrival.objects.values_list("state", flat=True)) == {"taken"}


def test_words_between_photos_keep_their_place(product: Product, media: Any) -> None:
    ayse = product.graph.user(AYSE)
    ayse.sends_photo(jpeg(), "bir")
    ayse.says("iki")
    ayse.sends_photo(jpeg(), "üç")
    product.take()
    assert lines() == ["bir", "iki", "üç"]


UNREAD = {
    "voice": ("audio", OGG, "Sesli mesaj", "dinleyemiyorum"),
    "video": ("video", b"\x00\x00\x00\x18ftypisom film", "Video", "izleyemiyorum"),
    "document": ("document", PDF, "Dosya: belge.pdf", "okuyamıyorum"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_files_that_only_people_can_look_at(product: Product, media: Any, name: str) -> None:
    kind, data, note, sentence = UNREAD[name]
    product.graph.user(AYSE).sends(kind, file=data)
    product.take()
    assert (notes(), Attachment.objects.count(), pending()) == ([note], 1, [])
    (answer,) = lines(Sender.SYSTEM)
    assert sentence in answer and "temsilci" in answer


OTHERS = {
    "sticker": ("sticker", None, "Çıkartma"),
    "location": ("location", {"name": "Kadıköy Şube"}, "Konum: Kadıköy Şube (41.00820, 28.97840)"),
    "card of another": ("contacts", None, "Kişi kartı"),
    "basket": ("order", None, "Katalogdan sepet, 1 ürün"),
    "unsupported": ("unsupported", None, "Okunamayan mesaj türü"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_complaint_is_told_so(product: Product, name: str) -> None:
    kind, payload, note = OTHERS[name]
    product.graph.user(AYSE).sends(kind, payload)
    product.take()
    assert (notes(), pending(), len(lines(Sender.SYSTEM))) == ([note], [], 1)


def test_the_own_card_is_an_answer(product: Product) -> None:
    """A number of the sender's own; it is no proof of anything, as words would be none."""
    card = [{"name": {"formatted_name": "A"}, "phones": [{"phone": "+90 555", "wa_id": AYSE}]}]
    product.graph.user(AYSE).sends("contacts", card)
    product.take()
    assert pending() == [f"Telefonum +{AYSE}"]


def test_an_advertisement_and_a_forward_are_noted(product: Product) -> None:
    ayse = product.graph.user(AYSE)
    ayse.says("Merhaba", referral={"headline": "Yaz indirimi"}, context={"forwarded": True})
    product.take()
    assert notes() == ["Reklamdan geldi: Yaz indirimi, İletilmiş mesaj"]


def test_an_edit_says_something_new(product: Product) -> None:
    ayse = product.graph.user(AYSE)
    first = ayse.says("TS-1001 gelmedi")
    ayse.edits(first.message_id, "TS-1002 gelmedi")
    product.take()
    assert (lines(), notes()[-1]) == (["TS-1001 gelmedi", "TS-1002 gelmedi"], "Düzeltilmiş mesaj")


def test_a_deleted_message_is_not_answered(product: Product, media: Any) -> None:
    """Words that nobody has answered go, with their files; others are marked for people."""
    ayse = product.graph.user(AYSE)
    (photo,) = ayse.sends_photo(jpeg(), "yanlış kişiye")
    ayse.deletes(photo.message_id)
    product.take()
    assert (lines(), pending(), notes()) == ([""], [], [TAKEN_BACK])
    assert not Attachment.objects.exists()


def test_an_answered_message_that_is_deleted_is_marked(product: Product) -> None:
    ayse = product.graph.user(AYSE)
    said = ayse.says("Ürün kırık")
    product.take()
    Message.objects.update(state="done")
    ayse.deletes(said.message_id)
    product.take()
    assert (lines(), notes()) == (["Ürün kırık"], [TAKEN_BACK])


def test_a_reaction_is_noted_in_an_open_talk(product: Product) -> None:
    """It runs no turn, and begins no talk of its own."""
    ayse = asked(product)
    (sent,) = product.graph.messages(AYSE)
    ayse.reacts(sent.message_id, "👍")
    ayse.reacts(sent.message_id, "")
    product.take()
    assert notes() == ["", "Tepki: 👍"]
    assert pending() == ["Merhaba"]
    Message.objects.update(state="done")
    with unit_of_work():
        close(locked(talk(ayse).pk), timezone.now())
    ayse.reacts(sent.message_id, "😡")
    product.take()
    assert (Conversation.objects.count(), len(notes())) == (1, 2)


def test_nobody_owes_an_answer_to_a_reaction(product: Product) -> None:
    """An agent who gets a thumb is not waited for, and keeps the conversation."""
    ayse = begun(product)
    with unit_of_work():
        handoff.hand_over(locked(talk(ayse).pk), "customer_request", "x")
    handoff.claim(talk(ayse).pk, User.objects.create_user("deniz"))
    handoff.reply(talk(ayse).pk, User.objects.get(), "Çözdük.")
    product.send()
    ayse.reacts(product.graph.sent[-1].message_id, "👍")
    product.take()
    assert talk(ayse).unanswered_since is None and notes()[-1] == "Tepki: 👍"


def test_a_new_number_goes_on_with_the_same_talk(product: Product) -> None:
    """Meta says that it is the same person."""
    ayse = begun(product)
    ayse.changes_number("905551110077")
    ayse.says("Yeni numaram")
    product.take()
    assert Conversation.objects.count() == 1
    asks(ayse, text="Teşekkürler")
    product.send()
    assert product.graph.sent[-1].to == "905551110077"


def test_a_number_with_another_name_is_another_person(product: Product) -> None:
    """A number that passed on: the new owner reads nothing of the old one's talk."""
    begun(product)
    other = value(
        [
            {
                **message(id=wamid(7), timestamp=now(), text={"body": "Selam"}),
                **{"from": AYSE, "from_user_id": "TR.777"},
            }
        ],
        contacts=[{"wa_id": AYSE, "user_id": "TR.777"}],
    )
    product.post(envelope(other))
    product.take_stored()
    assert Conversation.objects.count() == 2
    assert Address.objects.filter(also=AYSE).count() == 1


def test_whoever_hides_their_number_is_answered(product: Product) -> None:
    product.graph.user(HIDDEN, hidden=True).says("Merhaba")
    product.take()
    user = product.graph.user(HIDDEN)
    asks(user, text="Buyurun")
    product.send()
    assert product.graph.sent[-1].to == user.user_id
    assert Address.objects.get().also == ""


def test_who_was_known_by_number_alone_gets_the_lasting_name(product: Product) -> None:
    old = message(id=wamid(8), text={"body": "eskiden"}, timestamp=now())
    del old["from_user_id"]
    product.post(envelope(value([old], contacts=[{"wa_id": old["from"]}])))
    product.take_stored()
    new = message(id=wamid(9), text={"body": "şimdi"}, timestamp=now())
    product.post(envelope(value([new])))
    product.take_stored()
    assert Conversation.objects.count() == 1
    address = Address.objects.get()
    assert (address.address, address.also) == (new["from_user_id"], new["from"])


def test_a_message_of_a_day_ago_is_for_people(product: Product) -> None:
    """Not answered by the bot, whatever it is; the case goes to people with what happened."""
    stamp = str(int((timezone.now() - timedelta(hours=25)).timestamp()))
    product.post(envelope(value([message(text={"body": "Ürün kırık"}, timestamp=stamp)])))
    product.take_stored()
    conversation = Conversation.objects.get()
    assert (conversation.owner, pending(), notes()) == (Owner.QUEUED, [], ["Geç ulaştı"])
    assert "geç ulaştı" in Handoff.objects.get().brief


def test_groups_and_the_platforms_own_words_are_nobodys(product: Product) -> None:
    group = message(text={"body": "grup"}, group_id="G1", timestamp=now())
    product.post(envelope(value([group])))
    product.take_stored()
    assert not Conversation.objects.exists()


def test_read_and_typing(product: Product) -> None:
    """Two ticks and three dots while a turn runs; an agent's answer marks as read too."""
    ayse = begun(product)
    customer = talk(ayse).customer_id
    product.channel.show_typing(customer, on=True)
    product.channel.show_typing(customer, on=False)
    assert product.graph.wait(lambda: len(product.graph.typing) == 1)
    with unit_of_work():
        say(locked(talk(ayse).pk), Sender.AGENT, "Merhaba, ben Deniz")
    product.send()
    assert product.graph.wait(lambda: len(product.graph.read_marks) == 2)


def test_typing_that_fails_hurts_nobody(product: Product) -> None:
    ayse = begun(product)
    product.graph.fault("read", Fail(500))
    product.channel.show_typing(talk(ayse).customer_id, on=True)
    assert product.graph.wait(lambda: product.graph.calls("messages"))


def test_an_agents_photo_goes_out(product: Product, media: Any) -> None:
    """Uploaded, then sent with its words under it."""
    ayse = begun(product)
    agent = User.objects.create_user("deniz")
    with unit_of_work():
        handoff.hand_over(locked(talk(ayse).pk), "customer_request", "x")
    handoff.claim(talk(ayse).pk, agent)
    data = jpeg()
    photo = read_photo(io.BytesIO(data), len(data), 10**6)
    handoff.reply(talk(ayse).pk, agent, "Şöyle mi?", photo)
    product.send()
    sent = product.graph.messages(AYSE)[-1]
    assert (sent.kind, sent.text) == ("image", "Şöyle mi?")
    assert sent.file and sent.file.startswith(b"\xff\xd8")


@pytest.mark.parametrize("data", [b"MZ\x90\x00 not a photo", b"<svg/>", b""])
def test_an_image_that_is_none(product: Product, media: Any, data: bytes) -> None:
    """Row 23: its first bytes count, not what it says; the customer is told."""
    product.graph.user(AYSE).sends("image", file=data, caption="Bakın")
    product.take()
    assert not Attachment.objects.exists()
    assert lines() == ["Bakın"] and notes() == ["Dosya açılamadı"]
    assert "fotoğraf" in lines(Sender.SYSTEM)[0]


def test_a_file_over_the_limit_is_not_fetched(product: Product, media: Any) -> None:
    product.graph.user(AYSE).sends("image", {"file_size": 11 * 1024 * 1024})
    product.take()
    assert "çok büyük" in lines(Sender.SYSTEM)[0]
    assert not [one for one in product.graph.calls("media") if one.path.startswith("/media")]


def test_a_file_at_another_host_is_not_fetched(product: Product, media: Any) -> None:
    """Row 24: our token goes nowhere but to Meta."""
    api = product.channel.api
    for url in (
        "http://169.254.169.254/latest",
        "https://lookaside.fbsbx.com.evil.example/x",
        "http://lookaside.fbsbx.com/x",
        "file:///etc/passwd",
        "",
    ):
        assert not api._is_metas(url)
    assert api._is_metas("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1")
    assert api._is_metas(f"{product.graph.url}/media/1")


def test_a_file_that_meta_cannot_give_now_is_tried_again(product: Product, media: Any) -> None:
    product.graph.fault("media", *[Fail(500)] * 3)
    product.graph.user(AYSE).sends_photo(jpeg(), "Bakın")
    product.take()
    assert not lines()
    Arrival.objects.update(not_before=timezone.now())
    product.take_stored()
    Arrival.objects.update(not_before=timezone.now())
    product.take_stored()
    Arrival.objects.update(not_before=timezone.now())
    product.take_stored()
    assert (lines(), Attachment.objects.count()) == (["Bakın"], 1)


def test_at_the_last_try_the_words_come_without_the_file(product: Product, media: Any) -> None:
    """A message is never lost for its file."""
    product.graph.storm(1.0, Fail(500), endpoints=("media",))
    product.graph.user(AYSE).sends_photo(jpeg(), "Bakın")
    product.take()
    Arrival.objects.update(attempts=7, not_before=timezone.now())
    product.take_stored()
    assert (lines(), notes(), Attachment.objects.count()) == (["Bakın"], ["Dosya açılamadı"], 0)


def test_an_expired_key_keeps_what_came(product: Product, media: Any) -> None:
    """However long it takes: the file waits at Meta for seven days."""
    product.graph.fault("media", *[Expired()] * 9)
    product.graph.user(AYSE).sends_photo(jpeg(), "Bakın")
    product.take()
    for _ in range(10):
        Arrival.objects.update(not_before=timezone.now())
        product.take_stored()
    assert (lines(), Attachment.objects.count()) == (["Bakın"], 1)


def test_a_file_that_is_gone(product: Product, media: Any) -> None:
    product.graph.fault("media", Bad(100, details="gone", subcode=33))
    product.graph.user(AYSE).sends_photo(jpeg(), "Bakın")
    product.take()
    assert lines() == ["Bakın"]
    assert "Tekrar gönderir misiniz" in lines(Sender.SYSTEM)[0]
