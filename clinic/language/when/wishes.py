"""Wishes without a date: as soon as possible, any time, something earlier, later, the same time."""

from clinic.language.when.line import Line

ASAP, ANY_TIME, EARLIER, LATER, SAME_TIME = "asap", "any_time", "earlier", "later", "same_time"
_PHRASES = {
    "as soon as possible": ASAP,
    "as soon as you can": ASAP,
    "as early as possible": ASAP,
    "asap": ASAP,
    "first available": ASAP,
    "next available": ASAP,
    "earliest available": ASAP,
    "earliest possible": ASAP,
    "earliest": ASAP,
    "soonest": ASAP,
    "sooner the better": ASAP,
    "right away": ASAP,
    "straight away": ASAP,
    "immediately": ASAP,
    "anything soon": ASAP,
    "sometime soon": ASAP,
    "any time": ANY_TIME,
    "anytime": ANY_TIME,
    "any day": ANY_TIME,
    "whenever": ANY_TIME,
    "im flexible": ANY_TIME,
    "no preference": ANY_TIME,
    "same time": SAME_TIME,
    "same hour": SAME_TIME,
    "next one": LATER,
    "next slot": LATER,
    "one after": LATER,
    "later on": LATER,
    "later": LATER,
    "earlier": EARLIER,
    "sooner": EARLIER,
}
_SOFTENERS = ("a", "bit", "little", "something", "anything", "the", "some", "any", "slightly", "much")
_NO_WISHES = ("see you later", "talk to you later", "speak later", "sooner or later")


def wish(line: Line, at: int) -> tuple[str, int] | None:
    """The wish there, and where the text goes on."""
    start = line.skip(at, *_SOFTENERS)
    for first in (at, start):
        for phrase, meaning in _PHRASES.items():
            after = line.after(first, phrase)
            if after and not any(line.after(max(0, first - step), *_NO_WISHES) for step in range(4)):
                return meaning, after
    return None
