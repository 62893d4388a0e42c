"""The payloads keep what Meta documents: no type is missing, ids and times are right."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.channels.whatsapp.payloads import (
    BAD,
    CHANGE_VARIANTS,
    CHANGES,
    ERRORS,
    MESSAGE_VARIANTS,
    MESSAGES,
    SENDERS,
    STATUSES,
    BadBody,
    Payload,
    change,
    envelope,
    message,
    value,
)


class Frame(msgspec.Struct):
    """What is around everything, as a reader with types of its own sees it."""

    object: str
    entry: list[msgspec.Raw]


TYPES = {
    *("audio", "button", "contacts", "document", "edit", "image", "interactive", "location"),
    *("order", "reaction", "revoke", "sticker", "system", "text", "unsupported", "video"),
    # Of older versions, or of a part of the numbers.
    *("ephemeral", "errors", "request_welcome", "unknown"),
}
ANSWERS = {"button_reply", "call_permission_reply", "list_reply", "nfm_reply"}
SYSTEM = {
    *("user_changed_number", "user_changed_user_id"),
    *("customer_changed_number", "customer_identity_changed"),
}
WORDS = {"sent", "delivered", "read", "played", "failed", "deleted", "warning"}
FIELDS = {
    *("account_alerts", "account_review_update", "account_update", "automatic_events"),
    *("business_capability_update", "business_username_update", "calls", "flows"),
    *("group_lifecycle_update", "group_participants_update", "group_settings_update"),
    *("group_status_update", "history", "message_echoes", "message_template_components_update"),
    *("message_template_quality_update", "message_template_status_update"),
    *("messaging_handovers", "partner_solutions", "payment_configuration_update"),
    *("phone_number_name_update", "phone_number_quality_update", "security"),
    *("smb_app_state_sync", "smb_message_echoes", "standby", "template_category_update"),
    *("tracking_events", "user_id_update", "user_preferences"),
}
ALL_MESSAGES = {**MESSAGES, **MESSAGE_VARIANTS}
TAKEN = {name: bad for name, bad in BAD.items() if bad.status == 200}
REFUSED = {name: bad for name, bad in BAD.items() if bad.status == 400}


def kinds(named: str) -> set[str]:
    """The types below a type: of answers, or of what WhatsApp tells."""
    return {content[named]["type"] for content in ALL_MESSAGES.values() if named in content}


def test_there_is_a_message_of_every_type() -> None:
    assert {content["type"] for content in MESSAGES.values()} == {*TYPES, "hologram"}
    assert kinds("interactive") == {*ANSWERS, "hologram_reply"}
    assert kinds("system") == SYSTEM


def test_there_is_a_status_of_every_word() -> None:
    of_messages = {told["status"] for told in STATUSES.values() if "type" not in told}
    assert of_messages == {*WORDS, "teleported"}


def test_there_is_a_change_of_every_field() -> None:
    assert set(CHANGES) == {*FIELDS, "a_field_of_the_future"}


@pytest.mark.parametrize("content", ALL_MESSAGES.values(), ids=ALL_MESSAGES)
def test_a_message_has_an_id_a_time_and_a_sender(content: Payload) -> None:
    assert content["id"].startswith("wamid.")
    assert content["timestamp"].isdigit()
    assert content.get("from", "9").isdigit()
    assert content.get("from_user_id", "TR.").startswith("TR.")
    assert {"from", "from_user_id"} & set(content)


@pytest.mark.parametrize("told", STATUSES.values(), ids=STATUSES)
def test_a_status_has_an_id_a_time_and_numbers_for_codes(told: Payload) -> None:
    assert told["id"].startswith("wamid.")
    assert told["timestamp"].isdigit()
    assert all(isinstance(error["code"], int) for error in told.get("errors", ()))


def test_an_error_has_a_number_for_a_code() -> None:
    assert all(isinstance(error["code"], int) for error in ERRORS.values())


def test_no_two_have_one_id() -> None:
    """A server that knows an id again would let the second pass."""
    ids = [whole["id"] for whole in (*ALL_MESSAGES.values(), *STATUSES.values())]
    assert len(set(ids)) == len(ids)


def test_whoever_writes_is_the_contact_beside_it() -> None:
    for name, content in MESSAGE_VARIANTS.items():
        assert content.get("from") == SENDERS[name].get("wa_id"), name
        assert content.get("from_user_id") == SENDERS[name].get("user_id"), name


def test_a_value_leaves_out_what_is_empty() -> None:
    assert set(value()) == {"messaging_product", "metadata"}
    assert set(value([message()])) == {*value(), "messages", "contacts"}
    assert set(value([message()], contacts=())) == {*value(), "messages"}
    assert set(value(statuses=[STATUSES["sent"]])) == {*value(), "statuses"}
    assert set(value(errors=[ERRORS["key"]])) == {*value(), "errors"}


def test_an_envelope_has_an_entry_for_each_value() -> None:
    whole = envelope(value(), value(statuses=[STATUSES["sent"]]), waba="7")
    assert [entry["id"] for entry in whole["entry"]] == ["7", "7"]
    assert [len(entry["changes"]) for entry in whole["entry"]] == [1, 1]
    assert whole["entry"][1]["changes"][0]["field"] == "messages"


def test_what_a_helper_returns_is_fresh() -> None:
    whole = envelope(value([MESSAGES["text"]]))
    whole["entry"][0]["changes"][0]["value"]["messages"][0]["text"]["body"] = "başka"
    assert MESSAGES["text"]["text"]["body"] != "başka"


@pytest.mark.parametrize("field", CHANGES)
def test_a_change_is_json(field: str) -> None:
    whole = change(field, CHANGES[field])
    assert json.loads(json.dumps(whole)) == whole
    assert whole["entry"][0]["changes"] == [{"field": field, "value": CHANGES[field]}]


@pytest.mark.parametrize("whole", CHANGE_VARIANTS.values(), ids=CHANGE_VARIANTS)
def test_more_of_a_change_is_json_of_a_known_field(whole: Payload) -> None:
    assert json.loads(json.dumps(whole)) == whole
    assert whole["entry"][0]["changes"][0]["field"] in {*FIELDS, "messages"}


@pytest.mark.parametrize("bad", TAKEN.values(), ids=TAKEN)
def test_what_is_taken_is_an_object_with_entries(bad: BadBody) -> None:
    whole = msgspec.json.decode(bad.body, type=Frame)
    assert whole.object


def test_each_body_is_either_taken_or_refused() -> None:
    assert set(TAKEN) | set(REFUSED) == set(BAD)
    assert all(isinstance(bad.body, bytes) for bad in BAD.values())
    bodies = [bad.body for bad in BAD.values()]
    assert len(set(bodies)) == len(bodies)


def test_no_number_is_a_real_ones() -> None:
    """Of customers only those that are given for this: 90 555 111 00 xx."""
    numbers = {content["from"] for content in ALL_MESSAGES.values() if "from" in content}
    assert all(number.startswith("9055511100") and len(number) == 12 for number in numbers)
