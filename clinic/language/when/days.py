"""Days as the grammar hands them on, before they are joined to windows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic.language.when.line import Line
from clinic.language.when.reading import DayRange

FOUR_WEEKS = timedelta(days=27)  # meant where no end is named
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Days that were named, and by what, so that other words can move them: "Friday" and "next week"."""

    ranges: tuple[DayRange, ...] = ()
    weekdays: frozenset[int] = frozenset()
    number: int = 0
    frame: tuple[DayRange, ...] = ()
    framed_by: "Days | None" = None
    problem: str | None = None

    @property
    def selects(self) -> bool:
        """Whether it names days by their weekday or number, so that a week or month can say which."""
        return bool(self.weekdays or self.number)

    @property
    def first(self) -> date:
        """The first of the days."""
        return self.ranges[0].first

    @property
    def last(self) -> date:
        """The last of the days."""
        return self.ranges[-1].last

    def fits(self, day: date) -> bool:
        """Whether a day has the weekday or number that was named."""
        return day.weekday() in self.weekdays or day.day == self.number


def single(day: date, **named) -> Days:
    """One day."""
    return span(day, day, **named)


def span(first: date, last: date, **named) -> Days:
    """All days from the first to the last."""
    return Days((DayRange(first, last),), **named)


def open_end(first: date) -> Days:
    """Four weeks from a day."""
    return span(first, first + FOUR_WEEKS)


def recurring(today: date, weekdays: Iterable[int]) -> Days:
    """These weekdays again and again."""
    chosen = frozenset(weekdays)
    return Days(runs(day for day in each(open_end(today).ranges) if day.weekday() in chosen), weekdays=chosen)


def each(ranges: Iterable[DayRange]) -> list[date]:
    """Every single day of the ranges."""
    return [one.first + DAY * step for one in ranges for step in range((one.last - one.first).days + 1)]


def runs(days: Iterable[date]) -> tuple[DayRange, ...]:
    """Single days in their order as ranges, as few as possible."""
    found: list[DayRange] = []
    for day in days:
        if found and day - found[-1].last == DAY:
            found[-1] = DayRange(found[-1].first, day)
        else:
            found.append(DayRange(day, day))
    return tuple(found)


def narrow(line: Line, one: Days, other: Days) -> Days | None:
    """The days that both name, as in "Friday next week"; None when they are two wishes."""
    for chooser, place in ((one, other), (other, one)):
        free = chooser.selects and not chooser.framed_by
        if free and not place.weekdays and (chooser.weekdays or not place.number):
            return _chosen(line, chooser, place)
    common = set(each(one.ranges)) & set(each(other.ranges))
    return Days(runs(sorted(common))) if common else None


def _chosen(line: Line, chooser: Days, place: Days) -> Days | None:
    among = each(place.frame or place.ranges)
    days = [day for day in among if chooser.fits(day)]
    if len(among) > 1:
        return replace(chooser, ranges=runs(days), framed_by=place) if days else None
    if days or not chooser.weekdays or not line.either("date or weekday"):
        return place if days or chooser.weekdays else None
    # "Friday the 5th", which is a Saturday: the Friday next to it may be meant.
    near = [place.first + DAY * step for step in (-1, 1, -2, 2, -3, 3, 4, 5, 6)]
    return next((single(day) for day in near if chooser.fits(day) and day >= line.today), place)
