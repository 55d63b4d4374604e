"""Every danger sign gets its reviewed reply and nothing else, at every step and with a typing error."""

from pathlib import Path

import pytest
import yaml

from clinic.booking import service as booking
from clinic.safety import service
from tests.understanding.questions import with_typing_error

pytestmark = pytest.mark.model

REPORTS = yaml.safe_load((Path(__file__).parent / "danger_signs.yml").read_text(encoding="utf-8"))
# What was said before, so that the bot waits for something else at that moment.
STEPS = {
    "first message": [],
    "after a greeting": ["hello there"],
    "while it asks what applies": ["how do I massage my own feet"],
    "after a technique": ["how do I massage my own feet", "none of these"],
    "when it asked which question was meant": ["feet"],
    "while an appointment is wanted": ["I would like to book an appointment"],
    "after another warning": ["my calf is hot and twice as thick as the other"],
}


@pytest.mark.parametrize("sign", REPORTS)
@pytest.mark.parametrize("step", STEPS)
def test_a_report_gets_the_reviewed_reply_alone(sign, step, bot, session):
    conversation = bot.conversation()
    for said in STEPS[step]:
        conversation.say(said)

    conversation.say(REPORTS[sign])

    assert [reply["text"] for reply in conversation.replies] == [warning(session, sign).text]
    assert conversation.replies[0]["links"] == warning(session, sign).links


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sign", REPORTS)
def test_a_mistyped_report_is_never_answered_without_care(sign, seed, bot, session):
    conversation = bot.conversation()

    conversation.say(with_typing_error(REPORTS[sign], seed))

    country = booking.main_clinic(session).country
    assert conversation.replies[0]["text"] in {
        text for one in REPORTS for text in (warning(session, one).text, service.care_first(session, one, country).text)
    }


@pytest.mark.parametrize("sign", REPORTS)
def test_a_report_tucked_into_a_booking_is_seen(sign, bot, session):
    conversation = bot.conversation()

    conversation.say(f"Can I come on Tuesday at three? {REPORTS[sign]}. Thank you.")

    country = booking.main_clinic(session).country
    assert conversation.replies[0]["text"] in {
        warning(session, sign).text,
        service.care_first(session, sign, country).text,
    }


def warning(session, sign):
    return service.warning(session, sign, booking.main_clinic(session).country)
