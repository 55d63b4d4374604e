"""The questions understanding is measured on, and how a prediction is judged."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
DEVELOPMENT = FOLDER / "development.tsv"
UNSEEN = FOLDER / "unseen.tsv"

# Which intents a handler stands for; all others are questions to the knowledge base or chitchat.
HANDLERS = {
    "report_danger": "danger",
    "find_clinic": "find_clinic",
    "book_appointment": "book_appointment",
    "move_appointment": "change_appointment",
    "cancel_appointment": "change_appointment",
    "check_appointment": "change_appointment",
    "out_of_scope": "decline",
    "unclear": "decline",
}
FOLLOW_UPS = {"ask", "follow_up", "elaborate", "cite"}
# The test sets have ten categories; a visit is prepared for (technique), reflexology is asked about like massage.
CATEGORIES = {
    "report_danger": "red_flag",
    "out_of_scope": "out_of_scope",
    "unclear": "out_of_scope",
    "ask_visit": "technique",
    "ask_reflexology": "benefits",
}
NO_ENTRY = "none"


@dataclass(frozen=True)
class Question:
    """A message, its category, which handlers may take it and which entries answer it."""

    category: str
    handlers: frozenset[str]
    entries: tuple[str, ...]
    text: str

    @property
    def asks_knowledge(self) -> bool:
        """Whether it must be answered from the knowledge base."""
        return self.handlers == {"knowledge"}


def read(path: Path) -> list[Question]:
    """The questions of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Question(
                row["category"],
                frozenset(row["handlers"].split("|")),
                tuple(row["entries"].split()),
                row["text"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def handler(intent: str) -> str:
    """Who takes a message of this intent."""
    if intent.startswith("ask_") or intent in FOLLOW_UPS:
        return "knowledge"
    return HANDLERS.get(intent, "chitchat")


def category(intent: str, known: set[str]) -> str:
    """The category of the test set that an intent belongs to; `known` are the categories of that set."""
    topic = intent.removeprefix("ask_")
    if topic in known:
        return topic
    found = CATEGORIES.get(intent, handler(intent))
    return "chitchat" if found in FOLLOW_UPS or found == "knowledge" else found


def with_typing_error(text: str, seed: int) -> str:
    """The text with one typing error: two letters swapped, one left out, or one doubled."""
    chance = random.Random(seed)
    places = [i for i in range(1, len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not places:
        return text
    i = chance.choice(places)
    return chance.choice(
        (
            text[:i] + text[i + 1] + text[i] + text[i + 2 :],
            text[:i] + text[i + 1 :],
            text[: i + 1] + text[i:],
        )
    )
