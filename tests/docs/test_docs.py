"""The documentation is tested: what the code has is written down, and what is written exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
READMES = ("README.md", "README.tr.md")
# docs/outcomes.md has its own test beside the outcome log.
DOCUMENTS = tuple(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "docs/adr/*.md")
    for path in sorted(ROOT.glob(pattern))
)
SETTINGS_FILES = ("bot/settings.py", "actions/__main__.py")
# What may name a variable of ours: the code, the scripts and what starts them.
CODE = ("bot/**/*.py", "actions/*.py", "deploy/*", "Makefile", ".ci/run", "pyproject.toml")
# Made by running Telafi: not in the repository.
MADE = ("var/", ".venv", ".tools", ".rasa", "docs/images/")
MEDIA_TYPES = ("application/", "image/", "multipart/", "text/")
PATH = re.compile(r"\.?\w[\w.-]*(?:/[\w.-]+)+/?|[\w-]+\.(?:py|md|yml|toml|txt|csv|sh|html|css|js)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def calls(name: str) -> Iterator[tuple[str, list[object]]]:
    """Each call of a plain or dotted name in a file, with its constant arguments."""
    for node in ast.walk(ast.parse(text_of(name))):
        if isinstance(node, ast.Call):
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else ""
            called = function.id if isinstance(function, ast.Name) else called
            yield called, [arg.value for arg in node.args if isinstance(arg, ast.Constant)]


def files(*patterns: str) -> list[str]:
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return [path.relative_to(ROOT).as_posix() for path in found if path.is_file()]


def settings_read() -> set[str]:
    """What the settings read by env_*, and every TELAFI_* variable of the launcher and set-up."""
    names = {
        str(constants[0])
        for name in SETTINGS_FILES
        for called, constants in calls(name)
        if called.startswith("env_")
    }
    for name in files("bot/config.py", "bot/ops/*.py", "deploy/bootstrap.py"):
        names |= set(re.findall(r"\bTELAFI_[A-Z_]+\b", text_of(name)))
    return names


def rows(name: str, heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    section = text_of(name).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def settings_table(name: str) -> set[str]:
    return rows(name, "Settings" if name == "README.md" else "Ayarlar")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.MULTILINE))


def own_commands() -> set[str]:
    found = files("bot/**/management/commands/*.py")
    return {Path(name).stem for name in found} - {"__init__"}


def error_codes() -> set[str]:
    """The chat API's codes: of its own answers, and of what intake and photos refuse."""
    codes: set[str] = set()
    refusals = {"Refused", "TooLarge", "WrongType"}
    for name in files("bot/channels/web/*.py", "bot/conversations/*.py"):
        for called, constants in calls(name):
            texts = [str(constant) for constant in constants if isinstance(constant, str)]
            if texts and (called in refusals or (called == "error" and constants[0] != texts[0])):
                codes.add(texts[0])
        codes |= set(re.findall(r'"error": "(\w+)"', text_of(name)))
    return codes


def headings(name: str) -> list[str]:
    """The level of each heading, in order."""
    return re.findall(r"^(#+) ", FENCED.sub("", text_of(name)), re.MULTILINE)


def paths_in(name: str) -> set[str]:
    """What stands in backticks and looks like a file or folder of the repository."""
    quoted = re.findall(r"`([^`\n]+)`", FENCED.sub("", text_of(name)))
    return {
        part
        for part in quoted
        if PATH.fullmatch(part) and not part.startswith((*MADE, *MEDIA_TYPES))
    }


def there(path: str, near: str) -> bool:
    """From the root, or a bare file name of a folder that the same document names in full."""
    if (ROOT / path).exists():
        return True
    named = [(ROOT / other).parent for other in paths_in(near) if "/" in other]
    return "/" not in path and any((folder / path).exists() for folder in named)


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_in_the_settings_table(readme: str) -> None:
    """Whoever runs Telafi finds every variable that it reads."""
    assert settings_read() - settings_table(readme) == set()


@pytest.mark.parametrize("readme", READMES)
def test_no_setting_is_invented(readme: str) -> None:
    """A variable in the table is one that the code knows."""
    code = "\n".join(text_of(name) for name in files(*CODE))
    assert {name for name in settings_table(readme) if name not in code} == set()


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize(
    ("found", "form"), [(make_targets, "`make {}`"), (own_commands, "`manage.py {}")]
)
def test_every_command_is_named(readme: str, found: Callable[[], set[str]], form: str) -> None:
    """Each make target and each management command of ours has its row in the commands table."""
    text, names = text_of(readme), found()
    assert names
    assert [name for name in sorted(names) if f"| {form.format(name)}" not in text] == []


def test_every_error_code_of_the_chat_api_is_documented() -> None:
    """A client finds every code that it may get, and no other."""
    documented = set(re.findall(r"^\| \d{3} \| `(\w+)` \|", text_of("docs/chat-api.md"), re.M))
    assert documented == error_codes()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_exists(document: str) -> None:
    """A file or folder that a document names is in the repository."""
    assert [path for path in sorted(paths_in(document)) if not there(path, document)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    """A link to another document finds it."""
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", text_of(document))
    folder = (ROOT / document).parent
    assert [link for link in links if not (folder / link).exists()] == []


def test_both_readmes_have_the_same_headings() -> None:
    """The Turkish README has every part of the English one."""
    assert headings("README.tr.md") == headings("README.md")


def test_both_readmes_have_the_same_settings() -> None:
    """Neither README knows a variable that the other does not."""
    assert settings_table("README.tr.md") == settings_table("README.md")
