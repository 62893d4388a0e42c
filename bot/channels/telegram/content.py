"""What each kind of Telegram's messages says."""

from __future__ import annotations

from bot.channels.content import Content
from bot.channels.telegram.updates import File, Location, Message
from bot.channels.telegram.words import said

# Kinds by the message's field: the sentence's key, and the line for the desk.
_UNREAD = {
    "voice": ("voice", "Sesli mesaj"),
    "audio": ("voice", "Ses dosyası"),
    "video": ("video", "Video"),
    "video_note": ("video", "Video mesajı"),
    "animation": ("video", "Hareketli görsel"),
    "document": ("document", "Dosya"),
}


def content(message: Message, language: str) -> Content[File]:
    """One message's content; empty for service messages and kinds that are no talk."""
    text = message.text or message.caption or ""
    if message.text and message.text.startswith("/"):
        return _command(message.text, language)
    photo = _photo(message)
    if photo:
        return Content(text, photo)
    return _unread(message, text) or Content(text or _worded(message, language))


def _photo(message: Message) -> File | None:
    """The largest size; an image sent as a file is a photo too."""
    if message.photo:
        return message.photo[-1]
    file = message.document
    return file if file and (file.mime_type or "").startswith("image/") else None


def _unread(message: Message, text: str) -> Content[File] | None:
    for kind, (key, note) in _UNREAD.items():
        file: File | None = getattr(message, kind)
        if file:
            lasts = f", {file.duration} sn" if file.duration else ""
            return Content(text, file, key, f"{note}{lasts}")
    if message.location:
        return Content(text, unread="location", note=_place(message.location))
    if message.sticker and not message.sticker.emoji:
        return Content(text, unread="other", note="Çıkartma")
    curious = _curious(message)
    return Content(text, unread="other", note=curious) if curious else None


def _curious(message: Message) -> str:
    """What nobody would complain with, and may send all the same."""
    kinds = (
        (message.story, "Hikâye"),
        (message.poll, "Anket"),
        (message.dice, "Zar"),
        (message.game, "Oyun"),
        (message.paid_media, "Ücretli medya"),
        (message.checklist, "Yapılacaklar listesi"),
        (message.giveaway, "Çekiliş"),
        (message.giveaway_winners, "Çekiliş sonucu"),
        (message.invoice, "Ödeme isteği"),
    )
    return next((note for kind, note in kinds if kind is not None), "")


def _place(location: Location) -> str:
    return f"Konum: {location.latitude:.5f}, {location.longitude:.5f}"


def _worded(message: Message, language: str) -> str:
    """What says something without being words."""
    if message.sticker:
        return message.sticker.emoji or ""
    if message.contact:
        return said(language, "phone", number=message.contact.phone_number)
    return ""


def _command(text: str, language: str) -> Content[File]:
    """An unknown command gets the help; what stands behind /start comes from the shop's link."""
    head, _, rest = text[1:].partition(" ")
    name = head.partition("@")[0].lower()
    if name == "start":
        payload = rest.strip()
        told = any(character.isdigit() for character in payload)
        key = "order" if told else "start"
        return Content(said(language, key, payload=payload))
    if name == "temsilci":
        return Content(said(language, "human"))
    if name == "sil":
        return Content(said(language, "erase"))
    return Content(text, command="privacy" if name == "gizlilik" else "help")
