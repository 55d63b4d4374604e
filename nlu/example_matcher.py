"""Compares a message, and each of its sentences, with all training examples, for those that judge it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.examples import Examples
from nlu.minilm import shared
from nlu.sentence_encoder import sentence_vector
from nlu.trainable import Trainable

OUTPUT = "matches"  # set on a message for the components behind this one; no part of what is understood
NEAR_MISS = "near_miss"  # the label of examples that have no intent
SENTENCES = 30  # of one message are looked at one by one
BETWEEN_SENTENCES = re.compile(  # also where a clause begins that says something of its own
    r"(?<=[.!?;])\s+|\n|\s-\s|\s(?=but\s)"
    r"|,\s+(?=(?:and|but|so|i|i'm|im|it|it's|its|he|she|my|they|we|there|the|can|should|how|what|is|which)\b)",
    re.IGNORECASE,
)
BUTTON = re.compile(r"^/\w+\s*(?P<parameters>\{.*\})?\s*$", re.DOTALL)


@dataclass(frozen=True)
class Matches:
    """A message and then each of its sentences, with their vectors, and how close they lie to each label's examples.

    The similarity is that of the whole message to the nearest example of a label.
    """

    texts: list[str]
    vectors: np.ndarray
    similarities: dict[str, float]
    densities: dict[str, np.ndarray]

    def ratios(self, *labels: str) -> np.ndarray:
        """How much likelier the message, then each of its sentences, is under these labels than under all others."""
        inside = [density for label, density in self.densities.items() if label in labels]
        outside = [density for label, density in self.densities.items() if label not in labels]
        return np.logaddexp.reduce(inside, axis=0) - np.logaddexp.reduce(outside, axis=0)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ExampleMatcher(Trainable):
    """Puts `Matches` on each message in which somebody wrote something."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The sharpness of the kernel, chosen on the threshold messages."""
        return {"sharpness": 40.0}

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the vectors of all examples."""
        messages = [message for message in training_data.training_examples if sentence_vector(message) is not None]
        vectors = np.stack([sentence_vector(message) for message in messages])
        with self._model_storage.write_to(self._resource) as folder:
            Examples.of(vectors, [message.get(INTENT) or NEAR_MISS for message in messages]).save(folder / "all.npz")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the vectors."""
        self._examples = Examples.load(folder / "all.npz")

    def process(self, messages: list[Message]) -> list[Message]:
        """Compare each message."""
        for message in messages:
            text = typed(message)
            if text:
                whole = sentence_vector(message) if text == message.get(TEXT) else None
                message.set(OUTPUT, self._match(text, shared().encode([text])[0] if whole is None else whole))
        return messages

    def _match(self, text: str, vector: np.ndarray) -> Matches:
        sentences = [part for part in BETWEEN_SENTENCES.split(text) if part and part.strip()][:SENTENCES]
        texts, vectors = [text], vector[np.newaxis]
        if len(sentences) > 1:
            texts, vectors = [text, *sentences], np.vstack([vectors, shared().encode(sentences)])
        return Matches(texts, vectors, *self._examples.compare(vectors, self._config["sharpness"]))


def typed(message: Message) -> str:
    """What the person wrote: the text or, with a button, the phrases in its parameters and what was typed beside it."""
    text = message.get(TEXT) or ""
    button = BUTTON.match(text.strip())
    if button:
        try:
            values = list(json.loads(button.group("parameters") or "{}").values())
        except ValueError:
            return text
        values.append((message.get("metadata") or {}).get("typed"))
        text = " ".join(value for value in values if isinstance(value, str) and " " in value.strip())
    return text if re.search(r"\w", text) else ""
