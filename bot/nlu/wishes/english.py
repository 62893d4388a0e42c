"""English wishes by rules: guests of a shop write short and plain sentences.

English puts what decides before the remedy ("don't cancel", "if it is late cancel"), Turkish after
it; so these rules share nothing with those of `wishes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.acts import ASKED, CONDITIONAL, DONE, UNWANTED, WANTED, Act
from bot.turkish import fold

_REMEDIES: Final = tuple(
    (remedy, re.compile(rf"\b(?:{expression})\b"))
    for remedy, expression in (
        ("change_pickup", r"(?:change|move|postpone|reschedule) (?:the |my )?(?:pick ?-?up|courier|collection)(?: (?:day|time|date))?|(?:pick|collect) (?:it |this |them )?(?:up )?(?:on|tomorrow|another day)"),
        ("change_address", r"(?:change|update|correct) (?:the |my )?(?:delivery |shipping )?add?ress?|(?:send|deliver|ship) (?:it )?to (?:another|a different|my new|my work) (?:add?ress|place)"),
        ("price_reduction", r"(?:some|part|half) (?:of (?:the|my) )?(?:money|price|refund) (?:back|off)|discount(?! code)|partial refund|price reduction|(?:lower|reduce) the price"),
        ("refund", r"(?:my |the )?money back|refund(?:ed|s)?|(?:give|send|pay) (?:me )?(?:back )?my money(?: back)?|return(?:ed|ing)?(?: (?:it|this|that|the|my|them|these|all|both)\b)?|(?:send|sent|sending|ship|shipped) (?:it|this|them|that) back|give (?:it|this) back"),
        ("exchange", r"(?:exchange|exchanged|swap|swapped)|(?:another|(?:a )?different|(?:an?)?other|bigger|smaller|larger|right|correct) (?:size|colou?r|one|model)|(?:change|changed) (?:it|this|them|the (?:size|colou?r|dress|shoes?|product)|size|colou?r)(?: (?:for|to|with))?"),
        ("reship", r"(?:re-?send|re-?ship)|(?:send|ship|sent) (?:it |me |the \w+ )?again|send (?:me )?(?:the |my )?missing(?: \w+)?"),
        ("replacement", r"replac\w+|(?:a )?new one|(?:send|want|need|get|give|sent) (?:me )?(?:another one|another|a new)(?! (?:size|colou?r|address))"),
        ("repair", r"repair(?:ed)?|fix(?:ed)? (?:it|this)|(?:get|have) it fixed"),
        ("cancel", r"cancell?\w*|stop (?:the |my )?(?:order|shipment|shipping)"),
        ("wait", r"(?:can|will|'?ll|could|let me|rather|prefer to) wait|wait for it|no (?:rush|hurry)|not in a hurry"),
        ("keep", r"keep (?:it|this|them|the \w+|that)|leave it as it is"),
        ("callback", r"(?:call|phone|ring) me|give me a (?:call|ring)|(?:somebody|someone) (?:to )?call"),
        ("enquiry", r"(?:ask|call|contact) (?:the |your )?(?:courier|carrier|cargo|delivery|shipping)(?: company)?|investigate"),
    )
)  # fmt: skip
_CLAUSE: Final = re.compile(r"[^.,;!?\n]+[?]?")
_JOINT: Final = re.compile(r"\b(?:but|and|then|so|because|since|instead)\b")
# What is refused without a remedy: "I dont want it cancel please".
_GOODS_REFUSED: Final = re.compile(
    r"\b(?:don'?t|do not|didn'?t|did not|not) (?:want|need|like|fit|order|ask for|receive|get|work\w*)(?: (?:it|this|that|them|these))?(?: any ?more)?(?! (?:to|a|any|you|the|re|my)\b)"
)
_IF: Final = re.compile(r"\b(?:if|unless|in case|otherwise|or else)\b")
_DONE: Final = re.compile(
    r"\b(?:already|have|has|'ve|was|were|been|you|they|courier|i|we|it) (?:\w+ )?(?:cancell?ed|return(?:ed)?(?<=ed)|refunded|exchanged|replaced|repaired|sent|changed|swapped|fixed|asked|called)\b|"
    r"^(?:returned|cancell?ed|exchanged|refunded)\b|(?:sent|shipped|gave) (?:it|this|them) back"
)
_NOT: Final = re.compile(
    r"\b(?:don'?t|do not|does ?n'?t|dont|no need|not|never|without|instead of|rather than|no longer|no more|wont|won'?t|undo (?:the )?|stop the|please no|no)\b(?! problem| thanks)"
)
# "If it doesn't arrive cancel": there only the word right before counts.
_NOT_IT: Final = re.compile(r"\b(?:don'?t|do not|not|never)\W+(?:\w+\W+)?$")
_ASKS: Final = re.compile(
    r"^\W*(?:(?:hi|hello|ok|so|also|please|sorry)\W+)*(?:how|what|when|why|where|who|which|is it|is there|can i|can we|could i|could we|may i|am i|are you|do you|do i|does|did|will i|will you|should|would it)\b"
    r"|possible|\bhow (?:to|do|can|long|much)\b|\bwhere\b|\bwhen (?:will|is|do)\b"
)
_YOU: Final = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|somebody|someone)\b|\bplease\b|\bpls\b|\bplz\b"
)
# "Can I get another size" asks for it as politely as "can you".
_MAY_I: Final = re.compile(r"\b(?:can|could|may) (?:i|we) (?:please )?(?:get|have|take)\b")
_WANTS: Final = re.compile(
    r"\b(?:want|need|like|wish|prefer|request|demand|let'?s|give|send|ship|i'?ll|i will|just|kindly|get|make|take|asking for|waiting for)\b|^\W*(?:ok|yes|no|hi|hello|sorry|so)?\W*$"
)
_NOT_YET: Final = re.compile(r"\b(?:not|n'?t|never|still|no)\b.{0,30}\b(?:refund|money|return)")


@dataclass(frozen=True)
class _Part:
    text: str
    start: int
    tied: bool


def english_wishes(text: str) -> tuple[Act, ...]:
    """The wishes of an English message, one for each remedy and polarity."""
    found: dict[tuple[str, str], Act] = {}
    for part in _parts(fold(text.replace("’", "'"))):
        for act in _of(part):
            found.setdefault((act.remedy, act.polarity), act)
    asked = {remedy for remedy, meant in found if meant != ASKED}
    return tuple(act for act in found.values() if act.polarity != ASKED or act.remedy not in asked)


def _parts(folded: str) -> Iterator[_Part]:
    tied = False
    for clause in _CLAUSE.finditer(folded):
        starts = [0, *(joint.start() for joint in _JOINT.finditer(clause[0])), len(clause[0])]
        for start, end in pairwise(starts):
            said = clause[0][start:end]
            if said.strip():
                yield _Part(said, clause.start() + start, tied)
        # "If it is late, cancel": only the next clause hangs on it.
        tied = bool(re.match(r"\W*(?:and |but |so )?(?:if|unless)\b", clause[0]))


def _of(part: _Part) -> Iterator[Act]:
    taken: list[tuple[int, int]] = []
    # Of the same length, so that places hold.
    said = _GOODS_REFUSED.sub(lambda refused: "#" * len(refused[0]), part.text)
    for remedy, expression in _REMEDIES:
        match = expression.search(said)
        if not match or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        taken.append(match.span())
        if meant := _polarity(said, match, remedy, part.tied):
            clause = part.text.strip()
            start = part.start + len(part.text) - len(part.text.lstrip())
            yield Act("wish", clause, start, start + len(clause), remedy=remedy, polarity=meant)


def _polarity(said: str, match: re.Match[str], remedy: str, tied: bool) -> str:
    """Wanted only where the words before it, or a bare verb, ask for it; '' is no wish."""
    before, after = said[: match.start()], said[match.end() :]
    if _DONE.search(said) or (remedy == "refund" and _NOT_YET.search(said)):
        return DONE
    if (_NOT_IT if _IF.search(before) else _NOT).search(before):
        return UNWANTED
    if tied or _IF.search(said):
        return CONDITIONAL
    if _MAY_I.search(before + match[0]) or (
        _YOU.search(said) and not re.match(r"\W*(?:how|when|where|what|why)\b", said)
    ):
        return WANTED
    if (
        _ASKS.search(before)
        or after.rstrip().endswith("?")
        or re.match(r"\W*(?:is|was|are)\b", after)
    ):
        return ASKED
    return WANTED if _WANTS.search(before) or remedy in {"wait", "keep"} else ""
