"""An action happens completely, or says why it did not."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import select

from actions.base import ClinicAction
from clinic.clock import today
from clinic.database import transaction
from clinic.errors import NothingBefore
from clinic.knowledge.tables import UnansweredQuestion

TRACKER = Tracker("someone", {}, {}, [], False, None, {}, None)


def action(act):
    """An action that does this."""

    class Tried(ClinicAction):
        def name(self):
            return "action_tried"

        def act(self, session, dispatcher, tracker):
            return act(session, dispatcher)

    return Tried()


async def said_by(tried):
    dispatcher = CollectingDispatcher()
    await tried.run(dispatcher, TRACKER, {})
    return [message["response"] or message["text"] for message in dispatcher.messages]


async def test_a_refusal_is_said_in_its_own_words(knowledge):
    def refuse(_session, _dispatcher):
        raise NothingBefore

    assert await said_by(action(refuse)) == ["utter_nothing_before"]


@pytest.mark.parametrize("failure", [ZeroDivisionError, KeyError, OSError])
async def test_a_crash_gets_an_apology_instead_of_half_an_answer(knowledge, failure):
    def crash(_session, dispatcher):
        dispatcher.utter_message(text="Half an answer")
        raise failure

    assert await said_by(action(crash)) == ["utter_trouble"]


async def test_nothing_is_stored_by_an_action_that_fails(knowledge):
    def store_and_crash(session, _dispatcher):
        session.add(UnansweredQuestion(text="half a row", times=1, first_asked=today(), last_asked=today()))
        session.flush()
        raise ZeroDivisionError

    await said_by(action(store_and_crash))

    with transaction() as session:
        stored = select(UnansweredQuestion).where(UnansweredQuestion.text == "half a row")
        assert session.scalars(stored).all() == []
