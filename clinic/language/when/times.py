"""Times of day: clock times and parts of the day, and what lies before, after, around or between them."""

from datetime import datetime, time, timedelta

from clinic.language.when.clocks import CLOSING, Clock, clock, meant
from clinic.language.when.days import single
from clinic.language.when.line import Line
from clinic.language.when.numbers import number
from clinic.language.when.parts import Times, between, part
from clinic.language.when.reading import TimeRange

OPEN, CLOSE = time(7), time(CLOSING)
_FROM = ("not before", "no earlier than", "not earlier than", "after", "past", "later than", "from", "starting at")
_UNTIL = (
    "not after",
    "no later than",
    "not later than",
    "before",
    "by",
    "until",
    "up to",
    "earlier than",
    "sooner than",
)
_ONWARDS = ("onwards", "onward", "or later", "or after", "and after", "and later", "at the earliest")
_OR_BEFORE = ("or earlier", "or before", "at the latest", "latest")
_AROUND = ("at around", "at about", "around", "about", "~")
_TO = ("to", "until", "-")


def of_day(line: Line, at: int, led: bool) -> tuple[Times, int] | None:
    """The time there, and where the text goes on; `led` if a bare number can be one, as beside a day."""
    found = _from_now(line, at) or part(line, at, led) or _between(line, at, led)
    return found or _bounded(line, at) or _around(line, at) or _with_suffix(line, at, led)


def _from_now(line: Line, at: int) -> tuple[Times, int] | None:
    """ "Later today", "in two hours"."""
    now = line.now.replace(second=0, microsecond=0, tzinfo=None)
    if line.after(at, "later today", "later on today"):
        return between(now.time(), max(now.time(), CLOSE)), at + 1
    after = line.after(at, "in an", "in one")
    count = (1, after) if after else number(line, at + 1) if line.word(at) == "in" else None
    if not count or line.word(count[1]) not in ("hour", "hours") or count[0] > 12:
        return None
    then = now + timedelta(hours=count[0])
    return Times(TimeRange(then.time(), then.time(), exact=True), day=single(then.date())), count[1] + 1


def _bounded(line: Line, at: int) -> tuple[Times, int] | None:
    for phrases, bound in ((_FROM, _later), (_UNTIL, _earlier)):
        after = line.after(at, *phrases)
        found = after and (part(line, after, False) or exact(line, after, True))
        if found:
            return bound(found[0]), _suffix(line, found[1], *_ONWARDS) or found[1]
    return None


def _between(line: Line, at: int, led: bool) -> tuple[Times, int] | None:
    introduced = line.after(at, "between", "from")
    start = line.skip(introduced or at, "at")
    first = clock(line, start, led or bool(introduced) or line.word(start + 1) in _TO)
    linked = first and line.after(first[1], "and" if line.word(at) == "between" else "to", *_TO)
    last = linked and clock(line, linked, True)
    if not last or not (introduced or led or _stands_out(line, start, first, last)):
        return None
    if not (first[0].valid and last[0].valid):
        return Times(problem="no_such_time"), last[1]
    return between(*_ends(line, first[0], last[0], at, last[1])), last[1]


def _stands_out(line: Line, start: int, first: tuple[Clock, int], last: tuple[Clock, int]) -> bool:
    """Whether a range without a word before it is one of times: with minutes, a half of the day, or nothing around."""
    written = any(one.half or one.sure or one.minute for one, _ in (first, last))
    return written or (start == 0 and last[1] == len(line.tokens))


def _ends(line: Line, first: Clock, last: Clock, at: int, end: int) -> tuple[time, time]:
    """Both ends, where "4-6 pm" says the half of the day only once and "10-2" goes past noon."""
    finish = meant(line, last, at, end)
    if last.half and not first.half and not first.sure and first.hour < 13:
        start = first.at(last.half)
        return (first.at("am") if start >= finish else start), finish
    start = meant(line, first, at, end)
    if finish <= start and finish.hour < 12 and not last.sure:
        finish = finish.replace(hour=finish.hour + 12)
    return start, max(start, finish)


def _around(line: Line, at: int) -> tuple[Times, int] | None:
    after = line.after(at, *_AROUND)
    found = after and (part(line, after, False) or exact(line, after, True))
    if found and line.word(at - 1) in ("what", "how"):  # "what about 3" asks for three o'clock
        return found
    return (_near(found[0]), found[1]) if found else None


def _with_suffix(line: Line, at: int, led: bool) -> tuple[Times, int] | None:
    found = exact(line, at, led)
    if not found:
        return None
    said, end = found
    for phrases, bound in ((_ONWARDS, _later), (_OR_BEFORE, _earlier), (("ish",), _near)):
        after = _suffix(line, end, *phrases)
        if after:
            return bound(said), after
    return found


def _suffix(line: Line, at: int, *phrases: str) -> int | None:
    """Where the text goes on after a suffix, which in "at 9 or after 4" the "or after" is not."""
    after = line.after(at, *phrases)
    return None if after and exact(line, after, True) else after


def exact(line: Line, at: int, led: bool) -> tuple[Times, int] | None:
    """The clock time there, and where the text goes on."""
    start = line.skip(at, "at", "@")
    if start > at and line.word(start) == "lunch":
        return part(line, start, False)
    found = clock(line, start, led or start > at)
    if not found:
        return None
    if not found[0].valid:
        return Times(problem="no_such_time"), found[1]
    moment = meant(line, found[0], start, found[1])
    return Times(TimeRange(moment, moment, exact=True)), line.skip(found[1], "sharp")


def _later(said: Times) -> Times:
    return said if said.problem else between(said.range.end, max(said.range.end, CLOSE))


def _earlier(said: Times) -> Times:
    return said if said.problem else between(min(said.range.start, OPEN), said.range.start)


def _near(said: Times) -> Times:
    if said.problem or said.is_part:
        return said
    half_hour, moment = timedelta(minutes=30), datetime.combine(datetime.max, said.range.start) - timedelta(days=1)
    return between((moment - half_hour).time(), (moment + half_hour).time())
