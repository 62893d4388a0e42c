"""What each kind of WhatsApp's messages says."""

from __future__ import annotations

from bot.channels.content import Content
from bot.channels.whatsapp import updates
from bot.channels.whatsapp.updates import Location, Media, Message, SharedContact
from bot.channels.whatsapp.words import said

# Kinds with a file that only people can look at: the sentence's key, and the line for the desk.
_FILES = {
    "audio": ("voice", "Ses dosyası"),
    "video": ("video", "Video"),
    "document": ("document", "Dosya"),
    "sticker": ("other", "Çıkartma"),
}
_UNREAD = Content[Media](unread="other", note="Okunamayan mesaj türü")
# What tells us something of the customer and says nothing.
SILENT = frozenset({"system", "reaction", "revoke", "request_welcome"})


def content(message: Message, language: str, own_number: str) -> Content[Media]:
    """One message's content; empty for those that ask nothing of us.

    `own_number`: the sender's, '' where it is hidden.
    """
    if message.type in SILENT:
        return Content()
    said_so = _by_kind(message, language, own_number)
    notes = [said_so.note, *_around(message)]
    return Content(
        said_so.text,
        said_so.file,
        said_so.unread,
        ", ".join(note for note in notes if note),
        button=said_so.button,
    )


def _by_kind(message: Message, language: str, own_number: str) -> Content[Media]:
    if message.type == "text" and message.text:
        return Content(message.text.body)
    if message.type == "image" and message.image:
        return Content(message.image.caption or "", message.image)
    if message.type in _FILES:
        return _file(message)
    if message.type == "location" and message.location:
        return Content(unread="location", note=_place(message.location))
    if message.type == "contacts" and message.contacts:
        return _card(message.contacts, language, own_number)
    if message.type == "edit" and message.edit:
        return _edited(message.edit.message, language, own_number)
    return _chosen(message) or _UNREAD


def _file(message: Message) -> Content[Media]:
    file: Media | None = getattr(message, message.type)
    if file is None:
        return _UNREAD
    key, note = _FILES[message.type]
    note = "Sesli mesaj" if file.voice else note
    named = f"{note}: {file.filename}" if file.filename else note
    # A sticker says something, but keeps nothing that anybody needs.
    kept = None if message.type == "sticker" else file
    return Content(file.caption or "", kept, key, named)


def _chosen(message: Message) -> Content[Media] | None:
    """A pressed button, a chosen row, a filled form or basket."""
    if message.type == "button" and message.button:
        return Content(message.button.text)
    if message.type == "interactive" and message.interactive:
        reply = message.interactive.button_reply or message.interactive.list_reply
        if reply:
            # Without our id of it nothing was chosen that we offered.
            return Content(reply.title, button=reply.id or "-")
        return Content(unread="other", note="Doldurulmuş form")
    if message.type == "order" and message.order:
        count = len(message.order.product_items)
        return Content(unread="other", note=f"Katalogdan sepet, {count} ürün")
    return None


def _card(cards: list[SharedContact], language: str, own_number: str) -> Content[Media]:
    """The sender's own number is an answer; anybody else's is for people to look at."""
    numbers = {phone.wa_id or phone.phone or "" for card in cards for phone in card.phones}
    if own_number and {_digits(number) for number in numbers} == {own_number}:
        return Content(said(language, "phone", number=f"+{own_number}"))
    return Content(unread="other", note="Kişi kartı")


def _edited(raw: updates.Raw, language: str, own_number: str) -> Content[Media]:
    """What it says now; words alone, for an edit changes no file."""
    try:
        inner = updates.inner(raw)
    except ValueError:
        return _UNREAD
    new = _by_kind(inner, language, own_number) if inner.type != "edit" else _UNREAD
    return Content(new.text, unread="" if new.text else "other", note="Düzeltilmiş mesaj")


def _around(message: Message) -> list[str]:
    """Where it came from, for people."""
    notes = []
    if message.referral:
        notes.append(f"Reklamdan geldi: {message.referral.headline or 'adsız'}")
    context = message.context
    if context and context.referred_product:
        notes.append(f"Katalog ürünü: {context.referred_product.product_retailer_id}")
    if context and (context.forwarded or context.frequently_forwarded):
        notes.append("İletilmiş mesaj")
    return notes


def _place(location: Location) -> str:
    named = ", ".join(part for part in (location.name, location.address) if part)
    point = f"{location.latitude:.5f}, {location.longitude:.5f}"
    return f"Konum: {named} ({point})" if named else f"Konum: {point}"


def _digits(number: str) -> str:
    return "".join(one for one in number if one.isascii() and one.isdigit())
