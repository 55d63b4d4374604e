"""What must never happen is refused by the database itself, also when nobody asks the service."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from clinic.booking.appointment_tables import TakenTime
from clinic.database import transaction

FORM = "%Y-%m-%d %H:%M:%S.%f"
BEGIN = datetime(2026, 3, 2, 14)


def take(begin, minutes, practitioner="ann"):
    statement = (
        "INSERT INTO taken_times (practitioner_id, starts_at, ends_at, kind) VALUES (:who, :begin, :end, 'hold')"
    )
    ends = begin + timedelta(minutes=minutes)
    values = {"who": practitioner, "begin": begin.strftime(FORM), "end": ends.strftime(FORM)}
    with transaction() as session:
        session.execute(text(statement), values)


@pytest.mark.parametrize(
    ("shift", "minutes"), [(0, 60), (30, 10), (-30, 60), (59, 1), (-100, 500), (-60 * 24 * 30, 60 * 24 * 60), (30, 60)]
)
def test_an_overlap_of_any_length_is_refused(clinic, shift, minutes):
    take(BEGIN, 60)

    with pytest.raises(DBAPIError, match="taken_times_never_overlap"):
        take(BEGIN + timedelta(minutes=shift), minutes)


@pytest.mark.parametrize(("shift", "minutes", "who"), [(60, 30, "ann"), (-30, 30, "ann"), (0, 60, "bob")])
def test_times_that_touch_or_belong_to_somebody_else_are_accepted(clinic, shift, minutes, who):
    take(BEGIN, 60)

    take(BEGIN + timedelta(minutes=shift), minutes, who)


@pytest.mark.parametrize("change", ["starts_at = '2026-03-02 14:30:00.000000'", "practitioner_id = 'ann'"])
def test_a_change_that_makes_an_overlap_is_refused(clinic, change):
    take(BEGIN, 60)
    take(BEGIN + timedelta(hours=1), 60, "ann" if "starts" in change else "bob")
    if "practitioner" in change:
        take(BEGIN + timedelta(minutes=90), 30)

    with pytest.raises(DBAPIError, match="taken_times_never_overlap"), transaction() as session:
        session.execute(text(f"UPDATE taken_times SET {change} WHERE id = 2"))


@settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), max_size=12))
def test_whatever_is_inserted_no_two_accepted_times_overlap(clinic, wanted):
    with transaction() as session:
        session.execute(text("DELETE FROM taken_times"))
    expected = []
    for begin, length in wanted:
        free = all(begin + length <= other or begin >= end for other, end in expected)
        try:
            take(BEGIN + timedelta(minutes=begin), length)
        except DBAPIError:
            assert not free
        else:
            assert free
            expected.append((begin, begin + length))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO taken_times (practitioner_id, starts_at, ends_at, kind) VALUES "
        "('ann', '2026-03-02 15:00:00.000000', '2026-03-02 15:00:00.000000', 'hold')",
        "INSERT INTO taken_times (practitioner_id, starts_at, ends_at, kind) VALUES "
        "('ann', '2026-03-02 15:00:00.000000', '2026-03-02 16:00:00.000000', 'lunch')",
        "INSERT INTO working_hours VALUES ('ann', 7, '09:00', '10:00')",
        "INSERT INTO working_hours VALUES ('ann', 6, '10:00', '09:00')",
        "INSERT INTO opening_hours VALUES ('maple', 6, '9:00', '9:30')",
        "UPDATE treatments SET minutes = 0",
        "UPDATE clinics SET latitude = 91",
        "INSERT INTO holds VALUES (99, 'key', 'maple_first', '2026-03-02 15:00:00.000000')",
    ],
)
def test_nonsense_is_refused(clinic, statement):
    with pytest.raises(DBAPIError), transaction() as session:
        session.execute(text(statement))


@pytest.mark.parametrize(
    "change",
    [
        "status = 'cancelled'",
        "taken_time_id = NULL",
        "status = 'maybe'",
        "phone = NULL",
        "starts_at = '2026-03-02 13:00:00.000000'",
        "practitioner_id = 'bob'",
    ],
)
def test_an_appointment_always_agrees_with_the_time_that_is_taken_for_it(clinic, change):
    take(BEGIN, 60)
    with transaction() as session:
        session.execute(
            text(
                "INSERT INTO appointments (code, key, clinic_id, practitioner_id, treatment_id, starts_at, ends_at,"
                " taken_time_id, status, patient_name, phone, reason, sequence, booked_at, changed_at) VALUES "
                "('FTN-1', 'key', 'maple', 'ann', 'maple_first', '2026-03-02 14:00:00.000000',"
                " '2026-03-02 15:00:00.000000', 1, 'booked', 'Zoë', '+15145550100', '', 0,"
                " '2026-03-01 14:00:00.000000', '2026-03-01 14:00:00.000000')"
            )
        )

    with pytest.raises(DBAPIError), transaction() as session:
        session.execute(text(f"UPDATE appointments SET {change}"))


def test_moments_come_back_in_utc_whatever_zone_they_were_written_in(clinic):
    eastern = timezone(timedelta(hours=-5))
    with transaction() as session:
        session.execute(
            insert(TakenTime).values(
                practitioner_id="ann",
                starts_at=datetime(2026, 3, 2, 9, tzinfo=eastern),
                ends_at=datetime(2026, 3, 2, 15, tzinfo=timezone.utc),
                kind="absence",
            )
        )
        assert session.scalars(select(TakenTime.starts_at)).one() == BEGIN.replace(tzinfo=timezone.utc)


def test_a_moment_without_a_zone_is_refused(clinic):
    with pytest.raises(StatementError, match="no time zone"), transaction() as session:
        session.scalars(select(TakenTime).where(TakenTime.starts_at > BEGIN)).all()


def test_a_moment_in_another_form_is_refused_where_moments_are_text(clinic):
    if not clinic.startswith("sqlite"):
        pytest.skip("PostgreSQL stores moments, not text.")
    with pytest.raises(DBAPIError, match="one_form"), transaction() as session:
        session.execute(
            text(
                "INSERT INTO taken_times (practitioner_id, starts_at, ends_at, kind) "
                "VALUES ('ann', '2026-03-02T14:00', '2026-03-02T15:00', 'hold')"
            )
        )
