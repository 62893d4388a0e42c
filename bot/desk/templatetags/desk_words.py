"""Template filters for the desk: what a code is called, and how long ago something was."""

from __future__ import annotations

from functools import partial

from django import template

from bot import labels
from bot.desk import words

register = template.Library()

register.filter("waited", words.waited)
register.filter("waiting", words.waiting)
register.filter("at_clock", words.at_clock)
register.filter("from_clock", words.from_clock)
for _name, _codes in {
    "problem_word": labels.PROBLEMS,
    "resolution_word": labels.RESOLUTIONS,
    "reason_word": labels.REASONS,
    "channel_word": labels.CHANNELS,
    "from_channel": labels.FROM_CHANNELS,
    "owner_word": labels.OWNERS,
    "delivery_word": labels.DELIVERIES,
    "promise_word": labels.PROMISES,
}.items():
    register.filter(_name, partial(labels.label, _codes))
