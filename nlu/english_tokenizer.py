"""Splits English text into words with spaCy's rules; no spaCy model is needed."""

from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class EnglishTokenizer(Tokenizer):
    """Words as spaCy's blank English pipeline sees them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's options for tokenizers, none of which is used here."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._english = spacy.blank("en")

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any) -> "EnglishTokenizer":
        """A tokenizer for the graph of components."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of one attribute of the message."""
        words = self._english.make_doc(message.get(attribute))
        return self._apply_token_pattern([Token(word.text, word.idx) for word in words if not word.is_space])
