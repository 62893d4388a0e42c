"""The end of a conversation: is it solved, how was it, and an optional word."""

from __future__ import annotations

import re
from datetime import date

from bot.commerce.shops.port import Shop
from bot.complaints import effects, remedy
from bot.complaints.absorb import mentioned
from bot.complaints.case import COMPLAINTS, Case
from bot.complaints.conduct import asks_for_people
from bot.complaints.heard import Heard
from bot.complaints.move import Move
from bot.complaints.options import fitting, options
from bot.complaints.wording import CHOICES

SOLVED, WAY_ON, RATING, COMMENT = "solved", "way_on", "rating", "comment"
_LOW = 2
_SCORE = re.compile(r"(?<!\d)(?:5 ?uzerinden ?|5 ?üzerinden ?)?([1-5])(?: ?/ ?5)?(?!\d)")
_WORDS = {"bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5}
_SCORE_WORD = re.compile(r"(\w+)(?: (?:puan|yildiz)\w*)?")
_SCORES = (("5 – çok iyi", "5"), ("4", "4"), ("3", "3"), ("2", "2"), ("1 – çok kötü", "1"))
_SKIP = ("Geç", "skip")
# What is no change of mind about the last solution, but a wish of its own.
_OWN_REQUESTS = {"order_status", "invoice", "cancel_order"}


def begin_closing(case: Case) -> Move:
    """The first closing question; after people only the rating is left."""
    if case.rating_next:
        case.rating_next = False
        return ask_rating(case)
    return ask_solved(case)


def ask_solved(case: Case) -> Move:
    move = Move(asks=SOLVED)
    told = all(problem.resolution == "information" for problem in case.problems if problem.done)
    response = "utter_question_informed" if told else "utter_question_solved"
    move.say(response, ("Evet", "affirm"), ("Hayır", "deny"))
    return move


def ask_rating(case: Case) -> Move:
    move = Move(asks=RATING)
    move.say("utter_question_rating", *_SCORES)
    return move


def take_closing(case: Case, heard: Heard, asked: str, shop: Shop, on: date) -> Move:
    """Take the answer to a closing question. Changes `case`."""
    if elsewhere := _elsewhere(case, heard, asked, shop):
        return elsewhere
    wish = _changed_wish(case, heard, on)
    if wish and asked in {SOLVED, WAY_ON}:
        move = remedy.change(case, wish, heard, shop)
        if move.goes == "closing":
            _append(move, ask_solved(case))
        return move
    if asked == RATING:
        return _rated(case, heard)
    if asked == COMMENT:
        return _commented(heard)
    return _way_on(case, heard, on) if asked == WAY_ON else _solved(case, heard, on)


def _elsewhere(case: Case, heard: Heard, asked: str, shop: Shop) -> Move | None:
    """People are asked for, or there is a new problem: the closing has to wait."""
    if asked == COMMENT:
        return _people_after_rating(case, heard)
    if asked == RATING and _score(heard) is not None:
        # A rating is a rating, whatever its comment speaks of.
        return None
    reason = asks_for_people(case, heard)
    if reason:
        case.escalation = reason
        return Move().human()
    return Move(goes="problem") if _new_problem(case, heard, shop) else None


def _people_after_rating(case: Case, heard: Heard) -> Move | None:
    """An angry comment is a comment; only a plain request for people is more."""
    if heard.intent not in {"human_agent", "legal_threat"}:
        return None
    case.escalation = asks_for_people(case, heard)
    return Move(effects=[effects.rating(None, heard.text)]).human()


def _new_problem(case: Case, heard: Heard, shop: Shop) -> bool:
    known = {problem.type for problem in case.problems}
    another_order = shop.order_number(heard.text) not in {None, case.order_number}
    complaints = [kind for kind in mentioned(heard) if kind in COMPLAINTS]
    if any(another_order or kind not in known for kind in complaints):
        return True
    return heard.intent in _OWN_REQUESTS and heard.intent not in known


def _append(move: Move, further: Move) -> None:
    move.says += further.says
    move.effects += further.effects
    move.asks = further.asks


def _solved(case: Case, heard: Heard, on: date) -> Move:
    thanks = "praise_thanks" in heard.intents[:1]
    if heard.no or heard.correction:
        return _unsolved(case, on)
    if heard.yes or thanks or "goodbye" in heard.intents[:1]:
        # What was unclear before is no miss of the rating.
        case.unclear = 0
        move = ask_rating(case)
        if heard.yes or thanks:
            move.effects.append(effects.solved("yes"))
        return move
    return _unclear(case, ask_solved(case))


def _unsolved(case: Case, on: date) -> Move:
    """What else can be done, people among it; nobody is pushed."""
    case.unhappy += 1
    move = Move(asks=WAY_ON, effects=[effects.solved("no")])
    ways = [(CHOICES[wish], wish) for wish in _other_wishes(case, on)]
    move.say(
        "utter_question_way_on",
        *ways,
        ("Temsilciyle görüşmek istiyorum", "human_agent"),
        (CHOICES["keep"], "keep"),
    )
    return move


def _way_on(case: Case, heard: Heard, on: date) -> Move:
    if heard.choice == "keep" or "goodbye" in heard.intents[:1]:
        return ask_rating(case)
    if heard.yes or heard.no or case.unhappy > 1:
        # "Evet" and "hayır" answer no question here: people can, and the customer is not happy.
        case.escalation = "customer_request"
        return Move().human()
    return _unclear(case, _unsolved(case, on))


def _unclear(case: Case, again: Move) -> Move:
    case.unclear += 1
    again.unclear = True
    if case.unclear >= 2:
        case.escalation = "unclear_twice"
        move = Move(unclear=True)
        move.say("utter_unclear_twice")
        return move.human()
    again.effects.clear()
    return again


def _rated(case: Case, heard: Heard) -> Move:
    score = _score(heard)
    if score is None:
        if heard.no or heard.choice == "skip" or case.unclear:
            return _goodbye(effects.rating(None))
        case.unclear += 1
        return ask_rating(case)
    said = _SCORE.search(heard.text) is not None and not heard.choice
    comment = _SCORE.sub("", heard.text, count=1).strip(" .,:-–/") if said else ""
    rated = effects.rating(score, comment)
    if score > _LOW or comment:
        return _goodbye(rated)
    move = Move(asks=COMMENT, effects=[rated])
    move.say("utter_question_comment", _SKIP)
    return move


def _commented(heard: Heard) -> Move:
    skipped = heard.choice == "skip" or heard.no
    return _goodbye(effects.rating(None, "" if skipped else heard.text))


def _goodbye(rated: effects.Effect) -> Move:
    move = Move(goes="end", effects=[rated, effects.close()])
    move.say("utter_closed")
    return move


def _score(heard: Heard) -> int | None:
    text = heard.choice or heard.folded
    digit = _SCORE.search(text)
    if digit:
        return int(digit.group(1))
    # "Bir temsilci istiyorum" is no rating of one.
    word = _SCORE_WORD.fullmatch(text.strip(" ."))
    return _WORDS.get(word.group(1)) if word else None


def _other_wishes(case: Case, on: date) -> list[str]:
    problem, order = case.last_done, case.order
    if problem is None or order is None or problem.action is None:
        return []
    if problem.type in {"late_delivery", "cancel_order"}:
        return []
    return [wish for wish in options(problem, order, on) if wish != problem.wish]


def _changed_wish(case: Case, heard: Heard, on: date) -> str | None:
    """Another of the choices, named after one was set in motion."""
    others = tuple(_other_wishes(case, on))
    if heard.choice in others:
        return heard.choice
    wish = fitting(heard.first("wish"), others)
    return wish if wish in others else None
