"""What is offered is free, open, and early or late enough, and the nearest comes first."""

from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select

from clinic.booking.appointment_tables import Hold, TakenTime
from clinic.booking.free_times import free_times, nearest
from clinic.booking.tables import Clinic, OpeningHours, Practitioner, Treatment, WorkingHours
from clinic.database import transaction
from tests.clinic.booking.sample import CLINIC, like, store

NOW = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)  # a Monday, 7:00 in Montreal
NINE = datetime(2026, 3, 2, 14, tzinfo=timezone.utc)
WEST = like(
    id="west",
    zone="America/Vancouver",
    people={"wes": "podiatrist"},
    treatments={"west_first": ("podiatrist", 60)},
)


@pytest.fixture
def session(clinic):
    """A session on the sample clinic whose changes are undone."""
    with transaction() as opened:
        yield opened
        opened.rollback()


def take(session, starts, hours=1.0, who="ann", kind="appointment"):
    taken = TakenTime(practitioner_id=who, starts_at=starts, ends_at=starts + timedelta(hours=hours), kind=kind)
    session.add(taken)
    session.flush()
    return taken.id


def local(found):
    return [(one.practitioner_id, one.starts_at - NINE) for one in found]


def hours(number):
    return timedelta(hours=number)


def test_the_next_times_of_all_come_in_their_order(session):
    found = free_times(session, NOW, limit=5)

    assert local(found) == [(who, hours(0)) for who in ("ann", "bob", "cid")] + [
        (who, hours(0.5)) for who in ("ann", "bob")
    ]
    assert [one.treatment_id for one in found[:3]] == ["maple_first", "maple_first", "maple_massage"]


def test_the_list_goes_on_after_what_was_shown(session):
    everything = free_times(session, NOW, limit=200)
    shown = []
    while len(shown) < 200:
        shown += free_times(session, NOW, limit=7, after=shown[-1] if shown else None)

    assert shown[:200] == everything


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"practitioner": "bob"}, {"bob"}),
        ({"professions": ["massage_therapist"]}, {"cid"}),
        ({"treatment": "maple_short"}, {"ann", "bob"}),
        ({"clinics": ["maple"]}, {"ann", "bob", "cid"}),
        ({"clinics": []}, set()),
        ({"clinics": ["moon"]}, set()),
        ({"practitioner": "cid", "treatment": "maple_short"}, set()),
    ],
)
def test_only_those_who_fit_are_offered(session, asked, who):
    assert {one.practitioner_id for one in free_times(session, NOW, limit=30, **asked)} == who


def test_a_time_that_overlaps_something_taken_is_not_offered(session):
    take(session, NINE + hours(1))

    starts = [one.starts_at - NINE for one in free_times(session, NOW, practitioner="ann", limit=4)]

    assert starts == [hours(0), hours(2), hours(2.5), hours(3)]


def test_an_absence_of_weeks_that_began_long_ago_is_seen(session):
    take(session, NINE - timedelta(days=30), hours=24 * 33, kind="absence")

    assert free_times(session, NOW, practitioner="ann", limit=1)[0].starts_at >= NINE + timedelta(days=3)


def test_a_hold_counts_until_it_expires(session):
    taken = take(session, NINE, kind="hold")
    expires_at = NOW + timedelta(minutes=5)
    session.add(Hold(taken_time_id=taken, key="h", treatment_id="maple_first", expires_at=expires_at))
    session.flush()

    assert free_times(session, NOW, practitioner="ann", limit=1)[0].starts_at == NINE + hours(1)
    assert free_times(session, expires_at, practitioner="ann", limit=1)[0].starts_at == NINE


def test_notice_calendar_and_holidays_are_kept(session):
    soon = free_times(session, NINE, practitioner="ann", limit=1)[0]
    late = free_times(session, NINE, practitioner="ann", limit=10**6)
    july = free_times(session, datetime(2026, 6, 30, 20, tzinfo=timezone.utc), practitioner="ann", limit=1)[0]

    assert soon.starts_at == NINE + hours(1)
    assert late[-1].starts_at.date() == date(2026, 3, 2) + timedelta(days=60)
    assert july.starts_at.date() == date(2026, 7, 2)


def test_windows_say_when_a_time_starts_and_may_overlap(session):
    windows = [(NINE + hours(25), NINE + hours(26)), (NINE, NINE + hours(0.5)), (NINE, NINE + hours(1))]

    found = free_times(session, NOW, practitioner="ann", windows=windows, limit=9)

    assert [one.starts_at - NINE for one in found] == [hours(0), hours(0.5), hours(25), hours(25.5)]


def test_breaks_and_the_shorter_of_both_hours_are_kept(session):
    for table, begins, ends in ((OpeningHours, "opens", "closes"), (WorkingHours, "starts", "ends")):
        session.query(table).delete()
        owner = {"clinic_id": "maple"} if table is OpeningHours else {"practitioner_id": "ann"}
        rows = [("09:00", "12:00"), ("13:00", "15:00")] if table is OpeningHours else [("10:00", "20:00")]
        for first, last in rows:
            session.execute(insert(table).values({**owner, "weekday": 0, begins: first, ends: last}))

    found = free_times(session, NOW, limit=6)

    assert [one.starts_at - NINE for one in found] == [
        *(hours(shift) for shift in (1, 1.5, 2, 4, 4.5, 5)),
    ]


def test_clinics_in_other_zones_are_sorted_by_the_moment(session):
    store(session, WEST, position=1)

    found = free_times(session, NOW, treatment=None, professions=["podiatrist"], limit=60)

    assert [one.starts_at for one in found] == sorted(one.starts_at for one in found)
    assert next(one for one in found if one.clinic_id == "west").starts_at == NINE + hours(3)


@pytest.mark.parametrize("table", [Clinic, Practitioner, Treatment])
def test_what_is_not_offered_any_more_is_not_found(session, table):
    for row in session.scalars(select(table)):
        row.offered = False
    session.flush()

    assert free_times(session, NOW) == []


def test_every_free_time_is_the_same_whatever_the_limit(session):
    for number in range(40):
        take(session, NINE + timedelta(hours=3 * number), hours=1 + number % 3 / 2)
    everything = free_times(session, NOW, practitioner="ann", limit=10**6)

    assert [free_times(session, NOW, practitioner="ann", limit=n) for n in (1, 9, 50)] == [
        *(everything[:n] for n in (1, 9, 50)),
    ]
    taken = session.execute(select(TakenTime.starts_at, TakenTime.ends_at)).all()
    assert not any(one.starts_at < ends and starts < one.ends_at for one in everything for starts, ends in taken)


def test_alternatives_are_near_and_prefer_the_same_person(session):
    wanted = free_times(session, NOW, practitioner="bob", limit=5)[4]
    take(session, wanted.starts_at, who="bob")

    found = nearest(session, NOW, wanted)

    assert [(one.practitioner_id, one.starts_at - wanted.starts_at) for one in found] == [
        ("ann", hours(0)),
        ("ann", -hours(0.5)),
        ("ann", hours(0.5)),
    ]


def test_alternatives_are_looked_for_in_the_weeks_around(session):
    wanted = free_times(session, NOW, treatment="maple_massage", limit=1)[0]
    take(session, NINE, hours=24 * 10, who="cid", kind="absence")

    assert len(nearest(session, NOW, wanted)) == 3
    assert CLINIC.furthest > 10
