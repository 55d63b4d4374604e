"""Days from or until another day: before Friday, not until next week, from the 1st to the 5th."""

from clinic.language.when import relations
from clinic.language.when.calendar import exact
from clinic.language.when.dates import written
from clinic.language.when.days import DAY, Days, open_end, span
from clinic.language.when.line import Line
from clinic.language.when.numbers import number, ordinal

_FROM = ("not before", "not until", "no earlier than", "not earlier than", "from", "starting from", "starting", "as of")
_UNTIL = ("not after", "no later than", "not later than", "by", "until", "up to")
_BEFORE = ("before", "earlier than", "sooner than")
_AFTER = ("after", "later than", "past")
_ONWARDS = ("onwards", "onward", "or later", "or after", "and after", "and later")
_TO = ("to", "until", "through", "-")


def day(line: Line, at: int) -> tuple[Days, int] | None:
    """The days that are named or bounded there, and where the text goes on."""
    return _bounded(line, at) or _range(line, at, *_TO) or _with_suffix(line, at)


def _bounded(line: Line, at: int) -> tuple[Days, int] | None:
    after = line.after(at, "between", "from")
    found = after and _range(line, after, *(("and", "to", "-") if line.word(at) == "between" else _TO))
    if found:
        return found
    for phrases, bound in ((_FROM, _starting), (_UNTIL, _ending), (_BEFORE, _before), (_AFTER, _behind)):
        after = line.after(at, *phrases)
        found = after and relations.day(line, after)
        if found:
            if bound is _before and line.after(after, "end", "the end"):
                bound = _ending  # "before the end of next week" is still in its last days
            return bound(line, found[0]), line.after(found[1], "on", *_ONWARDS) or found[1]
    return None


def _starting(line: Line, days: Days) -> Days:
    return days if len(days.weekdays) > 1 or days.problem else open_end(days.first)


def _ending(line: Line, days: Days) -> Days:
    return days if days.problem else span(min(line.today, days.last), days.last)


def _before(line: Line, days: Days) -> Days:
    return days if days.problem else span(min(line.today, days.first - DAY), days.first - DAY)


def _behind(line: Line, days: Days) -> Days:
    return days if days.problem else open_end(days.last + DAY)


def _with_suffix(line: Line, at: int) -> tuple[Days, int] | None:
    found = relations.day(line, at)
    after = found and line.after(found[1], *_ONWARDS)
    return (_starting(line, found[0]), after) if after and not number(line, after) else found


def _range(line: Line, at: int, *links: str) -> tuple[Days, int] | None:
    days = relations.day(line, at)
    if days and len(days[0].weekdays) > 1:
        return days
    if days and len(days[0].ranges) > 1 and "and" in links:
        return span(days[0].first, days[0].last), days[1]  # "between the 7th and the 9th of December"
    start = days or ordinal(line, line.skip(at, "the")) or number(line, at)
    linked = start and line.after(start[1], *links)
    end = linked and (relations.day if days else written)(line, linked)
    if linked and days and not end and not days[0].selects:
        end = _number_in_month(line, linked, days[0])
    if not end or end[0].problem or (days and days[0].problem):
        return None
    first = days[0].first if days else end[0].first
    if not days and 1 <= start[0] < end[0].first.day:
        first = first.replace(day=start[0])
    return (span(first, end[0].last), end[1]) if first < end[0].last else None


def _number_in_month(line: Line, at: int, days: Days) -> tuple[Days, int] | None:
    """The 9 of "December 7 to 9"."""
    found = number(line, at) if line.token(at - 2).shape in ("number", "word") else None
    if not found or not line.free(found[1]) or not days.first.day < found[0] <= 31:
        return None
    end = exact(days.first.year, days.first.month, found[0])
    return (end if end.problem else span(days.first, end.first)), found[1]
