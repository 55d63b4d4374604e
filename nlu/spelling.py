"""Words that are one typing error away from a known word."""

from collections.abc import Iterable

# Shorter words are too close to other words ("gout", "about") to allow for a typing error.
SHORTEST = 7


class Spelling:
    """Known words, found also when one letter is missing, added, wrong or swapped with its neighbour."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words)
        self._by_deletion: dict[str, str] = {}
        for word in sorted(self._words):
            if len(word) >= SHORTEST:
                for shorter in _deletions(word):
                    self._by_deletion.setdefault(shorter, word)

    def correct(self, word: str) -> str:
        """The known word that was meant, or the word itself."""
        if word in self._words or len(word) < SHORTEST - 1:
            return word
        return next((self._by_deletion[cut] for cut in _deletions(word) if cut in self._by_deletion), word)


def _deletions(word: str) -> list[str]:
    """The word, and the word without each of its letters: two words share one if they are one error apart."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
