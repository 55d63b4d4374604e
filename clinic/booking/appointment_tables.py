"""How appointments, and everything that belongs to somebody's time, are stored.

That no practitioner is taken twice at one time is said in the migration: an exclusion constraint in PostgreSQL,
triggers in SQLite.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import relationship

from clinic.booking.tables import Clinic, Practitioner, Treatment
from clinic.database import UtcDateTime, tables

REACHABLE = "phone IS NOT NULL OR email IS NOT NULL"
APPOINTMENT, HOLD, ABSENCE = "appointment", "hold", "absence"
BOOKED, CANCELLED = "booked", "cancelled"
MOVE, CANCEL = "move", "cancel"


@tables.mapped
class TakenTime:
    """A stretch of a practitioner's time that nobody else can have; two of one practitioner never overlap."""

    __tablename__ = "taken_times"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="taken_times_order"),
        CheckConstraint("kind IN ('appointment', 'hold', 'absence')", name="taken_times_kind"),
        # An appointment refers to all four, so that its own times cannot differ from the time that is taken for it.
        UniqueConstraint("id", "practitioner_id", "starts_at", "ends_at", name="taken_times_whole"),
        Index("taken_times_of_practitioner", "practitioner_id", "starts_at"),
    )

    id = Column(Integer, primary_key=True)
    practitioner_id = Column(ForeignKey("practitioners.id"), nullable=False)
    starts_at = Column(UtcDateTime, nullable=False)
    ends_at = Column(UtcDateTime, nullable=False)
    kind = Column(String(12), nullable=False)


@tables.mapped
class Hold:
    """A time kept for somebody who is still typing; after `expires_at` it is as if it were not there."""

    __tablename__ = "holds"

    taken_time_id = Column(ForeignKey("taken_times.id", ondelete="CASCADE"), primary_key=True)
    key = Column(String(80), nullable=False, unique=True)
    treatment_id = Column(ForeignKey("treatments.id"), nullable=False)
    expires_at = Column(UtcDateTime, nullable=False)

    taken_time = relationship(TakenTime, lazy="joined", passive_deletes="all")


@tables.mapped
class Appointment:
    """A patient's visit; a cancelled one stays, without its time."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="appointments_order"),
        CheckConstraint("status IN ('booked', 'cancelled')", name="appointments_status"),
        CheckConstraint("(status = 'booked') = (taken_time_id IS NOT NULL)", name="appointments_time_iff_booked"),
        CheckConstraint(REACHABLE, name="appointments_reachable"),
        CheckConstraint("sequence >= 0", name="appointments_sequence"),
        ForeignKeyConstraint(
            ["taken_time_id", "practitioner_id", "starts_at", "ends_at"],
            ["taken_times.id", "taken_times.practitioner_id", "taken_times.starts_at", "taken_times.ends_at"],
            name="appointments_as_taken",
            onupdate="CASCADE",
        ),
    )

    id = Column(Integer, primary_key=True)
    code = Column(String(16), nullable=False, unique=True)
    key = Column(String(80), nullable=False, unique=True)
    clinic_id = Column(ForeignKey("clinics.id"), nullable=False)
    practitioner_id = Column(ForeignKey("practitioners.id"), nullable=False)
    treatment_id = Column(ForeignKey("treatments.id"), nullable=False)
    starts_at = Column(UtcDateTime, nullable=False, index=True)
    ends_at = Column(UtcDateTime, nullable=False)
    taken_time_id = Column(Integer, unique=True)
    status = Column(String(10), nullable=False)
    patient_name = Column(String(200), nullable=False)
    phone = Column(String(20))
    email = Column(String(254))
    reason = Column(Text, nullable=False)
    cancelled_because = Column(Text)
    sequence = Column(Integer, nullable=False)
    booked_at = Column(UtcDateTime, nullable=False)
    changed_at = Column(UtcDateTime, nullable=False)

    clinic = relationship(Clinic)
    practitioner = relationship(Practitioner, foreign_keys=practitioner_id)
    treatment = relationship(Treatment)


@tables.mapped
class Request:
    """A move or a cancellation that was done, so that asking for it again does nothing."""

    __tablename__ = "requests"
    __table_args__ = (CheckConstraint("kind IN ('move', 'cancel')", name="requests_kind"),)

    key = Column(String(80), primary_key=True)
    kind = Column(String(10), nullable=False)
    appointment_id = Column(ForeignKey("appointments.id"), nullable=False)


@tables.mapped
class WaitingListEntry:
    """Somebody who wants to be told when a time becomes free between two moments."""

    __tablename__ = "waiting_list"
    __table_args__ = (
        CheckConstraint("earliest_at < latest_at", name="waiting_list_order"),
        CheckConstraint(REACHABLE, name="waiting_list_reachable"),
    )

    id = Column(Integer, primary_key=True)
    key = Column(String(80), nullable=False, unique=True)
    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    treatment_id = Column(ForeignKey("treatments.id"), nullable=False)
    practitioner_id = Column(ForeignKey("practitioners.id"))
    earliest_at = Column(UtcDateTime, nullable=False)
    latest_at = Column(UtcDateTime, nullable=False)
    patient_name = Column(String(200), nullable=False)
    phone = Column(String(20))
    email = Column(String(254))
    added_at = Column(UtcDateTime, nullable=False)
    told_at = Column(UtcDateTime)


@tables.mapped
class Reminder:
    """A message that is due before an appointment; `sent_at` is empty until it went out."""

    __tablename__ = "reminders"
    __table_args__ = (UniqueConstraint("appointment_id", "due_at", name="reminders_once"),)

    id = Column(Integer, primary_key=True)
    appointment_id = Column(ForeignKey("appointments.id"), nullable=False)
    due_at = Column(UtcDateTime, nullable=False, index=True)
    sent_at = Column(UtcDateTime)
    channel = Column(String(20), nullable=False)
    address = Column(String(254), nullable=False)


@tables.mapped
class ProofAttempt:
    """A wrong guess of somebody's appointment, kept without saying who guessed or what."""

    __tablename__ = "proof_attempts"
    __table_args__ = (Index("proof_attempts_of_conversation", "conversation", "at"),)

    id = Column(Integer, primary_key=True)
    conversation = Column(String(64), nullable=False)
    at = Column(UtcDateTime, nullable=False, index=True)
