"""The worker: takes waiting messages, runs their turns in the engine, stores the replies."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from django.utils import timezone

from bot.conversations import turns
from bot.conversations.events import turn_begins, turn_ended
from bot.conversations.media import JPEG
from bot.conversations.models import Message, Owner
from bot.conversations.pump import Pump
from bot.conversations.storage import drop_dead_connection
from bot.effects import Handoff
from bot.engine.client import Asked, Turn
from bot.engine.errors import EngineError, EngineSilent, EngineUnavailable

log = logging.getLogger(__name__)

# The customer hears from us within 20 s, whatever the engine does.
GIVE_UP = timedelta(seconds=15)
RETRY_SECONDS = 1.0
LONGEST_PAUSE = 4.0
_APOLOGY = (
    "Şu anda sistemimizde bir aksaklık var ve yanıtınızı hazırlayamadım, özür dilerim. "
    "Mesajlarınız kayıtlı; görüşmeyi bir temsilcimize aktardım."
)
_BRIEF = "Asistan yanıt veremedi (teknik arıza).\nMüşterinin son mesajlarına bakınız."


class TurnEngine(Protocol):
    """The part of the engine's client that a worker needs."""

    def turn(self, asked: Asked) -> Turn:
        """Raises EngineUnavailable where it may be asked again, else EngineError."""


class Worker:
    """Claims messages, each under a lease of its own name, and runs their turns in a pool."""

    def __init__(
        self, engine: TurnEngine, threads: int, beat: Callable[[], None] = lambda: None
    ) -> None:
        """`beat` is called at each round of the thread that claims: its sign of life."""
        self._engine = engine
        self.pump = Pump("turn", threads, _claim, lambda claimed: self._run(*claimed), beat=beat)

    def run_one(self) -> bool:
        """Run one waiting message's turn here; False where none waits."""
        claimed = _claim()
        if claimed is None:
            return False
        self._run(*claimed)
        return True

    def _run(self, message: Message, name: str) -> None:
        turn_begins.send(Message, conversation=message.conversation)
        try:
            turns.finish(message, name, self._turn(message))
        except EngineUnavailable as error:
            _again(message, name, error)
        except EngineError as error:
            _give_up(message, name, error)
        except Exception as error:
            # The database is away, or the turn has an effect that can't be stored.
            log.exception("the turn of message %s is not stored", message.pk)
            drop_dead_connection()
            _again(message, name, error)
        finally:
            turn_ended.send(Message, conversation=message.conversation)

    def _turn(self, message: Message) -> Turn:
        turn = self._engine.turn(_asked(message))
        if not (turn.text or (turn.effects and _people_awaited(message))):
            # Rasa answers 200 and nothing where an action failed. Only beside people who are
            # awaited it may have nothing to say; it tells what it heard all the same.
            raise EngineError("an empty turn")
        return turn


def _claim() -> tuple[Message, str] | None:
    """The next message, and the name that its lease is held by."""
    name = secrets.token_hex(8)
    message = turns.claim(name)
    return (message, name) if message else None


def _again(message: Message, name: str, error: Exception) -> None:
    """Try later, as long as the customer need not be told yet."""
    since = turns.customer_waits_since(message)
    if since is None or timezone.now() - since < GIVE_UP:
        turns.release(message, name, _pause(message))
    else:
        _tell(message, name, error)


def _give_up(message: Message, name: str, error: Exception) -> None:
    """Asking again will not help a customer; what nobody waits for is asked again until it does."""
    if turns.customer_waits_since(message) is None:
        if message.attempts & (message.attempts - 1) == 0:
            log.error("try %s of message %s failed: %s", message.attempts, message.pk, error)
        _again(message, name, error)
    else:
        _tell(message, name, error)


def _tell(message: Message, name: str, error: Exception) -> None:
    """The customer is told and people take over; who waits for people already has them."""
    kind = "silent" if isinstance(error, EngineSilent) else "failed"
    log.error("engine %s for message %s: %s", kind, message.pk, error)
    if _people_awaited(message):
        turns.leave_to_people(message, name)
    else:
        turns.finish(message, name, Turn(_APOLOGY, effects=(Handoff("backend_down", _BRIEF),)))


def _pause(message: Message) -> float:
    """Seconds until the next try; short enough for who writes in between to be told in time."""
    return min(RETRY_SECONDS * 2.0 ** min(message.attempts - 1, 8), LONGEST_PAUSE)


def _people_awaited(message: Message) -> bool:
    """As the turn began: while it runs, only people can change it, and then nothing is said."""
    return message.conversation.owner == Owner.QUEUED


def _asked(message: Message) -> Asked:
    return Asked(
        sender=message.conversation.engine_id,
        message_id=message.pk,
        state=turns.state_of(message.conversation),
        text=message.text,
        payload=_payload(message),
        metadata=_metadata(message),
    )


def _metadata(message: Message) -> dict[str, object]:
    """What the actions need beside the words; the id is the root of idempotency keys."""
    photo = message.attachments.filter(content_type=JPEG).first()
    return {
        "message_id": message.pk,
        "customer_id": message.conversation.customer_id,
        "channel": message.channel,
        "photo": str(photo.pk) if photo else None,
        "pressed": message.pressed,
        "awaited": _people_awaited(message),
        "at": message.created_at.isoformat(),
    }


def _payload(message: Message) -> str:
    if message.payload or message.text:
        return message.payload
    return "/photo"
