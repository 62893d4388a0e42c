"""A conversation with the plain domain: the steps that Rasa's rules take, without Rasa."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any, TypeVar

from actions import responses
from actions.responses import render
from bot import effects
from bot.commerce.shops.demo.service.orders import ISTANBUL, sales
from bot.commerce.shops.fake.client import FakeShop
from bot.commerce.shops.port import ActionKind, ActionResult, Request
from bot.complaints import slot
from bot.complaints.case import Case
from bot.complaints.dialogue.closing import begin_closing, take_closing
from bot.complaints.dialogue.conduct import take_turn
from bot.complaints.dialogue.handoff import hand_over
from bot.complaints.dialogue.remedy import settle
from bot.complaints.dialogue.scene import Scene
from bot.complaints.dialogue.small_talk import answer
from bot.complaints.dialogue.waiting import take_waiting
from bot.complaints.move import Move, Say
from bot.complaints.reading.heard import Heard
from bot.complaints.rules import Rules
from bot.effects import Effect
from bot.labels import AGREES
from bot.nlu.acts import acts
from bot.nlu.entities import extract
from bot.wording import day

E = TypeVar("E", bound=Effect)

# A Wednesday in working time: every date in a test follows from it.
NOW = datetime(2026, 3, 4, 11, tzinfo=ISTANBUL)
TODAY = NOW.date()
# The phone of every demo order, as its owner knows it.
PHONES = {sale.order.order_number: sale.phone_last4 for sale in sales(TODAY)}

DATE = re.compile(r"\d{1,2} [A-ZÇĞİÖŞÜ][a-zçğıöşü]+ [A-ZÇĞİÖŞÜ][a-zçğıöşü]+")
_INTENT_BUTTONS = {"affirm", "deny", "human_agent"}
_TO_PEOPLE = {"human_agent", "legal_threat", "privacy_request"}
# The form that follows, by where a move leads.
_FORMS = {"problem": "complaint", "closing": "closing", "handoff": "waiting"}
_SMALL_TALK = {
    *("greeting", "goodbye", "praise_thanks", "out_of_scope", "abuse", "correction"),
    *("affirm", "deny"),
}


@dataclass(frozen=True)
class Reply:
    """What the customer reads after one message, and what is stored with it."""

    texts: tuple[str, ...]
    says: tuple[Say, ...]
    effects: tuple[Effect, ...]
    asks: str | None

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    @property
    def responses(self) -> tuple[str, ...]:
        return tuple(say.response for say in self.says)

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(choice for say in self.says for _, choice in say.buttons)

    def effect(self, kind: type[E]) -> list[E]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def reason(self) -> str | None:
        """Why people take over, if they do."""
        handoffs = self.effect(effects.Handoff)
        return handoffs[0].reason if handoffs else None

    @property
    def brief(self) -> str:
        return self.effect(effects.Handoff)[0].brief


class WatchedShop(FakeShop):
    """The demo shop, which takes no write that the customer's message does not agree to."""

    consent: frozenset[str] = frozenset()

    def act(self, order_number: str, request: Request, **kwargs: Any) -> ActionResult:
        kind = request.kind.value
        assert kind in self.consent, f"{kind} without a yes to it"
        return super().act(order_number, request, **kwargs)

    def undo(self, action_id: str, **kwargs: Any) -> ActionResult:
        assert "undo" in self.consent, "undone without a yes to it"
        return super().undo(action_id, **kwargs)


def demo_shop(now: datetime = NOW) -> WatchedShop:
    return WatchedShop(sales(TODAY), lambda: now)


class Talk:
    """One customer's conversation. The case travels as JSON, as it does in Rasa's slot."""

    _ids = count(1)

    def __init__(
        self, shop: WatchedShop | None = None, customer_id: int = 1, now: datetime = NOW
    ) -> None:
        self.shop = shop or demo_shop()
        self.customer_id, self.now = customer_id, now
        self.slot: dict[str, Any] | None = None
        self.form: str | None = None
        self.asked: str | None = None
        self.messages = 0
        self.replies: list[Reply] = []

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def case(self) -> Case:
        return slot.load(self.slot)

    @property
    def rules(self) -> Rules:
        """The shop's clock is everybody's: what may be undone, and when a question was put."""
        return Rules(self.shop, today=self.today, clock=lambda: self.now)

    @property
    def actions(self) -> list[str]:
        """What the shop was asked to do, in its order."""
        return [call for call in self.shop.calls if call.startswith(("act ", "change", "undo"))]

    def says(self, text: str, *intents: str, mood: str = "calm") -> Reply:
        """The customer writes. Entities and acts are the real reading's; intents need its model."""
        found: dict[str, tuple[str, ...]] = {}
        for one in extract(text):
            found[one.entity] = (*found.get(one.entity, ()), one.value)
        return self.hears(
            self._heard(
                text=text,
                intents=intents or ("inform",),
                mood=mood,
                entities=found,
                acts=acts(text),
            )
        )

    def presses(self, choice: str) -> Reply:
        """The customer presses the button that stands for `choice`; it must have been shown."""
        assert choice in self.replies[-1].buttons, f"{choice} is not among the buttons"
        if choice in _INTENT_BUTTONS:
            return self.hears(self._heard(intents=(choice,)))
        return self.hears(self._heard(choice=choice, pressed=True))

    def agrees(self) -> Reply:
        """The customer presses the yes under what was offered."""
        return self.presses("agree")

    def sends_photo(self, text: str = "") -> Reply:
        return self.hears(self._heard(text=text, photo="photo-1", intents=()))

    def hears(self, heard: Heard) -> Reply:
        """One turn: the first action, and those that follow it in the same turn."""
        self.messages += 1
        self.shop.consent = self._consent(heard)
        scene = Scene(slot.load(json.loads(json.dumps(self.slot))), heard, self.rules)
        moves = self._turn(scene)
        says = [say for move in moves for say in move.says]
        assert_variants_are_filled(says)
        reply = Reply(
            texts=tuple(render(scene.case, say) for say in says),
            says=tuple(says),
            effects=tuple(effect for move in moves for effect in move.effects),
            asks=moves[-1].asks,
        )
        self.slot, self.asked = slot.dump(scene.case), reply.asks
        self.replies.append(reply)
        if scene.case.language == "tr":
            assert_promises_are_kept_in_the_ledger(reply, self.replies)
        return reply

    def _consent(self, heard: Heard) -> frozenset[str]:
        """The kinds of action that this message agrees to: by a button or by a yes to them."""
        last = self.replies[-1] if self.replies else None
        if last is None:
            return frozenset()
        if heard.choice in {"not_found", "wait"}:
            return frozenset({"enquiry"})
        if heard.choice in {kind.value for kind in ActionKind}:
            return frozenset({str(heard.choice)})
        agrees = last.asks == "confirm" and any(act.act == "affirm" for act in heard.acts)
        return self._offered() if agrees or heard.choice == "agree" else frozenset()

    def _offered(self) -> frozenset[str]:
        """The kinds of action whose terms the last reply tells, or its yes button names."""
        says = self.replies[-1].says
        shown = {title for say in says for title, _ in say.buttons}
        named = {name for name, title in AGREES.items() if title in shown}
        told = {say.response for say in says if say.response.startswith("utter_terms_")}
        kinds = (*(kind.value for kind in ActionKind), "undo")
        return frozenset(
            kind for kind in kinds if kind in named or ("all" in named and _tells(told, kind))
        )

    def _heard(self, **fields: Any) -> Heard:
        return Heard(f"m{next(self._ids)}", self.customer_id, **fields)

    def _turn(self, scene: Scene) -> list[Move]:
        heard = scene.heard
        if self.form == "waiting":
            return [take_waiting(scene)]
        if self.form == "closing":
            move = take_closing(scene, str(self.asked))
        elif self.form == "complaint" or not self._is_small(heard):
            self.form = self.form or "complaint"
            move = take_turn(scene, self.asked)
        else:
            move = answer(scene)
        return [move, *self._follow(scene, move)]

    @staticmethod
    def _is_small(heard: Heard) -> bool:
        return not heard.choice and not heard.photo and heard.intent in _SMALL_TALK | _TO_PEOPLE

    def _follow(self, scene: Scene, move: Move) -> list[Move]:
        """What Rasa's rules run after a move that does not wait for the customer."""
        if move.asks:
            return []
        step = {
            "resolve": lambda: settle(scene),
            "problem": lambda: take_turn(scene, None),
            "closing": lambda: begin_closing(scene),
            "handoff": lambda: hand_over(scene, "web"),
        }.get(move.goes)
        self.form = _FORMS.get(move.goes)
        further = step() if step else None
        if further is None:
            return []
        # A handoff ends the turn, and what is written from here on waits for people.
        return [further] if self.form == "waiting" else [further, *self._follow(scene, further)]


def assert_variants_are_filled(says: Sequence[Say]) -> None:
    """Whichever wording comes, in whichever language, nothing stays open in it."""
    for say in says:
        for language in ("tr", "en"):
            for text in responses.load(language)[say.response]:
                assert set(re.findall(r"\{(\w+)\}", text)) <= set(say.values), say


def _tells(responses: set[str], kind: str) -> bool:
    return any(name.startswith(f"utter_terms_{kind}") for name in responses)


def assert_promises_are_kept_in_the_ledger(reply: Reply, told: Sequence[Reply]) -> None:
    """A stored promise is said, and each date that a promise says is stored, now or before."""
    said = {name for name in reply.responses if name.startswith("utter_promise_")}
    for promise in reply.effect(effects.Promise):
        assert promise.template in said
        assert day(promise.due_on) in reply.text
    stored = {row.due_on for earlier in told for row in earlier.effect(effects.Promise)}
    days = {day(due_on) for due_on in stored}
    for name, text in zip(reply.responses, reply.texts, strict=True):
        if name in said:
            assert set(DATE.findall(text)) <= days


def numbers(situation: str) -> Sequence[str]:
    """The demo orders that stand for a situation."""
    return [sale.order.order_number for sale in sales(TODAY) if sale.situation == situation]


def about(number: str) -> str:
    """How a customer proves an order in one breath."""
    return f"{number} son dört hane {PHONES[number]}"
