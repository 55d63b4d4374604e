"""How clinics, the people who work there and what they offer are stored."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

from clinic.database import tables


def between(first: str, last: str) -> str:
    """The condition that two local times are written HH:MM and stand in order."""
    form = f"{first} LIKE '__:__' AND {last} LIKE '__:__'"
    return f"{form} AND {first} >= '00:00' AND {first} < {last} AND {last} <= '24:00'"


WEEKDAY = "weekday BETWEEN 0 AND 6"  # Monday is 0, as in Python


@tables.mapped
class Clinic:
    """A place people can go to; the one with the lowest position is shown first."""

    __tablename__ = "clinics"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name="clinics_on_earth"),
        CheckConstraint("minimum_notice_minutes >= 0 AND cancel_until_minutes >= 0", name="clinics_notice"),
        CheckConstraint("furthest_days > 0 AND slot_minutes > 0", name="clinics_calendar"),
    )

    id = Column(String(40), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(String(120), nullable=False)
    town = Column(String(80), nullable=False)
    address = Column(String(200), nullable=False)
    phone = Column(String(40), nullable=False)
    hours = Column(String(200), nullable=False)
    country = Column(ForeignKey("countries.code"), nullable=False)
    postcode = Column(String(12), nullable=False)
    latitude = Column(Float, nullable=False)
    longitude = Column(Float, nullable=False)
    time_zone = Column(String(60), nullable=False)
    directions = Column(Text, nullable=False)
    minimum_notice_minutes = Column(Integer, nullable=False)
    furthest_days = Column(Integer, nullable=False)
    cancel_until_minutes = Column(Integer, nullable=False)
    slot_minutes = Column(Integer, nullable=False)
    offered = Column(Boolean, nullable=False, default=True)

    opening_hours = relationship("OpeningHours", cascade="all, delete-orphan")
    holidays = relationship("Holiday", order_by="Holiday.day", cascade="all, delete-orphan")


@tables.mapped
class OpeningHours:
    """Local times between which a clinic is open on a weekday; two rows of one day leave a break between them."""

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint(WEEKDAY, name="opening_hours_weekday"),
        CheckConstraint(between("opens", "closes"), name="opening_hours_order"),
    )

    clinic_id = Column(ForeignKey("clinics.id"), primary_key=True)
    weekday = Column(Integer, primary_key=True, autoincrement=False)
    opens = Column(String(5), primary_key=True)
    closes = Column(String(5), nullable=False)


@tables.mapped
class Holiday:
    """A local day on which a clinic is closed."""

    __tablename__ = "holidays"

    clinic_id = Column(ForeignKey("clinics.id"), primary_key=True)
    day = Column(Date, primary_key=True)
    name = Column(String(80), nullable=False)


@tables.mapped
class Practitioner:
    """Somebody who treats people at a clinic; `profession` is a key of the vocabulary."""

    __tablename__ = "practitioners"

    id = Column(String(60), primary_key=True)
    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    position = Column(Integer, nullable=False)
    name = Column(String(120), nullable=False)
    profession = Column(String(40), nullable=False)
    offered = Column(Boolean, nullable=False, default=True)

    clinic = relationship(Clinic)
    working_hours = relationship("WorkingHours", cascade="all, delete-orphan")


@tables.mapped
class WorkingHours:
    """Local times of the clinic between which a practitioner works on a weekday."""

    __tablename__ = "working_hours"
    __table_args__ = (
        CheckConstraint(WEEKDAY, name="working_hours_weekday"),
        CheckConstraint(between("starts", "ends"), name="working_hours_order"),
    )

    practitioner_id = Column(ForeignKey("practitioners.id"), primary_key=True)
    weekday = Column(Integer, primary_key=True, autoincrement=False)
    starts = Column(String(5), primary_key=True)
    ends = Column(String(5), nullable=False)


@tables.mapped
class Treatment:
    """What a profession offers at a clinic, how long it takes and what it costs."""

    __tablename__ = "treatments"
    __table_args__ = (
        CheckConstraint("minutes > 0 AND minutes <= 1440 AND price_cents > 0", name="treatments_positive"),
    )

    id = Column(String(60), primary_key=True)
    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    position = Column(Integer, nullable=False)
    profession = Column(String(40), nullable=False)
    name = Column(String(120), nullable=False)
    minutes = Column(Integer, nullable=False)
    price_cents = Column(Integer, nullable=False)
    currency = Column(String(3), nullable=False)
    offered = Column(Boolean, nullable=False, default=True)


@tables.mapped
class Town:
    """A town that people may name when they look for a clinic, and where it is."""

    __tablename__ = "towns"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name="towns_on_earth"),
    )

    key = Column(String(60), primary_key=True)
    name = Column(String(80), nullable=False, unique=True)
    latitude = Column(Float, nullable=False)
    longitude = Column(Float, nullable=False)
