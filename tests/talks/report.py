"""The talks' results: var/talks.json for programs, var/talks.html to read like a chat."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from bot.ops.paths import ROOT
from tests.figures import commit
from tests.talks.play import Line, Played

Json = dict[str, Any]
RESULT = ROOT / "var" / "talks.json"
PAGE = ROOT / "var" / "talks.html"
_WORST_FIRST = ("harmful", "wrong", "right")
_STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.45 system-ui, sans-serif;
  color: #1d2429; background: #eef1f3; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 0 0 .6rem; }
table { border-collapse: collapse; margin: 1rem 0; }
td, th { padding: .15rem .8rem; text-align: right; }
td:first-child, th:first-child { text-align: left; padding-left: 0; }
article { background: #fff; border-radius: 10px; padding: 1rem; margin: 1rem 0; }
.badge { border-radius: 1rem; padding: .1rem .6rem; font-size: .8rem;
  color: #fff; background: #2c6e49; }
.wrong .badge { background: #8a5a00; } .harmful .badge { background: #a4161a; }
.harmful { border-left: 6px solid #a4161a; } .wrong { border-left: 6px solid #d08c00; }
.group { color: #56636d; font-weight: normal; }
p { margin: .35rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.bubble { max-width: 82%; width: fit-content; padding: .45rem .7rem; border-radius: 12px; }
.customer { margin-left: auto; background: #d7ecdf; } .bot { background: #e9edf0; }
.note { color: #56636d; font-style: italic; }
.button { display: inline-block; border: 1px solid #7b8a94; border-radius: 1rem; padding: 0 .6rem;
  margin: .2rem .3rem 0 0; font-size: .85rem; }
.unmet { color: #a4161a; font-size: .9rem; }
"""


def measured(played: Sequence[Played]) -> Json:
    """What var/talks.json holds."""
    groups = sorted({one.talk.group for one in played})
    solved = [one.solved_after for one in played if one.solved_after]
    return {
        **_counts(played),
        "messages_to_solution": {"p50": _percentile(solved, 0.5), "p95": _percentile(solved, 0.95)},
        "handed_over": dict(Counter(one.reason for one in played if one.reason)),
        "groups": {
            group: _counts([one for one in played if one.talk.group == group]) for group in groups
        },
        "commit": commit(),
        "failed": [
            {
                "name": one.talk.name,
                "why": one.wrong,
                "transcript": [str(line) for line in one.lines],
            }
            for one in played
            if one.wrong
        ],
    }


def write(played: Sequence[Played]) -> list[str]:
    """Write both files; return their names."""
    found = measured(played)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(played, found), encoding="utf-8")
    return [str(path.relative_to(ROOT)) for path in (RESULT, PAGE)]


def page(played: Sequence[Played], found: Json) -> str:
    """The talks as a page of its own, the worst first. All that was said is escaped."""
    talks = sorted(played, key=lambda one: (_WORST_FIRST.index(one.verdict), one.talk.group))
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            # What customers wrote stands here: nothing on this page may run or load.
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Talks</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            _tag("h1", "{right} of {talks} talks right, {harmful} harmful".format(**found)),
            _tag("p", f"Commit {found['commit']}", "note"),
            _table(found["groups"]),
            *map(_article, talks),
            "</body>\n</html>\n",
        )
    )


def _table(groups: dict[str, Json]) -> str:
    rows = ["<tr><th>group</th><th>talks</th><th>right</th><th>harmful</th></tr>"]
    for name, row in groups.items():
        cells = (name, row["talks"], row["right"], row["harmful"])
        rows.append("<tr>" + "".join(_tag("td", str(cell)) for cell in cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def _article(one: Played) -> str:
    # What is wrong at the end, such as at the shop, stands with the last line already.
    head = (
        f"<h2>{_tag('span', one.verdict, 'badge')} {escape(one.talk.name)} "
        f"{_tag('span', ' '.join((one.talk.group, one.talk.order)), 'group')}</h2>"
    )
    lines = one.lines or [Line("note", "Nothing was said.", wrong=one.wrong)]
    return "\n".join((f'<article class="{one.verdict}">', head, *map(_bubble, lines), "</article>"))


def _bubble(line: Line) -> str:
    kind = "note" if line.who == "note" else f"bubble {line.who}"
    buttons = "".join(_tag("span", title, "button") for title in line.buttons)
    return "\n".join(
        (
            _tag("p", line.text, kind),
            *([f"<div>{buttons}</div>"] if buttons else []),
            *(_tag("p", f"✗ {why}", "unmet") for why in line.wrong),
        )
    )


def _tag(name: str, text: str, kind: str = "") -> str:
    opening = f'{name} class="{kind}"' if kind else name
    return f"<{opening}>{escape(text)}</{name}>"


def _counts(played: Iterable[Played]) -> dict[str, int]:
    verdicts = [one.verdict for one in played]
    return {
        "talks": len(verdicts),
        "right": verdicts.count("right"),
        "harmful": verdicts.count("harmful"),
    }


def _percentile(values: Sequence[int], share: float) -> int | None:
    """The nearest rank; None without values."""
    return sorted(values)[math.ceil(share * len(values)) - 1] if values else None
