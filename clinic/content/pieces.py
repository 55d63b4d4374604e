"""Content that was read, with the places it was read from."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clinic.content.faults import Fault


@dataclass(frozen=True)
class Placed:
    """A piece of content with the file and the lines it was read from."""

    file: Path
    line: int
    lines: dict[str, int]
    part: Any
    topic: str = ""

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        """A fault at the line of one of this piece's keys."""
        name = getattr(self.part, "id", None) or getattr(self.part, "key", "")
        return Fault(self.file, self.lines.get(key, self.line), str(name), problem, remedy)


@dataclass
class Content:
    """Everything that was written in a content folder."""

    folder: Path
    entries: list[Placed] = field(default_factory=list)
    danger_signs: list[Placed] = field(default_factory=list)
    near_misses: list[Placed] = field(default_factory=list)
    contraindications: list[Placed] = field(default_factory=list)
    terms: list[Placed] = field(default_factory=list)
    sources: list[Placed] = field(default_factory=list)
    evidence: list[Placed] = field(default_factory=list)
    countries: list[Placed] = field(default_factory=list)
    clinics: list[Placed] = field(default_factory=list)
    towns: list[Placed] = field(default_factory=list)

    @property
    def topics(self) -> list[str]:
        """The topics of the knowledge base: the names of its folders."""
        return sorted({entry.topic for entry in self.entries})
