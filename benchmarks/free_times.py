"""`python -m benchmarks.free_times`: how long the next few free times take, against the size of the clinics."""

import itertools
import statistics
import sys
import time
from datetime import date, datetime, timedelta, timezone

from sqlalchemy import insert

from benchmarks import databases
from clinic.booking.appointment_tables import APPOINTMENT, TakenTime
from clinic.booking.free_times import free_times
from clinic.booking.local_time import slots
from clinic.booking.tables import Clinic, OpeningHours, Practitioner, Treatment, WorkingHours
from clinic.database import transaction, write_transaction
from clinic.safety.tables import Country

SIZES = ((1, 2, 100), (5, 20, 5_000), (10, 100, 50_000), (20, 200, 100_000))
ZONES = ("America/Toronto", "America/Vancouver")
NOW = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)
DAYS = 90
ROUNDS = 30


def main() -> None:
    """Print a table: size, then milliseconds for each of four questions."""
    print("clinics people appointments | next 3 | of one clinic | next 20 in a week | when all is taken")
    for clinics, people, appointments in SIZES:
        with databases.sqlite():
            fill(clinics, people, appointments)
            print(f"{clinics:7} {people:6} {appointments:12} | " + " | ".join(measure()), flush=True)


def fill(clinics: int, people: int, appointments: int) -> None:
    """Store clinics whose earliest times are taken first, as in real ones."""
    with write_transaction() as session:
        session.add(Country(code="CA", emergency_number="911", crisis_line="988"))
        session.flush()
        for number in range(clinics):
            session.add(clinic(number))
            session.flush()
            session.add_all(row for row in rows(number))
        for number in range(people):
            house = f"clinic{number % clinics}"
            session.add(
                Practitioner(id=f"p{number}", clinic_id=house, position=number, name="P", profession="podiatrist")
            )
            session.flush()
            session.add_all(
                WorkingHours(practitioner_id=f"p{number}", weekday=day, starts=begins, ends=ends)
                for day in range(5)
                for begins, ends in (("09:00", "12:00"), ("13:00", "17:00"))
            )
        session.execute(insert(TakenTime), list(itertools.islice(taken(clinics, people), appointments)))


def clinic(number: int) -> Clinic:
    """One clinic, in one of two time zones."""
    return Clinic(
        **dict.fromkeys(("name", "town", "address", "phone", "hours", "postcode", "directions"), "x"),
        **{"id": f"clinic{number}", "position": number, "country": "CA", "latitude": 0, "longitude": 0},
        **{"time_zone": ZONES[number % 2], "minimum_notice_minutes": 60, "furthest_days": DAYS},
        **{"cancel_until_minutes": 60, "slot_minutes": 30},
    )


def rows(number: int):
    """The opening hours and the treatment of one clinic."""
    house = f"clinic{number}"
    yield from (OpeningHours(clinic_id=house, weekday=day, opens="08:00", closes="18:00") for day in range(6))
    yield Treatment(
        **{"id": f"t{number}", "clinic_id": house, "position": 0, "profession": "podiatrist", "name": "x"},
        **{"minutes": 30, "price_cents": 100, "currency": "CAD"},
    )


def taken(clinics: int, people: int):
    """Taken times: 13 of the 14 slots of a day, day by day."""
    spans = ((9 * 60, 12 * 60), (13 * 60, 17 * 60))
    for day in (NOW.date() + timedelta(days=shift) for shift in range(DAYS)):
        for person in range(people) if day.weekday() < 5 else ():
            for place, (begins, ends) in enumerate(slots(ZONES[person % clinics % 2], day, spans, 30, 30)):
                if place != 11 or day < date(2026, 3, 4):
                    yield {"practitioner_id": f"p{person}", "starts_at": begins, "ends_at": ends, "kind": APPOINTMENT}


def measure() -> list[str]:
    """Median and slowest milliseconds of each question."""
    week = [(NOW + timedelta(days=14), NOW + timedelta(days=21))]
    questions = (
        lambda session: free_times(session, NOW),
        lambda session: free_times(session, NOW, clinics=["clinic0"]),
        lambda session: free_times(session, NOW, windows=week, limit=20),
        lambda session: free_times(session, NOW, limit=10**9),
    )
    found = []
    for question in questions:
        spent = []
        for _ in range(ROUNDS if question is not questions[-1] else 3):
            with transaction() as session:
                session.connection()
                begun = time.perf_counter()
                question(session)
                spent.append((time.perf_counter() - begun) * 1000)
        found.append(f"{statistics.median(spent):.1f} ms (at most {max(spent):.1f})")
    return found


if __name__ == "__main__":
    sys.exit(main())
