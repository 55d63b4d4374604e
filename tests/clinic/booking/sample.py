"""A small clinic for the tests: Maple in Montreal, where Ann and Bob are podiatrists and Cid gives massages."""

from datetime import date
from types import SimpleNamespace

from clinic.booking.tables import Clinic, Holiday, OpeningHours, Practitioner, Treatment, WorkingHours
from clinic.safety.tables import Country

WEEK = range(7)
CLINIC = SimpleNamespace(
    id="maple",
    zone="America/Toronto",
    opens=("09:00", "17:00"),
    holidays=(date(2026, 7, 1),),
    notice=60,
    furthest=60,
    cancel_until=24 * 60,
    slot=30,
    people={"ann": "podiatrist", "bob": "podiatrist", "cid": "massage_therapist"},
    treatments={
        "maple_first": ("podiatrist", 60),
        "maple_short": ("podiatrist", 30),
        "maple_massage": ("massage_therapist", 45),
    },
)


def like(sample=CLINIC, **changes):
    """The sample clinic with some things changed."""
    return SimpleNamespace(**{**vars(sample), **changes})


def store(session, sample, position=0):
    """Store a clinic that is open at the same hours every day of the week."""
    session.merge(Country(code="CA", emergency_number="911", crisis_line="988"))
    session.flush()
    session.add(
        Clinic(
            id=sample.id,
            position=position,
            name=sample.id.title(),
            town="Montreal",
            address="1 Maple Street",
            phone="514-555-0100",
            hours="every day",
            country="CA",
            postcode="H2X 1Y4",
            latitude=45.5,
            longitude=-73.6,
            time_zone=sample.zone,
            directions="Go there.",
            minimum_notice_minutes=sample.notice,
            furthest_days=sample.furthest,
            cancel_until_minutes=sample.cancel_until,
            slot_minutes=sample.slot,
        )
    )
    session.flush()
    opens, closes = sample.opens
    session.add_all(OpeningHours(clinic_id=sample.id, weekday=day, opens=opens, closes=closes) for day in WEEK)
    session.add_all(Holiday(clinic_id=sample.id, day=day, name="Holiday") for day in sample.holidays)
    for number, (name, profession) in enumerate(sample.people.items()):
        session.add(
            Practitioner(id=name, clinic_id=sample.id, position=number, name=name.title(), profession=profession)
        )
        session.flush()
        session.add_all(WorkingHours(practitioner_id=name, weekday=day, starts=opens, ends=closes) for day in WEEK)
    for number, (name, (profession, minutes)) in enumerate(sample.treatments.items()):
        session.add(
            Treatment(
                id=name,
                clinic_id=sample.id,
                position=number,
                profession=profession,
                name=name,
                minutes=minutes,
                price_cents=9500,
                currency="CAD",
            )
        )
    session.flush()
