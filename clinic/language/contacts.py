"""Names, phone numbers and e-mail addresses in what people write."""

import re

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
PHONE = re.compile(r"\+?\d(?:[\s().-]{0,3}\d){6,}")
INTRODUCTION = re.compile(r"\b((?:my name(?:'s| is)|i am called|call me)\s+)(\w+(?:\s+[A-Z]\w+)?)", re.I)


def mask(text: str) -> str:
    """The text with e-mail addresses, phone numbers and introduced names replaced by a word in brackets."""
    text = EMAIL.sub("[e-mail]", text)
    text = PHONE.sub("[number]", text)
    return INTRODUCTION.sub(r"\1[name]", text)
