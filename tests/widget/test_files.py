"""What holds for every file of the widget: small, strict-CSP safe, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest

WIDGET = Path(__file__).resolve().parents[2] / "bot" / "widget"
STATIC = WIDGET / "static" / "telafi"
SOURCES = sorted(
    path for path in WIDGET.rglob("*") if path.suffix in {".js", ".css", ".html", ".svg"}
)
SCRIPTS = [path for path in SOURCES if path.suffix == ".js"]
PAGES = [path for path in SOURCES if path.suffix == ".html"]
KB = 1024
SITUATIONS = [
    "preparing",
    "on_time",
    "overdue",
    "lost",
    "delivered_not_received",
    "delivered",
    "two_items",
    "high_value",
    "outside_window",
    "cancelled",
    "refund_open",
    "refund_late",
    "refund_short",
    "shop_cancelled",
]
HOOKS = [
    "launcher",
    "panel-frame",
    "composer",
    "send",
    "message-",
    "quick-reply",
    "photo-input",
    "typing",
    "connection",
]


def _name(path: Path) -> str:
    return path.relative_to(WIDGET).as_posix()


def _gzipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def _without_comments(text: str) -> str:
    text = re.sub(r"/\*.*?\*/|<!--.*?-->|\{#.*?#\}", "", text, flags=re.DOTALL)
    return re.sub(r"(?<![:\"'/])//.*", "", text)


def test_loader_is_at_most_6_kb() -> None:
    """The script that every visitor of a shop loads stays at or below 6 kB gzipped."""
    assert _gzipped(STATIC / "loader.js") <= 6 * KB


def test_panel_is_at_most_40_kb() -> None:
    """All scripts and styles of the panel, each gzipped as it is served, stay at or below 40 kB."""
    files = [
        STATIC / "tokens.css",
        *(STATIC / "panel").glob("*.js"),
        *(STATIC / "panel").glob("*.css"),
    ]
    assert _gzipped(*files) <= 40 * KB


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_files_stay_small(path: Path) -> None:
    """No file of the widget reaches 250 lines."""
    assert len(path.read_text("utf-8").splitlines()) < 250


@pytest.mark.parametrize("path", SCRIPTS, ids=_name)
def test_scripts_build_no_html_and_no_code(path: Path) -> None:
    """No script makes markup or code out of strings, and none sets inline styles."""
    text = _without_comments(path.read_text("utf-8"))
    assert not re.search(r"(inner|outer|insertAdjacent)HTML|document\.write|cssText", text)
    assert not re.search(r"\beval\(|new Function|setTimeout\(\s*[\"'`]", text)
    assert not re.search(r"setAttribute\(\s*[\"'](style|on\w+)[\"']", text)


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_pages_carry_nothing_inline(path: Path) -> None:
    """No page has an inline script or style, an event attribute or a javascript: address."""
    text = _without_comments(path.read_text("utf-8"))
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text, re.IGNORECASE)
    for tag, inside in re.findall(r"(<script\b[^>]*>)(.*?)</script>", text, re.DOTALL):
        assert "src=" in tag
        assert inside.strip() == ""


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    """No file names another host; the SVG namespace is a name and not an address."""
    text = _without_comments(path.read_text("utf-8")).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text, re.IGNORECASE)


@pytest.mark.parametrize("folder", [STATIC / "panel"], ids=["panel"])
def test_languages_have_the_same_strings(folder: Path) -> None:
    """Turkish and English know the same keys with the same blanks to fill."""

    def strings(name: str) -> dict[str, list[str]]:
        entries = re.findall(
            r"^  (\w+):\s*\"((?:[^\"\\]|\\.)*)\",$",
            (folder / name).read_text("utf-8"),
            re.MULTILINE,
        )
        assert len(entries) > 40
        return {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in entries}

    assert strings("strings.tr.js") == strings("strings.en.js")


def test_every_string_used_exists() -> None:
    """Each key that a script or the panel's template asks for is in the Turkish file."""
    known = set(
        re.findall(
            r"^  (\w+):", (STATIC / "panel" / "strings.tr.js").read_text("utf-8"), re.MULTILINE
        )
    )
    asked = set(
        re.findall(
            r"data-t(?:-[a-z-]+)?=\"(\w+)\"",
            (WIDGET / "templates/widget/panel.html").read_text("utf-8"),
        )
    )
    for path in (STATIC / "panel").glob("*.js"):
        asked |= set(re.findall(r"\bt\(\"(\w+)\"", path.read_text("utf-8")))
    assert asked <= known


def test_every_demo_situation_is_described() -> None:
    """The demo page has words and an example sentence for every situation the design names."""
    text = (STATIC / "shop.strings.tr.js").read_text("utf-8")
    for situation in SITUATIONS:
        assert re.search(rf"^    {situation}: \[.*\{{order\}}.*\],$", text, re.MULTILINE), situation


@pytest.mark.parametrize("hook", HOOKS)
def test_browser_tests_find_their_hooks(hook: str) -> None:
    """The data-testid names that browser tests rely on are there."""
    everything = "".join(path.read_text("utf-8") for path in SOURCES)
    assert re.search(rf"data-testid(\"?: ?|=)[\"`]{hook}", everything)
