"""Ranks all answers of the knowledge base by how well they fit a message."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.knowledge_importer import ABOUT, ANSWER, DANGER_INTENT
from nlu.linear_model import LinearModel, softmax
from nlu.sentence_encoder import sentence_vector
from nlu.trainable import Trainable

OUTPUT = "answers"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerSelector(Trainable):
    """Sets `answers` on each message: a ranking, whether its first is sure or near enough to ask back, and its intent.

    Sentence vectors find the meaning, but a single word in them is easily out-voted: "can I use a massager
    with a pacemaker" looks like a question on massagers. So an answer gains `key_weight` in score when it is
    about all the vocabulary that the message names, and its share of that when it is about some of it.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The values chosen on the development questions; `make evaluate` shows what they lead to."""
        return {
            "strength": 30.0,
            "iterations": 60,
            "key_weight": 2.0,
            "sure": 0.35,
            "near": 0.1,
            "ranking_length": 20,
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that names its answer."""
        named = [message for message in training_data.training_examples if message.get(ANSWER)]
        answers = [message for message in named if message.get(INTENT) != DANGER_INTENT]
        about = {message.get(ANSWER): message.get(ABOUT) for message in answers}
        intents = {message.get(ANSWER): message.get(INTENT) for message in answers}
        with self._model_storage.write_to(self._resource) as folder:
            self._fit(answers).save(folder / "answers.npz")
            (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")
            (folder / "intents.json").write_text(json.dumps(intents), encoding="utf-8")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the models and what is known of each answer."""
        self._answers = LinearModel.load(folder / "answers.npz")
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self._positions = _positions(self._answers, about)
        self._intents = json.loads((folder / "intents.json").read_text(encoding="utf-8"))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the ranking of each message that has a sentence vector."""
        for message in messages:
            vector = sentence_vector(message)
            if vector is not None:
                keys = {entity["value"] for entity in message.get(ENTITIES) or []}
                message.set(OUTPUT, self._select(vector, keys), add_to_output=True)
        return messages

    def _select(self, vector: np.ndarray, keys: set[str]) -> dict[str, Any]:
        scores = self._answers.scores(vector)
        known = [key for key in keys if key in self._positions]
        for key in known:
            scores[self._positions[key]] += self._config["key_weight"] / len(known)
        probabilities = softmax(scores)
        best = np.argsort(-probabilities)[: self._config["ranking_length"]]
        ranking = [
            {"id": str(self._answers.labels[index]), "probability": round(float(probabilities[index]), 4)}
            for index in best
        ]
        top = ranking[0]["probability"]
        return {
            "ranking": ranking,
            "sure": top >= self._config["sure"],
            "near": top >= self._config["near"],
            "intent": self._intents[ranking[0]["id"]],
        }

    def _fit(self, messages: list[Message]) -> LinearModel:
        vectors = np.stack([sentence_vector(message) for message in messages])
        labels = [message.get(ANSWER) for message in messages]
        return LinearModel.logistic_regression(vectors, labels, self._config["strength"], self._config["iterations"])


def _positions(answers: LinearModel, about: dict[str, list[str]]) -> dict[str, list[int]]:
    """For each vocabulary key, where the answers about it stand in the scores."""
    positions: dict[str, list[int]] = {}
    for position, answer in enumerate(answers.labels):
        for key in about[str(answer)]:
            positions.setdefault(key, []).append(position)
    return positions
