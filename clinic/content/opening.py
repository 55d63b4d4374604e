"""Opening hours as a sentence for people."""

from itertools import groupby

from clinic.content.clinic_schema import WEEKDAYS, Week


def sentence(week: Week) -> str:
    """When a clinic is open, such as "Monday to Friday, 8:30 to 17:30; Saturday, 9:00 to 12:00"."""
    parts = []
    for spans, days in groupby(enumerate(week.days()), key=lambda day: day[1]):
        names = [WEEKDAYS[number].capitalize() for number, _ in days]
        if spans:
            when = " and ".join(f"{_plain(begins)} to {_plain(ends)}" for begins, ends in spans)
            parts.append(f"{_named(names)}, {when}")
    return "; ".join(parts)


def _named(days: list[str]) -> str:
    if len(days) == 1:
        return days[0]
    return f"{days[0]} {'and' if len(days) == 2 else 'to'} {days[-1]}"


def _plain(time: str) -> str:
    return time.removeprefix("0")
