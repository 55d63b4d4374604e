"""A time belongs to one person, and what is asked for twice happens once."""

import threading
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select

from clinic import errors
from clinic.booking import appointments
from clinic.booking.appointment_tables import Appointment, Hold, TakenTime
from clinic.booking.free_times import FreeTime, free_times
from clinic.database import transaction, write_transaction

NOW = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)  # 7:00 in Montreal
PATIENT = {"patient_name": "Zoë O'Hara", "phone": "514-555-0142"}


def at(hour, minute=0, day=3, who="ann", treatment="maple_first", length=60):
    """A time at the sample clinic, given as its local hour."""
    starts = datetime(2026, 3, day, hour + 5, minute, tzinfo=timezone.utc)
    return FreeTime("maple", who, treatment, starts, starts + timedelta(minutes=length))


def hold(key, wanted, now=NOW, seconds=300):
    with write_transaction() as session:
        return appointments.hold(session, now, key, wanted, seconds).taken_time_id


def book(key, wanted=None, now=NOW, **more):
    with write_transaction() as session:
        return appointments.book(session, now, key, wanted=wanted, **{**PATIENT, **more}).id


def move(key, appointment_id, wanted, now=NOW):
    with write_transaction() as session:
        appointments.move(session, now, key, appointment_id, wanted)


def cancel(key, appointment_id, now=NOW, reason="ill"):
    with write_transaction() as session:
        appointments.cancel(session, now, key, appointment_id, reason)


def count(table):
    with transaction() as session:
        return session.scalar(select(func.count()).select_from(table))


def read(appointment_id):
    with transaction() as session:
        found = session.get(Appointment, appointment_id)
        session.expunge(found)
        return found


def test_a_booked_time_is_stored_with_everything_that_was_said(clinic):
    booked = read(book("k", at(9), email="Zoe@Example.org", reason="heel pain"))

    assert (booked.patient_name, booked.phone, booked.email) == ("Zoë O'Hara", "+15145550142", "zoe@example.org")
    assert (booked.status, booked.sequence, booked.reason, booked.booked_at) == ("booked", 0, "heel pain", NOW)
    assert (booked.starts_at, booked.practitioner_id, booked.treatment_id) == (at(9).starts_at, "ann", "maple_first")


def test_a_time_that_is_taken_is_refused_with_the_three_nearest(clinic):
    book("k", at(9))

    with pytest.raises(errors.TimeTaken) as refused:
        book("other", at(9))

    assert [(one.practitioner_id, one.starts_at) for one in refused.value.alternatives] == [
        ("bob", at(9).starts_at),
        ("bob", at(9, 30).starts_at),
        ("ann", at(10).starts_at),
    ]


def test_the_same_key_books_moves_and_cancels_once(clinic):
    first = book("k", at(9))
    assert book("k", at(11)) == first
    move("m", first, at(10))
    move("m", first, at(12))
    assert (read(first).starts_at, read(first).sequence) == (at(10).starts_at, 1)
    cancel("c", first)
    cancel("c", first)
    assert (read(first).status, read(first).sequence, read(first).cancelled_because) == ("cancelled", 2, "ill")
    assert (count(Appointment), count(TakenTime)) == (1, 0)


def test_a_hold_keeps_a_time_from_others_and_becomes_the_appointment(clinic):
    hold("h", at(9))
    with pytest.raises(errors.TimeTaken):
        book("other", at(9, 30))

    booked = book("k", hold_key="h")

    assert read(booked).starts_at == at(9).starts_at
    assert (count(Hold), count(TakenTime)) == (0, 1)


def test_the_same_key_holds_one_time(clinic):
    assert hold("h", at(9)) == hold("h", at(9), now=NOW + timedelta(seconds=9))
    hold("h", at(10))
    book("k", at(9))
    with pytest.raises(errors.TimeTaken):
        hold("h", at(9))

    assert (count(Hold), count(TakenTime)) == (1, 2)


def test_an_expired_hold_stands_in_nobodys_way(clinic):
    hold("h", at(9), seconds=60)
    later = NOW + timedelta(seconds=60)
    with pytest.raises(errors.HoldExpired):
        book("k", hold_key="h", now=later)

    book("other", at(9, 30), now=later)

    assert (count(Hold), count(TakenTime)) == (0, 1)


def test_an_expired_hold_may_be_followed_by_the_time_itself(clinic):
    hold("h", at(9), seconds=60)

    assert read(book("k", at(9), now=NOW + timedelta(hours=1), hold_key="h")).starts_at == at(9).starts_at


def test_what_is_released_is_free(clinic):
    hold("h", at(9))
    with write_transaction() as session:
        appointments.release(session, "h")
        appointments.release(session, "h")

    book("k", at(9))


def test_a_move_frees_the_old_time_and_may_overlap_it(clinic):
    booked = book("k", at(9))

    move("m", booked, at(9, 30))
    book("other", at(10, 30))
    move("m2", booked, at(9, 0, who="bob"))
    book("third", at(9, 30))

    assert read(booked).practitioner_id == "bob"


def test_who_loses_a_move_keeps_the_old_time(clinic):
    booked = book("k", at(9))
    book("other", at(11))

    with pytest.raises(errors.TimeTaken):
        move("m", booked, at(11))

    assert read(booked).starts_at == at(9).starts_at
    assert count(TakenTime) == 2


@pytest.mark.parametrize(
    ("wanted", "now", "refusal"),
    [
        (at(9, day=2), NOW + timedelta(minutes=61), errors.TooSoon),
        (at(9, day=1), NOW, errors.TooSoon),
        (at(9), NOW - timedelta(days=60), errors.TooFar),
        (at(9, 10), NOW, errors.ClinicClosed),
        (at(8, 30), NOW, errors.ClinicClosed),
        (at(16, 30), NOW, errors.ClinicClosed),
        (at(9, length=90), NOW, errors.ClinicClosed),
        (at(9, who="cid"), NOW, errors.ClinicClosed),
        (at(9, who="nobody"), NOW, errors.ClinicClosed),
        (at(9, treatment="nothing"), NOW, errors.ClinicClosed),
    ],
)
def test_a_time_that_nobody_offers_is_refused(clinic, wanted, now, refusal):
    for attempt in (hold, book):
        with pytest.raises(refusal):
            attempt("k", wanted, now=now)
    booked = book("b", at(15, day=5))
    with pytest.raises(refusal):
        move("m", booked, wanted, now=now)

    assert count(TakenTime) == 1


def test_shortly_before_only_the_clinic_itself_changes_an_appointment(clinic):
    booked = book("k", at(9))
    late = at(9).starts_at - timedelta(minutes=24 * 60 - 1)

    with pytest.raises(errors.TooLate):
        move("m", booked, at(10), now=late)
    with pytest.raises(errors.TooLate):
        cancel("c", booked, now=late)
    cancel("c", booked, now=late - timedelta(minutes=1))


def test_a_cancelled_appointment_cannot_be_changed_and_its_time_is_free(clinic):
    booked = book("k", at(9))
    cancel("c", booked)

    with pytest.raises(errors.AlreadyCancelled):
        cancel("c2", booked)
    with pytest.raises(errors.AlreadyCancelled):
        move("m", booked, at(10))
    book("other", at(9))


def test_an_unknown_appointment_is_refused(clinic):
    with pytest.raises(errors.UnknownAppointment):
        move("m", 99, at(9))
    with pytest.raises(errors.UnknownAppointment):
        cancel("c", 99)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"phone": None}, errors.NotReachable),
        ({"phone": "12"}, errors.NotAPhoneNumber),
        ({"email": "zoe"}, errors.NotAnEmail),
        ({"patient_name": "<b>"}, errors.NotAName),
    ],
)
def test_nobody_is_booked_who_cannot_be_called_by_name_and_reached(clinic, said, refusal):
    with pytest.raises(refusal):
        book("k", at(9), **said)

    assert (count(Appointment), count(TakenTime)) == (0, 0)


def test_what_is_offered_can_be_booked_until_nothing_is_offered(clinic):
    window = [(at(0).starts_at, at(18).starts_at)]
    number = 0
    while True:
        with transaction() as session:
            offered = free_times(session, NOW, treatment="maple_first", windows=window)
        if not offered:
            break
        number += 1
        book(f"k{number}", offered[-1])

    assert number >= 10


def race(*attempts):
    """What each attempt returned or raised, when all of them start at once."""
    outcomes = [None] * len(attempts)
    start = threading.Barrier(len(attempts))

    def run(number):
        start.wait()
        try:
            outcomes[number] = attempts[number]()
        except errors.ClinicError as refusal:
            outcomes[number] = type(refusal)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(attempts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_many_who_want_one_time_one_gets_it(clinic):
    outcomes = race(*(lambda number=number: book(f"k{number}", at(9)) for number in range(8)))

    assert outcomes.count(errors.TimeTaken) == 7
    assert (count(Appointment), count(TakenTime)) == (1, 1)


def test_the_same_key_at_the_same_moment_is_one_appointment(clinic):
    outcomes = race(*(lambda number=number: book("k", at(9 + number % 2)) for number in range(8)))

    assert len(set(outcomes)) == 1
    assert (count(Appointment), count(TakenTime)) == (1, 1)


def test_two_who_want_each_others_time_both_keep_theirs(clinic):
    ann, bob = book("a", at(9)), book("b", at(9, who="bob"))

    outcomes = race(lambda: move("m1", ann, at(9, who="bob")), lambda: move("m2", bob, at(9)))

    assert outcomes == [errors.TimeTaken, errors.TimeTaken]
    assert (read(ann).practitioner_id, read(bob).practitioner_id) == ("ann", "bob")


def test_a_move_and_a_cancellation_at_the_same_moment_leave_a_whole_appointment(clinic):
    booked = book("k", at(9))

    race(lambda: move("m", booked, at(10)), lambda: cancel("c", booked))

    assert read(booked).status == "cancelled"
    assert count(TakenTime) == 0
