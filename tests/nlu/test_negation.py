"""What a message denies is not taken for said."""

import pytest
import spacy

from nlu.negation import is_negated

ENGLISH = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("no diabetes", "diabetes"),
        ("I'm not pregnant", "pregnant"),
        ("I don't have diabetes or numbness", "numbness"),
        ("diabetes: no", "diabetes"),
        ("without any infection", "infection"),
        ("no clots and no diabetes", "diabetes"),
        ("never had cancer", "cancer"),
        ("dont have a pacemaker", "pacemaker"),
    ],
)
def test_denied(text, word):
    assert denied(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I am pregnant", "pregnant"),
        ("no swelling, no fever, but diabetes", "diabetes"),
        ("not sure if it's a clot", "clot"),
        ("not pregnant just diabetic", "diabetic"),
        ("no clot and I am pregnant", "pregnant"),
        ("no, I'm pregnant", "pregnant"),
        ("No. I have diabetes", "diabetes"),
        ("not only gout", "gout"),
    ],
)
def test_not_denied(text, word):
    assert not denied(text, word)


def denied(text, word):
    words = [token.lower_ for token in ENGLISH.make_doc(text)]
    position = words.index(word)
    return is_negated(words, position, position + 1)
