"""The rating: one to five, and an optional word."""

from __future__ import annotations

from bot import effects
from bot.acts import Act
from bot.complaints.dialogue.scene import Scene
from bot.complaints.move import Move
from bot.complaints.reading.heard import Heard

RATING, COMMENT = "rating", "comment"
_LOW = 2
_SCORES = (("5 – çok iyi", "5"), ("4", "4"), ("3", "3"), ("2", "2"), ("1 – çok kötü", "1"))
_SKIP = ("Geç", "skip")


def ask_rating() -> Move:
    """Ask for one to five."""
    move = Move(asks=RATING)
    move.say("utter_question_rating", *_SCORES)
    return move


def ask_comment() -> Move:
    """Ask for a word after a low rating."""
    move = Move(asks=COMMENT)
    move.say("utter_question_comment", _SKIP)
    return move


def rated(scene: Scene) -> Move:
    """Take the rating; a low one without words is asked for a word.

    What can't be read is asked for once more, then left.
    """
    case, heard = scene.case, scene.heard
    rate = score(heard)
    if rate is None:
        if heard.no or heard.choice == "skip" or case.unclear:
            return _goodbye(effects.Rating(None))
        case.unclear += 1
        return ask_rating()
    told = effects.Rating(int(rate.value), rate.clause)
    if int(rate.value) > _LOW or rate.clause:
        return _goodbye(told)
    move = ask_comment()
    move.effects.append(told)
    return move


def commented(heard: Heard) -> Move:
    """Take the word after a low rating, or that there is none."""
    skipped = heard.choice == "skip" or heard.no
    return _goodbye(effects.Rating(None, "" if skipped else heard.text))


def _goodbye(told: effects.Effect) -> Move:
    move = Move(goes="end", effects=[told, effects.Close()])
    move.say("utter_closed")
    return move


def score(heard: Heard) -> Act | None:
    """The score of a message: pressed, alone, or with its word; None where there is none."""
    if heard.choice in {score for _, score in _SCORES}:
        return Act("rate", value=str(heard.choice))
    return None if heard.choice else heard.act("rate")
