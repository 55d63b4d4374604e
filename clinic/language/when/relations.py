"""Days by way of today or of other days: tomorrow, in two weeks, a week on Friday, the day after Christmas."""

from collections.abc import Callable
from datetime import date

from clinic.language.when.calendar import months_on
from clinic.language.when.dates import written
from clinic.language.when.days import DAY, Days, each, runs, single, span
from clinic.language.when.line import Line
from clinic.language.when.names import weekday
from clinic.language.when.numbers import number, ordinal
from clinic.language.when.periods import period, week_of
from clinic.language.when.weekdays import WEEK, named
from clinic.language.when.words import UNITS

_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PARTS_OF_TODAY = ("morning", "afternoon", "evening", "lunchtime")
_SLACK = {"day": 1, "week": 3, "month": 7, "year": 30}


def day(line: Line, at: int) -> tuple[Days, int] | None:
    """The days that are named there, and where the text goes on."""
    found = (
        _neighbour(line, at) or _nth(line, at) or _week_beside(line, at) or _ahead(line, at) or _counted_on(line, at)
    )
    found = found or _beside_now(line, at) or written(line, at) or named(line, at) or period(line, at)
    if found and line.word(found[1]) == "week" and (found[0].weekdays or line.word(found[1] - 1) in _TODAY):
        return single(found[0].first + WEEK), found[1] + 1  # British: "Friday week"
    return found


def _beside_now(line: Line, at: int) -> tuple[Days, int] | None:
    if line.word(at) == "this" and line.word(at + 1) in _PARTS_OF_TODAY:
        return single(line.today), at + 1
    steps = _TODAY.get(line.word(at))
    return (single(line.today + DAY * steps), at + 1) if steps is not None else None


def _neighbour(line: Line, at: int) -> tuple[Days, int] | None:
    """ "The day after Christmas", "the Monday before the 5th"."""
    start = line.skip(at, "the")
    called = weekday(line, start)
    after = called[2] if called else line.after(start, "day")
    side = {"after": 1, "before": -1}.get(line.word(after)) if after else None

    def near(days: Days) -> Days:
        found = days.last + DAY if side > 0 else days.first - DAY
        while called and found.weekday() != called[0]:
            found += DAY * side
        return single(found)

    return _by_way_of(line, after + 1, near) if side else None


def _nth(line: Line, at: int) -> tuple[Days, int] | None:
    """ "The first Monday of January", "the last week of December"."""
    start = line.skip(at, "the")
    nth = (0, start + 1) if line.word(start) == "last" else ordinal(line, start)
    called = nth and (weekday(line, nth[1]) or (line.word(nth[1]) == "week" and (None, False, nth[1] + 1)))
    linked = called and line.after(called[2], "of the", "of", "in the", "in")
    whole = linked and (_this_month(line, linked) or period(line, linked))
    if not whole or nth[0] > 4:
        return None
    days = each(whole[0].ranges)
    if called[0] is not None:
        return single([one for one in days if one.weekday() == called[0]][nth[0] - 1]), whole[1]
    return Days(runs(days[7 * (nth[0] - 1) :][:7] if nth[0] else days[-7:])), whole[1]


def _this_month(line: Line, at: int) -> tuple[Days, int] | None:
    first = line.today.replace(day=1)
    return (span(first, months_on(first, 1) - DAY), at + 1) if line.word(at) == "month" else None


def _week_beside(line: Line, at: int) -> tuple[Days, int] | None:
    """ "The week of the 7th", "the week after Christmas"."""
    after = line.after(
        line.skip(at, "the"), "week of", "week commencing", "week beginning", "week after", "week before"
    )
    step = {"after": WEEK, "before": -WEEK}.get(line.word(after - 1), 0 * DAY) if after else None
    return _by_way_of(line, after, lambda days: week_of(days.first + step)) if after else None


def _ahead(line: Line, at: int) -> tuple[Days, int] | None:
    """ "In two weeks", "within the next few days"."""
    after = line.after(at, "in the next", "within the next", "over the next", "the next", "next", "within")
    found = after and _length(line, after)
    if found:
        return span(line.today, _on(line.today, found)), found[3]
    found = _length(line, at + 1) if line.word(at) == "in" else None
    if not found:
        return None
    target, slack = _on(line.today, found), _SLACK[found[1]] * DAY
    if found[2]:
        return span(target - slack, target + slack), found[3]
    return single(target, frame=week_of(target).ranges if found[1] != "day" else ()), found[3]


def _counted_on(line: Line, at: int) -> tuple[Days, int] | None:
    """ "A week on Friday", "two weeks from Monday"."""
    length = _length(line, at) if line.word(at - 1) not in ("once", "twice", "times", "every", "for") else None
    linked = length and length[0] < 27 and line.after(length[3], "from", "on", "after", "")
    if not linked:
        return None
    if line.word(linked) == "now":
        return single(_on(line.today, length)), linked + 1
    return _by_way_of(line, linked, lambda days: single(_on(days.first, length)))


def _by_way_of(line: Line, at: int, made: Callable[[Days], Days]) -> tuple[Days, int] | None:
    """The day that is made of the one that is named there; a day that does not exist makes none."""
    found = day(line, at)
    return (found[0] if found[0].problem else made(found[0]), found[1]) if found else None


def _length(line: Line, at: int) -> tuple[int, str, bool, int] | None:
    """How many of which unit, whether only about so many, and where the text goes on."""
    start = line.skip(at, "about", "around")
    few = line.after(start, "a couple of", "couple of", "a couple", "couple", "a few", "few")
    one = line.after(start, "a", "an")
    count = (3 if "few" in line.word(few - 1) else 2, few) if few else (1, one) if one else number(line, start)
    if not count or count[0] > 99:
        return None
    unit = line.word(count[1]).removesuffix("s")
    factor = 2 if unit == "fortnight" else 1
    unit = "week" if unit == "fortnight" else unit
    end = line.skip(count[1] + 1, "'", "’", "time")
    vague = line.after(end, "or so")
    return (count[0] * factor, unit, bool(few or vague or start > at), vague or end) if unit in UNITS else None


def _on(start: date, length: tuple[int, str, bool, int]) -> date:
    count, unit = length[:2]
    if unit in ("month", "year"):
        return months_on(start, count * (12 if unit == "year" else 1))
    return start + count * (WEEK if unit == "week" else DAY)
