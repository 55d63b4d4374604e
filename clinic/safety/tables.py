"""How danger signs and the numbers to call are stored."""

from sqlalchemy import Boolean, CheckConstraint, Column, String, Text

from clinic.database import tables


@tables.mapped
class DangerSign:
    """A sign that needs care before anything else, and the reviewed sentences about it."""

    __tablename__ = "danger_signs"
    __table_args__ = (CheckConstraint("urgency IN ('emergency', 'same_day', 'soon')"),)

    id = Column(String(60), primary_key=True)
    urgency = Column(String(10), nullable=False)
    action = Column(Text, nullable=False)
    why = Column(Text, nullable=False)
    never = Column(Text, nullable=False)
    more_urgent = Column(Text)
    book = Column(Boolean, nullable=False)


@tables.mapped
class Country:
    """Whom to call in a country; the code `any` is for places that are not listed."""

    __tablename__ = "countries"

    code = Column(String(3), primary_key=True)
    emergency_number = Column(String(60), nullable=False)
    crisis_line = Column(String(120), nullable=False)
