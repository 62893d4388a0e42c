"""Wishes with their polarity: what is to be done, must not be done, was done, is only asked about.

A wish is the words of a remedy and the verb that governs them. The verb follows, so the words after
a mention decide, up to the end of the clause or the next mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.acts import UNWANTED, WANTED, Act
from bot.nlu.polarity import polarity
from bot.nlu.remedies import Mention, mentions
from bot.nlu.tokens import Token, clauses, tokens

_GIVES_UP = re.compile(r"^(?:vazgec(?:t[iu][mk]|iyor\w*|tm|mist\w+|elim|ecegim)|caydi[mk])$")
_ASKED_FOR = re.compile(r"^(?:talep|talebi|istegi|basvuru|kayd)\w*$")
_AND = re.compile(r"[iu]p$")
_STAYS = re.compile(r"^(?:kalsin|kalabilir|dursun)$")
# What is given up: "talebimden vazgeçtim"; of the order itself it ends the order.
_OF = re.compile(r"[dt][ae]n$")
_ORDERED = re.compile(r"^(?:siparis|almak|urun|alisveris|bundan|satin)")


def wishes(text: str) -> tuple[Act, ...]:
    """The wishes of a message, one for each remedy and polarity, in their order."""
    words = tokens(text)
    found: dict[tuple[str, str], Act] = {}
    for part in clauses(words):
        for act in _of_clause(part):
            found.setdefault((act.remedy, act.polarity), act)
    return (*found.values(), *_given_up(words, found))


def _of_clause(clause: list[Token]) -> Iterator[Act]:
    named = mentions(clause)
    if len(named) > 1 and _ends_another(clause, named[1]):
        yield _act(named[0].remedy, UNWANTED, clause)
        return
    following: str | None = None
    found: list[Act] = []
    for place in reversed(range(len(named))):
        mention = named[place]
        until = named[place + 1].first if place + 1 < len(named) else len(clause)
        meant = polarity(clause, mention, until)
        if meant is None and _goes_on(clause, mention):
            meant = following
        following = meant
        if meant:
            found.append(_act(mention.remedy, meant, clause))
    yield from reversed(found)


def _goes_on(clause: Sequence[Token], mention: Mention) -> bool:
    """ "İptal edip paramı iade edin": the last verb stands for both."""
    return any(_AND.search(token.text) for token in clause[mention.last + 1 : mention.last + 2])


def _ends_another(clause: Sequence[Token], cancels: Mention) -> bool:
    """ "İade talebimi iptal edin" ends the return, not the order."""
    return cancels.remedy == "cancel" and bool(_ASKED_FOR.match(clause[cancels.first - 1].text))


def _act(remedy: str, meant: str, clause: Sequence[Token]) -> Act:
    words = " ".join(token.text for token in clause)
    return Act("wish", words, clause[0].start, clause[-1].end, remedy=remedy, polarity=meant)


def _given_up(words: Sequence[Token], found: dict[tuple[str, str], Act]) -> Iterator[Act]:
    """ "Vazgeçtim" alone ends the order; beside another wish it ended that one."""
    places = [place for place, token in enumerate(words) if _GIVES_UP.match(token.text)]
    if not places or found:
        return
    before = words[places[0] - 1].text if places[0] else ""
    if _OF.search(before) and not _ORDERED.match(before):
        return
    stays = any(_STAYS.match(token.text) for token in words)
    yield _act("cancel", UNWANTED if stays else WANTED, [words[places[0]]])
