"""What a small request needs, where its own message tells it already."""

from __future__ import annotations

from bot.complaints.reading.expressions import ADDRESS, COMPANY, INVOICE_WISH, NUMBERS
from bot.complaints.reading.heard import Heard

_MOST = 300
_LEAST = 2


def told_detail(remedy: str, heard: Heard) -> str:
    """The new address, the company or the day; '' where it has to be asked for.

    As the customer wrote it, without order and phone: it is read back before anything is done.
    """
    text = " ".join(NUMBERS.sub(" ", heard.text).split())[:_MOST]
    if remedy == "change_pickup":
        return text if heard.first("date") or "gun" in heard.folded else ""
    if remedy == "change_address":
        found = list(ADDRESS.finditer(text))
        return text[found[0].start() : found[-1].end()].strip(" ,.") if len(found) >= _LEAST else ""
    details = INVOICE_WISH.sub(" ", text).strip(" ,.:;")
    return details if COMPANY.search(heard.text) else ""
