"""Wishes with their polarity: what is to be done, must not be done, was done, is only asked about.

A wish is the words of a remedy and the verb that governs them. The verb follows, so the words after
a mention decide, up to the end of the clause or the next mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.acts import ASKED, CONDITIONAL, DONE, OFFERED, UNWANTED, WANTED, Act
from bot.nlu.entities.things import noun
from bot.nlu.tokens import Token, clauses, tokens, without_giving_in
from bot.nlu.wishes.around import leaves_open, tied
from bot.nlu.wishes.english import english_wishes
from bot.nlu.wishes.objects import Mention, about
from bot.nlu.wishes.polarity import REFUSES_GOODS, polarity
from bot.nlu.wishes.remedies import mentions
from bot.nlu.wishes.spot import spot
from bot.nlu.wishes.verbs import Form, form

_GIVES_UP = re.compile(r"^(?:vazgec(?:t[iu][mk]|iyor\w*|tm|mist\w+|elim|ecegim)|caydi[mk])$")
_ASKED_FOR = re.compile(
    r"^(?:talep|talebi|istegi|basvuru|kayd)\w*$|^(?:iade|degisim|tamir)(?:m|n|niz)?(?:yi|i)$"
)
_VISIT = re.compile(r"^(?:kurye|randevu|servis|usta|sorgu|arastirma)\w*$")
_VISITOR = re.compile(r"^(?:kurye|randevu|servis)(?:mu|m|ni)?(?:yi|yu|u|i)$")
# "İadeyi iptal etmeyin" wants the return.
_ENDED: dict[str | None, str] = {WANTED: UNWANTED, UNWANTED: WANTED}
_AND = re.compile(r"[iu]p$")
_NEWS = re.compile(r"^(?:gel|cik|kal|ol)(?:di|mis|ti|du|mus)$")
_STAYS = re.compile(r"^(?:kalsin|kalabilir|dursun)$")
# What was done explains what is wanted now; a condition or a question ties both.
_WEIGHT = (DONE, WANTED, ASKED, UNWANTED, CONDITIONAL)
_PLAIN = (WANTED, UNWANTED)
# What is given up: "talebimden vazgeçtim"; of the order itself it ends the order.
_OF = re.compile(r"[dt][ae]n$")
_ORDERED = re.compile(r"^(?:siparis|almak|urun|alisveris|bundan|satin)")


def wishes(text: str) -> tuple[Act, ...]:
    """The wishes of a message, one for each remedy and polarity, in their order."""
    words = without_giving_in(tokens(text))
    found: dict[tuple[str, str], Act] = {}
    topic, parts = about(words), clauses(words)
    for place, part in enumerate(parts):
        # "Cuma gelmezse, iptal edin": a sign after a condition does not end it.
        before = parts[place - 1] if place else []
        condition = leaves_open(before) or (_then(part) and tied(token.text for token in before))
        for act in _of_clause(part, topic, condition):
            found.setdefault((act.remedy, act.polarity), act)
    turkish = (*_settled(found), *_given_up(words, found))
    named = {act.remedy for act in turkish}
    return (*turkish, *(act for act in english_wishes(text) if act.remedy not in named))


def _then(clause: Sequence[Token]) -> bool:
    return [token.text for token in clause[:2]] == ["o", "zaman"]


def _settled(found: dict[tuple[str, str], Act]) -> Iterator[Act]:
    """One polarity for each remedy, the later ones of `_WEIGHT`; for and against stay both.

    The dialogue asks about such a contradiction; of what is never offered, a no counts.
    """
    for (remedy, meant), act in found.items():
        said = {other for name, other in found if name == remedy}
        weight = max(map(_WEIGHT.index, said))
        both = remedy in OFFERED and meant in _PLAIN and said <= {*_PLAIN, DONE}
        if meant == _WEIGHT[weight] or both:
            yield act


def _of_clause(clause: list[Token], topic: str, condition: bool) -> Iterator[Act]:
    named = mentions(clause, topic)
    if len(named) > 1 and _ends_another(clause, named[1]):
        meant = polarity(clause, named[1], len(clause))
        yield _act(named[0].remedy, _ENDED.get(meant, meant) or UNWANTED, clause)
        return
    named = [one for one in named if not _of_a_visit(clause, one)]
    following: str | None = None
    found: list[Act] = []
    for place in reversed(range(len(named))):
        mention = named[place]
        until = named[place + 1].first if place + 1 < len(named) else len(clause)
        meant = polarity(clause, mention, until)
        shared = meant is None and _goes_on(clause, mention)
        meant = following if shared else meant
        following = meant
        if condition and meant == WANTED:
            meant = CONDITIONAL
        if meant:
            said = clause if shared else _own_part(clause, named, place)
            found.append(_act(mention.remedy, meant, said))
    yield from reversed(found)


def _own_part(clause: Sequence[Token], named: Sequence[Mention], place: int) -> Sequence[Token]:
    """From behind the wish before it up to its own verb: what is said there is said of it alone."""
    start = _ends(clause, named, place - 1) if place else 0
    last = place + 1 == len(named)
    end = len(clause) if last else _ends(clause, named, place)
    if len(named) > 1:
        # "Elbise dar geldi bardakların parasını verin": the story before it is another one's.
        start = _story_ends(clause, start, named[place].first)
    start = _other_ends(clause, start, named[place].first)
    own = clause[start:end]
    # Before "iptal", "istemiyorum" refuses the goods.
    refused = next((at for at, token in enumerate(own) if REFUSES_GOODS.match(token.text)), None)
    first = named[place].first - start
    return own[first:] if refused is not None and refused < first else own


def _story_ends(clause: Sequence[Token], start: int, first: int) -> int:
    """The place behind the last verb that tells, between `start` and the mention at `first`."""
    told = (at for at in range(start, first) if form(clause[at].text) is Form.TELL)
    return max(told, default=start - 1) + 1


def _other_ends(clause: Sequence[Token], start: int, first: int) -> int:
    """ "43 gönderin çantayı geri alın": behind the verb before, where a thing follows it."""
    asked = (
        at
        for at in reversed(range(start, first))
        if (form(clause[at].text) is Form.REQUEST or _NEWS.match(clause[at].text))
        and any(noun(token.text) for token in clause[at + 1 : first])
        and any(noun(token.text) for token in clause[start:at])
    )
    return next((at + 1 for at in asked), start)


def _ends(clause: Sequence[Token], named: Sequence[Mention], place: int) -> int:
    """The place behind the verb of a mention that another one follows."""
    at = spot(clause, named[place], named[place + 1].first)
    behind = named[place].last + 1
    if at.governs:
        return behind
    verb = next((n for n, word in enumerate(at.tail) if form(word)), None)
    return behind if verb is None else behind + verb + 1


def _goes_on(clause: Sequence[Token], mention: Mention) -> bool:
    """ "İptal edip paramı iade edin": the last verb stands for both."""
    return any(_AND.search(token.text) for token in clause[mention.last : mention.last + 2])


def _ends_another(clause: Sequence[Token], cancels: Mention) -> bool:
    """ "İade talebimi iptal edin" ends the return, not the order."""
    return cancels.remedy == "cancel" and bool(_ASKED_FOR.match(clause[cancels.first - 1].text))


def _of_a_visit(clause: Sequence[Token], cancels: Mention) -> bool:
    """ "Kuryeyi iptal edin" ends no order."""
    before = [token.text for token in clause[: cancels.first]]
    visit = any(map(_VISIT.match, before[-2:])) or any(map(_VISITOR.match, before))
    return cancels.remedy == "cancel" and visit


def _act(remedy: str, meant: str, clause: Sequence[Token]) -> Act:
    words = " ".join(token.text for token in clause)
    return Act("wish", words, clause[0].start, clause[-1].end, remedy=remedy, polarity=meant)


def _given_up(words: Sequence[Token], found: dict[tuple[str, str], Act]) -> Iterator[Act]:
    """ "Vazgeçtim" alone ends the order; beside another wish it ended that one."""
    places = [place for place, token in enumerate(words) if _GIVES_UP.match(token.text)]
    if not places or found:
        return
    before = words[places[0] - 1].text if places[0] else ""
    after = words[places[0] + 1].text if places[0] + 1 < len(words) else ""
    if any(_OF.search(word) and not _ORDERED.match(word) for word in (before, after)):
        return
    stays = any(_STAYS.match(token.text) for token in words)
    yield _act("cancel", UNWANTED if stays else WANTED, [words[places[0]]])
