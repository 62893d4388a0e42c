"""The parts of a message that can carry a meaning of their own, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.turkish import fold

# Signs part clauses, but not inside "2.500" or "15:30"; so do joining words.
_BREAK = re.compile(
    r"(?<!\d)[.,:]+|[.,:]+(?!\d)|[!?;\n]+"
    r"|\b(?:ve|ama|fakat|ancak|yalniz|lakin|ayrica|hem de|hem|bir de|birde|bi de|bide|ustelik)\b"
)
_MOST = 6
_LEAST_WORDS = 2


@dataclass(frozen=True)
class Clause:
    """Folded words, and where they stand in the folded message (characters)."""

    text: str
    start: int
    end: int


def clauses(text: str) -> tuple[Clause, ...]:
    """At most six clauses of at least two words; none where the message is a single one."""
    folded = fold(text)
    ends = [
        *((found.start(), found.end()) for found in _BREAK.finditer(folded)),
        (len(folded),) * 2,
    ]
    parts, begin = [], 0
    for end, after in ends:
        part = folded[begin:end]
        if len(part.split()) >= _LEAST_WORDS:
            start = begin + len(part) - len(part.lstrip())
            parts.append(Clause(part.strip(), start, start + len(part.strip())))
        begin = after
    return tuple(parts[:_MOST]) if len(parts) > 1 else ()
