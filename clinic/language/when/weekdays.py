"""Weekdays and weekends as they are called: next Friday, Mondays, Monday to Wednesday, the weekend."""

from datetime import date

from clinic.language.when.days import DAY, Days, recurring, single, span
from clinic.language.when.line import Line
from clinic.language.when.names import weekday
from clinic.language.when.words import WEEKDAYS

WEEK = 7 * DAY


def named(line: Line, at: int) -> tuple[Days, int] | None:
    """The weekday or weekend that is called by its name there, and where the text goes on."""
    return _weekday(line, at) or _repeated(line, at) or _weekend(line, at)


def _weekday(line: Line, at: int) -> tuple[Days, int] | None:
    start = line.skip(at, "the")
    after = line.skip(start, "this", "next", "coming", "following", "last", "every", "each", "any", "a")
    said = {line.word(step) for step in range(start, after)}
    found = weekday(line, after)
    if not found:
        return None
    index, plural, end = found
    block = None if said or line.moved_from(start - 1) else _block(line, index, end)
    if block:
        return block
    if plural or said & {"every", "each", "any", "a"}:
        return recurring(line.today, [index]), end
    skipped = line.after(end, "after next")
    if skipped:
        return single(_next(line, index, after).first + WEEK), skipped
    return _called(line, said, index, after), end


def _called(line: Line, said: set[str], index: int, at: int) -> Days:
    today = line.today
    ahead = today + DAY * ((index - today.weekday()) % 7)
    if said & {"next", "following"}:
        return _next(line, index, at)
    if "last" in said:
        return single(today - DAY * ((today.weekday() - index - 1) % 7 + 1))
    if said:
        return single(ahead)
    if ahead == today and (_in_a_list(line, at) or line.either("today or in a week")):
        ahead += WEEK
    return single(ahead, weekdays=frozenset([index]))


def _in_a_list(line: Line, at: int) -> bool:
    """Whether another weekday stands before: who says "Monday or Wednesday" on a Wednesday does not mean today."""
    return any(line.word(step) in WEEKDAYS for step in range(at))


def _next(line: Line, index: int, at: int) -> Days:
    """The next such weekday: people mean the one ahead, or the one in the week after this."""
    today = line.today
    ahead = today + DAY * ((index - today.weekday() - 1) % 7 + 1)
    in_next_week = monday(today) + WEEK + DAY * index
    if ahead == in_next_week:
        return single(ahead)
    other = any(line.word(step) == WEEKDAYS[index] for step in range(at))  # "this Friday or next Friday"
    return single(in_next_week if other or line.either("this or next week") else ahead)


def _block(line: Line, index: int, end: int) -> tuple[Days, int] | None:
    """ "Monday to Wednesday", once; "Monday to Friday", every week."""
    linked = line.after(end, "to", "-", "through", "until", "and" if line.word(end - 2) == "between" else "to")
    last = linked and weekday(line, linked)
    if not last:
        return None
    chosen = [(index + step) % 7 for step in range((last[0] - index) % 7 + 1)]
    if chosen == [0, 1, 2, 3, 4]:
        return recurring(line.today, chosen), last[2]
    first = line.today + DAY * ((index - line.today.weekday()) % 7)
    return span(first, first + DAY * (len(chosen) - 1), weekdays=frozenset(chosen)), last[2]


def _repeated(line: Line, at: int) -> tuple[Days, int] | None:
    after = line.after(at, "weekdays", "weekday", "week days", "during the week")
    if after:
        return recurring(line.today, range(5)), after
    after = line.after(at, "weekends", "every weekend")
    return (recurring(line.today, (5, 6)), after) if after else None


def _weekend(line: Line, at: int) -> tuple[Days, int] | None:
    start = line.skip(at, "the")
    after = line.after(start, "weekend", "week end", "this weekend", "this coming weekend", "coming weekend")
    after = None if after and line.after(after, "after next") else after
    saturday = monday(line.today) + 5 * DAY
    if after:
        return span(max(line.today, saturday), saturday + DAY, weekdays=frozenset([5, 6])), after
    after = line.after(start, "next weekend", "weekend after next")
    if not after:
        return None
    saturday += WEEK * (line.word(after - 2) == "after")
    if line.today >= monday(line.today) + 5 * DAY or line.either("this or next week"):
        saturday += WEEK
    return span(saturday, saturday + DAY), after


def monday(day: date) -> date:
    """The Monday of the week with this day in it."""
    return day - DAY * day.weekday()
