"""The values of all fields but `messages`, and whole bodies of more of a field."""

from __future__ import annotations

from tests.channels.whatsapp.payloads.account import ACCOUNT, MORE_OF_THE_ACCOUNT, TEMPLATES
from tests.channels.whatsapp.payloads.elsewhere import MORE_OF_TALKS, TALKS
from tests.channels.whatsapp.payloads.people import Payload, change, fresh
from tests.channels.whatsapp.payloads.told import PEOPLE, TRACES

CHANGES: dict[str, Payload] = {
    field: fresh(content)
    for field, content in {**ACCOUNT, **TEMPLATES, **TALKS, **PEOPLE, **TRACES}.items()
}

CHANGE_VARIANTS: dict[str, Payload] = {
    name: change(field, content)
    for name, (field, content) in {**MORE_OF_THE_ACCOUNT, **MORE_OF_TALKS}.items()
}
