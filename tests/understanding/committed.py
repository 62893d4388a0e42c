"""Whether figures fell below those that are committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# A fall of more than a point is a loss; less is chance.
POINT = 0.01
# Of figures with these endings less is better.
LESS = ("error", "false", "read as wanted")
# What differs from machine to machine, or follows from the rest.
_NOT_HELD = frozenset({"machine", "speed", "peer", "by intent"})


def falls(
    committed: Mapping[str, Any], measured: Mapping[str, Any], path: str = ""
) -> Iterator[str]:
    """A line for each share that fell by more than a point, and each count of errors that grew.

    Sets that are not on this machine are passed over.
    """
    for name, before in committed.items():
        now = measured.get(name)
        if now is None or name in _NOT_HELD:
            continue
        if isinstance(before, Mapping):
            yield from falls(before, now, f"{path}{name} / ")
        elif _fell(name, before, now):
            yield f"{path}{name}: {before} -> {now}"


def _fell(name: str, before: float, now: float) -> bool:
    if isinstance(before, int) and isinstance(now, int):
        # How many lines there are says nothing; how many were read wrongly does.
        return name.endswith(LESS) and now > before
    worse = now - before if name.endswith(LESS) else before - now
    return round(worse, 4) > POINT
