"""Updates on their way to a webhook."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from tests.botapi import Api
from tests.botapi.asking import ask
from tests.botapi.hook import Hook


def crowd(api: Api, people: int, words: int = 1) -> list[int]:
    """Many people say something, each several times in a row."""
    said = [
        api.user(chat).says(str(word)) for chat in range(1, people + 1) for word in range(words)
    ]
    return [one.update_id for one in said]


def test_updates_come_with_the_secret_of_set_webhook(api: Api, hook: Hook) -> None:
    ask(api, lambda bot: bot.set_webhook(hook.url, secret_token="word", max_connections=5))
    api.deliver()
    said = api.user(7).says("Merhaba")
    assert api.wait_delivered()
    assert hook.secrets == ["word"]
    assert hook.bodies[0]["message"]["text"] == "Merhaba"
    assert list(api.acknowledged) == [said.update_id]
    info = ask(api, lambda bot: bot.get_webhook_info())
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 5)


@pytest.mark.parametrize("trouble", [500, 404, 302, 0])
def test_an_update_comes_again_until_it_is_taken(api: Api, hook: Hook, trouble: int) -> None:
    hook.script.extend([trouble, trouble])
    api.set_webhook(hook.url)
    api.deliver()
    said = api.user(7).says("Merhaba")
    assert api.wait_delivered()
    assert hook.numbers == [said.update_id] * 3
    assert api.refused == 2
    info = ask(api, lambda bot: bot.get_webhook_info())
    assert info.last_error_date and info.last_error_message


def test_a_product_that_is_not_there_loses_nothing(api: Api) -> None:
    with Hook() as gone:
        api.set_webhook(gone.url)
    api.deliver()
    numbers = crowd(api, 3)
    assert api.wait(lambda: api.webhook_error)
    assert api.undelivered() == numbers
    with Hook() as back:
        api.set_webhook(back.url)
        assert api.wait_delivered()
        assert sorted(back.numbers) == numbers


def test_one_chats_updates_keep_their_order_over_failures(api: Api, hook: Hook) -> None:
    numbers = crowd(api, 4, words=5)
    hook.script.extend([500, 200, 200, 500, 500])
    api.set_webhook(hook.url)
    api.deliver()
    assert api.wait_delivered()
    for chat in range(1, 5):
        words = [body["message"] for body in hook.bodies if body["message"]["chat"]["id"] == chat]
        ids = [message["message_id"] for message in words]
        assert ids == sorted(ids)
    assert sorted(set(hook.numbers)) == numbers


def test_a_share_comes_twice(api: Api, hook: Hook) -> None:
    numbers = crowd(api, 60)
    api.set_webhook(hook.url)
    api.deliver(repeat=0.3, seed=4)
    assert api.wait_delivered()
    assert sorted(set(hook.numbers)) == numbers
    assert 5 < len(hook.numbers) - len(numbers) < 35


def test_all_come_twice(api: Api, hook: Hook) -> None:
    numbers = crowd(api, 5)
    api.set_webhook(hook.url)
    api.deliver(repeat=1)
    assert api.wait_delivered()
    assert sorted(hook.numbers) == sorted(numbers * 2)


def test_disorder_is_by_the_seed_and_within_its_places(api: Api) -> None:
    def order(seed: int) -> list[int]:
        with Api() as fresh, Hook() as hook:
            crowd(fresh, 5, words=6)
            fresh.set_webhook(hook.url)
            fresh.deliver(disorder=4, seed=seed, connections=1)
            assert fresh.wait_delivered()
            return hook.numbers

    first = order(1)
    assert first == order(1) != order(2)
    assert sorted(first) == list(range(1, 31)) != first
    assert all(abs(place - number) <= 4 for place, number in enumerate(first, 1))


def test_dropped_updates_do_not_come(api: Api, hook: Hook) -> None:
    crowd(api, 3)
    ask(api, lambda bot: bot.set_webhook(hook.url, drop_pending_updates=True))
    api.deliver(rate=1000)
    said = api.user(7).says("Merhaba")
    assert api.wait_delivered()
    assert hook.numbers == [said.update_id]


def test_stopped_delivery_leaves_updates_waiting(api: Api, hook: Hook) -> None:
    api.set_webhook(hook.url)
    api.deliver()
    api.stop_delivery()
    numbers = crowd(api, 2)
    assert not api.wait_delivered(0)
    assert (hook.numbers, api.undelivered()) == ([], numbers)


def test_webhooks_that_telegram_refuses(api: Api) -> None:
    with pytest.raises(BadRequest, match=r"(?i)an https url must be provided"):
        ask(api, lambda bot: bot.set_webhook("http://example.com/hook"))
    with pytest.raises(BadRequest, match="unallowed characters"):
        ask(api, lambda bot: bot.set_webhook("https://example.com/", secret_token="a b"))
