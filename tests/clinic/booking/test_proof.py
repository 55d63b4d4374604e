"""An appointment is shown to whoever knows its code and its contact, and guessing does not help."""

from datetime import timedelta

import pytest

from clinic import errors
from clinic.booking import proof
from clinic.booking.appointment_tables import Appointment
from clinic.database import transaction
from tests.clinic.booking.test_appointments import NOW, at, book


@pytest.fixture
def booked(clinic):
    """The code of an appointment with a phone number and an address."""
    appointment_id = book("k", at(9), email="zoe@example.org")
    with transaction() as session:
        return session.get(Appointment, appointment_id).code


def find(code, contact, conversation="c", now=NOW):
    with transaction() as session:
        return proof.find(session, now, conversation, code, contact).code


@pytest.mark.parametrize("contact", ["514-555-0142", "+1 (514) 555 0142", "ZOE@example.org "])
def test_code_and_either_contact_prove_an_appointment(booked, contact):
    assert find(booked.lower().replace("-", ""), contact) == booked


@pytest.mark.parametrize("contact", ["514-555-0143", "ann@example.org", "", "-", "zoe", "\x00"])
def test_a_wrong_part_is_refused_without_saying_which(booked, contact):
    with pytest.raises(errors.NotProved) as wrong_contact:
        find(booked, contact)
    with pytest.raises(errors.NotProved) as wrong_code:
        find("FTN-2222-22", "514-555-0142")

    assert str(wrong_contact.value) == str(wrong_code.value) == ""


def test_an_appointment_without_an_address_is_not_proved_by_an_empty_one(clinic):
    book("k", at(9))
    with transaction() as session:
        code = session.query(Appointment).one().code

    for contact in ("", "-", "None"):
        with pytest.raises(errors.NotProved):
            find(code, contact)


def test_after_five_wrong_guesses_a_conversation_waits_an_hour(booked):
    for minute in range(5):
        with pytest.raises(errors.NotProved):
            find("nonsense", "514-555-0142", now=NOW + timedelta(minutes=minute))

    with pytest.raises(errors.TooManyGuesses):
        find(booked, "514-555-0142", now=NOW + timedelta(minutes=59))
    assert find(booked, "514-555-0142", conversation="other", now=NOW + timedelta(minutes=59)) == booked
    assert find(booked, "514-555-0142", now=NOW + timedelta(minutes=60)) == booked


def test_right_guesses_are_not_counted(booked):
    for _ in range(7):
        assert find(booked, "514-555-0142") == booked


def test_all_conversations_together_guess_wrong_a_hundred_times_an_hour(booked):
    for number in range(100):
        with pytest.raises(errors.NotProved):
            find(booked, "wrong", conversation=f"c{number // 4}")

    with pytest.raises(errors.TooManyGuesses):
        find(booked, "514-555-0142", conversation="new")
