"""One message of the customer as the understanding gives it: no Rasa types past this point."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.acts import ASKED, CONDITIONAL, OFFERED, UNWANTED, WANTED, Act
from bot.turkish import fold

# A question is answered in place of ours from here: a wrong answer costs more than none.
_ASKS_FROM = 0.6
# What heads hear too easily.
_SURER = {"data": 0.95}


@dataclass(frozen=True)
class Heard:
    """One message; `intents` are all that apply, best first; `entities` are values by name.

    `text` is '' where a button's payload was sent, `mood` calm, annoyed, angry or abusive, `photo`
    the id of an attachment. A `ranking` pair is an intent and its score, 0 to 1.
    """

    message_id: str
    customer_id: int
    text: str = ""
    intents: tuple[str, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    mood: str = "calm"
    language: str = "tr"
    """'tr' or 'en'."""
    photo: str | None = None
    choice: str | None = None
    """The value behind a button of ours that was pressed, or whose title was typed."""
    pressed: bool = False
    """Whether the button itself was pressed: only that names a deed."""
    at: datetime | None = None
    """When the customer wrote it; None counts as now."""

    @property
    def intent(self) -> str:
        """The best one; `out_of_scope` for a button or a photo without words."""
        return self.intents[0] if self.intents else "out_of_scope"

    @property
    def folded(self) -> str:
        """As every expression of `reading/expressions.py` expects it."""
        return fold(self.text)

    @property
    def yes(self) -> bool:
        """A yes counts beside the intent of its own words too, but not behind a no."""
        return "affirm" in self.intents[:2] and "deny" not in self.intents[:1]

    @property
    def no(self) -> bool:
        """Only where it stands first: a no beside something else is that other thing's."""
        return "deny" in self.intents[:1]

    @property
    def keeps(self) -> bool:
        """ "Kalsın", "boşver": all is to stay as it is."""
        deny = self.act("deny")
        return deny is not None and deny.value == "keep"

    @property
    def correction(self) -> bool:
        """The customer says that we got them wrong."""
        both = "correction" in self.intents and self.act("correct") is not None
        return self.first("correction") is not None or self.intent == "correction" or both

    @property
    def wanted(self) -> tuple[str, ...]:
        """The remedies that are asked for, and not forbidden in the same breath."""
        return tuple(one for one in self._wishes(WANTED) if one not in self._wishes(UNWANTED))

    @property
    def unwanted(self) -> tuple[str, ...]:
        """The remedies that are forbidden, and not asked for in the same breath."""
        return tuple(one for one in self._wishes(UNWANTED) if one not in self._wishes(WANTED))

    @property
    def wondered(self) -> tuple[str, ...]:
        """The remedies that are only asked about, or tied to a condition."""
        return (*self._wishes(ASKED), *self._wishes(CONDITIONAL))

    def requested(self, remedies: Collection[str]) -> bool:
        """Whether one of these is asked for, be it as a question: "kurye salı gelebilir mi"."""
        wanted, asked = self._every(WANTED), self._every(ASKED)
        # "Kurye ne zaman gelir" asks for no other day.
        polite = [one for one in asked if one != "change_pickup" or self.first("date")]
        return any(one in remedies for one in (*wanted, *polite))

    @property
    def contradicts(self) -> bool:
        """The same remedy is asked for and forbidden."""
        return bool(set(self._wishes(WANTED)) & set(self._wishes(UNWANTED)))

    @property
    def danger(self) -> str:
        """What kind of danger somebody is in; '' for none."""
        act = self.act("danger")
        return act.kind if act else ""

    @property
    def topics(self) -> tuple[str, ...]:
        """What the message asks about, the surest first; no guesses."""
        # "Elbiseyi iptal edin" asks for something, and asks nothing.
        wished = {act.clause for act in self.wishes if act.polarity in {WANTED, UNWANTED}}
        asks = (act for act in self.acts if act.act == "ask" and _sure(act))
        return tuple(
            dict.fromkeys(act.topic for act in asks if "?" in self.text or act.clause not in wished)
        )

    @property
    def conduct(self) -> str:
        """What a courier did, in the customer's words; '' for nothing."""
        return next((act.clause for act in self.acts if act.kind == "conduct"), "")

    @property
    def reports(self) -> tuple[Act, ...]:
        """The troubles and requests that are told, each with what its own clause names."""
        return tuple(act for act in self.acts if act.act == "report" and act.problem)

    @property
    def wishes(self) -> tuple[Act, ...]:
        """The remedies that are spoken of, each with its polarity."""
        return tuple(act for act in self.acts if act.act == "wish")

    @property
    def wordless(self) -> bool:
        """Signs alone, such as a smiley: nothing that words could be read from."""
        return not self.choice and not self.photo and not any(map(str.isalnum, self.text))

    def score(self, intent: str) -> float:
        """How sure an intent is, 0 to 1; 1 where nothing was ranked."""
        return dict(self.ranking).get(intent, 1.0)

    def act(self, name: str) -> Act | None:
        """The first act of that name."""
        return next((act for act in self.acts if act.act == name), None)

    def speaks_of(self, remedy: str) -> bool:
        """Whether the message names a remedy, whatever it says of it."""
        return any(act.remedy == remedy for act in self.acts)

    def first(self, entity: str) -> str | None:
        """The first value of an entity; None where the message has none."""
        values = self.entities.get(entity, ())
        return values[0] if values else None

    def _wishes(self, polarity: str) -> tuple[str, ...]:
        """Those that a question of ours may be about: "beni arayın" answers none."""
        return tuple(remedy for remedy in self._every(polarity) if remedy in OFFERED)

    def _every(self, polarity: str) -> tuple[str, ...]:
        return tuple(act.remedy for act in self.acts if act.polarity == polarity)


def _sure(ask: Act) -> bool:
    return ask.confidence >= _SURER.get(ask.topic, _ASKS_FROM)
