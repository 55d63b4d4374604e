"""What the guard sees and what it leaves alone, measured on messages that nobody trained on."""

import pytest

from tests.understanding import guard

pytestmark = pytest.mark.model

TOLD_APART = {
    "my calf is hot and swollen": "sure",
    "my dad's foot went cold and white": "sure",
    "can I book Tuesday, my toe has gone black": "sure",
    "what are the signs of a clot?": "none",
    "no swelling, no fever, just tired feet": "none",
    "I had a clot ten years ago": "none",
    "these shoes are killing me": "none",
    "I'd die for a foot rub": "none",
    "what should I do if my calf ever gets swollen after a flight": "none",
    "suppose my foot turned cold and white one day, whom would I call": "none",
}


@pytest.mark.parametrize(("text", "tier"), TOLD_APART.items())
def test_danger_is_told_from_what_only_sounds_like_it(text, tier, bot):
    assert bot.understand(text)["danger"]["tier"] == tier


@pytest.mark.parametrize("path", [guard.THRESHOLD, guard.CONFIRMATION], ids=lambda path: path.stem)
def test_danger_is_seen_and_near_misses_are_mostly_left_alone(path, bot):
    judged = guard.judge(bot, guard.read(path))
    danger = [one for one in judged if one.danger]
    harmless = [one for one in judged if not one.danger]

    assert guard.rate(danger, guard.POSSIBLE) >= 0.97
    assert guard.rate(danger, guard.SURE) >= 0.90
    assert guard.rate(harmless, guard.SURE) <= 0.07
    assert guard.rate(harmless, guard.POSSIBLE) <= 0.25


def test_ordinary_messages_are_left_alone(bot):
    judged = guard.judge(bot, guard.ordinary())

    assert guard.rate(judged, guard.SURE) <= 0.01
    assert guard.rate(judged, guard.POSSIBLE) <= 0.05


def test_what_is_not_ours_is_declined_and_what_is_ours_is_not(bot):
    others = guard.judge(bot, guard.read(guard.MESSAGES / "out_of_scope.tsv"))
    ours = guard.judge(bot, guard.read(guard.MESSAGES / "in_scope.tsv"))

    assert guard.declined(others) >= 0.85
    assert guard.declined(ours) <= 0.05


def test_no_message_it_is_measured_on_was_trained_on(knowledge):
    trained = {text.lower() for placed in knowledge.danger_signs for text in placed.part.wordings}
    trained |= {text.lower() for placed in knowledge.near_misses for text in placed.part.messages}
    for path in guard.MESSAGES.glob("*.tsv"):
        for _, text in guard.read(path):
            assert text.lower() not in trained, text


def test_there_is_enough_and_varied_danger_and_harmlessness_to_learn_from(knowledge):
    assert sum(len(placed.part.wordings) for placed in knowledge.danger_signs) >= 1200
    assert min(len(placed.part.wordings) for placed in knowledge.danger_signs) >= 40
    assert sum(len(placed.part.messages) for placed in knowledge.near_misses) >= 2000
