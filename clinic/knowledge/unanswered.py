"""Questions that found no answer, kept so that someone can write one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic import clock
from clinic.knowledge.tables import UnansweredQuestion
from clinic.language import contacts

LONGEST = 300


def record(session: Session, text: str) -> None:
    """Count one more unanswered question; names, numbers and addresses in its text are masked."""
    text = contacts.mask(" ".join(text.split()))[:LONGEST]
    if not text:
        return
    today = clock.today()
    found = session.scalars(select(UnansweredQuestion).where(UnansweredQuestion.text == text)).one_or_none()
    if found is None:
        session.add(UnansweredQuestion(text=text, times=1, first_asked=today, last_asked=today))
    else:
        found.times = UnansweredQuestion.times + 1
        found.last_asked = today


def most_frequent(session: Session, limit: int = 100) -> Sequence[UnansweredQuestion]:
    """The unanswered questions, the most frequent first."""
    order = select(UnansweredQuestion).order_by(UnansweredQuestion.times.desc(), UnansweredQuestion.id)
    return session.scalars(order.limit(limit)).all()
