"""Feeds what stands in content/ to the training, so that no question is written twice."""

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from clinic import content, settings

ANSWER = "answer"  # the attribute of a training message that holds the id of its answer
ABOUT = "about"  # the attribute that holds the vocabulary keys its answer is about
DANGER_INTENT = "report_danger"


class KnowledgeImporter(TrainingDataImporter):
    """Questions of the knowledge base, what people say about danger, and the vocabulary, as NLU training data.

    Near misses have no intent: they teach the guard alone.
    """

    def __init__(self, *_paths: Any, **_options: Any) -> None:
        self._folder = settings.current().content_folder

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All of the content; raises ContentFaults when any of it is wrong."""
        checked = content.read(self._folder)
        messages = [
            *(
                _message(text, f"ask_{placed.topic}", placed.part.id, placed.part.about)
                for placed in checked.entries
                for text in (placed.part.question, *placed.part.paraphrases)
            ),
            *(
                _message(text, DANGER_INTENT, placed.part.id, [])
                for placed in checked.danger_signs
                for text in placed.part.wordings
            ),
            *(Message(data={TEXT: text}) for placed in checked.near_misses for text in placed.part.messages),
        ]
        lookups: dict[str, list[str]] = {}
        synonyms: dict[str, str] = {}
        for placed in (*checked.terms, *checked.towns):
            words = [placed.part.name, *placed.part.words]
            lookups.setdefault(placed.topic or "town", []).extend(words)
            synonyms.update((word.lower(), placed.part.key) for word in words)
        tables = [{"name": kind, "elements": words} for kind, words in lookups.items()]
        return TrainingData(messages, entity_synonyms=synonyms, lookup_tables=tables)

    def get_domain(self) -> Domain:
        """Nothing: the domain is written by hand."""
        return Domain.empty()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Nothing: the rules are written by hand."""
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        """Nothing: conversations are tested as transcripts."""
        return StoryGraph([])

    def get_config(self) -> dict:
        """Nothing: the pipeline stands in config.yml."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """Nothing: the pipeline stands in config.yml."""
        return None


def _message(text: str, intent: str, answer: str, about: list[str]) -> Message:
    return Message(data={TEXT: text, INTENT: intent, ANSWER: answer, ABOUT: about})
