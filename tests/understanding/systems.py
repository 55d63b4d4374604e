"""The systems that are compared: each takes texts and returns ranked intents and ranked answers."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LONGEST_RANKING = 10


@dataclass(frozen=True)
class Prediction:
    """What a system made of one text."""

    intents: dict[str, float]
    answers: list[str]
    confidence: float = 0.0
    sure: bool = False

    @property
    def intent(self) -> str:
        """The first intent of the ranking."""
        return next(iter(self.intents))


def footnote(texts: list[str], model: Path) -> list[Prediction]:
    """This bot: the trained model, and the choice its actions make with the database."""
    from actions.knowledge import candidates
    from clinic.database import transaction
    from clinic.knowledge import service
    from tests.bot import Bot

    bot = Bot(model)
    predictions = []
    with transaction() as session:
        for text in texts:
            parsed = bot.understand(text)
            selection = parsed.get("answers") or {"ranking": [], "sure": False}
            entries = service.ranked(session, candidates(selection))
            intents = {item["name"]: item["confidence"] for item in parsed["intent_ranking"]}
            top = selection["ranking"][0]["probability"] if selection["ranking"] else 0.0
            predictions.append(Prediction(intents, [entry.id for entry in entries], top, selection["sure"]))
    return predictions


def tf_idf(texts: list[str]) -> list[Prediction]:
    """The nearest example by TF-IDF of words and letters, the plainest thing that could work."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    examples = [example for example in training_examples() if example.intent]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    vectors = vectorizer.fit_transform([example.text for example in examples])
    asked = vectorizer.transform(texts)
    intents = LogisticRegression(C=10, max_iter=200).fit(vectors, [example.intent for example in examples])
    chances = intents.predict_proba(asked)
    rows = [index for index, example in enumerate(examples) if example.intent.startswith("ask_")]
    names = np.array([examples[index].answer for index in rows])
    similar = (asked @ vectors[rows].T).toarray()
    return [
        Prediction(
            dict(sorted(zip(intents.classes_, chance, strict=True), key=lambda item: -item[1])),
            list(dict.fromkeys(names[np.argsort(-similarity)][:200]))[:LONGEST_RANKING],
        )
        for chance, similarity in zip(chances, similar, strict=True)
    ]


def stock(texts: list[str], model: Path, python: Path) -> list[Prediction]:
    """The pipeline of `rasa init`, run by the full install; see stock.py."""
    command = [str(python), "tests/understanding/stock.py", "predict", str(model)]
    asked = "\n".join(" ".join(text.split()) for text in texts)
    output = subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [Prediction({name: float(chance) for name, chance in line["intents"]}, line["answers"]) for line in lines]


@dataclass(frozen=True)
class Example:
    """A training example."""

    text: str
    intent: str
    answer: str = ""


def training_examples() -> list[Example]:
    """Everything the bot is trained on; near misses of danger have no intent."""
    import yaml

    from nlu.knowledge_importer import ANSWER, KnowledgeImporter

    examples = [
        Example(message.get("text"), message.get("intent"), message.get(ANSWER) or "")
        for message in KnowledgeImporter().get_nlu_data().training_examples
    ]
    for path in sorted(Path("data/nlu").glob("*.yml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = item["examples"].splitlines()
            examples += [Example(line[2:].strip(), item["intent"]) for line in lines if line.startswith("- ")]
    return examples
