"""How answers are stored."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import relationship

from clinic.database import tables

TECHNIQUE = "technique"


@tables.mapped
class Source:
    """A publication that answers are drawn from."""

    __tablename__ = "sources"

    key = Column(String(60), primary_key=True)
    organisation = Column(String(200), nullable=False)
    title = Column(String(300), nullable=False)
    trust = Column(String(1), nullable=False)
    address = Column(String(400))


@tables.mapped
class Evidence:
    """How well a statement is supported, in plain words."""

    __tablename__ = "evidence_levels"

    level = Column(String(20), primary_key=True)
    words = Column(String(200), nullable=False)


@tables.mapped
class Entry:
    """One question the clinic can answer, with its reviewed answer."""

    __tablename__ = "entries"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    topic = Column(String(40), nullable=False)
    question = Column(String(80), nullable=False)
    answer = Column(Text, nullable=False)
    details = Column(Text)
    evidence_level = Column(ForeignKey("evidence_levels.level"), nullable=False)
    reviewed = Column(Date, nullable=False)

    evidence = relationship(Evidence)
    steps = relationship("Step", order_by="Step.number", cascade="all, delete-orphan")
    citations = relationship("Citation", order_by="Citation.position", cascade="all, delete-orphan")
    subjects = relationship("Subject", cascade="all, delete-orphan")
    exclusions = relationship("Exclusion", cascade="all, delete-orphan")
    related = relationship(
        "Related", order_by="Related.position", cascade="all, delete-orphan", foreign_keys="Related.entry_id"
    )

    @property
    def keys(self) -> set[str]:
        """The vocabulary keys this entry is about."""
        return {subject.key for subject in self.subjects}

    @property
    def excluded(self) -> set[str]:
        """The vocabulary keys of the conditions it does not apply to."""
        return {exclusion.key for exclusion in self.exclusions}

    @property
    def is_technique(self) -> bool:
        """Whether it tells how to treat a foot, so that somebody's conditions may change or rule it out."""
        return bool(self.steps) or (self.topic == TECHNIQUE and bool(self.exclusions))


@tables.mapped
class Step:
    """One instruction of a how-to answer."""

    __tablename__ = "steps"

    entry_id = Column(ForeignKey("entries.id"), primary_key=True)
    number = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)
    picture = Column(String(60))


@tables.mapped
class Citation:
    """A source that an entry's answer rests on, the most trustworthy first."""

    __tablename__ = "citations"

    entry_id = Column(ForeignKey("entries.id"), primary_key=True)
    source_key = Column(ForeignKey("sources.key"), primary_key=True)
    position = Column(Integer, nullable=False)

    source = relationship(Source)


@tables.mapped
class Term:
    """A word of the vocabulary: a condition, a body part, a tool, a profession, an aspect."""

    __tablename__ = "terms"

    key = Column(String(40), primary_key=True)
    kind = Column(String(20), nullable=False)
    name = Column(String(60), nullable=False)


@tables.mapped
class Subject:
    """A vocabulary key that an entry is about."""

    __tablename__ = "subjects"

    entry_id = Column(ForeignKey("entries.id"), primary_key=True)
    key = Column(ForeignKey("terms.key"), primary_key=True, index=True)


@tables.mapped
class Exclusion:
    """A condition under which an entry does not apply."""

    __tablename__ = "exclusions"

    entry_id = Column(ForeignKey("entries.id"), primary_key=True)
    key = Column(ForeignKey("terms.key"), primary_key=True)

    term = relationship(Term)


@tables.mapped
class Related:
    """An entry that people ask for next."""

    __tablename__ = "related_entries"

    entry_id = Column(ForeignKey("entries.id"), primary_key=True)
    position = Column(Integer, primary_key=True)
    related_id = Column(ForeignKey("entries.id"), nullable=False)

    entry = relationship(Entry, foreign_keys=related_id)


@tables.mapped
class UnansweredQuestion:
    """A question nobody has written an answer for yet: its text and how often it came, never who asked."""

    __tablename__ = "unanswered"
    __table_args__ = (UniqueConstraint("text"),)

    id = Column(Integer, primary_key=True)
    text = Column(String(500), nullable=False)
    times = Column(Integer, nullable=False, default=1)
    first_asked = Column(Date, nullable=False)
    last_asked = Column(Date, nullable=False)
