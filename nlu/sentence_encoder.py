"""Puts one MiniLM sentence vector on each message."""

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from clinic import settings
from nlu import vector_cache
from nlu.minilm import MiniLM, shared

CACHE = "sentence_vectors.npz"


def sentence_vector(message: Message) -> np.ndarray | None:
    """The vector that the encoder put on a message, shape (384,), or None for a message without text."""
    _, features = message.get_dense_features(TEXT, [SentenceEncoder.__name__])
    return features.features[0] if features else None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Dense sentence features, shape (1, 384), for any classifier that reads them."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        """An encoder for the graph of components."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of every message that has text; the weights are loaded once per process."""
        _encode(messages, shared().encode)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of every training example."""
        cache = settings.current().data_folder / CACHE
        _encode(training_data.training_examples, lambda texts: vector_cache.encode(texts, cache, _encode_many))
        return training_data


def _encode_many(texts: Sequence[str]) -> np.ndarray:
    return MiniLM(threads=os.cpu_count() or 1).encode(texts)


def _encode(messages: list[Message], encode: vector_cache.Encode) -> None:
    spoken = [message for message in messages if message.get(TEXT)]
    vectors = encode([message.get(TEXT) for message in spoken]) if spoken else []
    for message, vector in zip(spoken, vectors, strict=True):
        message.add_features(Features(vector[np.newaxis], FEATURE_TYPE_SENTENCE, TEXT, SentenceEncoder.__name__))
