"""Answers from the knowledge base, and which of them fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.errors import NothingBefore, UnknownEntry
from clinic.knowledge.tables import Entry, Subject, Term

SUGGESTIONS = 3
CLOSE_PLACES = 3  # places in a ranking that are too close to decide; then the more general entry, written first, wins
ABOUT_THE_WHOLE = {"aspect"}  # kinds of vocabulary that ask something of a subject instead of naming one


@dataclass(frozen=True)
class Candidate:
    """An entry that may fit a message, and how probable the ranking finds it."""

    entry_id: str
    probability: float


def get(session: Session, entry_id: str | None) -> Entry:
    """The entry with this id; raises UnknownEntry."""
    entry = session.get(Entry, entry_id) if entry_id else None
    if entry is None:
        raise UnknownEntry(entry_id)
    return entry


def before(session: Session, entry_id: str | None) -> Entry:
    """The entry that was told last; raises NothingBefore when there is none."""
    if not entry_id:
        raise NothingBefore
    return get(session, entry_id)


def ranked(session: Session, ranking: Sequence[Candidate]) -> list[Entry]:
    """The ranked entries that exist, likeliest first."""
    ids = [candidate.entry_id for candidate in ranking]
    found = {entry.id: entry for entry in session.scalars(select(Entry).where(Entry.id.in_(ids)))}
    return [found[entry_id] for entry_id in ids if entry_id in found]


def follow_up(session: Session, last: Entry, keys: set[str], ranking: Sequence[Candidate]) -> Entry | None:
    """The entry that a short question means after the last answer ("how often?", "and my heel?")."""
    if not keys:
        return None
    subjects = last.keys - _of_kind(session, last.keys, ABOUT_THE_WHOLE)
    place = {candidate.entry_id: position for position, candidate in enumerate(ranking)}
    found = [
        entry
        for entry in session.scalars(select(Entry).join(Entry.subjects).where(Subject.key.in_(keys)).distinct())
        if entry.id != last.id
    ]
    near = {other.related_id for other in last.related}

    def fit(entry: Entry) -> tuple[int, ...]:
        return (
            len(keys & entry.keys),
            len(subjects & entry.keys),
            entry.id in near,
            entry.topic == last.topic,
            -len(entry.keys - keys - subjects),
            -place.get(entry.id, len(place)) // CLOSE_PLACES,
            -entry.position,
        )

    return max(found, key=fit, default=None)


def neighbours(entry: Entry, count: int) -> list[Entry]:
    """What people ask next."""
    return [link.entry for link in entry.related][:count]


def _of_kind(session: Session, keys: set[str], kinds: set[str]) -> set[str]:
    return set(session.scalars(select(Term.key).where(Term.key.in_(keys), Term.kind.in_(kinds))))
