"""Opening hours are those of the clock on the clinic's wall, also on the days on which it is changed."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.booking import local_time
from clinic.booking.local_time import common, minutes, slots

ALL_DAY = ((0, 24 * 60),)


def utc(*parts):
    return datetime(*parts, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("zone", "day", "spans", "expected"),
    [
        ("America/Toronto", date(2026, 1, 15), ((540, 600),), [utc(2026, 1, 15, 14)]),
        ("America/Toronto", date(2026, 7, 15), ((540, 600),), [utc(2026, 7, 15, 13)]),
        ("America/Vancouver", date(2026, 1, 15), ((540, 600),), [utc(2026, 1, 15, 17)]),
        ("America/Toronto", date(2024, 2, 29), ((540, 600),), [utc(2024, 2, 29, 14)]),
        ("America/Toronto", date(2026, 12, 31), ((1380, 1440),), [utc(2027, 1, 1, 4)]),
        ("America/Toronto", date(2027, 1, 1), ((0, 60),), [utc(2027, 1, 1, 5)]),
        # In spring the hour from two to three does not exist.
        ("America/Toronto", date(2026, 3, 8), ((60, 240),), [utc(2026, 3, 8, 6), utc(2026, 3, 8, 7)]),
        ("America/Vancouver", date(2026, 3, 8), ((60, 240),), [utc(2026, 3, 8, 9), utc(2026, 3, 8, 10)]),
        ("America/Toronto", date(2026, 3, 8), ((60, 150),), []),
        # In autumn the hour from one to two is there twice, and offered once.
        (
            "America/Toronto",
            date(2026, 11, 1),
            ((0, 180),),
            [utc(2026, 11, 1, 4), utc(2026, 11, 1, 5), utc(2026, 11, 1, 7)],
        ),
        ("America/Vancouver", date(2025, 11, 2), ((60, 180),), [utc(2025, 11, 2, 8), utc(2025, 11, 2, 10)]),
        # British Columbia keeps its summer time from 2026 on.
        ("America/Vancouver", date(2026, 12, 1), ((540, 600),), [utc(2026, 12, 1, 16)]),
    ],
)
def test_each_hour_on_the_wall_is_the_right_moment(zone, day, spans, expected):
    assert [begins for begins, _ in slots(zone, day, spans, 60, 60)] == expected


@given(
    zone=st.sampled_from(["America/Toronto", "America/Vancouver", "America/St_Johns", "Australia/Lord_Howe", "UTC"]),
    day=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    begins=st.integers(0, 1380),
    length=st.integers(1, 1440),
    step=st.integers(5, 90),
    minute_count=st.integers(5, 120),
)
def test_every_slot_lies_on_its_day_inside_the_hours_and_starts_once(zone, day, begins, length, step, minute_count):
    span = (begins, min(begins + length, 1440))
    found = slots(zone, day, (span,), step, minute_count)

    assert [one[0] for one in found] == sorted({one[0] for one in found})
    for starts, ends in found:
        local = starts.astimezone(local_time.zone(zone))
        assert local.date() == day
        assert span[0] <= local.hour * 60 + local.minute < span[1]
        assert ends - starts == timedelta(minutes=minute_count)
        last = (ends - timedelta(microseconds=1)).astimezone(local_time.zone(zone))
        assert last.date() == day
        assert last.hour * 60 + last.minute < span[1]


def test_a_whole_ordinary_day_has_every_slot():
    assert len(slots("America/Toronto", date(2026, 5, 5), ALL_DAY, 30, 30)) == 48


def test_only_what_lies_in_both_is_common():
    assert common(((540, 720), (780, 1020)), ((600, 900),)) == ((600, 720), (780, 900))
    assert common(((540, 600),), ((600, 660),)) == ()
    assert minutes("24:00") == 1440


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "America", "zone.tab", "america/toronto", "/etc"])
def test_an_unknown_zone_is_a_lookup_error(name):
    with pytest.raises(LookupError):
        local_time.zone(name)
