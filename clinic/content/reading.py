"""content/*.yml -> checked objects, or every fault at once."""

import hashlib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from clinic.content import clinic_schema, schema
from clinic.content.checks import check_all
from clinic.content.faults import ContentFaults, Fault
from clinic.content.pieces import Content, Placed
from clinic.content.yaml_lines import Located, read_mapping

REMEDIES = {
    "value_error.missing": ("is missing", "Add it."),
    "value_error.extra": ("is not a key that is known here", "Correct its spelling or delete it."),
    "value_error.const": ("has a value that is not allowed", "Take one of those in docs/writing-answers.md."),
    "value_error.any_str.max_length": ("is too long", "Shorten it to the length in docs/writing-answers.md."),
    "value_error.any_str.min_length": ("is empty", "Write the text."),
    "value_error.str.regex": ("is not a plain name", "Use lower-case letters, digits and underscores."),
    "value_error.list.min_items": ("has too few items", "Write more of them, really different ones."),
    "value_error.date": ("is not a date", "Write it as 2026-11-22."),
    "type_error.str": ("is not text", "Put it in quotes."),
}


def files(folder: Path) -> list[Path]:
    """Every content file, in a fixed order."""
    return sorted(folder.rglob("*.yml"))


def fingerprint(folder: Path) -> str:
    """A digest that changes when, and only when, a content file changes."""
    digest = hashlib.sha256()
    for path in files(folder):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read(folder: Path) -> Content:
    """The content of a folder; raises ContentFaults with everything that is wrong in it."""
    faults: list[Fault] = []
    content = Content(folder)
    for path in sorted((folder / "knowledge").glob("*/*.yml")):
        content.entries += _parts(path, "entries", schema.Entry, faults, topic=path.parent.name)
    for path in sorted((folder / "danger_signs").glob("*.yml")):
        content.danger_signs += _parts(path, "danger_signs", schema.DangerSign, faults)
    for path in sorted((folder / "near_misses").glob("*.yml")):
        content.near_misses += _parts(path, "near_misses", schema.NearMiss, faults)
    kind = schema.Contraindication
    content.contraindications = _parts(folder / "contraindications.yml", "contraindications", kind, faults)
    vocabulary = read_mapping(folder / "vocabulary.yml", faults)
    for kind, terms in vocabulary.items():
        content.terms += _placed(folder / "vocabulary.yml", kind, terms, schema.Term, faults, topic=kind)
    content.sources = _parts(folder / "sources.yml", "sources", schema.Source, faults)
    content.evidence = _parts(folder / "evidence.yml", "evidence", schema.EvidenceLevel, faults)
    content.countries = _parts(folder / "countries.yml", "countries", schema.Country, faults)
    for path in sorted((folder / "clinics").glob("*.yml")):
        content.clinics += _parts(path, "clinics", clinic_schema.Clinic, faults)
    content.towns = _parts(folder / "towns.yml", "towns", clinic_schema.Town, faults)
    faults += check_all(content, readable=not faults)
    if faults:
        raise ContentFaults(faults)
    return content


def _parts(path: Path, key: str, kind: type, faults: list[Fault], topic: str = "") -> list[Placed]:
    mapping = read_mapping(path, faults)
    for other in set(mapping) - {key}:
        faults.append(Fault(path, mapping.lines[other], str(other), "The key is unknown.", f"Use `{key}:`."))
    return _placed(path, key, mapping.get(key), kind, faults, topic)


def _placed(path: Path, key: str, items: Any, kind: type, faults: list[Fault], topic: str = "") -> list[Placed]:
    if not isinstance(items, list):
        faults.append(Fault(path, 1, "file", f"There is no list under `{key}:`.", "Write `- ` before each item."))
        return []
    placed = []
    for item in items:
        if not isinstance(item, Located):
            faults.append(Fault(path, 1, str(item)[:40], "The item has no keys.", "Write it like its neighbours."))
            continue
        try:
            placed.append(Placed(path, item.line, item.lines, kind.parse_obj(item), topic))
        except ValidationError as error:
            faults += [_fault(path, item, detail) for detail in error.errors()]
    return placed


def _fault(path: Path, item: Located, detail: dict[str, Any]) -> Fault:
    location, line, inner = detail["loc"], item.line, item
    for step in location:
        if isinstance(inner, Located):
            line = inner.lines.get(step, inner.line)
            inner = inner.get(step)
        elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            inner = inner[step]
            line = getattr(inner, "line", line)
    where = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
    problem, remedy = REMEDIES.get(detail["type"], (detail["msg"], "See docs/writing-answers.md."))
    name = item.get("id") or item.get("key") or item.get("code") or "entry"
    return Fault(path, line, str(name), f"`{where}` {problem}.", remedy)
