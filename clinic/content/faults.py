"""What is wrong in a content file, said so that its writer can mend it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend: where it is, what is wrong and what to write instead."""

    file: Path
    line: int
    entry: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.entry}: {self.problem} {self.remedy}"


class ContentFaults(Exception):
    """Content cannot be used; `faults` holds everything that is wrong, in the order of the files."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))
