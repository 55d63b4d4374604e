"""Showing an appointment only to somebody who knows both its code and how it was booked."""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.booking import code as codes
from clinic.booking import contacts
from clinic.booking.appointment_tables import Appointment, ProofAttempt
from clinic.booking.tables import Clinic
from clinic.database import lock
from clinic.errors import ClinicError, NotProved, TooManyGuesses

PERIOD = timedelta(hours=1)
GUESSES_OF_ONE = 5
GUESSES_OF_ALL = 100


def find(session: Session, now: datetime, conversation: str, code: str, contact: str) -> Appointment:
    """The appointment with this code and this phone number or e-mail address; raises NotProved or TooManyGuesses.

    A wrong guess is counted in a transaction of its own, so that it stays counted when the caller's is undone; the
    caller must not have written anything yet.
    """
    guesser = hashlib.sha256(conversation.encode()).hexdigest()
    with Session(session.get_bind(), future=True) as counting, counting.begin():
        lock(counting, "proof")
        _check_guesses(counting, now, guesser)
        found = _proved(counting, code, contact)
        if found is None:
            counting.add(ProofAttempt(conversation=guesser, at=now))
    if found is None:
        raise NotProved
    return session.get(Appointment, found, populate_existing=True)


def _check_guesses(session: Session, now: datetime, guesser: str) -> None:
    recent = select(func.count()).select_from(ProofAttempt).where(ProofAttempt.at > now - PERIOD)
    of_one = session.scalar(recent.where(ProofAttempt.conversation == guesser))
    if of_one >= GUESSES_OF_ONE or session.scalar(recent) >= GUESSES_OF_ALL:
        raise TooManyGuesses


def _proved(session: Session, code: str, contact: str) -> int | None:
    wanted = codes.normalised(code)
    row = session.execute(
        select(Appointment.id, Appointment.phone, Appointment.email, Clinic.country)
        .join(Clinic, Clinic.id == Appointment.clinic_id)
        .where(Appointment.code == (wanted or ""))
    ).first()
    # Without an appointment the same work is done, so that the time it takes tells nothing.
    appointment_id, phone, email, country = row or (None, None, None, "CA")
    given = _both_ways(contact, country)
    same = [_same(given[0], phone), _same(given[1], email)]
    return appointment_id if any(same) else None


def _both_ways(contact: str, country: str) -> tuple[str, str]:
    readings = []
    for read in (lambda: contacts.phone(contact, country), lambda: contacts.email(contact)):
        try:
            readings.append(read())
        except ClinicError:
            readings.append("")
    return readings[0], readings[1]


def _same(given: str, stored: str | None) -> bool:
    return hmac.compare_digest(given.encode(), (stored or "-").encode()) and bool(stored)
