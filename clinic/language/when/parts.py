"""Parts of the day, and times as the grammar hands them on."""

from dataclasses import dataclass
from datetime import time

from clinic.language.when.days import Days
from clinic.language.when.line import Line
from clinic.language.when.reading import TimeRange

_PARTS = {
    "early in the morning": (7, 9),
    "early morning": (7, 9),
    "first thing in the morning": (7, 9),
    "first thing": (7, 9),
    "before work": (7, 9),
    "mid morning": (9, 11),
    "late morning": (10, 12),
    "morning": (8, 12),
    "lunchtime": (12, 14),
    "lunch time": (12, 14),
    "lunch break": (12, 14),
    "lunch hour": (12, 14),
    "early afternoon": (12, 14),
    "mid afternoon": (14, 16),
    "late afternoon": (15, 17),
    "afternoon": (12, 17),
    "early evening": (17, 19),
    "late evening": (19, 21),
    "after work": (17, 21),
    "evening": (17, 21),
}
# Words that are parts of the day only behind a day: "Friday night", but not "it hurts at night".
_PARTS_OF_A_DAY = _PARTS | {"am": (8, 12), "pm": (12, 17), "night": (17, 21), "eve": (17, 21), "early": (7, 9)}
_LEADING_TO_LUNCH = ("at", "over", "during", "before", "after", "around", "about", "until", "from")


@dataclass(frozen=True)
class Times:
    """A time of day, whether it is only a part of the day, and its day where it brings that along."""

    range: TimeRange | None = None
    is_part: bool = False
    day: Days | None = None
    problem: str | None = None


def between(start: time, end: time, is_part: bool = False) -> Times:
    """The time from start to end."""
    return Times(TimeRange(start, end), is_part)


def part(line: Line, at: int, behind_day: bool) -> tuple[Times, int] | None:
    """The part of the day there, and where the text goes on."""
    if line.word(at) == "lunch" and line.word(at - 1) in _LEADING_TO_LUNCH and line.free(at + 1):
        return between(time(12), time(14), is_part=True), at + 1
    parts = _PARTS_OF_A_DAY if behind_day and line.word(at + 1) != "i" else _PARTS
    for name, (start, end) in parts.items():
        after = line.after(at, name)
        if after:
            return between(time(start), time(end), is_part=True), after
    return None
