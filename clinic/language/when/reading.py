"""What a text says about days and times."""

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple


@dataclass(frozen=True)
class DayRange:
    """The days from the first to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class TimeRange:
    """The time of day from start to end; an exact time is a range without length."""

    start: time
    end: time
    exact: bool = False


class Window(NamedTuple):
    """Days and the time on them; None where the text leaves it open."""

    day: DayRange | None
    time: TimeRange | None


@dataclass(frozen=True)
class Reading:
    """What was understood of a text: windows, or options to ask about, or a problem, and wishes without a date."""

    windows: tuple[Window, ...] = ()
    options: tuple["Reading", ...] = ()
    problem: str | None = None
    asap: bool = False
    earlier: bool = False
    later: bool = False
    same_time: bool = False
    rest: str = ""

    @property
    def days(self) -> tuple[DayRange, ...]:
        """The days of the windows, each once."""
        return tuple(dict.fromkeys(window.day for window in self.windows if window.day))

    @property
    def times(self) -> tuple[TimeRange, ...]:
        """The times of the windows, each once."""
        return tuple(dict.fromkeys(window.time for window in self.windows if window.time))

    def __bool__(self) -> bool:
        wishes = self.asap or self.earlier or self.later or self.same_time
        return bool(self.windows or self.options or self.problem or wishes)
