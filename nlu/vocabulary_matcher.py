"""Finds the words of the vocabulary in a message: conditions, people, body parts, tools, professions, aspects."""

import json
from pathlib import Path
from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from nlu.negation import is_negated
from nlu.spelling import Spelling
from nlu.trainable import Trainable

PATTERNS = "patterns.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class VocabularyMatcher(Trainable, EntityExtractorMixin):
    """Matches whole words and phrases, long words also with one typing error; the longest match wins."""

    def train(self, training_data: TrainingData) -> Resource:
        """Take the words from the lookup tables and what each stands for from the synonyms."""
        keys = training_data.entity_synonyms
        patterns = [
            {"label": table["name"], "pattern": word, "id": keys.get(word.lower(), word)}
            for table in training_data.lookup_tables
            for word in table["elements"]
        ]
        with self._model_storage.write_to(self._resource) as folder:
            (folder / PATTERNS).write_text(json.dumps(patterns), encoding="utf-8")
        return self._resource

    def restore(self, folder: Path) -> None:
        """Read the words."""
        self.use(json.loads((folder / PATTERNS).read_text(encoding="utf-8")))

    def use(self, patterns: list[dict[str, Any]]) -> None:
        """Match these words from now on: patterns as spaCy's entity ruler takes them."""
        self._english = spacy.blank("en")
        ruler = self._english.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
        ruler.add_patterns(patterns)
        words = (word.lower_ for pattern in patterns for word in self._english.make_doc(pattern["pattern"]))
        self._spelling = Spelling(words)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the words found in each message to its entities."""
        for message in messages:
            if message.get(TEXT):
                found = self.add_extractor_name(self.find(message.get(TEXT)))
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def find(self, text: str) -> list[dict[str, Any]]:
        """The vocabulary in a text, as Rasa writes entities; what the text denies carries `negated`."""
        written = [word for word in self._english.make_doc(text) if not word.is_space]
        meant = Doc(self._english.vocab, [self._spelling.correct(word.lower_) for word in written])
        for _, pipe in self._english.pipeline:
            meant = pipe(meant)
        words = [word.lower_ for word in written]
        return [
            {
                "entity": span.label_,
                "value": span.ent_id_,
                "start": written[span.start].idx,
                "end": written[span.end - 1].idx + len(written[span.end - 1]),
                **({"negated": True} if is_negated(words, span.start, span.end) else {}),
            }
            for span in meant.ents
        ]
