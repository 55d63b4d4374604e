"""Clock times as they are said and written: 3 pm, half four, quarter to five, 16h30, ten in the morning."""

import re
from dataclasses import dataclass
from datetime import time

from clinic.language.when.line import Line
from clinic.language.when.numbers import number

CLOSING = 21
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}
_NAMED = {"12 noon": 12, "twelve noon": 12, "noon": 12, "midday": 12, "12 midnight": 0, "midnight": 0}
_PAST = ("past", "after")
_TO = ("to", "of", "before")
_COUNTABLE = (5, 10, 20, 25)
_PRICED = ("size", "cost", "costs", "pay", "$", "€", "£")


@dataclass(frozen=True)
class Clock:
    """A clock time, and whether the text says which half of the day it is in; valid is False for 25:00."""

    hour: int
    minute: int = 0
    half: str | None = None
    sure: bool = False
    valid: bool = True

    def at(self, nearby: str | None) -> time:
        """The time in the half of the day that is said with it or nearby; without one, when a clinic is open."""
        if self.sure or self.hour > 12:
            return time(self.hour, self.minute)
        half = self.half or (nearby if 4 < self.hour < 12 else None) or ("am" if 6 < self.hour < 12 else "pm")
        return time(self.hour % 12 + 12 * (half == "pm"), self.minute)


def clock(line: Line, at: int, led: bool) -> tuple[Clock, int] | None:
    """The clock time there, and where the text goes on; a bare number is one only where a word leads to it."""
    for name, hour in _NAMED.items():
        after = line.after(at, name)
        if after:
            return Clock(hour, sure=True), after
    found = _half_or_quarter(line, at) or _minutes_beside(line, at) or _in_figures(line, at)
    return found or _hour(line, at, led)


def meant(line: Line, said: Clock, start: int, end: int) -> time:
    """The time meant: by the words around it, by the opening hours, and ahead of the clock if today is named."""
    nearby = _half_nearby(line, start, end)
    found = said.at(nearby)
    unsaid = not (said.sure or said.half or nearby or said.hour > 12)
    if unsaid and found <= line.now.time() and found.hour + 12 < CLOSING and "today" in map(line.word, range(end + 3)):
        return said.at("pm")
    return found


def _half_nearby(line: Line, start: int, end: int) -> str | None:
    """The half of the day that the nearest word within a few steps names, not going beyond an "or"."""
    found = []
    for first, step in ((end, 1), (start - 1, -1)):
        for distance in range(6):
            word = line.word(first + step * distance)
            if word in _HALVES:
                found.append((distance, _HALVES[word]))
            if word in _HALVES or (word in ("or", "and") and line.token(first + step * distance + 1).shape == "word"):
                break
    return min(found)[1] if found else None


def _with_half(line: Line, said: Clock, end: int) -> tuple[Clock, int]:
    """The clock time with the "pm", "o'clock" or "in the morning" behind it."""
    end = line.after(end, "oclock", "o clock") or end
    after = line.after(end, "am", "pm")
    if not after:
        after = line.after(end, "in the morning", "in the afternoon", "in the evening", "at night")
    if not after:
        return said, end
    word = line.word(after - 1)
    return Clock(said.hour, said.minute, _HALVES.get(word, word), said.sure, said.valid), after


def _half_or_quarter(line: Line, at: int) -> tuple[Clock, int] | None:
    start = line.skip(at, "a")
    after = line.after(start, "half past", "half")
    hour = after and _bare_hour(line, after)
    if hour:
        return _with_half(line, Clock(hour[0], 30), hour[1])
    side = line.word(start + 1)
    hour = _bare_hour(line, start + 2) if line.word(start) == "quarter" and side in (*_PAST, *_TO) else None
    return _with_half(line, _beside(hour[0], 15, side), hour[1]) if hour else None


def _minutes_beside(line: Line, at: int) -> tuple[Clock, int] | None:
    """ "Ten past nine", "20 to 5"; "10 to 4" may also be from ten o'clock to four."""
    minutes = number(line, at)
    if not minutes or minutes[0] not in _COUNTABLE or line.word(at - 1) in ("from", "between"):
        return None
    linked = line.after(minutes[1], "minutes", "mins") or minutes[1]
    side, hour = line.word(linked), _bare_hour(line, linked + 1)
    if not hour or side not in ("past", "to") or not line.free(hour[1]):
        return None
    digits = line.token(at).shape == "number"
    hours = side == "to" and digits and minutes[0] < 12 and line.word(at - 1) not in ("at", "around", "about")
    if hours and line.either("minutes or hours"):
        return None
    return _with_half(line, _beside(hour[0], minutes[0], side), hour[1])


def _beside(hour: int, minutes: int, side: str) -> Clock:
    return Clock(hour, minutes) if side in _PAST else Clock((hour - 2) % 12 + 1, 60 - minutes)


def _bare_hour(line: Line, at: int) -> tuple[int, int] | None:
    found = number(line, at)
    return found if found and 1 <= found[0] <= 12 and line.word(at) not in ("", "a") and line.free(found[1]) else None


def _in_figures(line: Line, at: int) -> tuple[Clock, int] | None:
    token = line.token(at)
    if token.shape == "dotted" and (not re.search(r"\.\d\d", token.raw) or line.word(at - 1) in _PRICED):
        return None
    if token.shape not in ("clock", "dotted") or not line.free(at + 1):
        return None
    hour, minute = token.fields
    written_24 = token.raw.startswith("0") or "h" in token.raw.lower()
    return _with_half(line, Clock(hour, minute, sure=written_24, valid=hour < 24 and minute < 60), at + 1)


def _hour(line: Line, at: int, led: bool) -> tuple[Clock, int] | None:
    found = number(line, at)
    if not found:
        return None
    value, end = found
    digits = line.token(at).raw if line.token(at).shape == "number" else ""
    if len(digits) > 2:
        said = Clock(value // 100, value % 100, sure=digits.startswith("0") or value >= 1300)
        usual = value % 100 < 60 and value // 100 < 24 and value % 5 == 0
        said, after = _with_half(line, said, end)
        return (said, after) if usual and (said.half or (len(digits) == 4 and led and line.free(after))) else None
    if line.word(end) == "h" and digits and value > 6 and line.word(at - 1) != "for":
        return Clock(value, sure=True, valid=value < 24), end + 1
    minutes = number(line, end)
    spelled = minutes and not digits and minutes[0] in (15, 20, 30, 45) and line.free(minutes[1]) and value <= 12
    minute, end = minutes if spelled else (0, end)
    said, after = _with_half(line, Clock(value, minute), end)
    if value > 23 or value < 1:
        return (Clock(value, valid=False), after) if said.half else None
    explicit = spelled or after > end or line.word(end) == "ish"
    return (said, after) if explicit or (led and line.free(after)) else None
