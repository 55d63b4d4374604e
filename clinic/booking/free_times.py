"""Which times can be offered."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from clinic.booking import diaries
from clinic.booking.appointment_tables import Hold, TakenTime
from clinic.booking.diaries import Diary
from clinic.booking.tables import Practitioner

Window = tuple[datetime, datetime]

FIRST_STRETCH = timedelta(hours=2)  # the next few times are usually found within it
LONGEST_STRETCH = timedelta(days=8)
NEAR = (timedelta(days=1), timedelta(days=7), timedelta(days=60))

_IN_ORDER = {"partition_by": TakenTime.practitioner_id, "order_by": TakenTime.starts_at}


@dataclass(frozen=True)
class FreeTime:
    """A time that somebody can have at a practitioner for a treatment; both moments are in UTC."""

    clinic_id: str
    practitioner_id: str
    treatment_id: str
    starts_at: datetime
    ends_at: datetime

    @property
    def order(self) -> tuple[datetime, str, str, str]:
        """What lists of free times are sorted by."""
        return self.starts_at, self.clinic_id, self.practitioner_id, self.treatment_id


def free_times(
    session: Session,
    now: datetime,
    *,
    clinics: Collection[str] | None = None,
    professions: Collection[str] | None = None,
    practitioner: str | None = None,
    treatment: str | None = None,
    windows: Sequence[Window] = (),
    limit: int = 3,
    after: FreeTime | None = None,
) -> list[FreeTime]:
    """The earliest times that can be booked, `limit` at most, sorted by time.

    `windows` are pairs of moments between which a time starts; none means any. `after` is the last time that was
    shown already. Without a treatment, each practitioner's is the one of the profession that is written first.
    """
    fitting = diaries.read(
        session, now, clinics=clinics, professions=professions, practitioner=practitioner, treatment=treatment
    )
    found: list[FreeTime] = []
    for begins, ends in _stretches(fitting, windows, now if after is None else after.starts_at):
        free = _free(session, now, fitting, begins, ends)
        found += sorted((one for one in free if after is None or one.order > after.order), key=_order)
        if len(found) >= limit:
            break
    return found[:limit]


def nearest(session: Session, now: datetime, free_time: FreeTime, count: int = 3) -> list[FreeTime]:
    """The free times closest to a time for the same treatment, the same practitioner's first among equals."""
    fitting = diaries.read(session, now, treatment=free_time.treatment_id)
    found: list[FreeTime] = []
    for distance in NEAR:
        wanted = free_time.starts_at
        found = _free(session, now, fitting, wanted - distance, wanted + distance)
        if len(found) >= count:
            break
    return sorted(found, key=lambda other: _distance(free_time, other))[:count]


def _order(free_time: FreeTime) -> tuple:
    return free_time.order


def _distance(wanted: FreeTime, other: FreeTime) -> tuple:
    away = abs(other.starts_at - wanted.starts_at)
    return away, other.practitioner_id != wanted.practitioner_id, other.order


def _stretches(fitting: list[Diary], windows: Sequence[Window], begin: datetime) -> Iterator[Window]:
    """The windows in pieces that grow, without the parts in which nothing can be booked."""
    if not fitting:
        return
    earliest = max(begin, min(diary.house.earliest for diary in fitting))
    # A local day ends at most 14 hours before, and begins at most 12 hours after, the day of the same name in UTC.
    latest_day = max(diary.house.last_day for diary in fitting) + timedelta(days=2)
    latest = datetime.combine(latest_day, time(), timezone.utc)
    length = FIRST_STRETCH
    for begins, ends in sorted(windows or [(earliest, latest)]):
        at, ends = max(begins, earliest), min(ends, latest)
        while at < ends:
            until = min(at + length, ends)
            yield at, until
            at, length = until, min(length * 2, LONGEST_STRETCH)
        earliest = max(earliest, ends)  # windows may overlap, and no time is offered twice


def _free(session: Session, now: datetime, fitting: list[Diary], begins: datetime, ends: datetime) -> list[FreeTime]:
    """The free times that start from `begins` on and before `ends`, in no order."""
    houses = {diary.house.id: diary.house for diary in fitting}
    days = {name: house.days(begins, ends) for name, house in houses.items()}
    slots = [
        (diary, slot)
        for diary in fitting
        for day in days[diary.house.id]
        for slot in diary.slots(day)
        if begins <= slot[0] < ends and slot[0] >= diary.house.earliest
    ]
    if not slots:
        return []
    people = {diary.practitioner_id for diary, _ in slots}
    taken = _taken(session, now, people, begins, max(ends for _, (_, ends) in slots))
    return [
        FreeTime(diary.house.id, diary.practitioner_id, diary.treatment_id, *slot)
        for diary, slot in slots
        if not _overlaps(taken.get(diary.practitioner_id), slot)
    ]


def _taken(
    session: Session, now: datetime, people: set[str], begins: datetime, ends: datetime
) -> dict[str, tuple[list[datetime], list[datetime]]]:
    """The starts and the ends of the times that are taken between two moments, of each practitioner, in order."""
    # Of one practitioner nothing overlaps. So the last time that starts before is the only one that can reach in,
    # and the index finds it, however long it is and however much was booked earlier.
    before = aliased(TakenTime)
    last_before = (
        select(func.max(before.starts_at))
        .where(before.practitioner_id == Practitioner.id, before.starts_at <= begins)
        .scalar_subquery()
    )
    taken = (
        select(
            TakenTime.practitioner_id,
            TakenTime.starts_at,
            TakenTime.ends_at,
            func.lag(TakenTime.ends_at).over(**_IN_ORDER).label("earlier"),
            func.lead(TakenTime.starts_at).over(**_IN_ORDER).label("later"),
        )
        .select_from(Practitioner)
        .join(TakenTime, TakenTime.practitioner_id == Practitioner.id)
        .outerjoin(Hold, Hold.taken_time_id == TakenTime.id)
        .where(
            Practitioner.id.in_(people),
            TakenTime.starts_at >= func.coalesce(last_before, begins),
            TakenTime.starts_at < ends,
            or_(Hold.expires_at.is_(None), Hold.expires_at > now),
        )
        .subquery()
    )
    # Times that touch count as one: a full day comes as its first start and its last end, not as twenty rows.
    begins_here = or_(taken.c.earlier.is_(None), taken.c.earlier < taken.c.starts_at)
    ends_here = or_(taken.c.later.is_(None), taken.c.later > taken.c.ends_at)
    edges = select(taken.c.practitioner_id, taken.c.starts_at, taken.c.ends_at, begins_here, ends_here)
    found: dict[str, tuple[list[datetime], list[datetime]]] = defaultdict(lambda: ([], []))
    rows = session.execute(edges.where(or_(begins_here, ends_here)).order_by(taken.c.starts_at))
    for practitioner_id, starts_at, ends_at, is_first, is_last in rows:
        if is_first:
            found[practitioner_id][0].append(starts_at)
        if is_last:
            found[practitioner_id][1].append(ends_at)
    return found


def _overlaps(taken: tuple[list[datetime], list[datetime]] | None, slot: Window) -> bool:
    if taken is None:
        return False
    starts, ends = taken
    place = bisect_left(starts, slot[1])
    return place > 0 and ends[place - 1] > slot[0]
