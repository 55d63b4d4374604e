"""The words of days and times, and how people spell them."""

from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
MONTHS += ("november", "december")
UNITS = ("day", "week", "month", "year")

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
_SMALL += ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
NUMBERS = {word: value for value, word in enumerate(_SMALL, 1)}
NUMBERS |= {f"twenty {word}": 20 + NUMBERS[word] for word in _SMALL[:9]} | {"thirty": 30, "thirty one": 31}
NUMBERS |= {"forty": 40, "forty five": 45}

_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_IRREGULAR |= {"twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth"}


def _ordinal(number: str) -> str:
    *tens, last = number.split()
    return " ".join([*tens, _IRREGULAR.get(last, last + "th")])


ORDINALS = {_ordinal(word): value for word, value in NUMBERS.items() if value <= 31}

SPELLINGS = {
    short: full
    for full, shorts in {
        "monday": "mon",
        "tuesday": "tue tues",
        "wednesday": "wed weds",
        "thursday": "thu thur thurs",
        "friday": "fri",
        "saturday": "sat",
        "sunday": "sun",
        "january": "jan",
        "february": "feb",
        "march": "mar",
        "april": "apr",
        "june": "jun",
        "july": "jul",
        "august": "aug",
        "september": "sep sept",
        "october": "oct",
        "november": "nov",
        "december": "dec",
        "today": "2day todya toady",
        "today evening": "tonight tonite 2nite tonigt tonght",
        "tomorrow": "tmrw tmr tmw tmrrw tomoz tomo 2moro 2morow 2morrow 2mrw tomoro",
        "morning": "mornings mornin",
        "afternoon": "afternoons arvo aft",
        "evening": "evenings evenin eves",
        "lunchtime": "lunchtimes",
        "midday": "middays mid-day",
        "next": "nxt nex",
        "week": "wk",
        "weeks": "wks",
        "month": "mth mnth",
        "weekend": "wknd wkend",
        "weekends": "wknds",
        "day": "dy",
        "around": "arround approximately approx roughly circa",
        "before": "bfore b4",
        "christmas": "xmas",
        "until": "till til untill",
        "through": "thru",
        "please": "pls plz",
    }.items()
    for short in shorts.split()
}

_LONG = (*WEEKDAYS, *(month for month in MONTHS if len(month) > 5))
_LONG += ("tomorrow", "yesterday", "morning", "afternoon", "evening", "weekend", "christmas", "lunchtime")
# One letter away from a word of days and times, and words of their own.
_OTHER = {"mourning", "sundae", "sundry", "frida", "fridge", "monkey", "weekender"}

# What may follow a number that counts nothing: "at 3 please" is a time, "at 3 places" is not.
_CLOSED = """
or and to until through on in for at before after by from around about between of with but not if when because then so
as i im id ill me we you it its that thats this there next any either also too only instead please thanks thank
is are was will would could can should works work suits suit possible available free good great fine ok okay best better
onwards onward ish oclock am pm sharp latest later earlier today tomorrow morning afternoon evening
"""
CLOSED = {*_CLOSED.split(), *WEEKDAYS, *MONTHS, *(word + "s" for word in WEEKDAYS)}


@lru_cache(maxsize=4096)
def known(word: str) -> str:
    """The spelling that the grammar knows, or the word itself."""
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) < 5 or word in CLOSED or word in _OTHER:
        return word
    singular = word[:-1] if word.endswith("s") else word
    near = [(_distance(singular, target), target) for target in _LONG if target[0] == singular[0]]
    (distance, target), *others = sorted(near) or [(9, word)]
    tie = bool(others) and others[0][0] == distance  # "tursday"
    if tie or distance > (2 if len(target) > 7 else 1):
        return word
    return target + word[len(singular) :] if target in WEEKDAYS or target == "weekend" else target


def _distance(one: str, other: str) -> int:
    """How many letters to add, drop, replace or swap with their neighbour."""
    before, row = [], list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
