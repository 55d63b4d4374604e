"""Dates as they are written: 5 December, the 5th, 5.12., 2026-12-05, Christmas Eve."""

from clinic.language.when.calendar import NO_SUCH_DAY, coming, exact, months_on
from clinic.language.when.days import Days, single
from clinic.language.when.line import Line
from clinic.language.when.numbers import month, number, ordinal, year
from clinic.language.when.words import ORDINALS, WEEKDAYS

HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "new years": (1, 1),
    "new year": (1, 1),
    "valentines day": (2, 14),
    "valentines": (2, 14),
    "halloween": (10, 31),
}
_TIME_LEADS = ("at", "before", "after", "until", "from", "between", "around", "about", "by", "to", "and", "-", "past")


def written(line: Line, at: int) -> tuple[Days, int] | None:
    """The day that is written as a date there, and where the text goes on."""
    return (
        _in_figures(line, at)
        or _day_and_month(line, at)
        or _month_and_day(line, at)
        or _nth(line, at)
        or _holiday(line, at)
    )


def _in_figures(line: Line, at: int) -> tuple[Days, int] | None:
    token = line.token(at)
    if token.shape == "iso":
        return exact(*token.fields), at + 1
    if token.shape == "full":
        *figures, named = token.fields
        return _dated(line, figures, "." in token.raw, named + 2000 * (named < 100)), at + 1
    if token.shape == "slashed" and token.raw != "24/7" and line.free(at + 1) and not _is_score(line, at):
        return _dated(line, token.fields, False), at + 1
    return (_dated(line, token.fields, True), at + 1) if token.shape == "dotted" and _is_date(line, at) else None


def _dated(line: Line, figures: tuple[int, ...], day_first: bool, named: int | None = None) -> Days:
    day_number, month_number = figures
    if not day_first and day_number != month_number and line.either("day or month first"):
        month_number, day_number = figures
    if not 1 <= month_number <= 12:
        return NO_SUCH_DAY
    return exact(named, month_number, day_number) if named else coming(line, month_number, day_number)


def _is_score(line: Line, at: int) -> bool:
    before = {line.word(step) for step in range(max(0, at - 4), at)}
    return bool(before & {"pain", "hurts", "score", "level", "scale", "rate"})


def _is_date(line: Line, at: int) -> bool:
    """Whether "5.12" is a day and not half past or a size."""
    token, before = line.token(at), line.word(at - 1)
    day_number, month_number = token.fields
    if not (1 <= day_number <= 31 and 1 <= month_number <= 12) or before in (*_TIME_LEADS, "size"):
        return False
    if line.word(at + 1) in ("am", "pm") or not line.free(at + 1):
        return False
    if token.raw.endswith(".") or before == "on":
        return True
    if token.raw[-2] == "." or day_number > 24:
        return day_number > 24
    return bool(month_number % 5) or not line.either("date or time")


def _day_and_month(line: Line, at: int) -> tuple[Days, int] | None:
    """ "5 December", "the 5th of December", "27, 28 or 30 November"."""
    start = line.skip(at, "the")
    numbers, end = _list(line, start, ",", "or", "and")
    named = month(line, line.skip(end, "of")) if numbers else None
    return _with_year(line, named[0], numbers, named[1]) if named and max(numbers) < 100 else None


def _month_and_day(line: Line, at: int) -> tuple[Days, int] | None:
    """ "December 5th", "December 5 or 6"."""
    named = month(line, at)
    numbers, end = _list(line, line.skip(named[1], "the"), "or", "and") if named else ([], at)
    if not numbers or max(numbers) > 31 or line.word(end) in ("am", "pm", "oclock") or not line.free(end):
        return None
    return _with_year(line, named[0], numbers, end)


def _list(line: Line, at: int, *links: str) -> tuple[list[int], int]:
    """The numbers from there on that are linked to each other."""
    numbers, end, linked = [], at, at
    while linked is not None:
        found = ordinal(line, line.skip(linked, "the")) or number(line, linked)
        if not found or (numbers and line.word(found[1]) in ("am", "pm", "oclock", "h", "-")):
            break
        numbers, end = [*numbers, found[0]], found[1]
        linked = line.after(end, *links)
    return numbers, end


def _with_year(line: Line, month_number: int, numbers: list[int], end: int) -> tuple[Days, int]:
    named = year(line, end)
    if named:
        days = [exact(named[0], month_number, day_number) for day_number in numbers]
    else:
        days = [coming(line, month_number, day_number) for day_number in numbers]
    wrong = next((one for one in days if one.problem), None)
    return wrong or Days(tuple(one.ranges[0] for one in days)), named[1] if named else end


def _nth(line: Line, at: int) -> tuple[Days, int] | None:
    found = ordinal(line, line.skip(at, "the"))
    if not found or not 1 <= found[0] <= 31 or not _stands_alone(line, found[1]) or line.word(at - 1) == "my":
        return None
    spelled = line.word(found[1] - 1) in ORDINALS
    if spelled and (line.word(at) != "the" or (found[0] < 4 and line.word(at - 1) not in WEEKDAYS)):
        return None  # "the second" is rather one of those that were offered
    first = line.today.replace(day=1)
    months = (months_on(first, step) for step in range(12))
    days = (exact(first.year, first.month, found[0]) for first in months)
    return next(
        single(day.first, number=found[0]) for day in days if not day.problem and day.first >= line.today
    ), found[1]


def _stands_alone(line: Line, at: int) -> bool:
    """Whether no toe or floor follows, not even in "2nd or 3rd toe"."""
    other = line.word(at) in ("or", "and", "to", "-") and ordinal(line, line.skip(at + 1, "the"))
    return _stands_alone(line, other[1]) if other else line.free(at)


def _holiday(line: Line, at: int) -> tuple[Days, int] | None:
    for name, date_of_it in HOLIDAYS.items():
        after = line.after(at, name)
        if after:
            return coming(line, *date_of_it), after
    return None
