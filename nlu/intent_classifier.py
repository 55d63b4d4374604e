"""What a message wants: logistic regression, helped by the most similar example of each intent."""

import re
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.answer_selector import OUTPUT as ANSWERS
from nlu.knowledge_importer import DANGER_INTENT
from nlu.linear_model import LinearModel, softmax
from nlu.sentence_encoder import sentence_vector
from nlu.trainable import Trainable

WORDLESS = "unclear"  # the intent of a message without a single letter or digit
QUESTION = "ask_"  # how the intents of questions to the knowledge base begin
HAS_WORDS = re.compile(r"\w")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(Trainable, RasaIntentClassifier):
    """Sets the intent and the ranking of intents on each message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The values chosen on the development questions."""
        return {"strength": 10.0, "iterations": 60, "nearest_weight": 10.0, "danger": 0.2, "ranking_length": 10}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent."""
        messages = [message for message in training_data.intent_examples if sentence_vector(message) is not None]
        vectors = np.stack([sentence_vector(message) for message in messages])
        intents = [message.get(INTENT) for message in messages]
        model = LinearModel.logistic_regression(vectors, intents, self._config["strength"], self._config["iterations"])
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder / "intents.npz")
            Examples.of(vectors, intents).save(folder / "examples.npz")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the model and the examples."""
        self._model = LinearModel.load(folder / "intents.npz")
        self._examples = Examples.load(folder / "examples.npz")

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that has text."""
        for message in messages:
            text, vector = message.get(TEXT), sentence_vector(message)
            if text and not HAS_WORDS.search(text):
                _set_ranking(message, [{"name": WORDLESS, "confidence": 1.0}])
            elif vector is not None:
                _set_ranking(message, _follow_answer(message, self._rank(vector)))
        return messages

    def _rank(self, vector: np.ndarray) -> list[dict[str, Any]]:
        chances = np.log(softmax(self._model.scores(vector)) + 1e-9)
        probabilities = softmax(chances + self._config["nearest_weight"] * self._examples.similarities(vector))
        order = np.argsort(-probabilities)
        ranking = [
            {"name": str(self._model.labels[index]), "confidence": float(probabilities[index])} for index in order
        ]
        return _danger_first(ranking, self._config["danger"])[: self._config["ranking_length"]]


class Examples:
    """The vectors of all examples, sorted by intent."""

    def __init__(self, vectors: np.ndarray, starts: np.ndarray) -> None:
        """Take vectors (m, d) and where the examples of each intent start (n,)."""
        self._vectors = vectors
        self._starts = starts

    @classmethod
    def of(cls, vectors: np.ndarray, intents: list[str]) -> "Examples":
        """Sort the examples in the order of the intents' names."""
        order = np.argsort(intents, kind="stable")
        _, starts = np.unique(np.array(intents)[order], return_index=True)
        return cls(vectors[order].astype(np.float32), starts)

    def similarities(self, vector: np.ndarray) -> np.ndarray:
        """The cosine of the most similar example of each intent, shape (n,)."""
        return np.maximum.reduceat(self._vectors @ vector, self._starts)

    def save(self, path: Path) -> None:
        """Write the arrays to one file; half precision is enough for cosines."""
        np.savez(path, vectors=self._vectors.astype(np.float16), starts=self._starts)

    @classmethod
    def load(cls, path: Path) -> "Examples":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["vectors"].astype(np.float32), arrays["starts"])


def _danger_first(ranking: list[dict[str, Any]], threshold: float) -> list[dict[str, Any]]:
    """Put danger first as soon as it is possible: a warning too many harms less than one too few."""
    possible = [item for item in ranking if item["name"] == DANGER_INTENT and item["confidence"] >= threshold]
    return possible + [item for item in ranking if item not in possible]


def _follow_answer(message: Message, ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let a question carry the topic of the answer it will get: the selector knows it better."""
    topic = (message.get(ANSWERS) or {}).get("intent")
    if not topic or not ranking[0]["name"].startswith(QUESTION):
        return ranking
    others = [item for item in ranking[1:] if item["name"] != topic]
    return [{"name": topic, "confidence": ranking[0]["confidence"]}, *others]


def _set_ranking(message: Message, ranking: list[dict[str, Any]]) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
