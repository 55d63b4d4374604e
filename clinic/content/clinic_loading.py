"""Checked clinics -> the database. What appointments may refer to is never deleted, only not offered any more."""

from collections.abc import Iterable

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from clinic.booking.tables import Clinic, Holiday, OpeningHours, Practitioner, Treatment, WorkingHours
from clinic.content import clinic_schema
from clinic.content.opening import sentence

REPLACED = (OpeningHours, Holiday, WorkingHours)
KEPT = (Clinic, Practitioner, Treatment)
NESTED = {"opening_hours", "holidays", "treatments", "practitioners"}


def load(clinics: Iterable[clinic_schema.Clinic], session: Session) -> None:
    """Store these clinics, the first one as the main one, and offer nothing else."""
    for table in REPLACED:
        session.execute(delete(table))
    for table in KEPT:
        session.execute(update(table).values(offered=False))
    session.expire_all()
    for position, clinic in enumerate(clinics):
        _add_clinic(session, clinic, position)
        _add_people(session, clinic)
        _add_treatments(session, clinic)


def _add_clinic(session: Session, clinic: clinic_schema.Clinic, position: int) -> None:
    hours = sentence(clinic.opening_hours)
    session.merge(Clinic(position=position, offered=True, hours=hours, **clinic.dict(exclude=NESTED)))
    session.flush()
    session.add_all(
        OpeningHours(clinic_id=clinic.id, weekday=weekday, opens=opens, closes=closes)
        for weekday, spans in enumerate(clinic.opening_hours.days())
        for opens, closes in spans
    )
    session.add_all(Holiday(clinic_id=clinic.id, **holiday.dict()) for holiday in clinic.holidays)


def _add_people(session: Session, clinic: clinic_schema.Clinic) -> None:
    for position, person in enumerate(clinic.practitioners):
        kept = person.dict(include={"id", "name", "profession"})
        session.merge(Practitioner(clinic_id=clinic.id, position=position, offered=True, **kept))
    session.flush()
    session.add_all(
        WorkingHours(practitioner_id=person.id, weekday=weekday, starts=starts, ends=ends)
        for person in clinic.practitioners
        for weekday, spans in enumerate(person.working_hours.days())
        for starts, ends in spans
    )


def _add_treatments(session: Session, clinic: clinic_schema.Clinic) -> None:
    for position, treatment in enumerate(clinic.treatments):
        cents = int(treatment.price * 100)
        kept = treatment.dict(exclude={"price"})
        session.merge(Treatment(clinic_id=clinic.id, position=position, price_cents=cents, offered=True, **kept))
