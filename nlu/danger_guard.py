"""Sees every message before anything else is done with it, and says whether it reports danger."""

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.example_matcher import OUTPUT as MATCHES
from nlu.example_matcher import Matches
from nlu.knowledge_importer import ANSWER, DANGER_INTENT
from nlu.linear_model import LinearModel
from nlu.sentence_encoder import sentence_vector
from nlu.trainable import Trainable
from nlu.wording_model import WordingModel

OUTPUT = "danger"  # what is set on a message: the tier, the sign and the score
SURE, POSSIBLE, NONE = "sure", "possible", "none"
HARMLESS = "harmless"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerGuard(Trainable, IntentClassifier):
    """Judges a message and each of its sentences by how much they are like reports of danger.

    The score adds how much closer they lie to danger than to harmless messages, as a ratio of kernel densities over
    sentence vectors, and how the wording sounds. From `sure` on the message is a report of danger whatever else it
    is; from `possible` on it may be one. Both thresholds are read off the curve that `make evaluate` draws.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The values chosen on the threshold messages."""
        return {
            "wording_weight": 0.9,
            "sign_wording_weight": 2.0,
            "worst_sentence_weight": 0.4,
            "strength": 10.0,
            "iterations": 100,
            "sure": -1.0,
            "possible": -4.0,
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the reports of danger, the near misses and every other example."""
        messages = [message for message in training_data.training_examples if sentence_vector(message) is not None]
        danger = [message for message in messages if message.get(INTENT) == DANGER_INTENT]
        kinds = [DANGER_INTENT if message.get(INTENT) == DANGER_INTENT else HARMLESS for message in messages]
        signs = [message.get(ANSWER) for message in danger]
        vectors = np.stack([sentence_vector(message) for message in danger])
        fit = {"strength": self._config["strength"], "iterations": self._config["iterations"]}
        with self._model_storage.write_to(self._resource) as folder:
            WordingModel.fit([message.get(TEXT) for message in messages], kinds, **fit).save(folder / "wording.npz")
            LinearModel.logistic_regression(vectors, signs, **fit).save(folder / "signs.npz")
            WordingModel.fit([message.get(TEXT) for message in danger], signs, **fit).save(folder / "sign_words.npz")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the models."""
        self._wording = WordingModel.load(folder / "wording.npz")
        self._signs = LinearModel.load(folder / "signs.npz")
        self._sign_words = WordingModel.load(folder / "sign_words.npz")

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge each message; one that surely reports danger gets that intent, also when it came with a button."""
        for message in messages:
            matches = message.get(MATCHES)
            if matches:
                judged = self._judge(matches)
                message.set(OUTPUT, judged, add_to_output=True)
                if judged["tier"] == SURE:
                    message.set(TEXT, matches.texts[0], add_to_output=True)
                    _put_first(message)
        return messages

    def _judge(self, matches: Matches) -> dict[str, Any]:
        ratios = matches.ratios(DANGER_INTENT)
        wording = self._wording.scores(matches.texts[0])[0]
        score = (ratios[0] + ratios.max()) / 2 + self._config["wording_weight"] * wording
        tier = SURE if score >= self._config["sure"] else POSSIBLE if score >= self._config["possible"] else NONE
        return {"tier": tier, "sign": self._sign(matches, int(ratios.argmax())), "score": round(float(score), 3)}

    def _sign(self, matches: Matches, worst: int) -> str:
        """The sign that the message and, with less weight, its worst sentence tell of."""
        whole, part = (
            self._signs.scores(matches.vectors[index])
            + self._config["sign_wording_weight"] * self._sign_words.scores(matches.texts[index])
            for index in (0, worst)
        )
        return str(self._signs.labels[(whole + self._config["worst_sentence_weight"] * part).argmax()])


def _put_first(message: Message) -> None:
    danger = {"name": DANGER_INTENT, "confidence": 1.0}
    message.set(INTENT, danger, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [danger, *(message.get(INTENT_RANKING_KEY) or [])], add_to_output=True)
