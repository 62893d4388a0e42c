"""While people are awaited: facts are answered and what is missing is taken, and no more.

Nothing is done at the shop, no yes is asked for, nothing is closed: that is for who comes.
"""

from __future__ import annotations

from contextlib import suppress

from bot import effects
from bot.commerce.errors import ShopError
from bot.complaints.case import NONE, Case, Waiting
from bot.complaints.dialogue.facts import facts
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move
from bot.complaints.reading.absorb import absorb
from bot.labels import PROBLEMS

PEOPLE = "people"
# Of so many messages one is told that it was noted: every time would be chatter.
_ONE_IN = 3
_QUOTE = 160


def begin_waiting(case: Case, message_id: str, reason: str) -> None:
    """The message led to people, for this reason: it is not taken a second time."""
    case.heard = message_id
    case.waiting = Waiting(danger=reason == effects.SAFETY)


def take_waiting(scene: Scene) -> Move:
    """Take one message of who waits for people; often there is nothing to say. Changes the case."""
    case, heard = scene.case, scene.heard
    move = Move(asks=PEOPLE)
    if case.heard == heard.message_id:
        return move
    case.heard = heard.message_id
    case.waiting.messages += 1
    if heard.danger:
        _alarm(scene, move)
        return move
    with suppress(ShopError):
        move.says += facts(scene)
    if not move.says or _identifies(scene):
        _note(scene, move)
    return move


def _alarm(scene: Scene, move: Move) -> None:
    """To the head of the queue; who is there already is not told the same again."""
    waiting = scene.case.waiting
    if waiting.danger:
        return
    waiting.danger = True
    words = " ".join(scene.heard.text.split())[:_QUOTE]
    mark = f"TEHLİKE: müşteri beklerken yazdı “{words}”"
    move.say("utter_danger")
    move.say("utter_waiting_first")
    move.effects.append(effects.Handoff(effects.SAFETY, mark))


def _identifies(scene: Scene) -> bool:
    """A question about returns is no wish to return something; a number beside it is a number."""
    heard = scene.heard
    return scene.rules.shop.order_number(heard.text) is not None or "phone_last4" in heard.entities


def _note(scene: Scene, move: Move) -> None:
    """What the message adds to the case goes to the brief, and sometimes that is said."""
    case = scene.case
    before = _facts(case)
    # Not looked up: whatever the shop says of it, people decide.
    absorb(case, scene.heard, None, scene.rules.shop, None)
    added = [fact for fact in _facts(case) if fact not in before]
    if not added:
        return
    move.effects.append(effects.Note(f"Beklerken: {'; '.join(added)}"))
    waiting = case.waiting
    if not waiting.noted or waiting.messages - waiting.noted >= _ONE_IN:
        waiting.noted = waiting.messages
        move.say("utter_waiting_noted")


def _facts(case: Case) -> list[str]:
    """What an agent would ask for, in the words of the brief. No digits: the brief is kept."""
    facts = [PROBLEMS[problem.type] for problem in case.problems if problem.type]
    if case.order_number:
        facts.append(f"sipariş {case.order_number}")
    if case.phone_last4:
        facts.append("telefonun son dört hanesi")
    facts += [str(problem.order_number) for problem in case.problems if problem.order_number]
    if any(problem.photo not in {None, NONE} for problem in case.problems):
        facts.append("fotoğraf")
    return facts
