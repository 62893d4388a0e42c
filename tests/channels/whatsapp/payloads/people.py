"""Invented people, numbers and ids, and the helpers that wrap them; none of the ids is a real one.

All that the helpers return is fresh: a test may change it without changing another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Payload = dict[str, Any]

DATE = 1_780_000_000  # 28 May 2026
DAY = 86_400
WABA = "900000000000001"
NUMBER_ID = "900000000000011"
NUMBER = "15550783881"
METADATA: Payload = {"display_phone_number": NUMBER, "phone_number_id": NUMBER_ID}
GROUP = "T1JORUstR1JVUC0wMDAx"


def wamid(number: int) -> str:
    """A message's id of ours or of a customer's: letters that Meta gives no meaning to."""
    return f"wamid.HBgMORNEK{number:08d}VAgASGBQzQTRORNEK{number:08d}AA="


# An id of a message of ours, which customers answer, press and react to.
OURS = wamid(1)
THEIRS = wamid(2)


def contact(name: str, last: int, **fields: Any) -> Payload:
    """Who writes: their number ends with `last`; `user_id` is theirs towards this business only."""
    return {
        "profile": {"name": name},
        "wa_id": f"9055511100{last:02d}",
        "user_id": f"TR.10000000000000000{last:03d}",
        **fields,
    }


ELIF: Payload = contact("Elif Uydurmaoğlu", 1)
CAN: Payload = contact("Can", 2)
# Has a user name: without a talk in the last 30 days the number is not shown any more.
SULE: Payload = {
    "profile": {"name": "Şule", "username": "@sule_uydurma_ornek"},
    "user_id": "TR.10000000000000000003",
}
# Seen by a business that links several portfolios.
IPEK: Payload = {**SULE, "parent_user_id": "TR.ENT.20000000000000000004"}


def sender(person: Payload = ELIF) -> Payload:
    """What a message says of who wrote it: as much as the contact beside it."""
    names = {"wa_id": "from", "user_id": "from_user_id", "parent_user_id": "from_parent_user_id"}
    return {name: person[known] for known, name in names.items() if known in person}


def message(kind: str = "text", person: Payload = ELIF, **fields: Any) -> Payload:
    """A message object; `fields` add to it or replace."""
    whole = {**sender(person), "id": wamid(1_001), "timestamp": str(DATE), "type": kind, **fields}
    return fresh(whole)


def value(
    messages: Iterable[Payload] = (),
    statuses: Iterable[Payload] = (),
    errors: Iterable[Payload] = (),
    contacts: Iterable[Payload] | None = None,
) -> Payload:
    """The value of the field `messages`; what is empty is left out, as Meta does.

    Beside messages Elif is the contact, unless told.
    """
    said = list(messages)
    known = ([ELIF] if said else []) if contacts is None else list(contacts)
    lists = {"contacts": known, "messages": said, "statuses": [*statuses], "errors": [*errors]}
    filled = {name: content for name, content in lists.items() if content}
    return fresh({"messaging_product": "whatsapp", "metadata": METADATA, **filled})


def envelope(*values: Payload, waba: str = WABA) -> Payload:
    """The body of a webhook call about messages: one entry with one change for each value."""
    entries = [{"id": waba, "changes": [{"value": v, "field": "messages"}]} for v in values]
    return fresh({"object": "whatsapp_business_account", "entry": entries})


def change(field: str, content: Any) -> Payload:
    """The body of a webhook call about another field; those tell their time, in seconds."""
    entry = {"id": WABA, "time": DATE, "changes": [{"value": content, "field": field}]}
    return fresh({"object": "whatsapp_business_account", "entry": [entry]})


def fresh(whole: Payload) -> Payload:
    """A copy that shares nothing, and the proof that it is JSON."""
    copy: Payload = json.loads(json.dumps(whole))
    return copy
