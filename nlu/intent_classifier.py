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
from nlu.example_matcher import OUTPUT as MATCHES
from nlu.example_matcher import Matches
from nlu.knowledge_importer import DANGER_INTENT
from nlu.linear_model import LinearModel, softmax
from nlu.sentence_encoder import sentence_vector
from nlu.trainable import Trainable
from nlu.wording_model import WordingModel

WORDLESS = "unclear"  # the intent of a message without a single letter or digit
NOT_OURS = "out_of_scope"
QUESTION = "ask_"  # how the intents of questions to the knowledge base begin
HAS_WORDS = re.compile(r"\w")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(Trainable, RasaIntentClassifier):
    """Sets the intent and the ranking of intents on each message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The values chosen on the development questions."""
        return {"strength": 10.0, "iterations": 60, "nearest_weight": 10.0, "not_ours": -5.0, "ranking_length": 10}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent; reports of danger are the guard's."""
        examples = [message for message in training_data.training_examples if sentence_vector(message) is not None]
        messages = [message for message in examples if message.get(INTENT) not in (None, DANGER_INTENT)]
        vectors = np.stack([sentence_vector(message) for message in messages])
        intents = [message.get(INTENT) for message in messages]
        fit = {"strength": self._config["strength"], "iterations": self._config["iterations"]}
        ours = [NOT_OURS if message.get(INTENT) == NOT_OURS else "ours" for message in examples]
        with self._model_storage.write_to(self._resource) as folder:
            LinearModel.logistic_regression(vectors, intents, **fit).save(folder / "intents.npz")
            wording = WordingModel.fit([message.get(TEXT) for message in examples], ours, **fit)
            wording.save(folder / "not_ours.npz")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the models."""
        self._model = LinearModel.load(folder / "intents.npz")
        self._not_ours = WordingModel.load(folder / "not_ours.npz")

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that has text."""
        for message in messages:
            text, matches = message.get(TEXT), message.get(MATCHES)
            if text and not HAS_WORDS.search(text):
                _set_ranking(message, [{"name": WORDLESS, "confidence": 1.0}])
            elif matches:
                _set_ranking(message, _follow_answer(message, self._rank(matches)))
        return messages

    def _rank(self, matches: Matches) -> list[dict[str, Any]]:
        chances = np.log(softmax(self._model.scores(matches.vectors[0])) + 1e-9)
        nearest = np.array([matches.similarities[label] for label in self._model.labels])
        probabilities = softmax(chances + self._config["nearest_weight"] * nearest)
        best = np.argsort(-probabilities)
        ranking = [
            {"name": str(self._model.labels[index]), "confidence": float(probabilities[index])} for index in best
        ]
        others = [item for item in ranking if item["name"] != NOT_OURS]
        place = 0 if self._is_not_ours(matches) else 1
        others[place:place] = [item for item in ranking if item["name"] == NOT_OURS]
        return others[: self._config["ranking_length"]]

    def _is_not_ours(self, matches: Matches) -> bool:
        """Whether a message is ours at all is another question than which of our subjects it is about."""
        score = matches.ratios(NOT_OURS)[0] + self._not_ours.scores(matches.texts[0])[0]
        return score >= self._config["not_ours"]


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
