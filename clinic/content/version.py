"""Which content is stored, so that loading it again can be skipped."""

from sqlalchemy import CheckConstraint, Column, Integer, String

from clinic.database import tables


@tables.mapped
class ContentVersion:
    """The one row that holds the digest of the stored content."""

    __tablename__ = "content_version"
    __table_args__ = (CheckConstraint("id = 1"),)

    id = Column(Integer, primary_key=True)
    fingerprint = Column(String(64), nullable=False)
