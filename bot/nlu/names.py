"""The intents by name, as the understanding groups them: nothing else in bot/nlu names a type."""

from __future__ import annotations

OUT_OF_SCOPE = "out_of_scope"
PRAISE = "praise_thanks"
ABUSE = "abuse"
# The complaint that names no trouble: the goods are whole, but disappoint.
GENERAL = "not_as_expected"
WRONG, DAMAGED, LATE, MISSING = "wrong_product", "damaged_product", "late_delivery", "missing_item"
COMPLAINTS = frozenset({WRONG, DAMAGED, LATE, MISSING, GENERAL})
RETURN, INFORM, CANCEL = "return_refund", "inform", "cancel_order"
# Requests that only their words ask for: where those are a question, nothing is requested.
WISHED = frozenset({RETURN, CANCEL, "order_status"})
STATUS = "order_status"
INVOICE = "invoice"
REQUESTS = WISHED | {INVOICE}
# Intents whose lines ask nothing: who waits for a parcel asks where it is.
TELLING = COMPLAINTS - {"late_delivery"} | {PRAISE}
# What one or two words say, and nothing beside it.
BARE = frozenset({"affirm", "deny", "greeting", "goodbye"})
CALM = frozenset({PRAISE, "greeting", "inform"})
# Which troubles come together in a message, and how often.
TOGETHER = {
    **dict.fromkeys(("wrong_product", "damaged_product", "late_delivery", "return_refund"), 6.0),
    **dict.fromkeys(("missing_item", GENERAL), 5.0),
    **{"human_agent": 3.0, "cancel_order": 2.0, "legal_threat": 2.0, "invoice": 1.5},
}
# Intents whose act has a name of its own; yes and no are left to the rules, because they can act.
ACTS = {
    **dict.fromkeys(COMPLAINTS | REQUESTS, "report"),
    **{"human_agent": "human", "legal_threat": "legal", ABUSE: "abuse"},
    **{"privacy_request": "privacy", PRAISE: "thanks", "greeting": "greet"},
    **{"goodbye": "bye", OUT_OF_SCOPE: "other"},
}
