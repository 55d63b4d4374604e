"""A text as tokens, with the clock by which it is read."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from clinic.language.when.words import CLOSED, MONTHS, WEEKDAYS, known

_LEXEMES = re.compile(
    r"""
      (?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2})(?!\d)
    | (?P<full>\d{1,2}(?P<mark_of_full>[-./])\d{1,2}(?P=mark_of_full)(?:\d{4}|\d{2}))(?![-./]?\d)
    | (?P<clock>\d{1,2}[:h]\d{2})(?!\d)(?:h\b)?
    | (?P<dotted>\d{1,2}\.\d{1,2}(?![.]?\d)\.?)
    | (?P<slashed>\d{1,2}/\d{1,2})(?![/\d])
    | (?!\d{4}\s?[-–]\s?\d{4}\b)(?P<phone>\+?\d(?:[\s().-]{0,3}\d){6,})
    | (?P<number>\d{1,4})(?:(?!\w)|(?=(?:st|nd|rd|th|[ap]\.?m|ish|h|hrs|o['’]?clock)\b))
    | (?P<half>[ap]\.\s?m\b\.?)
    | (?P<word>\w+(?:['’]\w+)*)
    | (?P<other>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


_MOVES = ("move", "change", "reschedule", "switch", "shift", "swap")
_SAME = {"–": "-", "—": "-", "&": "and"}


@dataclass(frozen=True)
class Token:
    """A word, number, date, clock time or mark, with its place in the text."""

    shape: str
    word: str
    raw: str
    start: int
    end: int

    @property
    def fields(self) -> tuple[int, ...]:
        """The numbers in it, in the order in which they are written."""
        return tuple(int(figure) for figure in re.findall(r"\d+", self.raw))


@dataclass
class Line:
    """The tokens of a text, the clock, and which of several possible readings is being followed."""

    text: str
    now: datetime
    choices: dict[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.tokens = [token for match in _LEXEMES.finditer(self.text) for token in _tokens(match, self.text)]

    @property
    def today(self) -> date:
        """The day by the clock."""
        return self.now.date()

    def either(self, question: str) -> int:
        """0 for the first answer to what is unclear, 1 for the second; read() follows both."""
        self.asked.add(question)
        return self.choices.get(question, 0)

    def token(self, at: int) -> Token:
        """The token there; before the first and after the last one there is an empty one."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else Token("end", "", "", 0, 0)

    def word(self, at: int) -> str:
        """The word there, spelled as the grammar knows it."""
        return self.token(at).word

    def after(self, at: int, *phrases: str) -> int | None:
        """Where the text goes on after the longest of the phrases that stands there."""
        split = (phrase.split() for phrase in phrases)
        lengths = [len(words) for words in split if words == [self.word(at + step) for step in range(len(words))]]
        return at + max(lengths) if lengths else None

    def skip(self, at: int, *words: str) -> int:
        """Where the text goes on after any of these words."""
        while self.word(at) in words:
            at += 1
        return at

    def moved_from(self, at: int) -> bool:
        """Whether the word there is the "from" of "move it from Monday to Friday"."""
        return self.word(at) == "from" and any(self.word(step) in _MOVES for step in range(at))

    def free(self, at: int) -> bool:
        """Whether nothing stands there that a number before it could count."""
        token = self.token(at)
        return token.word in CLOSED or token.shape not in ("word", "phone")


def _tokens(match: re.Match, text: str) -> list[Token]:
    raw, shape = match[0], match.lastgroup
    if raw == "-" and _inside_word(text, match.start()):
        return []
    lower = _SAME.get(raw) or raw.lower().replace("'", "").replace("’", "")
    if shape == "half":
        shape, lower = "word", lower[0] + "m"
    word = known(lower) if shape == "word" else lower
    return [Token(shape, part, raw, match.start(), match.end()) for part in word.split() or [word]]


def _inside_word(text: str, at: int) -> bool:
    """Whether the hyphen joins words like "mid-January", not days like "Mon-Wed"."""
    before = re.search(r"[^\W\d]+$", text[:at])
    after = re.match(r"[^\W\d]+", text[at + 1 :])
    return bool(before and after) and known(before[0].lower()) not in (
        *WEEKDAYS,
        *MONTHS,
        "noon",
        "morning",
        "afternoon",
    )
