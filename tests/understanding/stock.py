"""The pipeline of `rasa init`, trained on the same data with the full install, as a yardstick.

    python -m tests.understanding.stock prepare FOLDER         (in .venv: writes the training data)
    .venv-full/bin/rasa train nlu                              (in FOLDER)
    .venv-full/bin/python tests/understanding/stock.py predict MODEL < questions > predictions

`make stock` does the first two. Intents are those of the bot; each answer is a response of Rasa's
ResponseSelector. Eight epochs instead of the default hundred: then
DIET is right on .94 of the training data and the selector, still learning, on .66; a hundred would take
two cores some three hours on 11,000 examples.
"""

import asyncio
import json
import sys
from pathlib import Path

CONFIG = """recipe: default.v1
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 8
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    epochs: 8
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
"""


def prepare(folder: Path) -> None:
    """Write a Rasa project with the same examples into the folder."""
    import yaml

    import lean

    lean.install()
    from nlu.knowledge_importer import ANSWER, KnowledgeImporter

    examples: dict[str, list[str]] = {}
    for message in KnowledgeImporter().get_nlu_data().training_examples:
        intent = message.get("intent")
        if intent is None:
            continue
        name = f"{intent}/{message.get(ANSWER)}" if intent.startswith("ask_") else intent
        examples.setdefault(name, []).append(message.get("text"))
    for path in sorted(Path("data/nlu").glob("*.yml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples.setdefault(item["intent"], []).extend(
                line[2:] for line in item["examples"].splitlines() if line.startswith("- ")
            )
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
    nlu = [
        {"intent": intent, "examples": "".join(f"- {' '.join(text.split())}\n" for text in texts)}
        for intent, texts in examples.items()
    ]
    answers = sorted(name for name in examples if "/" in name)
    domain = {
        "version": "3.1",
        "intents": sorted({name.partition("/")[0] for name in examples}),
        "responses": {f"utter_{name}": [{"text": name.partition("/")[2]}] for name in answers},
    }
    (folder / "data/nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))
    (folder / "domain.yml").write_text(yaml.safe_dump(domain, allow_unicode=True))


def predict(model: Path) -> None:
    """Print, for each line of a question, one line of JSON: its intents and its answers, ranked."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    for line in sys.stdin:
        parsed = asyncio.run(agent.parse_message(line.rstrip("\n")))
        selected = (parsed.get("response_selector") or {}).get("default", {}).get("ranking", [])
        print(
            json.dumps(
                {
                    "intents": [[item["name"], item["confidence"]] for item in parsed["intent_ranking"]],
                    "answers": [item["intent_response_key"].partition("/")[2] for item in selected],
                }
            )
        )


if __name__ == "__main__":
    {"prepare": prepare, "predict": predict}[sys.argv[1]](Path(sys.argv[2]))
