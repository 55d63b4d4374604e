"""How clinics are stored."""

from sqlalchemy import Column, ForeignKey, Integer, String

from clinic.database import tables


@tables.mapped
class Clinic:
    """A place people can go to; the one with the lowest position is shown first."""

    __tablename__ = "clinics"

    id = Column(String(40), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(String(120), nullable=False)
    town = Column(String(80), nullable=False)
    address = Column(String(200), nullable=False)
    phone = Column(String(40), nullable=False)
    hours = Column(String(200), nullable=False)
    country = Column(ForeignKey("countries.code"), nullable=False)
