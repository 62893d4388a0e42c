"""Working time in Istanbul: evenings, weekends, whole and half holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours import ISTANBUL, Hours

HOURS = Hours()
FROM = datetime(2024, 1, 1, tzinfo=timezone.utc)
MOMENTS = st.integers(0, 9 * 365 * 24 * 60).map(lambda minutes: FROM + timedelta(minutes=minutes))
DAYS = MOMENTS.map(datetime.date)


def istanbul(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-06 08:59", False),
        ("2026-03-06 09:00", True),
        ("2026-03-06 17:59", True),
        ("2026-03-06 18:00", False),
        ("2026-03-07 12:00", False),  # Saturday
        ("2026-03-08 12:00", False),  # Sunday
        ("2026-10-28 12:59", True),  # a Wednesday
        ("2026-10-28 13:00", False),
        ("2026-10-29 10:00", False),
        ("2026-10-30 10:00", True),
        ("2025-06-05 13:00", False),  # the eve of Kurban Bayramı, a Thursday
        ("2025-06-06 10:00", False),  # Kurban Bayramı, a Friday
        ("2025-06-09 10:00", False),  # its fourth day, a Monday
        ("2025-06-10 10:00", True),
        ("2026-05-26 12:59", True),  # the next year it is on other days
        ("2026-05-26 13:00", False),
        ("2026-05-29 10:00", False),
        ("2026-06-05 10:00", True),
    ],
)
def test_working_time(moment: str, is_open: bool) -> None:
    """Nine to six on workdays, until one on half days: the last minute's end is closed."""
    assert HOURS.is_open(istanbul(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-03-04 11:30", "2026-03-04 11:30"),  # it is open
        ("2026-03-04 03:00", "2026-03-04 09:00"),
        ("2026-03-04 18:00", "2026-03-05 09:00"),
        ("2026-03-06 19:00", "2026-03-09 09:00"),  # Friday evening
        ("2026-10-28 13:00", "2026-10-30 09:00"),
        ("2026-10-28 08:00", "2026-10-28 09:00"),
        ("2026-10-29 08:00", "2026-10-30 09:00"),
        ("2027-10-28 14:00", "2027-11-01 09:00"),  # 29 October is a Friday
        ("2026-05-26 15:00", "2026-06-01 09:00"),
        ("2026-12-31 20:00", "2027-01-04 09:00"),  # over the turn of the year
    ],
)
def test_next_opening(moment: str, opening: str) -> None:
    """Whoever waits is told the day and the hour at which somebody really works."""
    assert HOURS.next_opening(istanbul(moment)) == istanbul(opening)


def test_the_day_is_istanbuls() -> None:
    """At 22:00 UTC on Sunday it is Monday in Istanbul: the opening is that Monday's."""
    moment = datetime(2026, 3, 8, 22, tzinfo=timezone.utc)
    assert HOURS.next_opening(moment) == datetime(2026, 3, 9, 6, tzinfo=timezone.utc)
    assert HOURS.next_opening(moment).hour == 9


def test_a_holiday_begins_at_istanbuls_midnight() -> None:
    """29 October has begun in Istanbul while it is still the 28th in UTC."""
    night = Hours(time.min, time.max)
    assert not night.is_open(datetime(2026, 10, 28, 21, 30, tzinfo=timezone.utc))
    assert night.is_open(datetime(2026, 10, 29, 21, 30, tzinfo=timezone.utc))


@given(MOMENTS)
def test_the_next_opening_is_open_and_the_first(moment: datetime) -> None:
    """Never before the moment; between the two nobody works."""
    opening = HOURS.next_opening(moment)
    assert HOURS.is_open(opening)
    assert moment <= opening <= moment + timedelta(days=11)
    if opening > moment:
        assert not HOURS.is_open(opening - timedelta(minutes=1))
        assert not HOURS.is_open(moment + (opening - moment) / 2)


@given(DAYS, st.integers(1, 30))
def test_workdays_are_counted_one_by_one(day: date, n: int) -> None:
    """Between the day and the nth workday after it lie exactly n - 1 workdays."""
    end = HOURS.workdays_after(day, n)
    days = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(HOURS.is_workday(each) for each in days) == n
    assert HOURS.is_workday(end)


def test_workdays_pass_over_holidays_and_count_half_days() -> None:
    """From Monday 26 October 2026: Tuesday, the half Wednesday, then Friday."""
    monday = date(2026, 10, 26)
    found = [HOURS.workdays_after(monday, n).day for n in (1, 2, 3)]
    assert found == [27, 28, 30]


def test_a_house_with_other_hours() -> None:
    """Who opens at half past nine also on Saturdays is promised that; afternoons miss half days."""
    shop = Hours(time(9, 30), weekdays=frozenset(range(6)))
    assert shop.next_opening(istanbul("2026-03-06 20:00")) == istanbul("2026-03-07 09:30")
    late = Hours(time(14), time(22))
    assert late.next_opening(istanbul("2026-10-28 08:00")) == istanbul("2026-10-30 14:00")


@pytest.mark.parametrize("n", [0, -1])
def test_a_count_below_one_is_refused(n: int) -> None:
    """No workday after a day is the day itself or one before it."""
    with pytest.raises(ValueError, match="from 1 on"):
        HOURS.workdays_after(date(2026, 3, 4), n)


def test_a_moment_without_a_zone_is_refused() -> None:
    """It could be any machine's."""
    with pytest.raises(ValueError, match="no zone"):
        HOURS.is_open(istanbul("2026-03-04 11:00").replace(tzinfo=None))


@pytest.mark.parametrize(
    ("opens", "closes", "weekdays"),
    [
        (time(9), time(9), {0}),
        (time(18), time(9), {0}),
        (time(9), time(18), set()),
        (time(9), time(18), {7}),
    ],
)
def test_hours_without_work_are_refused(opens: time, closes: time, weekdays: set[int]) -> None:
    """There would be no next opening to promise."""
    with pytest.raises(ValueError, match="nobody"):
        Hours(opens, closes, frozenset(weekdays))


@pytest.mark.parametrize(
    ("moment", "minutes", "since"),
    [
        ("2026-03-04 11:30", 5, "2026-03-04 11:25"),
        ("2026-03-04 09:00", 5, "2026-03-03 17:55"),  # nobody has worked yet today
        ("2026-03-09 09:03", 5, "2026-03-06 17:58"),  # Monday, and Friday evening
        ("2026-03-09 10:00", 540, "2026-03-06 10:00"),  # a whole working day
        ("2026-10-30 09:10", 20, "2026-10-28 12:50"),  # a half day and a holiday between
        ("2026-03-07 12:00", 60, "2026-03-06 17:00"),  # on a Saturday
    ],
)
def test_how_long_people_have_worked(moment: str, minutes: int, since: str) -> None:
    """Waiting is counted by working time: a night is no time at all."""
    assert HOURS.ago(istanbul(moment), timedelta(minutes=minutes)) == istanbul(since)


@given(MOMENTS, st.integers(1, 5000))
def test_working_time_adds_up(moment: datetime, minutes: int) -> None:
    """It is the reverse of waiting: never after the moment, in working time, and steps add up."""
    first = HOURS.ago(moment, timedelta(minutes=minutes))
    assert first < moment
    assert HOURS.is_open(first)
    assert HOURS.ago(first, timedelta(minutes=7)) == HOURS.ago(
        moment, timedelta(minutes=minutes + 7)
    )
