"""How to reach the clinic."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.booking.tables import Clinic


def main_clinic(session: Session) -> Clinic:
    """The clinic that is shown first."""
    return session.scalars(select(Clinic).order_by(Clinic.position).limit(1)).one()
