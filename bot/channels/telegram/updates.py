"""What we read of the Bot API's updates; every other field and kind is left alone.

Types of our own, not the library's: it checks no types, and an update must stay readable when
Telegram adds or drops a field that nobody here looks at.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

Number = Annotated[int, Meta(ge=-(2**52), le=2**52)]
UpdateId = Annotated[int, Meta(ge=0, le=2**52)]

# Update kinds that a customer's talk is made of; set_webhook asks for these alone.
MESSAGE, EDITED, PRESSED = "message", "edited_message", "callback_query"
MEMBER, POST = "my_chat_member", "channel_post"
TAKEN = (MESSAGE, EDITED, PRESSED, MEMBER, POST)

# Every kind of update that the Bot API 10.0 knows, by which they are counted.
KINDS = frozenset(
    """
    message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages message_reaction message_reaction_count
    inline_query chosen_inline_result callback_query shipping_query pre_checkout_query
    purchased_paid_media poll poll_answer my_chat_member chat_member chat_join_request chat_boost
    removed_chat_boost managed_bot guest_message
    """.split()  # noqa: SIM905
)


class Chat(Struct):
    """`type`: private, group, supergroup or channel."""

    id: Number
    type: str = "private"


class User(Struct):
    """Somebody, or a bot."""

    id: Number
    is_bot: bool = False


class File(Struct):
    """Any file; `file_size` in bytes and `duration` in seconds where Telegram says them."""

    file_id: str
    file_size: int | None = None
    mime_type: str | None = None
    duration: int | None = None


class Sticker(Struct):
    """Only its meaning is read."""

    emoji: str | None = None


class Contact(Struct):
    """`user_id` is the sender's own where they share their own number."""

    phone_number: str
    user_id: int | None = None


class Location(Struct):
    """Degrees."""

    latitude: float
    longitude: float


class Message(Struct):
    """A message; `others` of its fields tell what else it may be."""

    message_id: Number
    chat: Chat
    date: int = 0
    edit_date: int = 0
    sender: User | None = field(name="from", default=None)
    text: str | None = None
    caption: str | None = None
    media_group_id: str | None = None
    photo: list[File] | None = None
    voice: File | None = None
    audio: File | None = None
    video: File | None = None
    video_note: File | None = None
    animation: File | None = None
    document: File | None = None
    sticker: Sticker | None = None
    contact: Contact | None = None
    location: Location | None = None
    migrate_to_chat_id: Number | None = None
    story: Any = None
    poll: Any = None
    dice: Any = None
    game: Any = None
    paid_media: Any = None
    checklist: Any = None
    giveaway: Any = None
    giveaway_winners: Any = None
    invoice: Any = None


class Shown(Struct):
    """The message under which a button was pressed; an old one has no more than this."""

    message_id: Number
    chat: Chat


class Callback(Struct):
    """A pressed button; without `data` it is a game's."""

    id: str
    data: str | None = None
    message: Shown | None = None


class Membership(Struct):
    """`status`: member, kicked, left, administrator and so on."""

    status: str = ""


class MemberUpdate(Struct):
    """What somebody made of the bot in a chat."""

    chat: Chat
    new_chat_member: Membership


class Update(Struct):
    """One of the kinds that we take, or none."""

    update_id: UpdateId
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    callback_query: Callback | None = None
    my_chat_member: MemberUpdate | None = None

    @property
    def kind(self) -> str:
        """The field that it came in; '' for a kind that we do not take."""
        return next((kind for kind in TAKEN if getattr(self, kind) is not None), "")

    @property
    def chat(self) -> Chat | None:
        """Where it happened; None for a kind that we do not take, and for inline messages."""
        content = getattr(self, self.kind) if self.kind else None
        if isinstance(content, Callback):
            return content.message.chat if content.message else None
        return content.chat if content else None


def read(body: bytes) -> tuple[Update, dict[str, Any]]:
    """An update, and all of it as it came; raises ValueError for what is none."""
    try:
        raw = msgspec.json.decode(body)
        return convert(raw), raw
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from None


def stored(body: str) -> Update:
    """What `read` accepted once; raises msgspec.ValidationError."""
    return msgspec.json.decode(body, type=Update)


def convert(raw: Any) -> Update:
    """The same from an object; raises msgspec.ValidationError."""
    return msgspec.convert(raw, Update)
