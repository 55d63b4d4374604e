"""Days and times, in the order in which they are said, as windows that keep together what belongs together."""

from dataclasses import dataclass, field
from datetime import time

from clinic.language.when.days import Days, narrow
from clinic.language.when.exclusions import without
from clinic.language.when.line import Line
from clinic.language.when.parts import Times
from clinic.language.when.reading import TimeRange, Window


@dataclass
class Item:
    """A day, a time or a wish in the text: from which token to which, and what it does to the one before."""

    value: Days | Times | str
    start: int
    end: int
    joiner: str = ""
    excluded: bool = False


@dataclass
class Clause:
    """Days and times that all go with each other."""

    days: list[Days] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)


def joined(line: Line, items: list[Item]) -> list[Window]:
    """The windows that the days and times among the items make."""
    clauses = [Clause()]
    wanted = [item for item in items if not item.excluded and not isinstance(item.value, str)]
    for last, item, following in zip([None, *wanted], wanted, [*wanted[1:], None], strict=False):
        if isinstance(item.value, Days):
            timed = following and isinstance(following.value, Times) and not following.joiner
            _add_days(line, clauses, item, last, bool(timed))
        else:
            if item.value.day:
                clauses.append(Clause([item.value.day]))
            _add_times(clauses, item, last)
    _share_frames(line, clauses)
    windows = _pairs(clauses)
    for clause in _refused(items):
        windows = without(line, windows, clause.days, [named.range for named in clause.times])
    return windows


def _add_days(line: Line, clauses: list[Clause], item: Item, last: Item | None, timed: bool) -> None:
    clause = clauses[-1]
    both = narrow(line, clause.days[-1], item.value) if clause.days and not item.joiner else None
    if both:
        clause.days[-1] = both
    elif clause.days and isinstance(last.value, Times):
        # "Monday at 3 or at 4 on Tuesday": the 4 belongs to Tuesday.
        carried = [clause.times.pop()] if len(clause.times) > 1 and not (item.joiner or timed) else []
        clauses.append(Clause([item.value], carried))
    else:
        clause.days.append(item.value)


def _add_times(clauses: list[Clause], item: Item, last: Item | None) -> None:
    clause = clauses[-1]
    behind_day = clause.times and isinstance(last.value, Days)
    if behind_day and item.joiner:
        clauses.append(Clause(times=[item.value]))
    elif behind_day and len(clause.days) > 1:
        clauses.append(Clause([clause.days.pop()], [item.value]))
    else:
        both = _overlap(clause.times[-1], item.value, item.joiner) if clause.times else None
        clause.times[-1:] = [both] if both else [*clause.times[-1:], item.value]


def _overlap(one: Times, other: Times, joiner: str) -> Times | None:
    """The time that both name, as in "in the morning after 9" and "not before 3 and not after 5"."""
    bounds = not (one.is_part or other.is_part or one.range.exact or other.range.exact)
    if joiner and not (joiner == "and" and bounds):
        return None
    start, end = max(one.range.start, other.range.start), min(one.range.end, other.range.end)
    if one.is_part and other.is_part and start < end:
        # "First thing on Monday morning" is first thing.
        return min(one, other, key=lambda times: times.range.end.hour - times.range.start.hour)
    for exact, part in ((one, other), (other, one)):
        same_half = (exact.range.start < time(12)) == (part.range.start < time(12))
        if exact.range.exact and (start <= end or (part.is_part and same_half)):
            return exact
    return Times(TimeRange(start, end)) if start < end else None


def _share_frames(line: Line, clauses: list[Clause]) -> None:
    """Give the week in "Thursday or Friday next week" to both days, unless they would then be out of order."""
    places = [(clause.days, index) for clause in clauses for index in range(len(clause.days))]
    for here, (days, index) in enumerate(places):
        if not days[index].selects or days[index].framed_by:
            continue
        before = [others[other].framed_by for others, other in places[:here] if others[other].framed_by]
        behind = [others[other] for others, other in places[here + 1 :] if others[other].framed_by]
        frame = before[-1] if before else behind[0].framed_by if behind else None
        found = frame and narrow(line, days[index], frame)
        if found and (before or found.first <= behind[0].first):
            days[index] = found


def _refused(items: list[Item]) -> list[Clause]:
    """What is not wanted, where "not Monday or Tuesday morning" refuses both mornings and not both days."""
    clauses: list[Clause] = []
    for before, item in zip([None, *items], items, strict=False):
        if not item.excluded:
            continue
        if not (before and before.excluded) or (before.end < item.start and not item.joiner):
            clauses.append(Clause())
        (clauses[-1].days if isinstance(item.value, Days) else clauses[-1].times).append(item.value)
    return clauses


def _pairs(clauses: list[Clause]) -> list[Window]:
    windows, days = [], []
    for clause in clauses:
        days = [one for named in clause.days for one in named.ranges] or days
        times = [named.range for named in clause.times]
        windows += [Window(day, time) for day in days or [None] for time in times or [None] if day or time]
    return list(dict.fromkeys(windows))
