"""`python -m benchmarks.races`: many processes and threads want the same few times; prints what came of it.

Everything runs on SQLite and on PostgreSQL. Of the attempts, half book, and the others hold, book what they hold, move
or cancel. A lost appointment is one that was promised and is not stored; a doubled one shares its time with another.
"""

import argparse
import collections
import multiprocessing
import random
import sys
import threading
import time
from datetime import datetime, timedelta, timezone

from sqlalchemy import select

from benchmarks import databases
from clinic.booking import appointments
from clinic.booking.appointment_tables import Appointment, TakenTime
from clinic.booking.free_times import FreeTime
from clinic.database import transaction, write_transaction
from clinic.errors import ClinicError
from tests.clinic.booking import postgresql
from tests.clinic.booking.sample import CLINIC, like, store

NOW = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)
NINE = datetime(2026, 3, 4, 14, tzinfo=timezone.utc)
SLOTS = [
    FreeTime("maple", who, "maple_first", NINE + timedelta(hours=hour), NINE + timedelta(hours=hour + 1))
    for who in ("ann", "bob")
    for hour in range(4)
]
THREADS = 4
PATIENT = {"patient_name": "Zoë", "email": "zoe@example.org"}


class Racer:
    """One thread that wants times, and remembers what it was promised."""

    def __init__(self, number: int, attempts: int) -> None:
        self.number, self.attempts = number, attempts
        self.random = random.Random(number)
        self.outcomes: collections.Counter = collections.Counter()
        self.promised: dict[int, FreeTime] = {}

    def run(self) -> None:
        """Make every attempt; what is refused is counted by the name of the refusal."""
        for turn in range(self.attempts):
            kind = self.random.choice([self.book, self.book, self.book_a_hold, self.change])
            try:
                with write_transaction() as session:
                    done, promise = kind(session, f"{self.number} {turn}", self.random.choice(SLOTS))
                promise()
                self.outcomes[done] += 1
            except ClinicError as refusal:
                self.outcomes[type(refusal).__name__] += 1
            except Exception as error:
                self.outcomes[f"FAILED: {type(error).__name__} {error}"[:120]] += 1

    def book(self, session, key, wanted):
        """Book a time at once."""
        made = appointments.book(session, NOW, key, wanted=wanted, **PATIENT).id
        return "booked", lambda: self.promised.update({made: wanted})

    def book_a_hold(self, session, key, wanted):
        """Hold a time in one transaction, and book it in this one."""
        session.rollback()
        with write_transaction() as holding:
            appointments.hold(holding, NOW, f"hold {self.number}", wanted, 60)
        with write_transaction() as booking:
            made = appointments.book(booking, NOW, key, hold_key=f"hold {self.number}", **PATIENT).id
        return "held and booked", lambda: self.promised.update({made: wanted})

    def change(self, session, key, wanted):
        """Move or cancel something that was promised, or book when nothing was."""
        if not self.promised:
            return self.book(session, key, wanted)
        chosen = self.random.choice(list(self.promised))
        if self.random.random() < 0.5:
            appointments.move(session, NOW, key, chosen, wanted)
            return "moved", lambda: self.promised.update({chosen: wanted})
        appointments.cancel(session, NOW, key, chosen)
        return "cancelled", lambda: self.promised.pop(chosen)


def main() -> int:
    """Race on both databases; returns 1 when anything was lost, doubled or failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=64)
    parser.add_argument("--attempts", type=int, default=10_000)
    options = parser.parse_args()
    with databases.sqlite() as address:
        faults = race("SQLite", address, options.processes, options.attempts)
    if postgresql.missing():
        print(f"PostgreSQL left out: {postgresql.missing()}.")
        return min(faults, 1)
    with postgresql.server() as address, databases.using(address):
        faults += race("PostgreSQL", address, options.processes, options.attempts)
    return min(faults, 1)


def race(name: str, address: str, processes: int, attempts: int) -> int:
    """Let the processes run against one database, print what came of it, and return the number of faults."""
    with transaction() as session:
        store(session, like(CLINIC, cancel_until=0))
    context = multiprocessing.get_context("spawn")
    results, start = context.Queue(), context.Barrier(processes + 1)
    each = -(-attempts // (processes * THREADS))
    started = [context.Process(target=work, args=(number, each, start, results)) for number in range(processes)]
    for process in started:
        process.start()
    start.wait()
    begun = time.perf_counter()
    outcomes, promised = collections.Counter(), {}
    for _ in started:
        counted, theirs = results.get()
        outcomes.update(counted)
        promised.update(theirs)
    spent = time.perf_counter() - begun
    for process in started:
        process.join()
    lost, doubled = compare(promised)
    failed = sum(count for outcome, count in outcomes.items() if outcome.startswith("FAILED"))
    print(f"{name}: {processes} processes of {THREADS} threads, {outcomes.total()} attempts at {len(SLOTS)} times")
    for outcome, count in outcomes.most_common():
        print(f"  {count:6}  {outcome}")
    print(
        f"  lost {lost}, doubled {doubled}, failed {failed}; {outcomes.total() / spent:.0f} attempts a second",
        flush=True,
    )
    return lost + doubled + failed


def work(number: int, attempts: int, start, results) -> None:
    """What one process does."""
    racers = [Racer(number * THREADS + thread, attempts) for thread in range(THREADS)]
    threads = [threading.Thread(target=racer.run) for racer in racers]
    start.wait()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    promised = {key: value for racer in racers for key, value in racer.promised.items()}
    results.put((sum((racer.outcomes for racer in racers), collections.Counter()), promised))


def compare(promised: dict[int, FreeTime]) -> tuple[int, int]:
    """How many promised appointments are not stored as promised, and how many stored times share their time."""
    with transaction() as session:
        stored = {
            one.id: (one.practitioner_id, one.starts_at)
            for one in session.scalars(select(Appointment).where(Appointment.status == "booked"))
        }
        taken = session.execute(select(TakenTime.practitioner_id, TakenTime.starts_at)).all()
    wanted = {key: (time.practitioner_id, time.starts_at) for key, time in promised.items()}
    lost = len(set(wanted.items()) ^ set(stored.items()))
    return lost, len(taken) - len(set(taken))


if __name__ == "__main__":
    sys.exit(main())
