"""What can be wrong with a message or a step, as decisions for the channel that brought it."""

from __future__ import annotations

from uuid import UUID


class Refused(Exception):
    """The input can't be taken: `code` for machines, `message` in Turkish for the customer.

    `status` is the HTTP status that a channel with answers gives.
    """

    status = 400

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


class TooLarge(Refused):
    """More bytes or pixels than we take."""

    status = 413


class WrongType(Refused):
    """No photo that we can open."""

    status = 415


class NotYours(Exception):
    """The conversation is not (or no longer) in the state or hands that the step needs."""


class OtherOpen(Exception):
    """The customer's open conversation is another one: `conversation_id`."""

    def __init__(self, conversation_id: UUID) -> None:
        super().__init__(str(conversation_id))
        self.conversation_id = conversation_id
