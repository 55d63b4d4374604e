"""Checked content -> the database, all of it or nothing."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from clinic.booking.tables import Town
from clinic.content import clinic_loading
from clinic.content.pieces import Content
from clinic.content.reading import fingerprint
from clinic.content.version import ContentVersion
from clinic.knowledge.tables import (
    Citation,
    Entry,
    Evidence,
    Exclusion,
    Related,
    Source,
    Step,
    Subject,
    Term,
)
from clinic.safety.tables import ContraindicatedCondition, Contraindication, Country, DangerSign

REPLACED = (
    *(ContraindicatedCondition, Contraindication),
    *(Related, Exclusion, Subject, Citation, Step, Entry, Term, Evidence, Source),
    *(DangerSign, Town),
)


def load(content: Content, session: Session) -> bool:
    """Replace what is stored by this content; returns False when it was stored already.

    Runs in the caller's transaction, so readers see the old content or the new one, never a mixture.
    """
    digest = fingerprint(content.folder)
    stored = session.get(ContentVersion, 1)
    if stored is not None and stored.fingerprint == digest:
        return False
    for table in REPLACED:
        session.execute(delete(table))
    session.expunge_all()
    _add_reference_data(content, session)
    session.flush()
    _add_entries(content, session)
    session.merge(ContentVersion(id=1, fingerprint=digest))
    return True


def _add_reference_data(content: Content, session: Session) -> None:
    for placed in content.sources:
        session.add(Source(**placed.part.dict()))
    for placed in content.evidence:
        session.add(Evidence(**placed.part.dict()))
    for placed in content.terms:
        session.add(Term(key=placed.part.key, kind=placed.topic, name=placed.part.name))
    for placed in content.countries:
        session.merge(Country(**placed.part.dict()))
    for placed in content.danger_signs:
        shown = {"id", "urgency", "action", "why", "never", "more_urgent", "care_first", "book"}
        session.add(DangerSign(**placed.part.dict(include=shown)))
    session.flush()
    clinic_loading.load([placed.part for placed in content.clinics], session)
    session.add_all(Town(**placed.part.dict(exclude={"words"})) for placed in content.towns)
    for position, placed in enumerate(content.contraindications):
        kept = placed.part.dict(include={"id", "name", "button", "always_withhold", "adapt", "withhold"})
        conditions = [ContraindicatedCondition(key=key) for key in placed.part.conditions]
        session.add(Contraindication(position=position, conditions=conditions, **kept))


def _add_entries(content: Content, session: Session) -> None:
    trust = {placed.part.key: placed.part.trust for placed in content.sources}
    for position, placed in enumerate(content.entries):
        part = placed.part
        kept = part.dict(include={"id", "question", "answer", "details", "reviewed"})
        session.add(Entry(position=position, topic=placed.topic, evidence_level=part.evidence, **kept))
    session.flush()
    for part in (placed.part for placed in content.entries):
        rows = [
            *(Step(number=n, **step.dict()) for n, step in enumerate(part.steps, start=1)),
            *(Citation(source_key=key, position=n) for n, key in enumerate(_best_first(part.sources, trust))),
            *(Subject(key=key) for key in dict.fromkeys(part.about)),
            *(Exclusion(key=key) for key in dict.fromkeys(part.not_for)),
            *(Related(related_id=other, position=n) for n, other in enumerate(part.related)),
        ]
        for row in rows:
            row.entry_id = part.id
        session.add_all(rows)


def _best_first(sources: list[str], trust: dict[str, str]) -> list[str]:
    return sorted(dict.fromkeys(sources), key=trust.__getitem__)
