"""Faults that show only when all of the content is seen together."""

import re
from collections.abc import Iterable, Iterator

from clinic.content import clinic_checks
from clinic.content.faults import Fault
from clinic.content.pieces import Content, Placed


def check_all(content: Content, readable: bool) -> list[Fault]:
    """Every fault between the files of a content folder.

    Unless all of it was `readable`, names are not looked up: they may stand in what could not be read.
    """
    return [
        *_names_that_stand_twice(content),
        *_texts_that_stand_twice(content),
        *_words_that_mean_two_things(content),
        *_ids_outside_their_folder(content),
        *_conditions_that_mean_two_things(content),
        *_no_clinic(content, readable),
        *clinic_checks.ids_that_stand_twice(content.clinics),
        *clinic_checks.holidays_that_stand_twice(content.clinics),
        *clinic_checks.hours_outside_opening_hours(content.clinics),
        *(_names_that_lead_nowhere(content) if readable else ()),
        *(_exclusions_without_words(content) if readable else ()),
    ]


def _names_that_stand_twice(content: Content) -> Iterator[Fault]:
    for group, key in (
        ((*content.entries, *content.danger_signs), "id"),
        (content.contraindications, "id"),
        (content.near_misses, "kind"),
        ((*content.terms, *content.towns), "key"),
        (content.sources, "key"),
        (content.countries, "code"),
        (content.clinics, "id"),
    ):
        seen: set[str] = set()
        for placed in group:
            name = getattr(placed.part, key)
            if name in seen:
                yield placed.fault(key, f"`{name}` stands twice.", "Give one of the two another name.")
            seen.add(name)


def _texts_that_stand_twice(content: Content) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for placed, key, text in _training_texts(content):
        plain = re.sub(r"\W+", " ", text.lower()).strip()
        if plain in seen:
            remedy = "Keep it in the entry it fits best."
            yield placed.fault(key, f"“{text}” stands also in {seen[plain]}.", remedy)
        seen[plain] = getattr(placed.part, "id", None) or placed.part.kind


def _words_that_mean_two_things(content: Content) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for placed in (*content.terms, *content.towns):
        for word in {word.lower() for word in (placed.part.name, *placed.part.words)}:
            if seen.setdefault(word, placed.part.key) != placed.part.key:
                remedy = "Keep it where it fits best."
                yield placed.fault("words", f"“{word}” stands also under {seen[word]}.", remedy)


def _training_texts(content: Content) -> Iterator[tuple[Placed, str, str]]:
    for placed in content.entries:
        yield placed, "question", placed.part.question
        yield from ((placed, "paraphrases", text) for text in placed.part.paraphrases)
    for placed in content.danger_signs:
        yield from ((placed, "wordings", text) for text in placed.part.wordings)
    for placed in content.near_misses:
        yield from ((placed, "messages", text) for text in placed.part.messages)


def _names_that_lead_nowhere(content: Content) -> Iterator[Fault]:
    sources = {placed.part.key for placed in content.sources}
    terms = {placed.part.key for placed in content.terms}
    entries = {placed.part.id for placed in content.entries}
    countries = {placed.part.code for placed in content.countries}
    pictures = {path.stem for path in (content.folder / "pictures").glob("*.svg")}
    for placed in content.entries:
        entry = placed.part
        shown = [step.picture for step in entry.steps if step.picture]
        yield from _unknown(placed, "sources", entry.sources, sources, "content/sources.yml")
        yield from _unknown(placed, "about", entry.about, terms, "content/vocabulary.yml")
        yield from _unknown(placed, "related", entry.related, entries, "content/knowledge/")
        yield from _unknown(placed, "steps", shown, pictures, "content/pictures/")
    for placed in content.danger_signs:
        yield from _unknown(placed, "sources", placed.part.sources, sources, "content/sources.yml")
    for placed in content.contraindications:
        yield from _unknown(placed, "sources", placed.part.sources, sources, "content/sources.yml")
        yield from _unknown(placed, "conditions", placed.part.conditions, terms, "content/vocabulary.yml")
    professions = {placed.part.key for placed in content.terms if placed.topic == "profession"}
    yield from clinic_checks.unknown_professions(content.clinics, professions)
    for placed in content.clinics:
        yield from _unknown(placed, "country", [placed.part.country], countries, "content/countries.yml")


def _no_clinic(content: Content, readable: bool) -> Iterator[Fault]:
    if readable and not content.clinics:
        yield Fault(content.folder / "clinics", 1, "clinics", "There is no clinic.", "Add a file with one.")


def _conditions_that_mean_two_things(content: Content) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for placed in content.contraindications:
        for condition in placed.part.conditions:
            if seen.setdefault(condition, placed.part.id) != placed.part.id:
                remedy = "Keep it in the one that is stricter."
                yield placed.fault("conditions", f"`{condition}` stands also in {seen[condition]}.", remedy)


def _exclusions_without_words(content: Content) -> Iterator[Fault]:
    worded = {condition for placed in content.contraindications for condition in placed.part.conditions}
    for placed in content.entries:
        yield from _unknown(placed, "not_for", placed.part.not_for, worded, "content/contraindications.yml")


def _unknown(placed: Placed, key: str, names: Iterable[str], known: set[str], place: str) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield placed.fault(key, f"`{key}` names `{name}`, which does not exist.", f"Add it to {place}.")


def _ids_outside_their_folder(content: Content) -> Iterator[Fault]:
    for placed in content.entries:
        if not placed.part.id.startswith(placed.topic + "_"):
            remedy = f"Begin it with `{placed.topic}_`, the name of its folder."
            yield placed.fault("id", f"`{placed.part.id}` does not name its topic.", remedy)
