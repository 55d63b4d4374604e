"""Keeping, booking, moving and cancelling: each happens completely or not at all, and once for each key.

Every function takes its locks in the same order, key, appointment, practitioners, so that none waits in a circle.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.booking import code, contacts, taking
from clinic.booking.appointment_tables import (
    APPOINTMENT,
    BOOKED,
    CANCEL,
    CANCELLED,
    HOLD,
    MOVE,
    Appointment,
    Hold,
    Request,
    TakenTime,
)
from clinic.booking.free_times import FreeTime
from clinic.booking.tables import Clinic, Practitioner
from clinic.database import lock
from clinic.errors import AlreadyCancelled, HoldExpired, NotReachable, TooLate, UnknownAppointment

FRESH = {"populate_existing": True}  # what was read before a lock may have changed since


def hold(session: Session, now: datetime, key: str, wanted: FreeTime, seconds: int) -> Hold:
    """Keep a time for `seconds`; what the same key kept before is given up, unless it is the same time.

    Raises TimeTaken, TooSoon, TooFar or ClinicClosed; then the key keeps what it kept.
    """
    lock(session, f"key {key}")
    kept = _hold(session, key)
    if kept and kept.expires_at > now and _is_for(kept, wanted):
        return kept
    taking.check(session, now, wanted)
    lock(session, f"practitioner {wanted.practitioner_id}")
    with taking.told_as_taken(session, now, wanted):
        if kept:
            _give_up(session, kept)
        taken = _take(session, now, wanted, HOLD)
        expires_at = now + timedelta(seconds=seconds)
        kept = Hold(taken_time=taken, key=key, treatment_id=wanted.treatment_id, expires_at=expires_at)
        session.add(kept)
    return kept


def release(session: Session, key: str) -> None:
    """Give up the time that a key keeps; without one, nothing happens."""
    lock(session, f"key {key}")
    kept = _hold(session, key)
    if kept:
        _give_up(session, kept)


def book(
    session: Session,
    now: datetime,
    key: str,
    *,
    wanted: FreeTime | None = None,
    hold_key: str | None = None,
    patient_name: str,
    phone: str | None = None,
    email: str | None = None,
    reason: str = "",
) -> Appointment:
    """The appointment of this key, which is made when it is the first time that it is asked for.

    It takes the time that `hold_key` keeps; when that is over, or without one, the `wanted` time. Raises HoldExpired
    when neither is there, TimeTaken, TooSoon, TooFar or ClinicClosed, and what `contacts` raises, or NotReachable.
    """
    lock(session, f"key {key}", *([f"key {hold_key}"] if hold_key else []))
    made = session.scalars(select(Appointment).filter_by(key=key), execution_options=FRESH).one_or_none()
    if made:
        return made
    kept = _hold(session, hold_key) if hold_key else None
    if kept and kept.expires_at > now:
        wanted = _time_of(session, kept)
    elif wanted is None:
        raise HoldExpired
    else:
        kept = None
        taking.check(session, now, wanted)
    country = session.get(Clinic, wanted.clinic_id).country
    patient = _patient(patient_name, phone, email, country)
    lock(session, f"practitioner {wanted.practitioner_id}")
    with taking.told_as_taken(session, now, wanted):
        taken = _turn_into_appointment(session, kept) if kept else _take(session, now, wanted, APPOINTMENT)
        made = Appointment(
            code=_unused_code(session),
            key=key,
            clinic_id=wanted.clinic_id,
            practitioner_id=wanted.practitioner_id,
            treatment_id=wanted.treatment_id,
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
            taken_time_id=taken.id,
            status=BOOKED,
            reason=reason,
            sequence=0,
            booked_at=now,
            changed_at=now,
            **patient,
        )
        session.add(made)
    return made


def move(session: Session, now: datetime, key: str, appointment_id: int, wanted: FreeTime) -> Appointment:
    """Give an appointment another time; the old one is freed in the same instant, and kept when the new is refused.

    Raises UnknownAppointment, AlreadyCancelled, TooLate, TimeTaken, TooSoon, TooFar or ClinicClosed.
    """
    moved = _locked(session, key, appointment_id)
    if _is_done(session, key):
        return moved
    _check_changeable(session, now, moved)
    taking.check(session, now, wanted)
    lock(session, *{f"practitioner {person}" for person in (moved.practitioner_id, wanted.practitioner_id)})
    with taking.told_as_taken(session, now, wanted):
        taking.make_room(session, now, wanted)
        taken = session.get(TakenTime, moved.taken_time_id, populate_existing=True)
        # One statement takes the new time and frees the old; the appointment's own times follow by its foreign key.
        taken.practitioner_id, taken.starts_at, taken.ends_at = wanted.practitioner_id, wanted.starts_at, wanted.ends_at
        session.flush()
        session.refresh(moved)
        moved.clinic_id, moved.treatment_id = wanted.clinic_id, wanted.treatment_id
        moved.sequence, moved.changed_at = moved.sequence + 1, now
        session.add(Request(key=key, kind=MOVE, appointment_id=moved.id))
    return moved


def cancel(session: Session, now: datetime, key: str, appointment_id: int, reason: str = "") -> Appointment:
    """Cancel an appointment and free its time; raises UnknownAppointment, AlreadyCancelled or TooLate."""
    cancelled = _locked(session, key, appointment_id)
    if _is_done(session, key):
        return cancelled
    _check_changeable(session, now, cancelled)
    taken = session.get(TakenTime, cancelled.taken_time_id)
    cancelled.status, cancelled.taken_time_id, cancelled.cancelled_because = CANCELLED, None, reason
    cancelled.sequence, cancelled.changed_at = cancelled.sequence + 1, now
    session.flush()
    session.delete(taken)
    session.add(Request(key=key, kind=CANCEL, appointment_id=cancelled.id))
    session.flush()
    return cancelled


def _locked(session: Session, key: str, appointment_id: int) -> Appointment:
    lock(session, f"key {key}")
    lock(session, f"appointment {appointment_id}")
    found = session.get(Appointment, appointment_id, populate_existing=True)
    if found is None:
        raise UnknownAppointment
    return found


def _is_done(session: Session, key: str) -> bool:
    return session.get(Request, key) is not None


def _check_changeable(session: Session, now: datetime, appointment: Appointment) -> None:
    if appointment.status == CANCELLED:
        raise AlreadyCancelled
    clinic = session.get(Clinic, appointment.clinic_id)
    if now > appointment.starts_at - timedelta(minutes=clinic.cancel_until_minutes):
        raise TooLate


def _hold(session: Session, key: str) -> Hold | None:
    return session.scalars(select(Hold).filter_by(key=key), execution_options=FRESH).one_or_none()


def _is_for(kept: Hold, wanted: FreeTime) -> bool:
    taken = kept.taken_time
    return (taken.practitioner_id, kept.treatment_id, taken.starts_at, taken.ends_at) == (
        *(wanted.practitioner_id, wanted.treatment_id, wanted.starts_at, wanted.ends_at),
    )


def _time_of(session: Session, kept: Hold) -> FreeTime:
    taken = kept.taken_time
    clinic_id = session.get(Practitioner, taken.practitioner_id).clinic_id
    return FreeTime(clinic_id, taken.practitioner_id, kept.treatment_id, taken.starts_at, taken.ends_at)


def _take(session: Session, now: datetime, wanted: FreeTime, kind: str) -> TakenTime:
    taking.make_room(session, now, wanted)
    taken = TakenTime(
        practitioner_id=wanted.practitioner_id, starts_at=wanted.starts_at, ends_at=wanted.ends_at, kind=kind
    )
    session.add(taken)
    session.flush()
    return taken


def _give_up(session: Session, kept: Hold) -> None:
    taken = kept.taken_time
    session.delete(kept)
    session.flush()
    session.delete(taken)
    session.flush()


def _turn_into_appointment(session: Session, kept: Hold) -> TakenTime:
    taken = kept.taken_time
    session.delete(kept)
    taken.kind = APPOINTMENT
    session.flush()
    return taken


def _patient(name: str, phone: str | None, email: str | None, country: str) -> dict[str, str | None]:
    if not phone and not email:
        raise NotReachable
    return {
        "patient_name": contacts.name(name),
        "phone": contacts.phone(phone, country) if phone else None,
        "email": contacts.email(email) if email else None,
    }


def _unused_code(session: Session) -> str:
    while True:
        drawn = code.new()
        if session.scalars(select(Appointment.id).filter_by(code=drawn)).first() is None:
            return drawn
