"""Days and times are read as people mean them, and what is said is read back as the same."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clinic.language import when
from clinic.language.when import DayRange, Reading, TimeRange, Window
from clinic.language.when.calendar import months_on

MONTREAL = ZoneInfo("America/Montreal")
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=MONTREAL)
PROBLEMS = ("past", "no_such_day", "no_such_time")
WISHES = ("asap", "earlier", "later", "same_time")
# The base loader keeps times as they are written; others take 15:00 for a number.
GROUPS = yaml.load((Path(__file__).parent / "phrases.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
PHRASES = [(group["clock"], phrase, meant) for group in GROUPS for phrase, meant in group["phrases"].items()]


@pytest.mark.parametrize(("clock", "phrase", "meant"), PHRASES, ids=[phrase for _, phrase, _ in PHRASES])
def test_a_phrase_is_read_as_it_is_meant(clock, phrase, meant):
    reading = when.read(phrase, stopped(clock))

    assert notation(reading) == meant
    assert bool(reading) == bool(meant)
    assert meant or reading.rest == phrase


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Can I come on Monday at 3, please?", "Can I come please"),
        ("for my mother, tomorrow or the day after tomorrow before noon", "for my mother"),
        ("2 people on friday at 10", "2 people"),
        ("I live at 12 Maple Street, any time on Tuesday", "I live at 12 Maple Street"),
        ("call 514 555 0123 after 3", "call 514 555 0123"),
        ("a massage for an hour next week", "a massage for an hour"),
        ("my 3 year old needs a visit at half four", "my 3 year old needs a visit"),
        ("shoes size 9, friday at noon", "shoes size 9"),
    ],
)
def test_what_is_no_day_and_no_time_is_left(text, rest):
    assert when.read(text, WEDNESDAY).rest == rest


def test_days_and_times_are_views_of_the_windows():
    reading = when.read("monday or wednesday next week, at 9 or after 4", WEDNESDAY)

    monday, wednesday = DayRange(date(2026, 11, 30), date(2026, 11, 30)), DayRange(date(2026, 12, 2), date(2026, 12, 2))
    nine, late = TimeRange(time(9), time(9), exact=True), TimeRange(time(16), time(21))
    assert reading.windows == tuple(Window(day, at) for day in (monday, wednesday) for at in (nine, late))
    assert (reading.days, reading.times) == ((monday, wednesday), (nine, late))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 25), "today, Wednesday 25 November"),
        (date(2026, 11, 26), "tomorrow, Thursday 26 November"),
        (date(2026, 12, 1), "Tuesday 1 December"),
        (date(2027, 10, 25), "Monday 25 October"),
        (date(2027, 10, 26), "Tuesday 26 October 2027"),
        (date(2026, 11, 24), "Tuesday 24 November 2026"),
    ],
)
def test_a_day_is_said_with_the_year_where_it_could_be_mistaken(day, said):
    assert when.say_day(day, WEDNESDAY.date()) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(15, 30), "3:30 pm"),
        (time(9), "9 am"),
        (time(12), "noon"),
        (time(12, 5), "12:05 pm"),
        (time(0), "midnight"),
    ],
)
def test_a_time_is_said_with_its_half_of_the_day(moment, said):
    assert when.say_time(moment) == said


def test_a_moment_is_said_as_its_day_and_time():
    moment = datetime(2026, 12, 1, 15, 30, tzinfo=MONTREAL)

    assert when.say_moment(moment, WEDNESDAY) == "Tuesday 1 December at 3:30 pm"
    assert when.say_weekday(moment.date()) == "Tuesday"


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(0, 340), st.integers(7 * 12, 21 * 12))
def test_what_is_said_is_read_back(today, days_on, five_minutes):
    now = datetime.combine(today, time(6), MONTREAL)
    day = min(today + timedelta(days=days_on), months_on(today, 11))
    moment = datetime.combine(day, time(five_minutes // 12, five_minutes % 12 * 5), MONTREAL)

    expected = Window(DayRange(day, day), TimeRange(moment.time(), moment.time(), exact=True))
    assert when.read(when.say_moment(moment, now), now) == Reading((expected,))


def test_every_day_and_time_that_is_said_is_read_back():
    start = WEDNESDAY.date()
    for step in range((months_on(start, 11) - start).days + 1):
        day = start + timedelta(days=step)
        assert when.read(when.say_day(day, start), WEDNESDAY).days == (DayRange(day, day),)
    for step in range(7 * 12, 21 * 12 + 1):
        moment = time(step // 12, step % 12 * 5)
        assert when.read(when.say_time(moment), WEDNESDAY).times == (TimeRange(moment, moment, exact=True),)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    when.read(text, WEDNESDAY)


def stopped(clock):
    moment, zone = clock.rsplit(" ", 1)
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))


def notation(reading):
    """A reading in the notation of phrases.yml."""
    if reading.options:
        return {"either": [notation(option) for option in reading.options]}
    wishes = [wish for wish in WISHES if getattr(reading, wish)]
    problems = [reading.problem] if reading.problem else []
    return wishes + problems + [" ".join(filter(None, map(written, window))) for window in reading.windows]


def written(part):
    if isinstance(part, DayRange):
        return str(part.first) if part.first == part.last else f"{part.first}..{part.last}"
    if isinstance(part, TimeRange):
        return f"{part.start:%H:%M}" if part.exact else f"{part.start:%H:%M}-{part.end:%H:%M}"
    return ""
