"""A size or colour that is named as the one that is wanted."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.acts import ASKED, WANTED, Act
from bot.nlu.asking import ASKING
from bot.nlu.entities import Entity
from bot.nlu.entities.entity import Spelled, words
from bot.nlu.entities.things import things
from bot.turkish import fold

_WRONGLY: Final = re.compile(
    r"\b(?:yanlis\w*|baska(?:si)?\b|farkli\w*|alakasiz\w*|yerine|degil\w*|(?<!dar )(?<!bol )(?<!kucuk )(?<!buyuk )(?<!kisa )(?<!uzun )gel(?:di|mis|en)\w*|cik(?:ti|mis|an)\w*|(?:yolla|gonder)(?:mis|di)\w*|gonderil\w+|karis\w+|"
    r"wrong|came|arrived|received|got|sent|different|instead)\b"
)
_TAKES: Final = re.compile(
    r"\b(?:al(?:ayim|abilir|alim|sam|sak)|(?:yolla|gonder)(?:y[iu]n|[iu]n\b|r m[iu]|rm[iu]|ir m[iu]|irm[iu]|yabil|ebil|seniz|saniz)|degis(?!ik)\w+|ist(?:iyo(?!rdu)|erim)|swap|exchange)\w*"
)
_PROPOSES: Final = re.compile(
    r"\b(?:degis|al|tak|yolla|gonder|degistir)(?:s[ae][mk]|seniz|saniz)\b"
)
_OF_GOODS: Final = frozenset({"exchange", "refund", "replacement", "reship", "repair", "cancel"})


def with_choice(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> tuple[Act, ...]:
    """The acts with the wish for another variant, in the place of the mere question about one."""
    wish = chosen(acts, entities, text)
    if not wish:
        return tuple(acts)
    return (*(act for act in acts if (act.remedy, act.polarity) != ("exchange", ASKED)), *wish)


def chosen(acts: Sequence[Act], entities: Sequence[Entity], text: str) -> tuple[Act, ...]:
    """The wish to have another variant, where it is asked for by its name alone: "S alayım"."""
    folded = fold(text)
    wanted = next((one for one in entities if one.entity == "wanted"), None)
    rivals = [act for act in acts if act.act == "wish" and act.remedy in _OF_GOODS]
    if wanted:
        rivals = [act for act in rivals if not _of_another(act, wanted, entities, text)]
    wished = bool(rivals)
    if wished and _PROPOSES.search(folded) and not ASKING.search(folded):
        # "Onunla değişsek": a wish, politely put.
        wished = any(
            act.act == "wish"
            and act.remedy in _OF_GOODS
            and (act.remedy, act.polarity) != ("exchange", ASKED)
            for act in rivals
        )
    if not wanted or wished or came_wrong(entities, folded) or not _TAKES.search(folded):
        return ()
    start, end = _around(wanted, acts, folded)
    return (
        Act(
            *("wish", folded[start:end].strip(" ,.;"), start, end),
            remedy="exchange",
            polarity=WANTED,
            variant=wanted.value,
        ),
    )


def _of_another(act: Act, wanted: Entity, entities: Sequence[Entity], text: str) -> bool:
    """ "L gönderin, bardakları geri alın": a wish with a thing of its own, elsewhere."""
    apart = not act.start <= wanted.start < act.end
    taken = [one for one in entities if one.entity not in {"product", "quantity"}]
    own = things(Spelled.of(text), words(fold(text)), taken) if apart else []
    return any(act.start <= one.start < act.end for one in own) and any(
        one.end <= wanted.start or act.end <= one.start for one in own
    )


def _around(wanted: Entity, acts: Sequence[Act], folded: str) -> tuple[int, int]:
    """The words of a variant's own, between the other wishes of a message."""
    wishes = [act for act in acts if act.act == "wish" and act.remedy in _OF_GOODS]
    if not any(act.polarity != ASKED for act in wishes):
        return 0, len(folded)
    start = max((act.end for act in wishes if act.end <= wanted.start), default=0)
    end = min((act.start for act in wishes if wanted.end <= act.start), default=len(folded))
    return start, end


def came_wrong(entities: Sequence[Entity], folded: str) -> bool:
    """Whether something else came, by a word for it or by its name."""
    return any(one.entity == "received" for one in entities) or bool(_WRONGLY.search(folded))
