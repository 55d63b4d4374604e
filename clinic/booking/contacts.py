"""Who a patient is and how to reach them, as they type it and as it is stored."""

import unicodedata

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from clinic.errors import NotAName, NotAnEmail, NotAPhoneNumber

LONGEST_NAME = 200
MARKUP = set("<>{}[]\\|^*_#@=~$%&;")
DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they can turn the text around them
APOSTROPHES = str.maketrans("`´", "''")  # as they are typed on some keyboards


def name(text: str) -> str:
    """The name with its spaces tidied; raises NotAName for markup, control characters and what has no letter."""
    if any(unicodedata.category(mark) in ("Cc", "Cs", "Co", "Cn") and not mark.isspace() for mark in text):
        raise NotAName
    tidy = " ".join(unicodedata.normalize("NFC", text).translate(APOSTROPHES).split())
    if not 0 < len(tidy) <= LONGEST_NAME or (MARKUP | DIRECTIONS) & set(tidy) or "://" in tidy:
        raise NotAName
    if not any(mark.isalpha() for mark in tidy):
        raise NotAName
    return tidy


def phone(text: str, country: str) -> str:
    """The number as +15145550142, read as one of `country` unless it says another; raises NotAPhoneNumber."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        raise NotAPhoneNumber from None
    # Possible, not valid: numbers are handed out faster than the library is released.
    if not phonenumbers.is_possible_number(number) or number.extension:
        raise NotAPhoneNumber
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(text: str) -> str:
    """The address as it is written to, in lower case; raises NotAnEmail. Nothing is looked up in a network."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise NotAnEmail from None
