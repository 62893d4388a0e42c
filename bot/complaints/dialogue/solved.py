""" "Is it solved?", and what else can be done where it is not."""

from __future__ import annotations

from bot import effects
from bot.complaints.case import Case
from bot.complaints.deed import KEEP, WAIT
from bot.complaints.dialogue.change import other_wishes
from bot.complaints.dialogue.escalation import escalate
from bot.complaints.dialogue.questions import PEOPLE, Buttons
from bot.complaints.dialogue.rating import ask_rating
from bot.complaints.dialogue.repeat import still_unsolved
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.unclear import PEOPLE_FROM
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move, Say
from bot.complaints.reading.heard import Heard
from bot.complaints.situation import NOT_COME
from bot.labels import CHOICES, TYPES

SOLVED, WAY_ON = "solved", "way_on"
_DONE, _NOT_DONE = ("Tamam, çözüldü", "affirm"), ("Hayır, çözülmedi", "deny")


def ask_solved(case: Case) -> Move:
    """Ask whether it is solved; where only something was told, whether that was enough."""
    move = Move(asks=SOLVED)
    told = all(problem.action is None for problem in case.problems if problem.done)
    response = "utter_question_informed" if told else "utter_question_solved"
    move.say(response, ("Evet", "affirm"), ("Hayır", "deny"))
    return move


def ask_again() -> Move:
    """The same in other words, after something else was said."""
    move = Move(asks=SOLVED)
    move.say("utter_question_more", ("Evet", "affirm"), ("Hayır", "deny"))
    return move


def ask_way_on(scene: Scene) -> Move:
    """What else can be done, people among it; nobody is pushed."""
    move = Move(asks=WAY_ON)
    ways = [(CHOICES[wish], wish) for wish in other_wishes(scene)]
    move.say("utter_question_way_on", *ways, *_cancelling(scene), PEOPLE, (CHOICES[KEEP], KEEP))
    return move


def _cancelling(scene: Scene) -> Buttons:
    """Who will not wait any longer may want the order cancelled: a request of its own."""
    matter = scene.told
    if matter is None or not matter.kind.not_come or matter.where not in NOT_COME:
        return ()
    return tuple((TYPES[one.name], one.name) for one in KINDS.values() if one.remedy == "cancel")


def take_solved(scene: Scene) -> Move:
    """A yes, a thank you or a goodbye ends it; a no or a protest shows what else there is."""
    case, heard = scene.case, scene.heard
    thanks = "praise_thanks" in heard.intents[:1]
    stays = heard.keeps or {KEEP, WAIT} & set(heard.wanted)
    if stays and scene.last is None:
        # "Neyse kalsın", "biraz daha bekleyeyim": nothing was done, and nothing is wanted.
        return ask_rating()
    if heard.no or heard.correction:
        return _unsolved(scene)
    if heard.yes or thanks or _leaves(heard):
        # What was unclear before is no miss of the rating.
        case.unclear = 0
        move = ask_rating()
        if heard.yes or thanks:
            move.effects.append(effects.Solved(yes=True))
        return move
    if heard.mood != "calm":
        move = _unsolved(scene)
        move.says.insert(0, hear_you())
        return move
    if heard.pressed:
        # A second press on a button of the question before: nothing was unclear.
        return ask_again()
    if heard.act("undo") and scene.last is None:
        again = ask_again()
        again.says.insert(0, Say("utter_nothing_to_undo"))
        return again
    return unclear(scene, _which())


def take_way_on(scene: Scene) -> Move:
    """What the customer wants instead: people, or to leave it so."""
    case, heard = scene.case, scene.heard
    keeps = heard.choice == KEEP or KEEP in heard.wanted or heard.keeps
    if keeps or _leaves(heard) or "praise_thanks" in heard.intents[:1]:
        return ask_rating()
    if heard.yes or heard.no or case.unhappy > 1:
        # "Evet" and "hayır" answer no question here: people can, and the customer is not happy.
        return escalate(case, Move(), "customer_request")
    return unclear(scene, ask_way_on(scene))


def unclear(scene: Scene, again: Move) -> Move:
    """Ask again, in other words; the third time in a row people take over."""
    case = scene.case
    again.effects.clear()
    if scene.heard.pressed:
        # A second press on a button of the question before: nothing was unclear.
        return again
    case.unclear, again.unclear = case.unclear + 1, True
    if case.unclear >= PEOPLE_FROM:
        return escalate(case, Move(unclear=True), "unclear_twice", "utter_unclear_twice")
    return again


def hear_you() -> Say:
    """Said to who is not content, before what else there is."""
    return Say("utter_hear_you")


def _unsolved(scene: Scene) -> Move:
    scene.case.unhappy += 1
    word = effects.Solved(yes=False)
    if people := still_unsolved(scene, Move(effects=[word])):
        return people
    move = ask_way_on(scene)
    move.effects.append(word)
    return move


def _which() -> Move:
    """Not understood: the concrete answers that there are."""
    move = Move(asks=SOLVED)
    move.say("utter_question_which_end", _DONE, _NOT_DONE, PEOPLE)
    return move


def _leaves(heard: Heard) -> bool:
    return "goodbye" in heard.intents[:1]
