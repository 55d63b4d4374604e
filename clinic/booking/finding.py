"""Which clinics people can go to: by town, postcode or profession, and the nearest where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.booking.tables import Clinic, Practitioner, Town, Treatment
from clinic.errors import UnknownClinic

EARTH_RADIUS_KM = 6371
SHOWN = 3


@dataclass(frozen=True)
class Found:
    """A clinic and, where the place that was named has none, how far it is from there in kilometres."""

    clinic: Clinic
    kilometres: int | None = None


def get(session: Session, clinic_id: str | None) -> Clinic:
    """The clinic with this id; raises UnknownClinic."""
    found = session.get(Clinic, clinic_id) if clinic_id else None
    if found is None or not found.offered:
        raise UnknownClinic(clinic_id)
    return found


def every(session: Session, profession: str | None = None) -> list[Clinic]:
    """All clinics, or those with somebody of this profession, the main one first."""
    query = select(Clinic).where(Clinic.offered).order_by(Clinic.position)
    if profession:
        here = select(Practitioner.clinic_id).where(Practitioner.offered, Practitioner.profession == profession)
        query = query.where(Clinic.id.in_(here))
    return list(session.scalars(query))


def in_town(session: Session, town: Town, profession: str | None = None) -> list[Found]:
    """The clinics of a town or, where it has none, the nearest ones with their distance."""
    clinics = every(session, profession)
    here = [Found(clinic) for clinic in clinics if clinic.town == town.name]
    far = [Found(clinic, round(_kilometres(town, clinic))) for clinic in clinics]
    return (here or sorted(far, key=lambda found: found.kilometres))[:SHOWN]


def by_postcode(session: Session, postcode: str, profession: str | None = None) -> list[Found]:
    """The clinics whose postcodes begin most like this one; none when not even the first letter is the same."""
    wanted = _plain(postcode)
    alike = [(_common(wanted, _plain(clinic.postcode)), clinic) for clinic in every(session, profession)]
    best = max((length for length, _ in alike), default=0)
    return [Found(clinic) for length, clinic in alike if length == best and best][:SHOWN]


def professions(session: Session, clinic: Clinic) -> list[str]:
    """The professions of those who work at a clinic, as keys of the vocabulary."""
    query = select(Practitioner.profession).where(Practitioner.clinic_id == clinic.id, Practitioner.offered)
    return list(dict.fromkeys(session.scalars(query.order_by(Practitioner.position))))


def treatments(session: Session, clinic: Clinic) -> list[Treatment]:
    """What a clinic offers, in the order of its file."""
    query = select(Treatment).where(Treatment.clinic_id == clinic.id, Treatment.offered)
    return list(session.scalars(query.order_by(Treatment.position)))


def towns(session: Session) -> list[Town]:
    """The towns that have a clinic, that of the main one first."""
    names = list(dict.fromkeys(clinic.town for clinic in every(session)))
    found = {town.name: town for town in session.scalars(select(Town).where(Town.name.in_(names)))}
    return [found[name] for name in names]


def named(session: Session, keys: Iterable[str]) -> Town | None:
    """The first of the towns with these keys."""
    return next((town for key in keys if (town := session.get(Town, key))), None)


def _plain(postcode: str) -> str:
    return "".join(postcode.upper().split())


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _kilometres(one: Town, other: Clinic) -> float:
    """The great-circle distance, by the haversine formula."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    breadth = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH_RADIUS_KM * asin(sqrt(sin(north / 2) ** 2 + breadth * sin(east / 2) ** 2))
