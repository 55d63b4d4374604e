"""What each kind of content must say; the same words stand in docs/writing-answers.md."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConstrainedStr, Extra, conlist, validator

ANSWER_WORDS = 80
DETAILS_WORDS = 110
PARAPHRASES = 10


class Text(ConstrainedStr):
    """Text that is not empty."""

    strip_whitespace = True
    min_length = 1


class Label(Text):
    """Text short enough for a button."""

    max_length = 60


class Id(Text):
    """A name of lower-case letters, digits and underscores."""

    regex = r"^[a-z][a-z0-9_]*$"
    max_length = 80


class Part(BaseModel):
    """Base of all content: unknown keys are refused, because they are usually misspelt."""

    class Config:
        extra = Extra.forbid


class EntryId(Id):
    """An id that fits into the 64 bytes that Telegram allows for a button."""

    max_length = 48


class Step(Part):
    """One instruction of a how-to answer."""

    text: Text
    picture: Id | None = None


class Entry(Part):
    """A question, its many wordings and its reviewed answer."""

    id: EntryId
    question: Label
    paraphrases: conlist(Text, min_items=PARAPHRASES)
    answer: Text
    details: Text | None = None
    steps: list[Step] = []
    evidence: Literal["established", "some", "practice", "tradition"]
    sources: conlist(Text, min_items=1)
    reviewed: date
    about: list[Id] = []
    not_for: list[Id] = []
    related: list[Id] = []

    @validator("answer")
    def answer_is_short(cls, answer: str) -> str:
        return _at_most(ANSWER_WORDS, answer)

    @validator("details")
    def details_are_short(cls, details: str) -> str:
        return _at_most(DETAILS_WORDS, details)


class DangerSign(Part):
    """A sign of danger, how people say it, and the reviewed sentences about it."""

    id: Id
    fact: Text
    name: Text
    urgency: Literal["emergency", "same_day", "soon"]
    action: Text
    why: Text
    never: Text
    more_urgent: Text | None = None
    care_first: Text
    book: bool
    sources: conlist(Text, min_items=1)
    reviewed: date
    wordings: conlist(Text, min_items=PARAPHRASES)


class Contraindication(Part):
    """Something that changes or rules out a technique, and the reviewed sentences about it."""

    id: Id
    name: Text
    button: Label | None = None
    conditions: conlist(Id, min_items=1)
    always_withhold: bool
    adapt: Text | None = None
    withhold: Text
    sources: conlist(Text, min_items=1)
    reviewed: date

    @validator("adapt", always=True)
    def adapts_unless_it_withholds(cls, adapt: str | None, values: dict) -> str | None:
        if values.get("always_withhold") == (adapt is not None):
            raise ValueError("stands if, and only if, `always_withhold` is false")
        return adapt


class NearMiss(Part):
    """Messages that sound alarming and report no danger, grouped by why they are harmless."""

    kind: Id
    messages: conlist(Text, min_items=PARAPHRASES)


class Term(Part):
    """A word that answers are looked up by, and the ways people write it."""

    key: Id
    name: Text
    words: list[Text] = []


class Source(Part):
    """A publication."""

    key: Text
    organisation: Text
    title: Text
    trust: Literal["A", "B", "C"]
    address: Text | None = None


class EvidenceLevel(Part):
    """How well something is supported, in plain words."""

    level: Literal["established", "some", "practice", "tradition"]
    words: Text


class Country(Part):
    """Whom to call in a country."""

    code: Text
    emergency_number: Text
    emergency_phone: Text | None = None
    crisis_line: Text
    crisis_phone: Text | None = None


def _at_most(limit: int, text: str) -> str:
    words = len(text.split())
    if words > limit:
        raise ValueError(f"has {words} words, {limit} are allowed")
    return text
