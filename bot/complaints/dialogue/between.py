"""Questions in between: answered from the shop or the rules, and nothing is chosen by them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from bot.commerce.errors import ShopError
from bot.complaints.deed import KEEP, alike, fitting
from bot.complaints.dialogue import telling
from bot.complaints.dialogue.remedy import quoted
from bot.complaints.dialogue.scene import Scene
from bot.complaints.kinds import KINDS
from bot.complaints.move import Move


def answer_between(scene: Scene, asked: str | None, useful: bool, move: Move) -> bool:
    """Answer a question that came instead of (or with) the answer to ours; True if it was one.

    `useful`: the message said something for the case as well.
    """
    common = telling.common_question(scene.heard)
    if common:
        move.says.append(common)
        return True
    if not asked:
        return False
    return _explained(scene, move) or (not useful and _told(scene, move))


def _told(scene: Scene, move: Move) -> bool:
    """Where the order is, or its invoice: what our own question does not tell already."""
    matter, wanted = scene.matter, KINDS.get(scene.heard.intent)
    if matter is None or wanted is None or not wanted.only_tells:
        return False
    if wanted.where and matter.kind.where and not matter.kind.only_tells:
        return False
    move.says += wanted.tell(matter)
    return True


def _explained(scene: Scene, move: Move) -> bool:
    """ "İndirim ne kadar olur?": what it would bring, from the shop; nothing is chosen by it."""
    wondered, matter = scene.heard.wondered, scene.matter
    if not wondered or matter is None:
        return bool(wondered)
    kind = fitting(wondered[0], matter.options)
    if kind in {None, KEEP}:
        return False
    would = replace(matter, problem=replace(matter.problem, wish=kind)).plan()
    if would and alike(wondered[0], would):
        with suppress(ShopError):
            move.says.append(telling.terms(matter, quoted(matter, matter.deed(would))))
    move.say("utter_only_with_yes")
    return True
