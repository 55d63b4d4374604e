"""The reviewed sentences about danger signs, with the numbers of the clinic's country."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from clinic.errors import UnknownSign
from clinic.safety.tables import Country, DangerSign

ANYWHERE = "any"
EMERGENCY = "{emergency_number}"
CRISIS = "{crisis_line}"


@dataclass(frozen=True)
class Advice:
    """What to say, and the telephone numbers in it as links that dial them."""

    text: str
    links: list[dict[str, Any]] = field(default_factory=list)


def warning(session: Session, sign_id: str | None, country: str) -> Advice:
    """What to do, why, what not to do, and when it is more urgent, in that order; raises UnknownSign."""
    sign = get(session, sign_id)
    sentences = [sign.action, sign.why, sign.never, sign.more_urgent]
    return _for_country(session, " ".join(sentence.strip() for sentence in sentences if sentence), country)


def care_first(session: Session, sign_id: str | None, country: str) -> Advice:
    """The line that stands before an answer when the sign is only possible; raises UnknownSign."""
    return _for_country(session, get(session, sign_id).care_first, country)


def get(session: Session, sign_id: str | None) -> DangerSign:
    """The danger sign with this id; raises UnknownSign."""
    sign = session.get(DangerSign, sign_id) if sign_id else None
    if sign is None:
        raise UnknownSign(sign_id)
    return sign


def _for_country(session: Session, text: str, country: str) -> Advice:
    numbers = session.get(Country, country) or session.get(Country, ANYWHERE)
    links = []
    if CRISIS in text and numbers.crisis_phone:
        links.append(_dial(numbers.crisis_line, numbers.crisis_phone))
    if EMERGENCY in text and numbers.emergency_phone:
        links.append(_dial(numbers.emergency_number, numbers.emergency_phone))
    said = text.format(emergency_number=numbers.emergency_number, crisis_line=numbers.crisis_line)
    return Advice(said, links)


def _dial(words: str, phone: str) -> dict[str, Any]:
    return {"title": f"Call {words}", "url": f"tel:{phone}", "urgent": True}
