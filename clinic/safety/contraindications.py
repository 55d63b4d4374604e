"""What a person's conditions mean for a technique: it is told as it is, told with a change, or withheld."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.errors import UnknownContraindication
from clinic.safety.tables import Contraindication


@dataclass(frozen=True)
class Fit:
    """How a technique fits a person: the reasons to withhold it, or else what to heed with it."""

    withheld: list[str]
    heed: list[str]


def fit(session: Session, excluded: set[str], subjects: set[str], conditions: Iterable[str]) -> Fit:
    """How a technique fits somebody with these conditions, given what excludes it and what it is about.

    What a technique is written for needs no change; what always rules out technique rules it out all the same.
    """
    withheld, heed = [], []
    for contraindication in every(session):
        present = contraindication.keys & set(conditions)
        if present and (contraindication.always_withhold or present & excluded):
            withheld.append(contraindication.withhold)
        elif present - subjects:
            heed.append(contraindication.adapt)
    return Fit(withheld, heed)


def get(session: Session, contraindication_id: str) -> Contraindication:
    """The contraindication with this id; raises UnknownContraindication."""
    found = session.get(Contraindication, contraindication_id)
    if found is None:
        raise UnknownContraindication(contraindication_id)
    return found


def every(session: Session) -> list[Contraindication]:
    """All contraindications, those that are asked about first."""
    return list(session.scalars(select(Contraindication).order_by(Contraindication.position)))


def asked_about(session: Session, conditions: Iterable[str]) -> list[Contraindication]:
    """Those that the check before the first technique names, without those that are known of already."""
    known = set(conditions)
    return [one for one in every(session) if one.button and not one.keys & known]


def remembered(session: Session, conditions: Iterable[str], named: Iterable[str], denied: Iterable[str]) -> list[str]:
    """The conditions to keep in mind after a message that names some and denies others, sorted.

    Who chose a button and then denies one of the conditions behind it denies all of them.
    """
    kinds = every(session)
    relevant = {key for one in kinds for key in one.keys}
    gone = {key for one in kinds if one.keys & set(denied) for key in one.keys}
    return sorted((set(conditions) - gone) | (set(named) & relevant))


def names(session: Session, conditions: Iterable[str]) -> list[str]:
    """What the contraindications among these conditions are called."""
    return [one.name for one in every(session) if one.keys & set(conditions)]
