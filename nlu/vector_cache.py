"""Remembers the sentence vectors of training examples, so that an edit costs only what it changed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

Encode = Callable[[Sequence[str]], np.ndarray]


def encode(texts: Sequence[str], path: Path, encode_new: Encode) -> np.ndarray:
    """Vectors of the texts, shape (len(texts), d): from the file where it has them, else new ones.

    The file is replaced by one that holds exactly these texts; a damaged or missing file only costs time.
    """
    known = _read(path)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known.update(zip(new, encode_new(new), strict=True))
        _write(path, {text: known[text] for text in dict.fromkeys(texts)})
    return np.stack([known[text] for text in texts])


def _read(path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return dict(zip(arrays["texts"].tolist(), arrays["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError):
        return {}


def _write(path: Path, vectors: dict[str, np.ndarray]) -> None:
    part = path.with_suffix(".part.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(part, texts=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)  # a cache that cannot be written is no reason to stop
