"""Numbers in figures and words, months and years."""

from clinic.language.when.line import Line
from clinic.language.when.words import MONTHS, NUMBERS, ORDINALS

_NOT_A_MONTH = ("i", "we", "you", "be", "have", "need", "work", "suit", "not", "also")


def month(line: Line, at: int) -> tuple[int, int] | None:
    """The number of the month that is named there, and where the text goes on."""
    if line.word(at) not in MONTHS or (line.word(at) in ("may", "march") and line.word(at + 1) in _NOT_A_MONTH):
        return None
    return MONTHS.index(line.word(at)) + 1, line.skip(at + 1, ".")


def year(line: Line, at: int) -> tuple[int, int] | None:
    """The year that is named there, and where the text goes on."""
    after = line.skip(at, ",")
    named = line.token(after)
    return (int(named.raw), after + 1) if named.shape == "number" and 2000 <= int(named.raw) < 2100 else None


def ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """The number in "5th" or "fifth", and where the text goes on."""
    if line.token(at).shape == "number" and line.word(at + 1) in ("st", "nd", "rd", "th"):
        return int(line.word(at)), at + 2
    return _worded(line, at, ORDINALS)


def number(line: Line, at: int) -> tuple[int, int] | None:
    """The number in "5" or "five", and where the text goes on."""
    if line.token(at).shape == "number":
        return int(line.word(at)), at + 1
    return _worded(line, at, NUMBERS)


def _worded(line: Line, at: int, table: dict[str, int]) -> tuple[int, int] | None:
    for length in (2, 1):
        words = " ".join(line.word(at + step) for step in range(length))
        if words in table:
            return table[words], at + length
    return None
