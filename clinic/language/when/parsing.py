"""A text from left to right, as days, times and wishes."""

from itertools import pairwise

from clinic.language.when import bounds, relations, times
from clinic.language.when.days import Days
from clinic.language.when.line import Line
from clinic.language.when.parts import Times
from clinic.language.when.windows import Item
from clinic.language.when.wishes import SAME_TIME, wish

_LEADING = ("on", "at", "in", "the", "for", "of", "during", "sometime", "some", "over", "is", "either", "@")
_JOINERS = ("or", "and", "/", "nor")
_BETWEEN = (*_LEADING, *_JOINERS, ",", ".", "but", "-", "with", "then", "to")
_NOT_MEANT = ("good", "happy", "merry", "lovely", "nice", "since")
_NEGATIONS = (
    "any day but",
    "any time but",
    "anytime but",
    "anything but",
    "but not",
    "not",
    "except for",
    "except",
    "instead of",
)
_NEGATIONS += (
    "apart from",
    "other than",
    "rather than",
    "cant do",
    "cannot do",
    "cant make",
    "cannot make",
    "cant come",
    "cannot come",
)
_NEGATIONS += ("no", "not free", "not available", "unavailable", "busy", "away", "working")
_REFUSALS = ("doesnt work", "does not work", "wont work", "doesnt suit", "is no good", "is not good", "isnt good")
_REFUSALS += ("is bad", "isnt possible", "is not possible", "is out", "dont work")


def items(line: Line) -> list[Item]:
    """The days, times and wishes of a text in their order."""
    found: list[Item] = []
    at = 0
    while at < len(line.tokens):
        item = _item(line, at, found)
        if item:
            found.append(item)
            _refuse(line, found)
        at = found[-1].end if item else at + 1
    # "Both feet at the same time" is no wish, "the same time on Friday" is one.
    alone = len(found) == 1 and found[0].end - found[0].start == len(line.tokens)
    dated = any(isinstance(item.value, Days) for item in found)
    return [item for item in found if item.value != SAME_TIME or dated or alone]


def rest(line: Line, found: list[Item]) -> str:
    """The text without the items and without what only joins them."""
    used = {step for item in found for step in range(item.start, item.end)}
    for one, other in pairwise(found):
        gap = range(one.end, other.start)
        if all(line.word(step) in _BETWEEN for step in gap):
            used.update(gap)
    if not used:
        return line.text.strip()
    kept = list(line.text)
    for step in used:
        token = line.token(step)
        kept[token.start : token.end] = " " * (token.end - token.start)
    words = (word for word in "".join(kept).split() if word.strip(",.;:?!-"))
    return " ".join(words).strip(" ,.;:?!-")


def _item(line: Line, at: int, found: list[Item]) -> Item | None:
    item = _moved(line, at) or _day_or_time(line, at, found)
    if not item:
        after = line.after(at, *_NEGATIONS)
        item = after and _day_or_time(line, line.skip(after, "any", *_LEADING), found)
        if item:
            item.excluded = True
        else:
            wished = wish(line, at)
            item = Item(wished[0], at, wished[1]) if wished else None
    return _placed(line, item, at, found) if item else None


def _moved(line: Line, at: int) -> Item | None:
    """The day or time that an appointment is moved from."""
    if not line.moved_from(at):
        return None
    named = relations.day(line, at + 1) or times.exact(line, at + 1, True)
    return Item(named[0], at, named[1], excluded=True) if named else None


def _placed(line: Line, item: Item, at: int, found: list[Item]) -> Item | None:
    """The item with the small words before it and what they say about it; None if it is said about something else."""
    item.start, floor = at, found[-1].end if found else 0
    while item.start > floor and line.word(item.start - 1) in _LEADING:
        item.start -= 1
    before = line.word(item.start - 1)
    if before in _NOT_MEANT:
        return None
    item.joiner = before if before in _JOINERS else ""
    if found and found[-1].excluded and not isinstance(item.value, str):
        goes_with_day = item.start == found[-1].end and isinstance(item.value, Times)
        item.excluded |= bool(item.joiner) or goes_with_day
    return item


def _day_or_time(line: Line, at: int, found: list[Item]) -> Item | None:
    named = bounds.day(line, at)
    if not named:
        beside = bool(found) and not isinstance(found[-1].value, str)
        behind = beside and line.skip(found[-1].end, ",", "or", "and", "/", "to") == at
        named = times.of_day(line, at, behind) or _before_a_day(line, at)
    return Item(named[0], at, named[1]) if named else None


def _before_a_day(line: Line, at: int) -> tuple[Times, int] | None:
    """A bare number that only the day behind it makes a time, "10 tomorrow", or that is the whole text, "1530"."""
    if not line.free(at - 1) or line.word(at) in ("one", "am", "pm", "night", "eve", "early"):
        return None
    time = times.of_day(line, at, True)
    alone = time and at == 0 and time[1] == len(line.tokens) and len(line.token(0).raw) > 2
    beside = time and relations.day(line, line.skip(time[1], "on"))
    return time if alone or beside else None


def _refuse(line: Line, found: list[Item]) -> None:
    """Mark "Friday doesn't work", and what is joined to it, as not wanted."""
    after = line.after(found[-1].end, *_REFUSALS)
    if not after or isinstance(found[-1].value, str):
        return
    found[-1].end, index = after, len(found) - 1
    found[index].excluded = True
    while found[index].joiner and index:
        index -= 1
        found[index].excluded = True
