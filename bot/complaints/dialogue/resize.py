"""A size or colour that is spoken of after an exchange was set in motion."""

from __future__ import annotations

from bot.complaints.dialogue.change import other_wishes, propose
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.solved import ask_again
from bot.complaints.dialogue.telling import of_variant
from bot.complaints.kind import ANOTHER, Matter
from bot.complaints.move import Move, Say
from bot.complaints.reading.variants import meant_variant


def other_variant(scene: Scene) -> Move | None:
    """ "43 gelecek değil mi": what is on its way; another one is proposed in its place.

    None where no size or colour is named, or nothing is on its way. Raises the shop's errors.
    """
    word = scene.heard.first("wanted")
    matter = scene.last if word else None
    action = matter.problem.action if matter else None
    if not word or not matter or not action:
        return None
    meant = meant_variant(word, matter.variants, matter.items[0].variant)
    if meant is None:
        return None
    exchanged = action.kind.value in ANOTHER
    if not exchanged and "exchange" not in other_wishes(scene):
        return None
    if exchanged and meant.name == _coming(matter):
        return _first(ask_again(), of_variant("utter_fact_variant", matter, meant.name))
    if not meant.in_stock:
        return _first(ask_again(), of_variant("utter_variant_gone", matter, meant.name))
    matter.problem.variant = meant.name
    return propose(scene, action.kind.value if exchanged else "exchange")


def _coming(matter: Matter) -> str:
    """The size or colour that was chosen; without one the bought."""
    return matter.problem.variant or matter.items[0].variant


def _first(move: Move, say: Say) -> Move:
    move.says.insert(0, say)
    return move
