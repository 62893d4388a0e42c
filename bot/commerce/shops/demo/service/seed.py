"""Fills the demo shop, and keeps its dates true to what each order stands for."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from bot.commerce.shops.demo.emails import normalise_email
from bot.commerce.shops.demo.service.models import DemoOrder
from bot.commerce.shops.demo.service.orders import Sale, sales


def seed(today: date, *, reset: bool = False) -> int:
    """Create or refresh the demo orders; return how many were written.

    An order that somebody has already tried keeps its dates and actions, unless `reset`.
    """
    with transaction.atomic():
        if reset:
            DemoOrder.objects.all().delete()
        kept = set(_kept(today))
        fresh = [sale for sale in sales(today) if sale.order.order_number not in kept]
        for sale in fresh:
            _write(sale, today)
        _add_emails(kept, today)
    return len(fresh)


def _kept(today: date) -> list[str]:
    tried_or_current = Q(actions__isnull=False) | Q(seeded_on=today)
    return list(DemoOrder.objects.filter(tried_or_current).values_list("number", flat=True))


def _add_emails(kept: set[str], today: date) -> None:
    """What was tried before orders had an address gets its own."""
    without = DemoOrder.objects.filter(number__in=kept, email="")
    for number in without.values_list("number", flat=True):
        email = next(one.email for one in sales(today) if one.order.order_number == number)
        DemoOrder.objects.filter(number=number).update(email=normalise_email(email))


def _write(sale: Sale, today: date) -> None:
    DemoOrder.objects.update_or_create(
        number=sale.order.order_number,
        defaults={
            "phone_last4": sale.phone_last4,
            "email": normalise_email(sale.email),
            "situation": sale.situation,
            "data": sale.order.to_json(),
            "seeded_on": today,
        },
    )
