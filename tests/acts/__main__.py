"""`make acts`: the rules for wishes and danger, and a classifier trained on the same lines.

The rules were written with the development lines in view, the classifier is trained on them; both
are measured on held-out lines, without those that are development lines too. Writes var/acts.json.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import MultiLabelBinarizer

from bot.nlu.danger import danger
from bot.nlu.danger.model import LINES
from bot.nlu.reader import Reader
from bot.nlu.wishes import wishes
from bot.ops.fingerprint import fingerprint
from bot.ops.paths import ROOT, model_file
from bot.turkish import fold

DATA = Path(__file__).resolve().parents[1] / "data"
WISHES = ROOT / "data" / "acts" / "wishes"
Labels = frozenset[str]
Read = Callable[[str], Labels]


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of a file of tests/data."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def development() -> list[dict[str, Any]]:
    """The lines that the rules for wishes were written with: a file for each first wish."""
    paths = sorted(WISHES.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def wished(row: dict[str, Any]) -> Labels:
    """A line's wishes as 'remedy polarity'."""
    return frozenset(f"{wish['remedy']} {wish['polarity']}" for wish in row["wishes"])


def read_wishes(text: str) -> Labels:
    return frozenset(f"{act.remedy} {act.polarity}" for act in wishes(text))


def endangered(row: dict[str, Any]) -> Labels:
    return frozenset({"danger"} if row["danger"] else ())


def read_danger(text: str) -> Labels:
    return frozenset({"danger"} if danger(text) else ())


def classifier(rows: Sequence[dict[str, Any]], label: Callable[[dict[str, Any]], Labels]) -> Read:
    """Words and letters, one logistic regression a label: what would be trained instead."""
    names = MultiLabelBinarizer()
    targets = names.fit_transform([label(row) for row in rows])
    grams = make_union(
        TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, token_pattern=r"\w+"),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    )
    single = LogisticRegression(C=30.0, class_weight="balanced", solver="liblinear")
    model = make_pipeline(grams, OneVsRestClassifier(single))
    model.fit([fold(row["text"]) for row in rows], targets)

    def read(text: str) -> Labels:
        # One label only: scikit-learn answers with a row less.
        found = model.predict([fold(text)]).reshape(1, -1)
        return frozenset(names.inverse_transform(found)[0])

    return read


def acts_right(
    rows: Sequence[dict[str, Any]], label: Callable[[dict[str, Any]], Labels], read: Read
) -> dict[str, float]:
    """Lines read exactly, acts found and right, and lines with an unasked wish read as wanted."""
    found = [(label(row), read(row["text"])) for row in rows]
    right = sum(len(gold & got) for gold, got in found)
    return {
        "lines": len(rows),
        "exact": round(sum(gold == got for gold, got in found) / len(found), 3),
        "precision": round(right / max(1, sum(len(got) for _, got in found)), 3),
        "recall": round(right / max(1, sum(len(gold) for gold, _ in found)), 3),
        "read_as_wanted": sum(
            any(one.endswith(" wanted") for one in got - gold) for gold, got in found
        ),
    }


def danger_right(rows: Sequence[dict[str, Any]], read: Read) -> dict[str, float]:
    """How many dangers are found, and how many other lines are taken for one."""
    dangers = [row for row in rows if row["danger"]]
    others = [row for row in rows if not row["danger"]]
    return {
        "dangers": len(dangers),
        "found": round(sum(bool(read(row["text"])) for row in dangers) / len(dangers), 3),
        "others": len(others),
        "false": round(sum(bool(read(row["text"])) for row in others) / len(others), 4),
    }


def measure() -> dict[str, Any]:
    """Both readers on both sets of lines, seen and held out."""
    seen = development()
    known = {fold(row["text"]) for row in seen}
    unseen = [row for row in lines("wishes-heldout.jsonl") if fold(row["text"]) not in known]
    near = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
    far = lines("danger-heldout.jsonl")
    trained, warned = classifier(seen, wished), classifier(near, endangered)
    archive = model_file(fingerprint())
    reader = Reader.from_archive(archive)

    def product(text: str) -> Labels:
        return frozenset(act.act for act in reader.read(text).acts if act.act == "danger")

    return {
        "wishes": {
            "rules, development lines": acts_right(seen, wished, read_wishes),
            "rules, held-out lines": acts_right(unseen, wished, read_wishes),
            "classifier, held-out lines": acts_right(unseen, wished, trained),
        },
        "danger": {
            "rules, development lines": danger_right(near, read_danger),
            "rules, held-out lines": danger_right(far, read_danger),
            "classifier, held-out lines": danger_right(far, warned),
            "both, as the product reads, held-out lines": danger_right(far, product),
        },
    }


def main() -> None:
    figures = measure()
    path = ROOT / "var" / "acts.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    for kind, rows in figures.items():
        for name, row in rows.items():
            print(f"{kind}: {name}: {row}")  # noqa: T201  (it talks to the terminal)
    print(f"written to {path.relative_to(ROOT)}")  # noqa: T201


if __name__ == "__main__":
    main()
