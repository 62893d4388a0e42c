"""Each fault, as python-telegram-bot's client sees it."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta

import pytest
from telegram import Bot, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.botapi import Api, Bad, Cut, Fail, Fault, Fine, Flood, Migrated, Slow
from tests.botapi.asking import ask


def try_often(api: Api, times: int) -> list[TelegramError | None]:
    """What each of so many messages of one client meets."""

    async def talk(bot: Bot) -> list[TelegramError | None]:
        return [await _error(bot.send_message(7, "Merhaba")) for _ in range(times)]

    return ask(api, talk)


async def _error(sending: Awaitable[Message]) -> TelegramError | None:
    try:
        await sending
    except TelegramError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("fault", "kind", "arrived"),
    [
        (Fail(500), NetworkError, 0),
        (Fail(502), NetworkError, 0),
        (Cut(before=True), NetworkError, 0),
        (Cut(before=False), NetworkError, 1),
        (Bad(400, "Bad Request: not enough rights"), BadRequest, 0),
        (Bad(403, "Forbidden: user is deactivated"), Forbidden, 0),
        (Flood(3), RetryAfter, 0),
        (Migrated(-1005), ChatMigrated, 0),
    ],
)
def test_a_fault_is_met_once(
    api: Api, fault: Fault, kind: type[TelegramError], arrived: int
) -> None:
    api.user(7)
    api.fault("sendMessage", fault)
    assert [type(error) for error in try_often(api, 1)] == [kind]
    assert len(api.sent) == arrived
    assert try_often(api, 1) == [None]
    assert len(api.sent) == arrived + 1


def test_a_slow_answer_comes_too_late_though_the_message_arrived(api: Api) -> None:
    api.user(7)
    api.fault("sendMessage", Slow(60))
    with pytest.raises(TimedOut):
        ask(api, lambda bot: bot.send_message(7, "Merhaba", read_timeout=0.5))
    assert api.wait(lambda: len(api.sent) == 1)


def test_what_the_refusals_carry(api: Api) -> None:
    api.user(7)
    api.fault("sendMessage", Flood(3), Migrated(-1005))
    flood, migrated = try_often(api, 2)
    assert isinstance(flood, RetryAfter)
    assert flood.retry_after in {3, timedelta(seconds=3)}
    assert isinstance(migrated, ChatMigrated) and migrated.new_chat_id == -1005
    assert [call.code for call in api.calls("sendMessage")] == [429, 400]


def test_a_script_is_followed_in_order_and_by_its_method_only(api: Api) -> None:
    api.user(7)
    api.fault("sendMessage", Fine(), Cut(), Fine(), Fail())
    ask(api, lambda bot: bot.send_chat_action(7, "typing"))
    assert [type(error) for error in try_often(api, 5)] == [
        *(type(None), NetworkError, type(None), NetworkError, type(None))
    ]
    assert [call.code for call in api.calls("sendMessage")] == [200, 200, 500, 200]


def test_a_storm_is_the_same_for_the_same_seed(api: Api) -> None:
    def weather(seed: int) -> list[str]:
        api.storm(0.5, Fail(), Flood(1), seed=seed)
        return [type(error).__name__ for error in try_often(api, 12)]

    api.user(7)
    first = weather(1)
    assert first == weather(1) != weather(2)
    assert set(first) == {"NoneType", "NetworkError", "RetryAfter"}


def test_a_download_can_be_cut_too(api: Api) -> None:
    path = f"{api.url}/file/bot1:TEST/nothing"
    api.fault("file", Cut())
    with pytest.raises(NetworkError):
        ask(api, lambda bot: bot.request.retrieve(path))


def test_telegrams_own_rates_by_a_clock_of_the_test() -> None:
    now = [100.0]
    with Api(clock=lambda: now[0]) as api:
        api.flood_rule = (1, 2)
        for chat_id in (7, 8, 9):
            api.user(chat_id)

        def send(chat_id: int) -> bool:
            try:
                ask(api, lambda bot: bot.send_message(chat_id, "Merhaba"))
            except RetryAfter:
                return False
            return True

        assert [send(7), send(7), send(8), send(9)] == [True, False, True, False]
        assert api.violations == 2
        now[0] += 1
        assert [send(7), send(9)] == [True, True]
        assert [sent.at for sent in api.sent] == [100, 100, 101, 101]
