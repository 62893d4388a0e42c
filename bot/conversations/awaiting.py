"""People are awaited: who waits long is told honestly, and nobody waits for an agent who has left.

Each sweep does at most BATCH at a time, each in a transaction of its own that begins by taking the
row: two sweeps at once, or one that is cut off, tell nothing twice and forget nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from bot import effects
from bot.callback import callback
from bot.conversations.events import conversation_changed
from bot.conversations.handlers import carry_out
from bot.conversations.handoff import hand_over, open_stay
from bot.conversations.models import Conversation, Handoff, Message, Owner, Sender
from bot.conversations.saying import say
from bot.conversations.storage import unit_of_work
from bot.hours import HOURS
from bot.wording import day

BATCH = 100
LEFT = "left"
"""How a stay ended whose agent did not answer any more."""
_STILL = (
    "Henüz uygun bir temsilcimiz çıkmadı, bunun için özür dilerim.",
    "Hâlâ sıradasınız; bu kadar beklettiğimiz için özür dilerim.",
    "Beklemeniz uzadı, farkındayız; talebiniz sırada ve unutulmadı.",
)
_CLOSED = "Bugünkü çalışma saatimiz bitti ve size bir temsilcimiz yetişemedi, özür dilerim."
_OUT_OF_HOURS = "Şu anda mesai dışındayız."
_BROKEN = "Bugün döneceğimizi söylemiştik, dönemedik; özür dilerim."
_FROM = "Temsilcilerimiz {day} saat {clock} itibarıyla yanıt verecekler."
_AWAY = "Görüştüğünüz temsilcimiz şu anda yanıt veremiyor, özür dilerim."
_NEXT = "Sizi sıranın başına aldım; ilk uygun arkadaşımız kaldığınız yerden devam edecek."
_AWAY_NOTE = "Not: önceki temsilci yanıt veremedi, görüşme sıraya döndü."


@dataclass(frozen=True)
class Times:
    """The moment of a sweep, as working time sees it.

    `since`: who has waited since the nth of these moments, or for longer, is due for the nth
    notice; `opening`: the next one, `now` itself in working hours.
    """

    now: datetime
    since: Sequence[datetime]
    opening: datetime

    def notices(self, queued_at: datetime) -> int:
        """How many notices are due to somebody who has waited since then."""
        return sum(queued_at <= moment for moment in self.since)


def notice_waiting(times: Times, where: Callable[[str], str]) -> int:
    """Tell those who have waited long; returns how many.

    Of several notices that are due only the last is told. `where` gives a channel's sentence about
    where the answer will be.
    """
    due = Q(pk__in=())
    for told, moment in enumerate(times.since):
        due |= Q(notices=told, queued_at__lte=moment)
    told = 0
    for stay in _awaited().filter(due)[:BATCH]:
        notices = times.notices(stay.queued_at)
        text = f"{_STILL[min(notices, len(_STILL)) - 1]} {where(stay.conversation.channel)}"
        with unit_of_work():
            conversation = _held(stay)
            if _awaited().filter(pk=stay.pk, notices=stay.notices).update(notices=notices):
                _tell(conversation, text)
                told += 1
    return told


def tell_closed(times: Times) -> int:
    """Work is over: who was not told from when on people answer is told now; returns how many.

    Whom somebody on call is called for is told so already.
    """
    untold = _awaited().exclude(reason=effects.SAFETY)
    untold = untold.filter(Q(opening=None) | Q(opening__lte=times.now))
    told = 0
    for stay in untold[:BATCH]:
        with unit_of_work():
            conversation = _held(stay)
            if untold.filter(pk=stay.pk, opening=stay.opening).update(opening=times.opening):
                _promise(conversation, _why_nobody(stay), times.opening)
                told += 1
    return told


def take_from_absent(times: Times, after: timedelta, agents: QuerySet[User]) -> int:
    """Queue what an agent holds and does not answer for `after`, or can't answer; how many.

    `agents`: who may hold conversations at all.
    """
    absent = Conversation.objects.filter(owner=Owner.HUMAN).filter(
        Q(unanswered_since__lt=times.now - after) | Q(assignee=None) | ~Q(assignee__in=agents)
    )
    taken = 0
    for held in absent[:BATCH]:
        with unit_of_work():
            conversation = absent.select_for_update(of=("self",)).filter(pk=held.pk).first()
            if conversation:
                _queue_again(conversation, times)
                taken += 1
    return taken


def _queue_again(conversation: Conversation, times: Times) -> None:
    """A new stay, which begins when the customer's wait began: it keeps its place in the queue."""
    since = conversation.unanswered_since or times.now
    left = open_stay(conversation).last()
    open_stay(conversation).update(ended_at=since, result=LEFT)
    conversation.assignee = conversation.unanswered_since = None
    conversation.save(update_fields=["assignee", "unanswered_since"])
    reason, brief = (left.reason, f"{left.brief}\n") if left else ("customer_request", "")
    opening = times.opening if times.opening > times.now else None
    stay = hand_over(conversation, reason, f"{brief}{_AWAY_NOTE}", opening)
    # What is told now counts as a notice: the next one comes at its time.
    stay.queued_at, stay.notices = since, max(1, times.notices(since))
    stay.save(update_fields=["queued_at", "notices"])
    if opening:
        _promise(conversation, _AWAY, times.opening)
    else:
        _tell(conversation, f"{_AWAY} {_NEXT}")


def _held(stay: Handoff) -> Conversation:
    """Its conversation is taken before a stay is changed, as an agent who claims it does."""
    return Conversation.objects.select_for_update().get(pk=stay.conversation_id)


def _why_nobody(stay: Handoff) -> str:
    """Why nobody has come: a promise that was not kept, the end of the day, or a day off."""
    if stay.opening:
        return _BROKEN
    return _CLOSED if HOURS.is_open(stay.queued_at) else _OUT_OF_HOURS


def _awaited() -> QuerySet[Handoff]:
    """Who waits for people, the longest first."""
    waiting = Handoff.objects.filter(ended_at=None, claimed_at=None)
    return waiting.select_related("conversation").order_by("queued_at", "id")


def _promise(conversation: Conversation, why: str, opening: datetime) -> None:
    """Say from when on people answer; the promise is the desk's to keep."""
    local = timezone.localtime(opening)
    when = _FROM.format(day=day(local), clock=f"{local:%H.%M}")
    message = _tell(conversation, f"{why} {when}")
    carry_out(conversation, message, callback("notice_opening", local))


def _tell(conversation: Conversation, text: str) -> Message:
    message = say(conversation, Sender.SYSTEM, text)
    if message is None:
        raise ValueError("a notice needs words")
    conversation_changed.send(Conversation, conversation=conversation)
    return message
