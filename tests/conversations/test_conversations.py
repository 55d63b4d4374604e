"""Plays every transcript in this folder against the trained bot, its real actions and a real database.

A turn is what the visitor does (`visitor` types, `press` presses the button of that title) followed by what
the bot must do: `answer` tells that entry, `details` tells more of it, `asks_back` offers these entries among
others, `danger` gives that sign's reply and nothing else, `says` and `never_says` name words, `response` names
a response of domain.yml.
"""

from pathlib import Path

import pytest
import yaml

from clinic.knowledge import service
from clinic.safety.tables import DangerSign

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent
TRANSCRIPTS = [
    pytest.param(transcript["turns"], id=f"{path.stem}: {transcript['conversation']}")
    for path in sorted(FOLDER.glob("*.yml"))
    if path.stem != "danger_signs"
    for transcript in yaml.safe_load(path.read_text(encoding="utf-8"))
]
RESPONSES = yaml.safe_load((FOLDER.parent.parent / "domain.yml").read_text(encoding="utf-8"))["responses"]


@pytest.mark.parametrize("turns", TRANSCRIPTS)
def test_conversation(turns, bot, session):
    conversation = bot.conversation()
    for turn in turns:
        ((kind, value),) = turn.items()
        CHECKS[kind](conversation, value, session)


def answer(conversation, entry_id, session):
    told = service.get(session, entry_id).answer
    assert conversation.replies, "the bot said nothing"
    assert conversation.replies[0]["text"] == told, f"expected {entry_id}, got: {conversation.text}"


def details(conversation, entry_id, session):
    entry = service.get(session, entry_id)
    for text in (entry.details, *(step.text for step in entry.steps)):
        assert (text or "") in conversation.text


def asks_back(conversation, entry_ids, session):
    offered = {button["title"] for button in conversation.buttons}
    assert {service.get(session, entry_id).question for entry_id in entry_ids} <= offered, conversation.text


def danger(conversation, sign_id, session):
    sign = session.get(DangerSign, sign_id)
    assert len(conversation.replies) == 1, conversation.text
    assert sign.why in conversation.text
    assert {"This is not what I have", "Go on"} == {button["title"] for button in conversation.buttons}
    assert conversation.text.startswith(sign.action.split("{")[0]), conversation.text


def says(conversation, words, _session):
    assert words in conversation.text


def never_says(conversation, words, _session):
    assert words.lower() not in conversation.text.lower()


def response(conversation, name, _session):
    beginnings = [variant["text"].strip().split("{")[0] for variant in RESPONSES[name]]
    assert any(conversation.text.startswith(beginning) for beginning in beginnings), conversation.text


CHECKS = {
    "visitor": lambda conversation, text, _session: conversation.say(text),
    "press": lambda conversation, title, _session: conversation.press(title),
    **{check.__name__: check for check in (answer, details, asks_back, danger, says, never_says, response)},
}
