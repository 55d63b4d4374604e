"""A process that is killed at any instant leaves whole appointments behind."""

import os
import random
import signal
import subprocess
import sys
import time

from sqlalchemy import select

from clinic.booking import appointments
from clinic.booking.appointment_tables import Appointment, Request, TakenTime
from clinic.database import transaction, write_transaction
from tests.clinic.booking.test_appointments import NOW, at, book
from tests.conftest import ROOT

KILLS = 8
PROGRAM = """
from clinic.booking import appointments
from clinic.database import write_transaction
from tests.clinic.booking.test_appointments import NOW, PATIENT, at

print("ready", flush=True)
turn = 0
while True:
    turn += 1
    with write_transaction() as session:
        {act}
"""
BOOKING = """wanted = at(9 + turn % 7, day=4 + {run})
        made = appointments.book(session, NOW, f"{run} {turn}", wanted=wanted, **PATIENT).id
    with write_transaction() as session:
        appointments.cancel(session, NOW, f"c {run} {turn}", made)"""
MOVING = """appointments.move(session, NOW, f"{run} {turn}", 1, at(9 + turn % 7, who=("ann", "bob")[turn % 2]))"""


def kill_while(act, run):
    """Let a process do the same over and over, and kill it at a random instant."""
    program = PROGRAM.replace("{act}", act.replace("{run}", str(run)))
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    time.sleep(random.uniform(0.05, 0.4))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def assert_all_is_whole():
    with transaction() as session:
        found = session.scalars(select(Appointment)).all()
        taken = {one.id: one for one in session.scalars(select(TakenTime))}
        assert {one.taken_time_id for one in found if one.status == "booked"} == set(taken)
        for one in found:
            if one.status == "booked":
                time_of = taken[one.taken_time_id]
                assert (one.practitioner_id, one.starts_at) == (time_of.practitioner_id, time_of.starts_at)
        return len(found), len(session.scalars(select(Request)).all())


def test_killed_while_booking_and_cancelling(clinic):
    for run in range(KILLS):
        kill_while(BOOKING, run)
        assert_all_is_whole()

    assert assert_all_is_whole()[0] > KILLS
    book("after", at(12, day=20))


def test_killed_while_moving(clinic):
    first = book("k", at(16))
    for run in range(KILLS):
        kill_while(MOVING, run)
        appointments_left, moves = assert_all_is_whole()
        assert appointments_left == 1
        with transaction() as session:
            assert session.get(Appointment, first).sequence == moves

    assert moves > KILLS
    with write_transaction() as session:
        appointments.move(session, NOW, "after", first, at(12, day=20))
