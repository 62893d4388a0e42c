"""English answers to our questions: yes, no, wait, take it back, not known, skip."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from typing import Final

from bot.acts import Act
from bot.turkish import fold

_SAYS: Final = (
    ("affirm", "", re.compile(
        r"(?:yes|yeah|yea|yep|yup|sure|of course|correct|right|exactly|absolutely|definitely|sounds good|go ahead|i (?:confirm|agree|approve|accept)|that'?s (?:right|correct|fine|ok)|do it|ok(?:ay)? do it|please do|fine)"
        r"(?:\W+(?:please|thanks|thank you|do it|do that|go ahead|it is|i (?:do|want|confirm|agree|would)|sir|ok(?:ay)?|correct|of course|cancel(?: it)?|yes|that'?s (?:right|correct|fine|ok)|sure|want))*")),
    ("deny", "keep", re.compile(r"(?:no\W+)?(?:never ?mind|nevermind|forget (?:it|about it))(?:\W+.{0,30}(?:keep|leave|cancel it not).*)?|(?:no\W+(?:thanks\W+)?)?(?:i'?ll |i will |just |please |let me )?(?:keep it|leave it|don'?t cancel|do not cancel|dont cancel)(?: (?:please|as it is|then|now|it|anything|my order|the order))*|.*\b(?:never ?mind|changed my mind)\W+(?:i'?ll )?keep .*")),
    ("deny", "", re.compile(r"(?:no|nope|nah|not really|no way|never|i don'?t think so|i don'?t want(?: (?:it|that|this|to))?|not (?:this|that) one|that'?s (?:wrong|not right|not correct)|it is not correct|no it (?:isn'?t|is not))(?:\W+(?:thanks|thank you|thx|please|sir|not (?:that|this)(?: one)?|i (?:don'?t|do not)(?: want)?.{0,25}|it'?s (?:ok|fine|wrong)|it is(?:n'?t| not)|that'?s (?:wrong|all)|never|no|don'?t.{0,20}))*")),
    ("pause", "", re.compile(r"(?:.*\W)?(?:hold on|please wait|(?<!.)wait(?: (?:a|one) \w+| please)?(?=\W*$)|(?:one|just a|a) (?:moment|minute|min|sec|second)|let me (?:think|check|ask|see)|i'?ll think about it|give me a (?:moment|minute|sec\w*))(?:\W.*)?")),
    ("undo", "", re.compile(r"(?:.*\W)?(?:undo(?: (?:that|it|this))?|take (?:it|that) back|reverse (?:it|that|this)|revert (?:it|that|this)|i didn'?t (?:mean|want) (?:that|to do that|to cancel|to return)|that was (?:a|by) mistake|i (?:clicked|pressed) (?:it )?by mistake|uncancel\w*)(?:\W.*)?")),
    ("undecided", "", re.compile(r"(?:\w+\W+)?(?:(?:i )?(?:really )?(?:don'?t|do not) know(?: (?:yet|really|what to do|which one|sorry))?|not sure(?: yet)?|i'?m (?:not sure|unsure)(?: yet)?|no idea|i can'?t decide|(?:it )?doesn'?t matter|you decide|idk)\W*")),
    ("skip", "", re.compile(r"(?:.*\W)?(?:skip(?: (?:it|this|that))?|(?:i )?(?:don'?t|do not) have (?:a |any |the )?(?:photo|picture|pic|image|report)\w*|no (?:photo|picture|pic|report)s?|(?:can'?t|cannot|can not) (?:take|send|attach|upload) (?:a |any )?(?:photo|picture|pic)\w*|didn'?t take (?:a |any )?(?:photo|picture|pic)\w*)(?:\W.*)?")),
    ("correct", "", re.compile(r"(?:.*\W)?(?:that'?s not what i (?:meant|said)|i meant|you (?:misunderstood|didn'?t understand)|not what i (?:meant|said))(?:\W.*)?")),
)  # fmt: skip


def english_answers(text: str) -> tuple[Act, ...]:
    """What an English message says to a question of ours; the whole message has to say it."""
    folded = fold(text.replace("’", "'")).strip(" .!?,\n")
    found: dict[str, Act] = {}
    for act, value, expression in _SAYS:
        if expression.fullmatch(folded):
            found.setdefault(act, Act(act, folded, value=value))
    return tuple(found.values())
