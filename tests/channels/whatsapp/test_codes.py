"""What Meta documents has a reaction, and a code of the future is decided by its status."""

from __future__ import annotations

import pytest

from bot.channels.whatsapp.codes import CODES, Reaction, reaction

# As Meta documents them for what we do: sending, its key, the account and the number.
NAMED = {
    0: Reaction.EXPIRED,
    1: Reaction.RETRY,
    2: Reaction.RETRY,
    4: Reaction.SLOW_DOWN,
    10: Reaction.EXPIRED,
    33: Reaction.STOPPED,
    100: Reaction.PERMANENT,
    190: Reaction.EXPIRED,
    368: Reaction.STOPPED,
    80007: Reaction.SLOW_DOWN,
    130429: Reaction.SLOW_DOWN,
    131000: Reaction.RETRY,
    131016: Reaction.RETRY,
    131026: Reaction.UNREACHABLE,
    131031: Reaction.STOPPED,
    131042: Reaction.STOPPED,
    131047: Reaction.WINDOW,
    131048: Reaction.STOPPED,
    131049: Reaction.PERMANENT,
    131050: Reaction.PERMANENT,
    131051: Reaction.PERMANENT,
    131052: Reaction.MEDIA,
    131053: Reaction.MEDIA,
    131056: Reaction.PAIR,
    131057: Reaction.RETRY,
    133010: Reaction.STOPPED,
    135000: Reaction.PERMANENT,
}

BY_STATUS = {
    400: Reaction.PERMANENT,
    401: Reaction.EXPIRED,
    403: Reaction.PERMANENT,
    404: Reaction.PERMANENT,
    429: Reaction.SLOW_DOWN,
    500: Reaction.RETRY,
    503: Reaction.RETRY,
    # Told by the webhook: there is no status, and nothing goes out twice.
    0: Reaction.PERMANENT,
}

UNKNOWN = 199_999


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_meaning_for_people(code: int) -> None:
    """A short one: it stands in a line of the log."""
    assert 0 < len(CODES[code].meaning) <= 80
    assert CODES[code].meaning.strip(" .") == CODES[code].meaning


@pytest.mark.parametrize(("code", "wanted"), NAMED.items())
def test_a_code_has_its_reaction(code: int, wanted: Reaction) -> None:
    assert reaction(code, 400) is wanted


@pytest.mark.parametrize("http", BY_STATUS)
def test_a_known_code_is_stronger_than_the_status(http: int) -> None:
    """Meta answers 500 where the number is not registered: trying again would never end."""
    assert reaction(131045, http) is Reaction.STOPPED


@pytest.mark.parametrize(("http", "wanted"), BY_STATUS.items())
def test_an_unknown_code_is_decided_by_the_status(http: int, wanted: Reaction) -> None:
    assert UNKNOWN not in CODES
    assert reaction(UNKNOWN, http) is wanted


@pytest.mark.parametrize("code", range(200, 300))
def test_a_permission_is_the_keys(code: int) -> None:
    assert reaction(code, 403) is Reaction.EXPIRED


@pytest.mark.parametrize("code", [199, 300])
def test_what_is_next_to_a_permission_is_none(code: int) -> None:
    assert reaction(code, 403) is Reaction.PERMANENT


@pytest.mark.parametrize("code", range(132000, 132019))
def test_a_templates_codes_are_the_templates(code: int) -> None:
    """Those too that Meta has not used yet, and whatever the status."""
    assert reaction(code, 500) is Reaction.TEMPLATE


@pytest.mark.parametrize("code", [131999, 132019])
def test_what_is_next_to_a_templates_codes_is_none(code: int) -> None:
    assert reaction(code, 400) is Reaction.PERMANENT


def test_each_reaction_is_of_some_code() -> None:
    assert {code.reaction for code in CODES.values()} == set(Reaction)
