"""The code of an appointment: short enough to read aloud, and without letters and digits that look or sound alike."""

import re
import secrets

ALPHABET = "2346789ACDEFGHJKMNPQRTVWXYZ"
FORM = re.compile(rf"(?:FTN)?([{ALPHABET}]{{4}})([{ALPHABET}]{{2}})")


def new() -> str:
    """A code that nobody can foretell, such as FTN-4K7Q-9M."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"FTN-{drawn[:4]}-{drawn[4:]}"


def normalised(text: str) -> str | None:
    """The code that somebody typed, with or without its hyphens and its FTN; None when it cannot be one."""
    found = FORM.fullmatch(re.sub(r"[\W_]", "", text).upper())
    return f"FTN-{found[1]}-{found[2]}" if found else None
