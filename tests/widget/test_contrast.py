"""The colours of tokens.css are legible: WCAG 2.2 AA for every pair in use, light and dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "bot" / "widget" / "static" / "telafi" / "tokens.css"
LOADER = TOKENS.parent / "loader.css"

TEXT = [
    *[
        (text, ground)
        for text in ("text", "muted", "accent")
        for ground in ("ground", "surface", "sunken")
    ],
    *[
        (tone, ground)
        for tone in ("ok", "warn", "danger", "info")
        for ground in ("ground", "surface")
    ],
    *[(tone, f"{tone}-soft") for tone in ("ok", "warn", "danger", "info")],
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-accent-soft", "accent-soft"),
    ("on-mine", "mine"),
    ("text", "info-soft"),
    ("accent", "info-soft"),
    ("accent-hover", "surface"),
    ("ground", "text"),
]
EDGES = [(edge, ground) for edge in ("line-strong", "focus") for ground in ("ground", "surface")]


def _block(selector: str) -> dict[str, str]:
    body = re.search(re.escape(selector) + r"\s*\{(.*?)\}", TOKENS.read_text("utf-8"), re.DOTALL)
    assert body, selector
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", body.group(1)))


LIGHT = _block(":root")
DARK = _block(':root:not([data-theme="light"])')


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_ratio_is_wcags() -> None:
    """Our formula gives WCAG's own extremes: 21 for black on white and 1 for a colour on itself."""
    assert _ratio("#000000", "#ffffff") == pytest.approx(21)
    assert _ratio("#0f5a61", "#0f5a61") == pytest.approx(1)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT, ids=lambda name: name)
def test_text_is_legible(theme: dict[str, str], text: str, ground: str) -> None:
    """Text stands out from its ground by at least 4.5 to 1."""
    assert _ratio(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES, ids=lambda name: name)
def test_edges_of_controls_are_seen(theme: dict[str, str], edge: str, ground: str) -> None:
    """Borders of controls and the focus ring stand out by at least 3 to 1."""
    assert _ratio(theme[edge], theme[ground]) >= 3


def test_both_dark_blocks_are_equal() -> None:
    """Dark by the system's setting and dark by choice are the same colours."""
    assert _block(':root[data-theme="dark"]') == DARK


def test_dark_answers_every_colour() -> None:
    """Every colour of the light theme has its dark counterpart."""
    assert {name for name, value in LIGHT.items() if value.startswith("#")} <= set(DARK)


def test_launcher_repeats_the_tokens() -> None:
    """The launcher's own copies of the accent have not drifted from tokens.css."""
    text = LOADER.read_text("utf-8")
    assert f"--telafi-accent: {LIGHT['accent']};" in text
    assert text.count(f"--telafi-accent: {DARK['accent']};") == 2
    assert text.count(f"--telafi-on-accent: {DARK['on-accent']};") == 2
