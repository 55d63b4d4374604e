"""Days and times as people say them, read and said back."""

from dataclasses import replace
from datetime import datetime
from itertools import product

from clinic.language.when import parsing
from clinic.language.when.ahead import ahead, skipped
from clinic.language.when.line import Line
from clinic.language.when.reading import DayRange, Reading, TimeRange, Window
from clinic.language.when.saying import say_day, say_moment, say_time, say_weekday
from clinic.language.when.windows import joined
from clinic.language.when.wishes import ANY_TIME, ASAP, EARLIER, LATER, SAME_TIME

__all__ = ["DayRange", "Reading", "TimeRange", "Window", "read", "say_day", "say_moment", "say_time", "say_weekday"]


def read(text: str, now: datetime) -> Reading:
    """What a text says about days and times, by a clock in the clinic's time zone."""
    line = Line(text, now)
    readings = [_one_reading(line)]
    questions = sorted(line.asked)
    for answers in list(product((0, 1), repeat=len(questions)))[1:]:
        readings.append(_one_reading(Line(text, now, dict(zip(questions, answers, strict=True)))))
    possible = list(dict.fromkeys(one for one in readings if not one.problem)) or readings[:1]
    if len(possible) == 1:
        return possible[0]
    return replace(possible[0], windows=(), options=tuple(possible))


def _one_reading(line: Line) -> Reading:
    items = parsing.items(line)
    wishes = {item.value for item in items if isinstance(item.value, str)}
    windows, problem = (), next((item.value.problem for item in items if getattr(item.value, "problem", None)), None)
    if not problem:
        named = joined(line, items)
        windows = tuple(window for window in (ahead(one, line.now) for one in named) if window)
        problem = "past" if named and not windows else None
    if any(skipped(window, line.now) for window in windows):
        windows, problem = (), "no_such_time"
    return Reading(
        windows,
        problem=problem,
        asap=ASAP in wishes or (ANY_TIME in wishes and not windows and not problem),
        earlier=EARLIER in wishes,
        later=LATER in wishes,
        same_time=SAME_TIME in wishes,
        rest=parsing.rest(line, items),
    )
