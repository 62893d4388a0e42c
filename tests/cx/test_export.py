"""The export in its three formats, safe for spreadsheets, clear about bad dates."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from bot.cx.export import COLUMNS
from bot.cx.models import Outcome
from bot.cx.outcomes import OutcomeFields

pytestmark = pytest.mark.django_db
# 00:30 of 10 November in Istanbul.
AFTER_MIDNIGHT = datetime(2026, 11, 9, 21, 30, tzinfo=timezone.utc)


def _outcome(**fields: object) -> Outcome:
    values = {"conversation_id": uuid4(), "customer_key": uuid4(), "channel": "web",
              "started_at": AFTER_MIDNIGHT, "handled_by": "bot", **fields}  # fmt: skip
    return Outcome.objects.create(**values)


def _export(*arguments: str) -> str:
    out = io.StringIO()
    call_command("export_outcomes", *arguments, stdout=out)
    return out.getvalue()


def _csv(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_export("--format", "csv", *arguments))))


def test_columns_are_the_outcome_fields() -> None:
    """The export leaves no field out and keeps the design's order."""
    names = [*OutcomeFields.__dataclass_fields__, "revision", "written_at"]
    assert list(COLUMNS) == names


def test_csv_has_the_newest_revision_of_each_conversation() -> None:
    """One row a conversation; lists are joined, empty values are empty."""
    first = _outcome(outcome="confirmed", topics=["late_delivery", "invoice"])
    _outcome(conversation_id=first.conversation_id, revision=2, outcome="unresolved",
             topics=["late_delivery", "invoice"], reopens=1)  # fmt: skip
    (row,) = _csv()
    assert (row["outcome"], row["revision"], row["reopens"]) == ("unresolved", "2", "1")
    assert (row["topics"], row["closed_at"]) == ("late_delivery;invoice", "")
    assert row["started_at"] == "2026-11-10T00:30:00+03:00"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_are_never_formulas(start: str) -> None:
    """What a spreadsheet would run gets an apostrophe in front."""
    _outcome(csat_comment=f"{start}HYPERLINK(1)", topics=[f"{start}x"])
    text = _export("--format", "csv")
    (row,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert row["csat_comment"] == f"'{start}HYPERLINK(1)"
    assert row["topics"] == f"'{start}x"


def test_csv_leaves_ordinary_words_alone() -> None:
    """A comment with signs inside, quotes and lines stays what it was."""
    words = 'Tamam - "iyi" = teşekkürler;\nson, 5+'
    _outcome(csat_comment=words)
    assert _csv()[0]["csat_comment"] == words


def test_jsonl_keeps_types() -> None:
    """Lists are lists, missing values null, Turkish letters letters."""
    _outcome(topics=["invoice"], carrier="Hızlı Kargo")
    row = json.loads(_export("--format", "jsonl"))
    assert (row["topics"], row["csat"], row["carrier"]) == (["invoice"], None, "Hızlı Kargo")
    assert list(row) == list(COLUMNS)


def test_parquet_keeps_types(tmp_path: Path) -> None:
    """Times are times, lists lists, and the file has every column even where all is empty."""
    row = _outcome(topics=["invoice"], first_reply_seconds=0.25)
    path = tmp_path / "out.parquet"
    _export("--format", "parquet", "--output", str(path))
    table = pq.read_table(path)
    assert table.column_names == list(COLUMNS)
    (got,) = table.to_pylist()
    assert (got["started_at"], got["topics"], got["csat"]) == (AFTER_MIDNIGHT, ["invoice"], None)
    assert (got["first_reply_seconds"], got["conversation_id"]) == (0.25, str(row.conversation_id))


def test_what_messages_cost_is_exported(tmp_path: Path) -> None:
    """Both counts are numbers, 0 where no price was told."""
    _outcome(priced_messages=5, billed_messages=2)
    _outcome(started_at=AFTER_MIDNIGHT + timedelta(minutes=1))
    path = tmp_path / "out.parquet"
    _export("--format", "parquet", "--output", str(path))
    expected = [(5, 2), (0, 0)]
    lines = [json.loads(line) for line in _export("--format", "jsonl").splitlines()]
    for rows in (pq.read_table(path).to_pylist(), lines):
        assert [(row["priced_messages"], row["billed_messages"]) for row in rows] == expected
    assert [row["billed_messages"] for row in _csv()] == ["2", "0"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_an_empty_log_is_a_valid_file(kind: str, tmp_path: Path) -> None:
    """Nothing to export is no error."""
    path = tmp_path / "out"
    _export("--format", kind, "--output", str(path))
    assert path.exists()


def test_days_are_istanbul_days_both_included() -> None:
    """Half past midnight in Istanbul belongs to the new day, though UTC says otherwise."""
    _outcome()
    for since, until, n in (
        ("2026-11-10", "2026-11-10", 1),
        ("2026-11-09", "2026-11-09", 0),
        ("2026-11-11", "2026-11-12", 0),
    ):
        assert len(_csv("--since", since, "--until", until)) == n


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--since", "dün"], "'dün' is not a date: write it as 2026-01-31."),
        (["--until", "2026-02-30"], "'2026-02-30' is not a date: write it as 2026-01-31."),
        (["--since", "20260101"], "'20260101' is not a date: write it as 2026-01-31."),
        (["--until", "9999-12-31"], "The date 9999-12-31 is out of range."),
        (
            ["--since", "2026-02-02", "--until", "2026-02-01"],
            "The period ends before it begins: 2026-02-02 is after 2026-02-01.",
        ),
        (["--output", "/nowhere/x"], "Can't write to /nowhere/x: No such file or directory."),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_sentence(arguments: list[str], sentence: str) -> None:
    """A wrong date or place says what is wrong and how to write it."""
    with pytest.raises(CommandError) as caught:
        _export(*arguments)
    assert str(caught.value) == sentence


def test_the_export_streams(django_assert_max_num_queries: object) -> None:
    """Rows come out in chunks by one query, whatever their number."""
    for number in range(30):
        _outcome(started_at=AFTER_MIDNIGHT + timedelta(minutes=number))
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        assert len(_csv()) == 30
