"""The reviewed reply to a danger sign."""

from sqlalchemy.orm import Session

from clinic.errors import UnknownSign
from clinic.safety.tables import Country, DangerSign

ANYWHERE = "any"


def warning(session: Session, sign_id: str, country: str) -> str:
    """What to do, why, and what not to do, in that order; raises UnknownSign."""
    sign = session.get(DangerSign, sign_id)
    if sign is None:
        raise UnknownSign(sign_id)
    numbers = session.get(Country, country) or session.get(Country, ANYWHERE)
    sentences = [sign.action, sign.more_urgent, sign.why, sign.never]
    text = " ".join(sentence.strip() for sentence in sentences if sentence)
    return text.format(emergency_number=numbers.emergency_number, crisis_line=numbers.crisis_line)
