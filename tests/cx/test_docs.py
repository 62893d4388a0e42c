"""The documentation is kept in step with the code."""

from __future__ import annotations

import re

from django.conf import settings

from bot.cx.export import COLUMNS


def _documented() -> list[str]:
    text = (settings.BASE_DIR / "docs/outcomes.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(\w+)` \|(?:[^|]*\w[^|]*\|){3}$", text, re.MULTILINE)


def test_every_field_is_documented() -> None:
    """Each field has its row with type, meaning and computation, in order; none is invented."""
    assert _documented() == list(COLUMNS)
