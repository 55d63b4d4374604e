"""The model of wordings learns from few examples, forgives typing errors and survives being stored."""

import numpy as np

from nlu.wording_model import WordingModel

TEXTS = [
    "my calf is swollen",
    "calf swollen and hot",
    "swelling of the calf",
    "book a table",
    "table for two",
    "a booking",
]
LABELS = ["danger", "danger", "danger", "other", "other", "other"]


def model():
    return WordingModel.fit(TEXTS, LABELS, strength=10.0, iterations=100)


def test_a_wording_scores_for_its_label_even_mistyped():
    assert model().scores("my calfe is swolen")[0] < 0 < model().scores("tabel booking")[0]


def test_a_stored_model_scores_the_same(tmp_path):
    model().save(tmp_path / "wording.npz")

    restored = WordingModel.load(tmp_path / "wording.npz")

    assert np.allclose(restored.scores("calf hurts"), model().scores("calf hurts"), atol=0.01)


def test_texts_without_letters_and_broken_ones_have_a_score():
    for text in ("", "   ", "\ud800", "🦶" * 1000):
        assert np.isfinite(model().scores(text)).all()
