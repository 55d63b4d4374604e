"""How danger signs, contraindications and the numbers to call are stored."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Text
from sqlalchemy.orm import relationship

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
    care_first = Column(Text, nullable=False)
    book = Column(Boolean, nullable=False)


@tables.mapped
class Contraindication:
    """Something that changes or rules out a technique, and the reviewed sentences about it."""

    __tablename__ = "contraindications"
    __table_args__ = (CheckConstraint("always_withhold = (adapt IS NULL)"),)

    id = Column(String(60), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(String(120), nullable=False)
    button = Column(String(60))
    always_withhold = Column(Boolean, nullable=False)
    adapt = Column(Text)
    withhold = Column(Text, nullable=False)

    conditions = relationship("ContraindicatedCondition", cascade="all, delete-orphan")

    @property
    def keys(self) -> set[str]:
        """The vocabulary keys of its conditions."""
        return {condition.key for condition in self.conditions}


@tables.mapped
class ContraindicatedCondition:
    """A condition of the vocabulary that belongs to a contraindication; it belongs to one only."""

    __tablename__ = "contraindicated_conditions"

    key = Column(ForeignKey("terms.key"), primary_key=True)
    contraindication_id = Column(ForeignKey("contraindications.id"), nullable=False)


@tables.mapped
class Country:
    """Whom to call in a country; the code `any` is for places that are not listed."""

    __tablename__ = "countries"

    code = Column(String(3), primary_key=True)
    emergency_number = Column(String(60), nullable=False)
    emergency_phone = Column(String(20))
    crisis_line = Column(String(120), nullable=False)
    crisis_phone = Column(String(20))
