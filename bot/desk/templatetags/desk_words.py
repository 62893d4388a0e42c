"""Template filters for the desk's words."""

from __future__ import annotations

from django import template

from bot.desk import words

register = template.Library()

register.filter("waited", words.waited)
register.filter("waiting", words.waiting)


@register.filter
def case_word(code: str) -> str:
    return words.CASES.get(code, code)


@register.filter
def resolution_word(code: str) -> str:
    return words.RESOLUTIONS.get(code, code)


@register.filter
def reason_word(code: str) -> str:
    return words.REASONS.get(code, code)


@register.filter
def channel_word(code: str) -> str:
    return words.CHANNELS.get(code, code)


@register.filter
def promise_word(code: str) -> str:
    return words.PROMISES.get(code, code)
