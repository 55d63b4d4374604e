"""When each practitioner can be booked at all, before anybody has booked."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.booking import local_time
from clinic.booking.local_time import Slot, Span
from clinic.booking.tables import Clinic, Holiday, OpeningHours, Practitioner, Treatment, WorkingHours


@dataclass(frozen=True)
class House:
    """What holds for all diaries of one clinic: its calendar, its holidays and how long before one may book."""

    id: str
    zone: str
    step: int
    earliest: datetime
    last_day: date
    closed: frozenset[date]

    def days(self, begins: datetime, ends: datetime) -> list[date]:
        """The local days that touch a stretch of time and can still be booked."""
        there = local_time.zone(self.zone)
        day, last = begins.astimezone(there).date(), min(ends.astimezone(there).date(), self.last_day)
        found = []
        while day <= last:
            if day not in self.closed:
                found.append(day)
            day += timedelta(days=1)
        return found


@dataclass(frozen=True)
class Diary:
    """One practitioner's week and the treatment that is looked for."""

    house: House
    practitioner_id: str
    treatment_id: str
    length: int
    week: tuple[tuple[Span, ...], ...]

    def slots(self, day: date) -> tuple[Slot, ...]:
        """Every start and end on a local day, taken or not, in their order."""
        return local_time.slots(self.house.zone, day, self.week[day.weekday()], self.house.step, self.length)


def read(
    session: Session,
    now: datetime,
    *,
    clinics: Collection[str] | None = None,
    professions: Collection[str] | None = None,
    practitioner: str | None = None,
    treatment: str | None = None,
) -> list[Diary]:
    """The diaries of those who are offered and fit; without a treatment, that of their profession written first."""
    fits = [Practitioner.offered, Clinic.offered, Treatment.offered, Treatment.profession == Practitioner.profession]
    fits += [Practitioner.clinic_id.in_(clinics)] if clinics is not None else []
    fits += [Practitioner.profession.in_(professions)] if professions is not None else []
    fits += [Practitioner.id == practitioner] if practitioner is not None else []
    fits += [Treatment.id == treatment] if treatment is not None else []
    people = session.execute(
        select(Practitioner.id, Clinic.id, Treatment.id, Treatment.minutes)
        .join(Clinic, Clinic.id == Practitioner.clinic_id)
        .join(Treatment, Treatment.clinic_id == Clinic.id)
        .where(*fits)
        .order_by(Treatment.position)
    ).all()
    first = {}
    for row in people:
        first.setdefault(row[0], row)
    houses, opening = _houses(session, now, {row[1] for row in people}), _opening(session, {row[1] for row in people})
    working = _working(session, set(first))
    return [
        Diary(houses[clinic_id], person, treatment_id, length, _week(opening[clinic_id], working[person]))
        for person, clinic_id, treatment_id, length in first.values()
    ]


def _houses(session: Session, now: datetime, ids: set[str]) -> dict[str, House]:
    closed = defaultdict(set)
    yesterday = now.date() - timedelta(days=1)
    for clinic_id, day in session.execute(
        select(Holiday.clinic_id, Holiday.day).where(Holiday.clinic_id.in_(ids), Holiday.day >= yesterday)
    ):
        closed[clinic_id].add(day)
    rows = session.execute(
        select(
            *(Clinic.id, Clinic.time_zone, Clinic.slot_minutes, Clinic.minimum_notice_minutes, Clinic.furthest_days)
        ).where(Clinic.id.in_(ids))
    )
    return {
        clinic_id: House(
            *(clinic_id, zone, step, now + timedelta(minutes=notice)),
            now.astimezone(local_time.zone(zone)).date() + timedelta(days=furthest),
            frozenset(closed[clinic_id]),
        )
        for clinic_id, zone, step, notice, furthest in rows
    }


def _opening(session: Session, ids: set[str]) -> dict[str, dict[int, list[Span]]]:
    columns = OpeningHours.clinic_id, OpeningHours.weekday, OpeningHours.opens, OpeningHours.closes
    return _by_weekday(session.execute(select(*columns).where(OpeningHours.clinic_id.in_(ids))))


def _working(session: Session, ids: set[str]) -> dict[str, dict[int, list[Span]]]:
    columns = WorkingHours.practitioner_id, WorkingHours.weekday, WorkingHours.starts, WorkingHours.ends
    return _by_weekday(session.execute(select(*columns).where(WorkingHours.practitioner_id.in_(ids))))


def _by_weekday(rows: Iterator[tuple[str, int, str, str]]) -> dict[str, dict[int, list[Span]]]:
    found = defaultdict(lambda: defaultdict(list))
    for owner, weekday, begins, ends in rows:
        found[owner][weekday].append((local_time.minutes(begins), local_time.minutes(ends)))
    return found


def _week(opening: dict[int, list[Span]], working: dict[int, list[Span]]) -> tuple[tuple[Span, ...], ...]:
    return tuple(local_time.common(tuple(opening[day]), tuple(working[day])) for day in range(7))
