"""Taking a stretch of a practitioner's time, which only one of those who want it can."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from clinic.booking import diaries, local_time
from clinic.booking.appointment_tables import Hold, TakenTime
from clinic.booking.free_times import FreeTime, nearest
from clinic.errors import ClinicClosed, TimeTaken, TooFar, TooSoon

EXCLUSION_VIOLATION = "23P01"
DEADLOCK = "40P01"


def check(session: Session, now: datetime, wanted: FreeTime) -> None:
    """Whether a time can be booked when nobody has it; raises ClinicClosed, TooSoon or TooFar."""
    fitting = diaries.read(
        session, now, clinics=[wanted.clinic_id], practitioner=wanted.practitioner_id, treatment=wanted.treatment_id
    )
    if not fitting:
        raise ClinicClosed
    diary = fitting[0]
    day = wanted.starts_at.astimezone(local_time.zone(diary.house.zone)).date()
    if wanted.starts_at < diary.house.earliest:
        raise TooSoon
    if day > diary.house.last_day:
        raise TooFar
    if day in diary.house.closed or (wanted.starts_at, wanted.ends_at) not in diary.slots(day):
        raise ClinicClosed


def make_room(session: Session, now: datetime, wanted: FreeTime) -> None:
    """Remove the expired holds that are in the way of a time."""
    in_the_way = (
        select(TakenTime.id)
        .join(Hold)
        .where(
            TakenTime.practitioner_id == wanted.practitioner_id,
            TakenTime.starts_at < wanted.ends_at,
            TakenTime.ends_at > wanted.starts_at,
            Hold.expires_at <= now,
        )
    )
    expired = session.scalars(in_the_way).all()
    if not expired:
        return
    for table, column in ((Hold, Hold.taken_time_id), (TakenTime, TakenTime.id)):
        removal = delete(table).where(column.in_(expired))
        session.execute(removal, execution_options={"synchronize_session": "fetch"})


@contextmanager
def told_as_taken(session: Session, now: datetime, wanted: FreeTime) -> Iterator[None]:
    """A part of a transaction that is undone, and becomes TimeTaken, when the database refuses an overlap."""
    try:
        with session.begin_nested():
            yield
    except DBAPIError as error:
        if not _is_overlap(error):
            raise
        engine = session.get_bind()
        raise TimeTaken(lambda: _alternatives(engine, now, wanted)) from None


def _alternatives(engine: Engine, now: datetime, wanted: FreeTime) -> list[FreeTime]:
    # In a session of its own: the transaction that lost should not keep others waiting while this is looked up.
    with Session(engine, future=True) as reading:
        return nearest(reading, now, wanted)


def _is_overlap(error: DBAPIError) -> bool:
    state = getattr(error.orig, "pgcode", None)
    return state in (EXCLUSION_VIOLATION, DEADLOCK) or (
        isinstance(error, IntegrityError) and "taken_times_never_overlap" in str(error.orig)
    )
