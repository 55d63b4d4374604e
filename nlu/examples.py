"""The sentence vectors of training examples, by label, and how close a message lies to those of each label."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np


class Examples:
    """The vectors of all examples, sorted by label."""

    def __init__(self, labels: np.ndarray, vectors: np.ndarray, starts: np.ndarray) -> None:
        """Take labels (n,), vectors (m, d) and where the examples of each label start (n,)."""
        self._labels = labels
        self._vectors = vectors
        self._starts = starts

    @classmethod
    def of(cls, vectors: np.ndarray, labels: Sequence[str]) -> "Examples":
        """Sort the examples in the order of the labels' names."""
        order = np.argsort(labels, kind="stable")
        names, starts = np.unique(np.array(labels)[order], return_index=True)
        return cls(names, vectors[order].astype(np.float32), starts)

    def compare(self, vectors: np.ndarray, sharpness: float) -> tuple[dict[str, float], dict[str, np.ndarray]]:
        """How close vectors (k, d), the first of a whole message, lie to each label.

        First the cosine of the most similar example to the first vector, then the logarithm of the kernel density at
        all vectors, shape (k,). The kernel is exp(sharpness * cosine), that of von Mises and Fisher. The sum is not
        divided by the number of examples, so a label with many examples counts as more common.
        """
        cosines = vectors @ self._vectors.T
        nearest = np.maximum.reduceat(cosines[0], self._starts)
        powers = np.exp(sharpness * (cosines - 1), out=cosines)
        densities = np.log(np.add.reduceat(powers, self._starts, axis=1) + 1e-30)
        labels = [str(label) for label in self._labels]
        return dict(zip(labels, nearest.tolist(), strict=True)), dict(zip(labels, densities.T, strict=True))

    def save(self, path: Path) -> None:
        """Write the arrays to one file; half precision is enough for cosines."""
        np.savez(path, labels=self._labels, vectors=self._vectors.astype(np.float16), starts=self._starts)

    @classmethod
    def load(cls, path: Path) -> "Examples":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["labels"], arrays["vectors"].astype(np.float32), arrays["starts"])
