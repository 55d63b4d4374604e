"""Local wall-clock times of a day as moments, also on the days on which the clocks change."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60

Span = tuple[int, int]  # minutes since local midnight
Slot = tuple[datetime, datetime]


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone with this name; raises LookupError.

    Read from the pinned `tzdata` and not from the machine, whose data is often years old: governments change their
    clocks at short notice, as British Columbia did in 2026.
    """
    if not re.fullmatch(r"\w+(?:[/+-]\w+)*", name):
        raise LookupError(name)
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not path.is_file():
        raise LookupError(name)
    with path.open("rb") as data:
        try:
            return ZoneInfo.from_file(data, key=name)
        except ValueError:
            raise LookupError(name) from None


def minutes(text: str) -> int:
    """The minutes since midnight of HH:MM; 24:00 is the midnight after."""
    return int(text[:2]) * 60 + int(text[3:])


def common(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    """The stretches of a day that lie in both."""
    both = ((max(a, c), min(b, d)) for a, b in first for c, d in second)
    return tuple(sorted((begins, ends) for begins, ends in both if begins < ends))


@lru_cache(maxsize=20_000)
def slots(zone_name: str, day: date, spans: tuple[Span, ...], step: int, length: int) -> tuple[Slot, ...]:
    """The moments between which somebody can come on a local day, one start each `step` minutes of a span.

    A start that the clocks leave out is none, and one that they pass twice is the first of the two.
    """
    return tuple(_slots(zone(zone_name), day, spans, step, length))


def _slots(there: ZoneInfo, day: date, spans: tuple[Span, ...], step: int, length: int) -> Iterator[Slot]:
    for begins, ends in spans:
        closes = min(_moment(there, day, ends, fold) for fold in (0, 1))
        for minute in range(begins, ends - length + 1, step):
            starts = _moment(there, day, minute)
            finishes = starts + timedelta(minutes=length)
            if finishes <= closes and _exists(there, day, minute, starts):
                yield starts, finishes


def _wall(day: date, minute: int) -> datetime:
    days, minute = divmod(minute, DAY_MINUTES)
    return datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60))


def _moment(there: ZoneInfo, day: date, minute: int, fold: int = 0) -> datetime:
    return _wall(day, minute).replace(tzinfo=there, fold=fold).astimezone(timezone.utc)


def _exists(there: ZoneInfo, day: date, minute: int, moment: datetime) -> bool:
    return moment.astimezone(there).replace(tzinfo=None) == _wall(day, minute)
