"""Whatever people do in whatever order, the clinic agrees with a model that is simple enough to be seen to be right."""

from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, text

from clinic import errors
from clinic.all_tables import METADATA
from clinic.booking import appointments
from clinic.booking.appointment_tables import Appointment, TakenTime
from clinic.booking.free_times import FreeTime, free_times
from clinic.database import transaction, write_transaction
from tests.clinic.booking.sample import CLINIC, store

BEGIN = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)
DAY = datetime(2026, 3, 4, 14, tzinfo=timezone.utc)  # 9:00 in Montreal, more than a day later
LENGTHS = {"maple_first": 60, "maple_short": 30}
HOLD_SECONDS = 300

keys = st.sampled_from(["a", "b", "c", "d"])
times = st.builds(
    lambda who, treatment, half_hours: FreeTime(
        *("maple", who, treatment, DAY + timedelta(minutes=30 * half_hours)),
        DAY + timedelta(minutes=30 * half_hours + LENGTHS[treatment]),
    ),
    st.sampled_from(["ann", "bob"]),
    st.sampled_from(list(LENGTHS)),
    st.integers(0, 4),
)


def overlap(one, other):
    return (
        one.practitioner_id == other.practitioner_id and one.starts_at < other.ends_at and other.starts_at < one.ends_at
    )


class Model:
    """The clinic in a few dictionaries."""

    def __init__(self):
        self.now = BEGIN
        self.holds = {}  # key -> time, until when
        self.booked = {}  # key -> time, or None when cancelled
        self.done = {}  # key of a move or cancellation -> key of the appointment

    def taken(self, without_hold=None, without_booking=None):
        held = [time for key, (time, until) in self.holds.items() if key != without_hold and until > self.now]
        return held + [time for key, time in self.booked.items() if time and key != without_booking]

    def is_free(self, wanted, **without):
        return not any(overlap(wanted, time) for time in self.taken(**without))

    def hold(self, key, wanted):
        kept = self.holds.get(key)
        if kept and kept[1] > self.now and kept[0] == wanted:
            return None
        if not self.is_free(wanted, without_hold=key):
            return errors.TimeTaken
        self.holds[key] = (wanted, self.now + timedelta(seconds=HOLD_SECONDS))
        return None

    def book(self, key, wanted, hold_key):
        if key in self.booked:
            return None
        kept = self.holds.get(hold_key)
        if kept and kept[1] > self.now:
            self.booked[key] = self.holds.pop(hold_key)[0]
        elif wanted is None:
            return errors.HoldExpired
        elif not self.is_free(wanted):
            return errors.TimeTaken
        else:
            self.booked[key] = wanted
        return None

    def change(self, request, key, wanted):
        if key not in self.booked:
            return errors.UnknownAppointment
        if request in self.done:
            return None
        if self.booked[key] is None:
            return errors.AlreadyCancelled
        if wanted and not self.is_free(wanted, without_booking=key):
            return errors.TimeTaken
        self.booked[key] = wanted
        self.done[request] = key
        return None


class AnyOrder(RuleBasedStateMachine):
    """Does the same to the clinic and to the model, and compares what comes of it."""

    @initialize()
    def begin(self):
        with transaction() as session:
            for table in reversed(METADATA.sorted_tables):
                session.execute(text(f"DELETE FROM {table.name}"))
            store(session, CLINIC)
        self.model, self.ids, self.requests = Model(), {}, 0

    def attempt(self, expected, act):
        try:
            with write_transaction() as session:
                result = act(session)
                session.flush()
                self.last = getattr(result, "id", None)
            outcome = None
        except errors.ClinicError as refusal:
            outcome = type(refusal)
        assert outcome is expected
        return outcome is None

    @rule(key=keys, wanted=times)
    def hold(self, key, wanted):
        expected = self.model.hold(key, wanted)
        self.attempt(expected, lambda s: appointments.hold(s, self.model.now, key, wanted, HOLD_SECONDS))

    @rule(key=keys, wanted=st.none() | times, hold_key=st.none() | keys)
    def book(self, key, wanted, hold_key):
        expected = self.model.book(key, wanted, hold_key)
        patient = {"patient_name": "Zoë", "email": "zoe@example.org"}

        def act(session):
            return appointments.book(
                session, self.model.now, f"book {key}", wanted=wanted, hold_key=hold_key, **patient
            )

        if self.attempt(expected, act):
            assert self.ids.setdefault(key, self.last) == self.last

    @rule(key=keys, wanted=times, again=st.booleans())
    def move(self, key, wanted, again):
        request = self.request(again)
        expected = self.model.change(request, key, wanted)
        self.attempt(expected, lambda s: appointments.move(s, self.model.now, request, self.ids.get(key, 0), wanted))

    @rule(key=keys, again=st.booleans())
    def cancel(self, key, again):
        request = self.request(again)
        expected = self.model.change(request, key, None)
        self.attempt(expected, lambda s: appointments.cancel(s, self.model.now, request, self.ids.get(key, 0)))

    @rule(seconds=st.sampled_from([1, HOLD_SECONDS - 1, HOLD_SECONDS]))
    def time_passes(self, seconds):
        self.model.now += timedelta(seconds=seconds)

    def request(self, again):
        self.requests += not again
        return f"request {self.requests}"

    @invariant()
    def they_agree(self):
        with transaction() as session:
            stored = {one.key: one for one in session.scalars(select(Appointment))}
            assert set(stored) == {f"book {key}" for key in self.model.booked}
            for key, wanted in self.model.booked.items():
                one = stored[f"book {key}"]
                assert (one.status == "booked") == (wanted is not None)
                if wanted:
                    assert (one.practitioner_id, one.starts_at) == (wanted.practitioner_id, wanted.starts_at)
            kinds = session.scalars(select(TakenTime.kind)).all()
            assert kinds.count("appointment") == sum(time is not None for time in self.model.booked.values())
            window = [(DAY, DAY + timedelta(hours=3))]
            offered = free_times(session, self.model.now, treatment="maple_short", windows=window, limit=99)
            assert all(self.model.is_free(time) for time in offered)
            candidates = [
                FreeTime("maple", who, "maple_short", DAY + timedelta(minutes=m), DAY + timedelta(minutes=m + 30))
                for m in range(0, 180, 30)
                for who in ("ann", "bob")
            ]
            assert offered == [time for time in candidates if self.model.is_free(time)]


def test_the_clinic_agrees_with_the_model(clinic):
    examples = 40 if clinic.startswith("sqlite") else 15
    checks = list(HealthCheck)
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(max_examples=examples, stateful_step_count=25, deadline=None, suppress_health_check=checks),
    )
