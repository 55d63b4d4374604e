"""The vocabulary is found in what people type."""

import pytest

from nlu.vocabulary_matcher import VocabularyMatcher


@pytest.fixture(scope="module")
def matcher(knowledge):
    patterns = [
        {"label": placed.topic, "pattern": word, "id": placed.part.key}
        for placed in knowledge.terms
        for word in (placed.part.name, *placed.part.words)
    ]
    matcher = VocabularyMatcher({}, None, None)
    matcher.use(patterns)
    return matcher


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("is it safe when I'm PREGNANT?", "condition", "pregnancy"),
        ("im on warfarin", "condition", "blood_thinner"),
        ("she has a pacemker", "condition", "pacemaker"),
        ("after my chemo", "condition", "chemotherapy"),
        ("my newborn", "person", "baby"),
        ("and my heel", "body_part", "heel"),
        ("a tennis ball", "tool", "ball"),
        ("how   often", "aspect", "frequency"),
        ("how long does it last", "aspect", "how_lasting"),
    ],
)
def test_a_word_is_found_as_its_key(matcher, text, kind, key):
    assert (kind, key) in {(found["entity"], found["value"]) for found in matcher.find(text)}


def test_a_match_says_where_it_stands(matcher):
    text = "can  my wife, who is pregnnt, come"
    found = next(found for found in matcher.find(text) if found["value"] == "pregnancy")

    assert text[found["start"] : found["end"]] == "pregnnt"


@pytest.mark.parametrize("text", ["", "   ", "👍", "the quick brown fox"])
def test_a_text_without_vocabulary_has_none(matcher, text):
    assert matcher.find(text) == []
