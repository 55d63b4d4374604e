"""Linear classifiers over sentence vectors, trained by scikit-learn, stored and applied as plain arrays."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np


class LinearModel:
    """Scores of labels for vectors; the softmax of the scores are probabilities."""

    def __init__(self, labels: np.ndarray, weights: np.ndarray, biases: np.ndarray) -> None:
        """Take labels (n,), weights (n, d) and biases (n,)."""
        self.labels = labels
        self._weights = weights.astype(np.float32)
        self._biases = biases.astype(np.float32)

    @classmethod
    def logistic_regression(
        cls, vectors: np.ndarray, labels: Sequence[str], strength: float, iterations: int
    ) -> "LinearModel":
        """Fit to vectors (m, d); a larger `strength` fits the examples more closely."""
        from sklearn.linear_model import LogisticRegression

        fitted = LogisticRegression(C=strength, max_iter=iterations).fit(vectors, labels)
        return cls(np.array(fitted.classes_, dtype=str), fitted.coef_, fitted.intercept_)

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """The score of each label for vectors (m, d), shape (m, n)."""
        return vectors @ self._weights.T + self._biases

    def save(self, path: Path) -> None:
        """Write the arrays to one file."""
        np.savez(path, labels=self.labels, weights=self._weights, biases=self._biases)

    @classmethod
    def load(cls, path: Path) -> "LinearModel":
        """Read what `save` wrote; raises OSError or KeyError when the file is not such a file."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["labels"], arrays["weights"], arrays["biases"])


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities of scores (..., n) along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
