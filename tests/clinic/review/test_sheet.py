"""The review sheet holds everything that is said about health."""

from html import unescape

from clinic.review import sheet


def test_the_sheet_holds_every_sentence_with_its_sources_and_day(knowledge, tmp_path):
    page, *_ = sheet.write(knowledge, tmp_path)
    text = " ".join(unescape(page.read_text(encoding="utf-8")).split())

    for placed in knowledge.danger_signs:
        for sentence in (placed.part.action, placed.part.why, placed.part.never, placed.part.care_first):
            assert " ".join(sentence.split()) in text, placed.part.id
    for placed in knowledge.contraindications:
        assert " ".join(placed.part.withhold.split()) in text, placed.part.id
    for placed in knowledge.entries:
        assert " ".join(placed.part.answer.split()) in text, placed.part.id
    parts = [*knowledge.danger_signs, *knowledge.contraindications, *knowledge.entries]
    assert text.count("Reviewed 20") == len(parts)
