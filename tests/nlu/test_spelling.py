"""One typing error in a long word is forgiven, short words are left alone."""

import pytest

from nlu.spelling import Spelling

SPELLING = Spelling(["pregnant", "diabetes", "gout", "plantar", "fasciitis", "pacemaker"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pregnant", "pregnant"),
        ("pregant", "pregnant"),
        ("pregnannt", "pregnant"),
        ("pregnent", "pregnant"),
        ("pregannt", "pregnant"),
        ("diabetis", "diabetes"),
        ("fascitis", "fasciitis"),
        ("pacemakr", "pacemaker"),
        ("about", "about"),
        ("goat", "goat"),
        ("message", "message"),
        ("elephant", "elephant"),
    ],
)
def test_correction(typed, meant):
    assert SPELLING.correct(typed) == meant
