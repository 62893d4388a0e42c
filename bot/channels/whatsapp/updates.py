"""What we read of the Cloud API's webhooks; every other field is left alone.

Types of our own: a notification must stay readable when Meta adds a field or a kind of message, and
one that can't be read may not hold up those that came in the same body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct, field

Name = Annotated[str, Meta(min_length=1)]
# Unix seconds, as a string; a number is as good.
Stamp = Annotated[str, Meta(pattern="^[0-9]{1,20}$")] | Annotated[int, Meta(ge=0)]
Raw = dict[str, Any]
S = TypeVar("S", bound=Struct)

WHATSAPP, MESSAGES = "whatsapp_business_account", "messages"
_LATEST, _LONGEST_ID = 2**33, 180


class Change(Struct):
    """One thing that happened; its `value` depends on the `field`."""

    field: str
    value: Raw


class Entry(Struct):
    """Changes of one WhatsApp Business account."""

    changes: list[Change]


class Notification(Struct):
    """One body: entries x changes x messages and statuses."""

    object: str
    entry: list[Any]

    def entries(self) -> list[Entry]:
        """Those of WhatsApp; an app may be told of other products too. Raises ValueError."""
        return [converted(one, Entry) for one in self.entry] if self.object == WHATSAPP else []


class Metadata(Struct):
    """The number of ours that it is about."""

    phone_number_id: str


class Profile(Struct):
    """Who a customer is: `wa_id` the telephone number, `user_id` the name that Meta gives us."""

    wa_id: str | None = None
    user_id: str | None = None


class Value(Struct):
    """The value of a change of `messages`."""

    metadata: Metadata
    contacts: list[Profile] = []
    messages: list[Raw] = []
    statuses: list[Raw] = []
    errors: list[Raw] = []


class Head(Struct):
    """What every message has; without a sender it is the platform's own."""

    id: Name
    timestamp: Stamp
    type: str
    sender: Annotated[str, Meta(max_length=64)] | None = field(name="from", default=None)
    from_user_id: Annotated[str, Meta(max_length=160)] | None = None
    group_id: str | None = None


class Text(Struct):
    """Words."""

    body: str = ""


class Media(Struct):
    """A file at Meta, for seven days."""

    id: str
    caption: str | None = None
    filename: str | None = None
    voice: bool = False


class Location(Struct):
    """Degrees; the names where a place was chosen."""

    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None


class Phone(Struct):
    """A number of a shared contact; `wa_id` where it is on WhatsApp."""

    phone: str | None = None
    wa_id: str | None = None


class SharedContact(Struct):
    """A card of somebody, perhaps of the sender."""

    phones: list[Phone] = []


class Reply(Struct):
    """The pressed button or the chosen row: our id of it, and its title."""

    id: str = ""
    title: str = ""


class Interactive(Struct):
    """`type`: button_reply, list_reply, nfm_reply and others."""

    type: str = ""
    button_reply: Reply | None = None
    list_reply: Reply | None = None


class Button(Struct):
    """A template's button that was pressed."""

    text: str = ""


class Reaction(Struct):
    """An emoji under a message; without one it was taken back."""

    message_id: str = ""
    emoji: str | None = None


class System(Struct):
    """What the platform tells of a customer."""

    type: str = ""
    wa_id: str | None = None
    new_wa_id: str | None = None
    user_id: str | None = None
    previous_user_id: str | None = None


class Product(Struct):
    """A product of the shop's catalogue at Meta."""

    product_retailer_id: str = ""


class Order(Struct):
    """A basket filled from the catalogue."""

    product_items: list[Product] = []


class Context(Struct):
    """What a message refers to."""

    forwarded: bool = False
    frequently_forwarded: bool = False
    referred_product: Product | None = None


class Referral(Struct):
    """The advertisement that a customer came by."""

    headline: str | None = None
    source_url: str | None = None


class Edited(Struct):
    """What an earlier message says now."""

    original_message_id: str = ""
    message: Raw = {}


class Revoked(Struct):
    """An earlier message that the customer deleted."""

    original_message_id: str = ""


class Message(Head):
    """A message with its content, by its `type`."""

    text: Text | None = None
    image: Media | None = None
    audio: Media | None = None
    video: Media | None = None
    document: Media | None = None
    sticker: Media | None = None
    location: Location | None = None
    contacts: list[SharedContact] | None = None
    interactive: Interactive | None = None
    button: Button | None = None
    reaction: Reaction | None = None
    order: Order | None = None
    system: System | None = None
    edit: Edited | None = None
    revoke: Revoked | None = None
    context: Context | None = None
    referral: Referral | None = None


class Taken(Struct):
    """A message as it is kept until it is taken, with who sent it."""

    message: Raw
    who: Profile


def read(body: bytes) -> Notification:
    """A notification; raises ValueError for what is none."""
    try:
        return msgspec.json.decode(body, type=Notification)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from None


def values(notification: Notification) -> Iterator[Value]:
    """Of each change of `messages`; raises ValueError for what is none."""
    for entry in notification.entries():
        for change in entry.changes:
            if change.field == MESSAGES:
                yield converted(change.value, Value)


def others(notification: Notification) -> Iterator[Change]:
    """The changes of every other field."""
    for entry in notification.entries():
        yield from (change for change in entry.changes if change.field != MESSAGES)


def head(raw: Raw) -> Head:
    """Raises ValueError."""
    return converted(raw, Head)


def message(raw: Raw) -> Message:
    """Raises ValueError where its content has another form than we know."""
    return converted(raw, Message)


def key(name: str) -> str:
    """Meta's id of a message, as long as it promises; what is longer goes by its digest."""
    return name if len(name) <= _LONGEST_ID else hashlib.sha256(name.encode()).hexdigest()


def moment(stamp: str | int) -> datetime:
    """A time of Meta's; one that no calendar has is the last of them."""
    return datetime.fromtimestamp(min(int(stamp), _LATEST), timezone.utc)


def inner(raw: Raw) -> Message:
    """The message inside of an edit, which has no id of its own; raises ValueError."""
    return message({"id": "edit", "timestamp": "0", **raw})


def converted(raw: Any, kind: type[S]) -> S:
    """Raises ValueError with the field and the type, never a value."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
