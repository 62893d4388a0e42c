"""Who a customer is on WhatsApp: the name that Meta gives us for them, and their number.

The name (business-scoped user id) stays theirs; a number may pass to somebody else, who then has
another name, and must not read on in a stranger's talk. Whoever hides their number has only a name.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bot.channels import addresses
from bot.channels.models import Address
from bot.channels.whatsapp.inbound import CHANNEL
from bot.channels.whatsapp.updates import Profile
from bot.conversations.storage import unit_of_work


def known(who: Profile) -> Address:
    """Their address, with its customer, who begins here; call inside a unit of work."""
    mine = addresses.known(CHANNEL, _place(who))
    number = who.wa_id if who.user_id else None
    if number and mine.also != number:
        # Whoever had the number before is not reached by it any more.
        _with_number(number).exclude(pk=mine.pk).update(also="")
        mine.also = number
        mine.save(update_fields=["also"])
    return mine


def renamed(old: Profile, new: Profile) -> None:
    """Meta says that it is the same person, under another name or number: their talk goes on."""
    found = find(old)
    with unit_of_work():
        if found is None or _is(new).exclude(pk=found.pk).exists():
            return
        place = new.user_id or (new.wa_id if found.address == old.wa_id else None)
        found.address = place or found.address
        found.also = new.wa_id or found.also
        found.also = "" if found.also == found.address else found.also
        found.save(update_fields=["address", "also"])


def find(who: Profile) -> Address | None:
    """Whom we know by one of these names, the lasting one first."""
    return _is(who).order_by("pk").first() if who.user_id or who.wa_id else None


def recipient(mine: Address) -> dict[str, str]:
    """How Meta is told whom a message is for: the number where we know it."""
    number = mine.also or mine.address
    return {"to": number} if number.isdigit() else {"recipient": mine.address}


def _place(who: Profile) -> str:
    """Where they are kept: under their lasting name, or still under the number alone."""
    name, number = who.user_id or "", who.wa_id or ""
    if not name:
        shown = _with_number(number).values_list("address", flat=True).first()
        return shown or number
    by_name = Address.objects.filter(channel=CHANNEL, address=name)
    if number and not by_name.exists():
        # Known from before Meta gave names: it becomes theirs.
        Address.objects.filter(channel=CHANNEL, address=number).update(address=name, also=number)
    return name


def _is(who: Profile) -> QuerySet[Address]:
    here = Address.objects.filter(channel=CHANNEL)
    if who.user_id:
        named = here.filter(address=who.user_id)
        # A number alone is theirs only as long as nobody has it under another lasting name.
        return named if named.exists() else here.filter(address=who.wa_id or who.user_id)
    return here.filter(Q(address=who.wa_id) | Q(also=who.wa_id))


def _with_number(number: str) -> QuerySet[Address]:
    return Address.objects.filter(channel=CHANNEL, also=number)
