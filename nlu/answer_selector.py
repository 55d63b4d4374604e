"""Ranks all answers of the knowledge base, and all danger signs, by how well they fit a message."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.knowledge_importer import ANSWER, DANGER_INTENT
from nlu.linear_model import LinearModel, softmax
from nlu.sentence_encoder import sentence_vector

OUTPUT = "answers"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerSelector(GraphComponent):
    """Sets `answers` on each message: a ranking, whether its first is sure, or near enough to ask back."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The values chosen on the development questions; `make evaluate` shows what they lead to."""
        return {"shrinkage": 0.4, "temperature": 4.0, "sure": 0.3, "near": 0.1, "ranking_length": 20}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        answers: LinearModel | None = None,
        danger_signs: LinearModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._answers = answers
        self._danger_signs = danger_signs

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "AnswerSelector":
        """An untrained selector."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that names its answer."""
        named = [message for message in training_data.training_examples if message.get(ANSWER)]
        danger = [message for message in named if message.get(INTENT) == DANGER_INTENT]
        answers = [message for message in named if message.get(INTENT) != DANGER_INTENT]
        with self._model_storage.write_to(self._resource) as folder:
            self._fit(answers).save(folder / "answers.npz")
            self._fit(danger).save(folder / "danger_signs.npz")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "AnswerSelector":
        """The selector as it was trained; raises when the model file lacks it."""
        with model_storage.read_from(resource) as folder:
            answers = LinearModel.load(folder / "answers.npz")
            danger_signs = LinearModel.load(folder / "danger_signs.npz")
        return cls(config, model_storage, resource, answers, danger_signs)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the ranking of each message that has a sentence vector."""
        for message in messages:
            vector = sentence_vector(message)
            if vector is not None:
                message.set(OUTPUT, self._select(vector), add_to_output=True)
        return messages

    def _select(self, vector: np.ndarray) -> dict[str, Any]:
        probabilities = softmax(self._answers.scores(vector) / self._config["temperature"])
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
            "danger_sign": str(self._danger_signs.labels[self._danger_signs.scores(vector).argmax()]),
        }

    def _fit(self, messages: list[Message]) -> LinearModel:
        vectors = np.stack([sentence_vector(message) for message in messages])
        labels = [message.get(ANSWER) for message in messages]
        return LinearModel.discriminant_analysis(vectors, labels, self._config["shrinkage"])
