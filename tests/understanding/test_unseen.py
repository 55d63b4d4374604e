"""The unseen questions are unseen, and what they measure holds."""

import re

import pytest

from tests.understanding import questions
from tests.understanding.systems import training_examples

CLOSE = 0.8  # share of common words from which two sentences are the same sentence in other order
SHORT = 3  # two short messages can be alike by chance: "good morning"


@pytest.fixture(scope="module")
def trained(knowledge):
    return [words(example.text) for example in training_examples()]


def test_there_are_enough_unseen_questions():
    assert len(questions.read(questions.UNSEEN)) >= 150


def test_no_unseen_question_is_a_training_example(trained):
    known = {frozenset(example) for example in trained}
    for question in questions.read(questions.UNSEEN):
        asked = words(question.text)
        if len(asked) > SHORT:
            assert frozenset(asked) not in known, question.text
            assert all(overlap(asked, example) < CLOSE for example in trained), question.text


def test_no_development_question_is_a_training_example(trained):
    known = {frozenset(example) for example in trained}
    for question in questions.read(questions.DEVELOPMENT):
        asked = words(question.text)
        assert len(asked) <= SHORT or frozenset(asked) not in known, question.text


@pytest.mark.parametrize("path", [questions.DEVELOPMENT, questions.UNSEEN], ids=lambda path: path.stem)
def test_every_entry_that_a_question_expects_exists(path, knowledge):
    known = {placed.part.id for placed in (*knowledge.entries, *knowledge.danger_signs)} | {questions.NO_ENTRY}
    for question in questions.read(path):
        assert set(question.entries) <= known, question.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("path", "right_handler", "top_1", "top_3"),
    [(questions.DEVELOPMENT, 0.92, 0.90, 0.97), (questions.UNSEEN, 0.92, 0.80, 0.92)],
    ids=["development", "unseen"],
)
def test_questions_reach_the_right_handler_and_answer(path, right_handler, top_1, top_3, bot):
    asked = questions.read(path)
    handled, first, among_three, answered = 0, 0, 0, 0
    for question in asked:
        parsed = bot.understand(question.text)
        handled += questions.handler(parsed["intent"]["name"]) in question.handlers
        if question.asks_knowledge and question.entries != (questions.NO_ENTRY,):
            ranking = [item["id"] for item in parsed["answers"]["ranking"]]
            answered += 1
            first += ranking[0] in question.entries
            among_three += bool(set(ranking[:3]) & set(question.entries))

    assert handled / len(asked) >= right_handler
    assert first / answered >= top_1
    assert among_three / answered >= top_3


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def overlap(one, other):
    return len(one & other) / max(len(one | other), 1)
