"""Content is checked as a whole, stored as a whole, and a faulty file changes nothing."""

import shutil

import pytest
from sqlalchemy import func, select

from clinic import content
from clinic.content import ContentFaults
from clinic.knowledge.tables import Citation, Entry
from tests.conftest import ROOT

PAIN = "knowledge/benefits/pain.yml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the project's content that a test may spoil."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def spoil(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder):
    with pytest.raises(ContentFaults) as raised:
        content.read(folder)
    return raised.value.faults


def test_the_projects_content_has_no_faults_and_is_large_enough(knowledge):
    assert len(knowledge.entries) >= 220
    assert all(len(placed.part.paraphrases) >= 10 for placed in knowledge.entries)
    assert len(knowledge.danger_signs) == 32


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("evidence: some", "evidence: certain", "evidence"),
        ("    answer: >-", "    anwser: >-", "anwser"),
        ("reviewed: 2026-11-22", "reviewed: last week", "reviewed"),
        ("sources: [", "sources: [my-aunt, ", "my-aunt"),
        ("related: [", "related: [benefits_moon_travel, ", "benefits_moon_travel"),
        ("about: [", "about: [moonstone, ", "moonstone"),
        ("  - id: benefits_", "  - id: safety_", "does not name its topic"),
    ],
)
def test_a_fault_is_named_with_file_line_entry_and_remedy(folder, old, new, said):
    spoil(folder, PAIN, old, new)

    faults = [fault for fault in faults_of(folder) if said in str(fault)]

    assert faults
    assert all(fault.file == folder / PAIN and fault.line > 1 and fault.entry and fault.remedy for fault in faults)


def test_an_answer_that_is_too_long_is_refused(folder):
    spoil(folder, PAIN, "    answer: >-\n", "    answer: >-\n      " + "word " * 81 + "\n")

    assert any("80 are allowed" in fault.problem for fault in faults_of(folder))


def test_a_wording_that_stands_in_two_entries_is_refused(folder):
    spoil(folder, PAIN, "    paraphrases:\n", "    paraphrases:\n      - circulation massage twice told\n" * 1)
    spoil(
        folder,
        "knowledge/safety/general.yml",
        "    paraphrases:\n",
        "    paraphrases:\n      - Circulation massage, twice told!\n",
    )

    assert any("stands also in" in fault.problem for fault in faults_of(folder))


def test_all_faults_of_all_files_are_reported_at_once(folder):
    spoil(folder, PAIN, "evidence: some", "evidence: certain")
    spoil(folder, "knowledge/visit/preparing.yml", "reviewed: 2026-11-22", "reviewed: soon")

    assert {fault.file.name for fault in faults_of(folder)} == {"pain.yml", "preparing.yml"}


@pytest.mark.parametrize("text", ["", "entries:\n  - id: [", "just words", "entries: none\n", "\x00"])
def test_a_file_that_is_no_content_at_all_is_a_fault_and_no_crash(folder, text):
    (folder / PAIN).write_text(text, encoding="utf-8")

    assert any(fault.file == folder / PAIN for fault in faults_of(folder))


def test_a_missing_file_is_a_fault(folder):
    (folder / "sources.yml").unlink()

    assert any("missing" in fault.problem for fault in faults_of(folder))


def test_a_key_that_stands_twice_is_a_fault(folder):
    spoil(folder, PAIN, "    evidence: some\n", "    evidence: some\n    evidence: some\n")

    assert any("twice" in fault.problem for fault in faults_of(folder))


def test_loading_twice_changes_nothing(knowledge, session):
    before = session.scalar(select(func.count()).select_from(Citation))

    assert content.load(knowledge, session) is False
    assert session.scalar(select(func.count()).select_from(Citation)) == before


def test_a_changed_answer_replaces_the_old_one(folder, session):
    spoil(folder, "knowledge/benefits/general.yml", "    answer: >-\n", "    answer: >-\n      New words.\n")

    changed = content.load(content.read(folder), session)

    assert changed is True
    assert session.get(Entry, "benefits_overall").answer.startswith("New words.")


def test_the_most_trustworthy_source_is_named_first(session):
    for entry in session.scalars(select(Entry)):
        trust = [citation.source.trust for citation in entry.citations]
        assert trust == sorted(trust), entry.id


def test_every_statement_shown_to_people_is_text_without_markup(knowledge):
    for placed in knowledge.entries:
        shown = [placed.part.question, placed.part.answer, placed.part.details or ""]
        assert not any(mark in text for text in shown for mark in ("<", "](", "**")), placed.part.id
