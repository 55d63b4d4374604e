"""The names of weekdays, and which words like "sat" and "may" are one where they stand."""

from clinic.language.when.line import Line
from clinic.language.when.words import MONTHS, WEEKDAYS

_MAY_STAND_BEFORE = (
    "on",
    "this",
    "next",
    "coming",
    "or",
    "and",
    "by",
    "until",
    "before",
    "after",
    "from",
    "to",
    "every",
)
_MAY_STAND_BEFORE += (
    "in",
    "of",
    "-",
    ",",
    "/",
    "not",
    "for",
    "through",
    "any",
    "also",
    "early",
    "mid",
    "late",
    "end",
    *WEEKDAYS,
)
_MAY_STAND_BEHIND = (
    "at",
    "around",
    "about",
    "before",
    "after",
    "between",
    "morning",
    "afternoon",
    "evening",
    "am",
    "pm",
)
_PERSONS = ("i", "we", "he", "she", "they", "you", "it", "have", "had", "was", "who", "been", "the", "just")


def weekday(line: Line, at: int) -> tuple[int, bool, int] | None:
    """The weekday there, 0 for Monday, whether it is a plural, and where the text goes on."""
    word, raw = line.word(at), line.token(at).raw.lower()
    singular = word[:-1] if word[:-1] in WEEKDAYS else word
    if singular not in WEEKDAYS or (raw in ("sat", "sun") and not licensed(line, at)):
        return None
    return WEEKDAYS.index(singular), singular != word, line.skip(at + 1, ".") if len(raw) < 6 else at + 1


def licensed(line: Line, at: int) -> bool:
    """Whether "sat", "sun", "may" or "june" is a day or month there and not a verb, a star or a person."""
    before, behind = line.word(at - 1), line.word(at + 1)
    if before in _PERSONS or not line.free(at + 1):
        return False
    alone = before == "" and line.token(line.skip(at + 1, ".", "?", "please")).shape == "end"
    follows = line.word(at + 2) if behind in ("or", "and", "-", "/", ",") else behind
    timed = line.token(at + 1).shape in ("number", "clock") or follows in (*WEEKDAYS, *MONTHS, *_MAY_STAND_BEHIND)
    return alone or timed or before in _MAY_STAND_BEFORE
