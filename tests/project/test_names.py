"""The names that must agree, because Rasa does not check them all."""

import importlib
import pkgutil
import re
from dataclasses import fields

import pytest
import yaml

import actions
from clinic.errors import ClinicError
from clinic.settings import Settings
from tests.conftest import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = [
    rule
    for path in (ROOT / "data/rules").glob("*.yml")
    for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
]
PAYLOAD_BYTES = 64  # Telegram takes no longer payload


def test_every_question_has_answers_and_every_topic_an_intent():
    questions = {intent for intent in DOMAIN["intents"] if intent.startswith("ask_")}
    topics = {f"ask_{path.name}" for path in (ROOT / "content/knowledge").iterdir() if path.is_dir()}

    assert questions == topics


def test_every_intent_has_a_rule_and_every_rule_an_intent():
    ruled = {step["intent"] for rule in RULES for first in rule["steps"][:1] for step in first.get("or", [first])}

    assert ruled == set(DOMAIN["intents"])


def test_every_intent_but_those_of_buttons_and_wordless_messages_has_examples(knowledge):
    written = {
        item["intent"]
        for path in (ROOT / "data/nlu").glob("*.yml")
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    }
    fed = {f"ask_{topic}" for topic in knowledge.topics} | {"report_danger"}

    pressed = {"ask", "confirm_danger", "rule_out_danger", "resume", "show_clinic"}
    assert written | fed == set(DOMAIN["intents"]) - pressed - {"unclear"}


def test_every_action_is_written_and_every_written_action_is_in_the_domain():
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    from actions.base import ClinicAction

    assert {action().name() for action in ClinicAction.__subclasses__()} == set(DOMAIN["actions"])


def test_every_response_that_code_names_exists():
    for folder in ("actions", "channels", "clinic"):
        for path in (ROOT / folder).rglob("*.py"):
            for name in re.findall(r"\butter_\w+\b", path.read_text(encoding="utf-8")):
                if name not in ("utter_message", "utter_action"):
                    assert name in DOMAIN["responses"], f"{path} names {name}"


def test_every_response_is_said_somewhere():
    said = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    for folder in ("actions", "channels", "clinic"):
        for path in (ROOT / folder).rglob("*.py"):
            said |= set(re.findall(r"\butter_\w+\b", path.read_text(encoding="utf-8")))

    assert set(DOMAIN["responses"]) <= said


def test_every_refusal_has_its_response():
    for refusal in ClinicError.__subclasses__():
        assert refusal.response in DOMAIN["responses"]


def test_every_setting_is_in_the_example_environment():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    for field in fields(Settings):
        assert re.search(rf"^{field.name.upper()}=", example, re.MULTILINE), f"{field.name} is missing"


def test_every_button_in_the_domain_leads_somewhere(knowledge):
    entries = {placed.part.id for placed in knowledge.entries}
    for name, variants in DOMAIN["responses"].items():
        for button in (button for variant in variants for button in variant.get("buttons", [])):
            intent, _, parameters = button["payload"].replace("{{", "{").partition("{")
            assert intent.removeprefix("/") in DOMAIN["intents"], name
            if parameters:
                assert parameters.split('"')[3] in entries, f"{name} names {parameters}"


def test_every_button_to_an_answer_is_short_enough_for_telegram(knowledge):
    for placed in knowledge.entries:
        payload = f'/ask{{"entry":"{placed.part.id}"}}'
        assert len(payload.encode()) <= PAYLOAD_BYTES, placed.part.id


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "docs/writing-answers.md", "docs/architecture.md", "docs/safety.md"]
)
def test_every_path_that_a_document_names_exists(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    top = {path.name for path in ROOT.iterdir()} - {"models", "var", "results", ".venv", ".venv-full"}
    for name in re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", text):
        if name.partition("/")[0] in top:
            assert (ROOT / name).exists(), f"{document} names {name}"


@pytest.mark.parametrize("listed", ["run", "test", "full", "uv"])
def test_every_package_is_pinned_with_hashes_and_without_a_host(listed):
    text = (ROOT / "requirements" / f"{listed}.txt").read_text(encoding="utf-8")

    assert "://" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.\[\]-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
