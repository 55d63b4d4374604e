"""Windows without what is refused: any day but Friday, not in the morning."""

from datetime import date

from clinic.language.when.days import Days, each, open_end, runs
from clinic.language.when.line import Line
from clinic.language.when.reading import TimeRange, Window
from clinic.language.when.times import CLOSE, OPEN


def without(line: Line, windows: list[Window], days: list[Days], times: list[TimeRange]) -> list[Window]:
    """What is left when these days are refused, or these times on them, or these times on every day."""
    windows = windows or [Window(None, None)]
    if days and not any(window.day for window in windows):
        windows = [Window(day, window.time) for window in windows for day in open_end(line.today).ranges]
    return [part for window in windows for part in _parts_left(window, days, times)]


def _parts_left(window: Window, days: list[Days], times: list[TimeRange]) -> list[Window]:
    if not days:
        return [Window(window.day, time) for time in _times_left(window.time, times)]
    among = each([window.day])
    refused = {day for day in among if any(_names(one, day) for one in days)}
    left = [Window(run, window.time) for run in runs(day for day in among if day not in refused)]
    if times:
        left += [Window(run, time) for run in runs(sorted(refused)) for time in _times_left(window.time, times)]
    return sorted(left, key=lambda part: part.day.first)


def _names(days: Days, day: date) -> bool:
    """Whether a day is refused; a plain weekday refuses it in every week."""
    if days.weekdays and not days.framed_by:
        return days.fits(day)
    return any(one.first <= day <= one.last for one in days.ranges)


def _times_left(whole: TimeRange | None, times: list[TimeRange]) -> list[TimeRange]:
    """What is left of a time; no more than an hour at the rim of the day is nothing that somebody asked for."""
    left = [whole or TimeRange(OPEN, CLOSE)]
    for gone in times:
        exact = [one for one in left if one.exact and not gone.start <= one.start <= gone.end]
        ranges = [one for one in left if not one.exact]
        pieces = [(one.start, min(one.end, gone.start)) for one in ranges]
        pieces += [(max(one.start, gone.end), one.end) for one in ranges]
        left = exact + [TimeRange(start, end) for start, end in pieces if start.hour + 1 < end.hour]
    return left
