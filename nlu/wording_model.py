"""Linear classifiers over the letters of a text: they know wordings, and typing errors hurt them little."""

import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

BUCKETS = 1 << 16
LENGTHS = range(2, 6)  # of the runs of letters that are counted


class WordingModel:
    """Scores of labels for texts, by TF-IDF of the runs of letters within their words."""

    def __init__(self, labels: np.ndarray, weights: np.ndarray, biases: np.ndarray, rarity: np.ndarray) -> None:
        """Take labels (n,), weights (m, BUCKETS) and biases (m,), m = n or 1 for two labels, and rarity (BUCKETS,)."""
        self.labels = labels
        self._weights = weights.astype(np.float32)
        self._biases = biases.astype(np.float32)
        self._rarity = rarity.astype(np.float32)

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[str], strength: float, iterations: int) -> "WordingModel":
        """Logistic regression; a larger `strength` fits the examples more closely."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        counted = [_runs(text) for text in texts]
        seen = np.bincount(np.concatenate([found for found, _ in counted]), minlength=BUCKETS)
        rarity = np.log((1 + len(texts)) / (1 + seen)) + 1
        values = [_weigh(found, counts, rarity) for found, counts in counted]
        ends = np.cumsum([0, *(len(found) for found, _ in counted)])
        columns = np.concatenate([found for found, _ in counted])
        matrix = csr_matrix((np.concatenate(values), columns, ends), shape=(len(texts), BUCKETS))
        fitted = LogisticRegression(C=strength, max_iter=iterations, solver="liblinear").fit(matrix, labels)
        return cls(np.array(fitted.classes_, dtype=str), fitted.coef_, fitted.intercept_, rarity)

    def scores(self, text: str) -> np.ndarray:
        """The score of each label, shape (n,); with two labels the score of the second, shape (1,)."""
        found, counts = _runs(text)
        return self._weights[:, found] @ _weigh(found, counts, self._rarity) + self._biases

    def save(self, path: Path) -> None:
        """Write the arrays to one file; half precision is enough for weights."""
        weights = self._weights.astype(np.float16)
        np.savez(path, labels=self.labels, weights=weights, biases=self._biases, rarity=self._rarity)

    @classmethod
    def load(cls, path: Path) -> "WordingModel":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["labels"], arrays["weights"], arrays["biases"], arrays["rarity"])


def _runs(text: str) -> tuple[np.ndarray, np.ndarray]:
    """The buckets of all runs of letters in a text, and how often each comes."""
    counts = Counter(
        zlib.crc32(run.encode("utf-8", "replace")) % BUCKETS for word in text.lower().split() for run in _inside(word)
    )
    return np.fromiter(counts, np.int64, len(counts)), np.fromiter(counts.values(), np.float64, len(counts))


def _inside(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[i : i + length] for length in LENGTHS for i in range(len(padded) - length + 1)]


def _weigh(found: np.ndarray, counts: np.ndarray, rarity: np.ndarray) -> np.ndarray:
    values = (1 + np.log(counts)) * rarity[found]
    return values / (np.linalg.norm(values) or 1.0)
