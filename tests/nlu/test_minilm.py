"""The sentence encoder."""

import numpy as np
import pytest

from nlu import minilm, vector_cache

TEXTS = [
    "does foot massage improve circulation",
    "will rubbing my feet help blood flow",
    "book a table for two",
]


def test_vectors_are_unit_vectors():
    vectors = minilm.shared().encode(TEXTS)

    assert vectors.shape == (3, minilm.DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_like_meanings_are_nearer_than_unlike_ones():
    one, same, other = minilm.shared().encode(TEXTS)

    assert one @ same > 0.5 > one @ other


def test_the_order_of_texts_is_kept_whatever_their_length():
    texts = ["feet", "a much longer sentence about the heels of my feet in the morning", "toes"]

    together = minilm.shared().encode(texts)

    for text, vector in zip(texts, together, strict=True):
        assert vector @ minilm.shared().encode([text])[0] > 0.98


def test_a_cached_vector_is_not_encoded_again(tmp_path):
    path = tmp_path / "vectors.npz"
    vector_cache.encode(TEXTS, path, minilm.shared().encode)

    def refuse(texts):
        raise AssertionError(f"encoded again: {texts}")

    assert vector_cache.encode(list(reversed(TEXTS)), path, refuse).shape == (3, minilm.DIMENSIONS)


@pytest.mark.parametrize("damage", [b"", b"not an archive"])
def test_a_damaged_cache_only_costs_time(tmp_path, damage):
    path = tmp_path / "vectors.npz"
    path.write_bytes(damage)

    assert vector_cache.encode(TEXTS, path, minilm.shared().encode).shape == (3, minilm.DIMENSIONS)
