"""The error codes of Meta's WhatsApp Cloud API as data: what each means, and what we do about it.

Source: Meta's pages "Error codes" of the Cloud API (and those of groups, calls, flows, blocking and
user names that it points to) and "Handle errors" of the Graph API; the notes are our own. A code
comes in an answer's `error.code`, in the `errors` of a failed status, and in the webhook's
`value.errors`. Meta asks to go by the code, never by its title or by the HTTP status.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Reaction(str, Enum):
    """What is done about an error."""

    RETRY = "retry"
    """Temporary: the same message again later."""
    SLOW_DOWN = "slow_down"
    """The rate of the number or of the app: everybody waits."""
    PAIR = "pair"
    """Too fast to this one customer: only they wait, six seconds at least."""
    WINDOW = "window"
    """Over 24 hours since the customer wrote: a template or nothing."""
    UNREACHABLE = "unreachable"
    """Nobody is reached there, whatever is sent."""
    EXPIRED = "expired"
    """The key or its permissions: somebody has to renew it, and messages wait."""
    STOPPED = "stopped"
    """Account or number restricted, locked or unpaid: somebody has to act, and messages wait."""
    TEMPLATE = "template"
    """The template is missing or paused, or has other parameters."""
    MEDIA = "media"
    """The file can't be taken or fetched."""
    PERMANENT = "permanent"
    """A fault of ours, or a refusal, of this one message: never again."""


@dataclass(frozen=True)
class Code:
    """One code: the reaction to it, and its meaning for people."""

    reaction: Reaction
    meaning: str


_RETRY, _SLOW, _PAIR = Reaction.RETRY, Reaction.SLOW_DOWN, Reaction.PAIR
_WINDOW, _GONE, _EXPIRED = Reaction.WINDOW, Reaction.UNREACHABLE, Reaction.EXPIRED
_STOPPED, _TEMPLATE = Reaction.STOPPED, Reaction.TEMPLATE
_MEDIA, _NEVER = Reaction.MEDIA, Reaction.PERMANENT

_GRAPH: Final[Mapping[int, Code]] = {
    0: Code(_EXPIRED, "the key is expired, withdrawn or refused"),
    1: Code(_RETRY, "unknown: a wrong request, or a fault at Meta"),
    2: Code(_RETRY, "Meta is down or overloaded for a while"),
    3: Code(_EXPIRED, "the app has no such capability or permission"),
    4: Code(_SLOW, "the app calls the API too often"),
    10: Code(_EXPIRED, "a permission was never granted, or was taken away"),
    17: Code(_SLOW, "the user of the key calls the API too often"),
    33: Code(_STOPPED, "the business number was deleted, or its id is wrong"),
    100: Code(_NEVER, "a parameter that is unknown, misspelt or too long"),
    102: Code(_EXPIRED, "the session of the key has ended"),
    190: Code(_EXPIRED, "the key has expired or is not valid"),
    341: Code(_SLOW, "the app has reached a limit for a while"),
    368: Code(_STOPPED, "the account is restricted or off: it broke a policy"),
    506: Code(_NEVER, "the same was posted just before"),
    613: Code(_SLOW, "this kind of request comes too often"),
    80007: Code(_SLOW, "the WhatsApp Business Account has reached its rate"),
    80008: Code(_SLOW, "too many calls that manage the WhatsApp Business Account"),
    1752041: Code(_NEVER, "another partner has asked to set this up already"),
}

_SENDING: Final[Mapping[int, Code]] = {
    130429: Code(_SLOW, "the number's throughput is reached"),
    130472: Code(_NEVER, "not sent: the customer is part of an experiment of Meta's"),
    130497: Code(_GONE, "the account may not write to the customer's country"),
    131000: Code(_RETRY, "an unknown fault at Meta"),
    131005: Code(_EXPIRED, "a permission was never granted, or was taken away"),
    131008: Code(_NEVER, "a required parameter is missing"),
    131009: Code(_NEVER, "a parameter has a value that is not allowed"),
    131016: Code(_RETRY, "a service of Meta's is down for a while"),
    131021: Code(_NEVER, "recipient and sender are the same number"),
    131026: Code(_GONE, "no WhatsApp there, an old one, or its terms not accepted"),
    131030: Code(_GONE, "a test number writes to its listed recipients only"),
    131031: Code(_STOPPED, "the account is locked, or data like the PIN did not fit"),
    131037: Code(_STOPPED, "the number's display name is not approved"),
    131042: Code(_STOPPED, "the way of payment is missing or fails"),
    131043: Code(_NEVER, "the message grew too old on its way"),
    131044: Code(_STOPPED, "the way of payment is missing or fails, for calls"),
    131045: Code(_STOPPED, "the number is not registered as it should be"),
    131047: Code(_WINDOW, "the customer last wrote over 24 hours ago"),
    131048: Code(_STOPPED, "too much of the number's was blocked or reported as spam"),
    131049: Code(_NEVER, "held back by Meta: enough marketing for this customer"),
    131050: Code(_NEVER, "the customer wants no marketing from us"),
    131051: Code(_NEVER, "a kind of message that is not supported"),
    131052: Code(_MEDIA, "the customer's file can't be fetched"),
    131053: Code(_MEDIA, "our file can't be taken: kind, size or address"),
    131055: Code(_NEVER, "only marketing templates may go this way"),
    131056: Code(_PAIR, "too many messages to this customer in a short time"),
    131057: Code(_RETRY, "the account is being serviced, as for a higher throughput"),
    131058: Code(_TEMPLATE, "the sample template goes out from test numbers only"),
    131060: Code(_NEVER, "the customer's message can't be shown here"),
    131062: Code(_NEVER, "this kind of message needs the phone number, no user id"),
    131063: Code(_TEMPLATE, "marketing templates are switched off for this API"),
    131064: Code(_STOPPED, "limited, for templates were filed in the wrong category"),
    134011: Code(_NEVER, "the terms of payments in WhatsApp are not accepted"),
    134100: Code(_TEMPLATE, "only marketing templates may go this way"),
    134101: Code(_RETRY, "the template is still being copied: ten minutes at most"),
    134102: Code(_TEMPLATE, "the template, or the account, is not ready for this way"),
    135000: Code(_NEVER, "an unknown fault in the request's parameters"),
    137000: Code(_NEVER, "the customer's identity key is another one by now"),
}

_TEMPLATES: Final[Mapping[int, Code]] = {
    132000: Code(_TEMPLATE, "the template has more or fewer parameters"),
    132001: Code(_TEMPLATE, "no such template in this language, or not approved"),
    132005: Code(_TEMPLATE, "the filled text is too long"),
    132007: Code(_TEMPLATE, "the text breaks a policy"),
    132008: Code(_TEMPLATE, "a parameter's value is not allowed"),
    132012: Code(_TEMPLATE, "a parameter is of another format"),
    132015: Code(_TEMPLATE, "the template is paused for its low quality"),
    132016: Code(_TEMPLATE, "the template is off for good for its low quality"),
    132018: Code(_TEMPLATE, "the template's parameters are not valid"),
    132068: Code(_NEVER, "the flow in it is blocked"),
    132069: Code(_RETRY, "the flow in it is slowed down: ten messages an hour"),
    2388019: Code(_TEMPLATE, "the account has as many templates as it may"),
    2388040: Code(_TEMPLATE, "a field of the template is too long"),
    2388047: Code(_TEMPLATE, "the template's header is of a wrong format"),
    2388072: Code(_TEMPLATE, "the template's body is of a wrong format"),
    2388073: Code(_TEMPLATE, "the template's footer is of a wrong format"),
    2388293: Code(_TEMPLATE, "too many variables for so short a template"),
    2388299: Code(_TEMPLATE, "a template neither begins nor ends with a variable"),
    200005: Code(_NEVER, "no insights into templates for this account yet"),
    200006: Code(_NEVER, "insights into templates can't be switched off"),
    200007: Code(_NEVER, "insights into templates are not switched on"),
}

_NUMBERS: Final[Mapping[int, Code]] = {
    133000: Code(_STOPPED, "the number was not deregistered to the end"),
    133004: Code(_RETRY, "the registration's server is down for a while"),
    133005: Code(_STOPPED, "the PIN of the two-step verification is wrong"),
    133006: Code(_STOPPED, "the number has to be verified again"),
    133008: Code(_STOPPED, "too many guesses of the PIN"),
    133009: Code(_STOPPED, "the PIN was entered too fast"),
    133010: Code(_STOPPED, "the number is not registered for the API"),
    133015: Code(_RETRY, "the number was just deleted: five minutes"),
    133016: Code(_STOPPED, "registered or deregistered too often: locked for a while"),
    147001: Code(_NEVER, "the business user name is not to be had"),
    147002: Code(_NEVER, "the account may not have a user name yet"),
    147003: Code(_NEVER, "the user name belongs to a Facebook page not linked"),
    147004: Code(_NEVER, "the user name belongs to an Instagram account not linked"),
    147005: Code(_NEVER, "another number of ours has this user name"),
    2388001: Code(_NEVER, "moving a number: ownership or two-step verification"),
    2388012: Code(_NEVER, "moving a number: it is there already"),
    2388091: Code(_NEVER, "moving a number: no code, for it does not move"),
    2388093: Code(_NEVER, "moving a number: no code to check, for it does not move"),
    2388103: Code(_NEVER, "moving a number: one of the accounts is not ready"),
    2494100: Code(_RETRY, "the number is being serviced: a few minutes"),
    2593079: Code(_NEVER, "the account is marked for another move already"),
    2593085: Code(_NEVER, "the account can't change its owner this way"),
    2593107: Code(_NEVER, "contacts or history were synchronised before"),
    2593108: Code(_NEVER, "contacts or history: the 24 hours for it are over"),
    2593109: Code(_NEVER, "the business does not share its history"),
}

# We send to no group, call nobody, and send no flow; whoever begins to finds their codes here.
_OTHERS: Final[Mapping[int, Code]] = {
    131020: Code(_NEVER, "group: nobody else is in it"),
    131041: Code(_GONE, "group: there is none, or we are not in it"),
    131059: Code(_NEVER, "the cursor of a list is too old or broken"),
    131201: Code(_NEVER, "group: done for some of the participants only"),
    131202: Code(_NEVER, "group: a participant is named twice"),
    131204: Code(_NEVER, "group: too many participants"),
    131207: Code(_GONE, "group: suspended, for it broke a policy"),
    131208: Code(_SLOW, "group: too many operations by this number"),
    131209: Code(_MEDIA, "group: its picture is no square"),
    131210: Code(_MEDIA, "group: its picture is too small"),
    131211: Code(_NEVER, "group: the number has as many as it may"),
    131212: Code(_NEVER, "group: the participant is not in it"),
    131213: Code(_NEVER, "group: there is no such request to join"),
    131214: Code(_NEVER, "group: none can be made for a while"),
    131215: Code(_NEVER, "group: the number may have none"),
    138000: Code(_NEVER, "call: not switched on for the number"),
    138001: Code(_NEVER, "call: the customer can't be called"),
    138002: Code(_RETRY, "call: too many at once"),
    138003: Code(_RETRY, "call: one is under way with them"),
    138004: Code(_RETRY, "call: no connection"),
    138005: Code(_SLOW, "call: the number calls too often"),
    138006: Code(_NEVER, "call: the customer has not allowed it"),
    138007: Code(_RETRY, "call: no connection in time"),
    138009: Code(_NEVER, "call: asked for permission too often"),
    138012: Code(_NEVER, "call: as many in 24 hours as we may"),
    138013: Code(_SLOW, "call: its permission was looked up too often"),
    138018: Code(_NEVER, "call: can't be switched on yet"),
    139000: Code(_STOPPED, "flow: the account may not make any"),
    139001: Code(_NEVER, "flow: not changed"),
    139002: Code(_NEVER, "flow: not published"),
    139003: Code(_NEVER, "flow: not deprecated"),
    139004: Code(_NEVER, "flow: not deleted"),
    139100: Code(_NEVER, "blocking: failed for some"),
    139101: Code(_NEVER, "blocking: the list is full"),
    139102: Code(_RETRY, "blocking: the list changed meanwhile"),
    139103: Code(_RETRY, "blocking: a fault at Meta"),
}

CODES: Final[Mapping[int, Code]] = {**_GRAPH, **_SENDING, **_TEMPLATES, **_NUMBERS, **_OTHERS}

# Meta documents the first as a whole, and adds to the second.
_PERMISSIONS: Final = range(200, 300)
_OF_TEMPLATES: Final = range(132000, 132019)
_BY_STATUS: Final[Mapping[int, Reaction]] = {401: _EXPIRED, 429: _SLOW}


def reaction(code: int, http: int) -> Reaction:
    """What to do about a code; one that is not known is decided by the answer's HTTP status.

    `http` is 0 where the webhook tells it: Meta has given up then, and so do we.
    """
    if code in CODES:
        return CODES[code].reaction
    if code in _PERMISSIONS:
        return _EXPIRED
    if code in _OF_TEMPLATES:
        return _TEMPLATE
    return _BY_STATUS.get(http, _RETRY if http >= 500 else _NEVER)
