"""Who writes about the same problem again: the first return is helped, the second meets people."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import timezone as dt_timezone

import pytest
from django.utils import timezone

from bot import effects
from bot.complaints import slot
from bot.complaints.case import Case, Contact
from bot.complaints.dialogue.handoff import take_back
from bot.complaints.stored.earlier import earlier_case
from bot.complaints.stored.ledger import record
from bot.conversations.closing import close
from bot.conversations.handoff import hand_over
from bot.conversations.models import Customer
from bot.wording import days
from tests.complaints.talk import NOW, Talk, about
from tests.conversations import build

LATE, DAMAGED, STATUS = "late_delivery", "damaged_product", "order_status"
BROKEN = "bardaklar kırık geldi"


def back(
    talk: Talk,
    *days_ago: float,
    kind: str = DAMAGED,
    order: str = "TS-1011",
    answered: bool = True,
    asked: str = "TS-1011",
) -> Talk:
    """A customer who has written about an order on these days, and comes back with `asked`."""
    moments = [NOW - timedelta(days=ago) for ago in days_ago]
    contacts = [Contact(kind, order, at.date(), at, answered) for at in moments]
    case = Case(order_number=asked, proven_at=NOW.isoformat(), returning=asked, contacts=contacts)
    talk.slot = slot.dump(case)
    return talk


def test_the_first_return_gets_the_bots_help(talk: Talk) -> None:
    """Welcome back, and the next question: one return is no reason for people."""
    reply = back(talk, 2).says(BROKEN, DAMAGED)
    assert (reply.reason, reply.asks) == (None, "evidence")


def test_the_second_return_within_a_week_goes_to_people(talk: Talk) -> None:
    """With this reason, an apology of its own, and the days in the brief's line of the problem."""
    reply = back(talk, 5, 2).says(BROKEN, DAMAGED)
    assert reply.reason == "repeat_contact"
    assert reply.responses[-2:] == ("utter_repeat_contact", "utter_handoff")
    assert "bizim eksiğimiz" in reply.text
    lines = reply.brief.splitlines()
    assert len(lines) == 6
    assert "3. kez yazıyor (27 Şubat ve 2 Mart)" in lines[1]
    assert [one.type for one in reply.effect(effects.Problem)] == [DAMAGED]


@pytest.mark.parametrize(
    "why", ["too long ago", "another type", "another order", "left in the middle", "once"]
)
def test_what_is_no_second_return(talk: Talk, why: str) -> None:
    """The negative twins: the bot can help, and does."""
    back(
        talk,
        *((8, 2) if why == "too long ago" else (2,) if why == "once" else (5, 2)),
        kind="missing_item" if why == "another type" else DAMAGED,
        order="TS-1006" if why == "another order" else "TS-1011",
        answered=why != "left in the middle",
    )
    reply = talk.says(BROKEN, DAMAGED)
    assert (reply.reason, reply.asks) == (None, "evidence")


@pytest.mark.parametrize(
    ("words", "intents", "reason"),
    [
        (f"{BROKEN}, temsilci istiyorum", ("human_agent", DAMAGED), "repeat_contact"),
        (f"{BROKEN}, hakem heyetine gideceğim", ("legal_threat", DAMAGED), "legal_threat"),
        (f"{BROKEN}, elim kesildi kanıyor", (DAMAGED,), "safety"),
    ],
)
def test_what_the_reason_outweighs(
    talk: Talk, words: str, intents: tuple[str, ...], reason: str
) -> None:
    """Asking for people, but neither the law nor danger: those decide who comes, and how fast."""
    reply = back(talk, 5, 2, answered=False).says(words, *intents)
    assert reply.reason == reason
    assert ("utter_repeat_contact" in reply.responses) is (reason == "repeat_contact")
    assert "3. kez yazıyor" in reply.brief


def test_for_people_on_the_first_return_the_reason_is_their_wish(talk: Talk) -> None:
    """The twin; the brief tells of the one time before all the same."""
    back(talk, 2).says(BROKEN, DAMAGED)
    reply = talk.says("temsilci istiyorum", "human_agent")
    assert reply.reason == "customer_request"
    assert "2. kez yazıyor (2 Mart)" in reply.brief


def test_the_first_time_is_not_counted(talk: Talk) -> None:
    """Nobody's first message is told as a return."""
    talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED)
    assert "kez yazıyor" not in talk.says("temsilci", "human_agent").brief


def test_an_overdue_order_is_told_once_more_and_goes_to_people(talk: Talk) -> None:
    """The third question where it is gets the fresh answer, and people in the same breath."""
    back(talk, 3, 1, kind=LATE, order="TS-1003", asked="TS-1003")
    reply = talk.says("TS-1003 nerede kaldı", STATUS)
    assert reply.reason == "repeat_contact"
    assert reply.responses[-3:] == ("utter_info_overdue", "utter_repeat_contact", "utter_handoff")


def test_an_order_in_time_may_be_asked_for_every_day(talk: Talk) -> None:
    """The twin: nothing has gone wrong, and the answer is today's."""
    back(talk, 3, 1, kind=STATUS, order="TS-1002", asked="TS-1002")
    assert talk.says("TS-1002 nerede", STATUS).reason is None


def test_not_solved_on_the_second_return_goes_to_people(talk: Talk) -> None:
    """Where the bot could still help, and it did not help: no list of other ways."""
    back(talk, 5, 2, answered=False).says(BROKEN, DAMAGED)
    while talk.asked != "solved":
        answers = {"evidence": "none", "wish": "refund", "confirm": "agree"}
        talk.says("yok", "deny") if talk.asked == "evidence" else talk.presses(
            answers.get(str(talk.asked), talk.replies[-1].buttons[0])
        )
    reply = talk.presses("deny")
    assert reply.reason == "repeat_contact"
    assert reply.effect(effects.Solved) == [effects.Solved(yes=False)]


def _given_back(talk: Talk) -> None:
    case = talk.case
    take_back(case, "returned", "Kurye yarın gelecek")
    talk.slot, talk.form, talk.asked = slot.dump(case), None, None


def test_stays_with_people_count_within_a_conversation(talk: Talk) -> None:
    """Given back twice and the same again: the third stay is for having come back."""
    reasons = []
    for words in (f"hasarlı geldi {about('TS-1006')}", "hasarlı geldi dedim", "hasarlı, diyorum"):
        talk.says(words, DAMAGED)
        if talk.form == "complaint":
            talk.says("temsilci", "human_agent")
        reasons.append(next(one.reason for one in reversed(talk.replies) if one.reason))
        _given_back(talk)
    assert reasons == ["customer_request", "customer_request", "repeat_contact"]


def test_a_stay_is_told_by_the_customers_day(db: None) -> None:
    """Half past midnight in Istanbul is the new day, whatever the server's clock calls it."""
    talk = Talk(now=datetime(2026, 3, 4, 21, 30, tzinfo=dt_timezone.utc))
    talk.says(f"hasarlı geldi {about('TS-1006')}", DAMAGED)
    talk.says("temsilci", "human_agent")
    assert [contact.on for contact in talk.case.contacts] == [date(2026, 3, 5)]


def test_an_english_customer_reads_it_in_english(talk: Talk) -> None:
    """The apology has both languages."""
    back(talk, 5, 2)
    case = talk.case
    case.language = "en"
    talk.slot = slot.dump(case)
    assert "I apologise" in talk.hears(talk._heard(intents=(DAMAGED,), language="en")).text


@pytest.fixture
def ali(db: None) -> Customer:
    return build.customer()


def _spoken(of: Customer, days_ago: int, *types: str, people: bool = False) -> datetime:
    now = timezone.now()
    talk = build.conversation(of, started_at=now - timedelta(days=days_ago, hours=1))
    for number, kind in enumerate(types, 1):
        problem = effects.Problem(number, kind, effects.Goods("TS-1006", "A"))
        record(talk, None, problem)  # type: ignore[arg-type]
    if people:
        hand_over(talk, "customer_request", "Kim: Ali")
    close(talk, now - timedelta(days=days_ago))
    return talk.started_at


def test_earlier_conversations_are_contacts(ali: Customer) -> None:
    """By the day of the writing; each once, however many things of an order were broken."""
    first = _spoken(ali, 5, DAMAGED, DAMAGED)
    second = _spoken(ali, 2, DAMAGED, LATE, people=True)
    case = earlier_case(ali.pk, timezone.now())
    assert case is not None
    told = [(one.type, one.on, one.answered) for one in case.contacts]
    assert told == [
        (DAMAGED, timezone.localdate(first), False),
        (DAMAGED, timezone.localdate(second), True),
        (LATE, timezone.localdate(second), True),
    ]
    assert slot.load(slot.dump(case)) == case


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        ([date(2026, 11, 24), date(2026, 11, 26)], "24 ve 26 Kasım"),
        ([date(2026, 11, 30), date(2026, 12, 2)], "30 Kasım ve 2 Aralık"),
        ([date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 26)], "22, 24 ve 26 Kasım"),
        ([date(2026, 11, 26), date(2026, 11, 26)], "26 Kasım"),
    ],
)
def test_days_read_as_people_say_them(dates: list[date], text: str) -> None:
    """The month once where it is the same; a day once."""
    assert days(dates) == text
