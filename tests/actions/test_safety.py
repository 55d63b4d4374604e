"""A danger sign gets its reviewed warning, and never less than advice to get care."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import Warn


async def said_about(sign):
    message = {"text": "help", "entities": [], "answers": {"danger_sign": sign}}
    dispatcher = CollectingDispatcher()
    await Warn().run(dispatcher, Tracker("someone", {}, message, [], False, None, {}, None), {})
    return dispatcher.messages


async def test_a_sign_gets_its_warning_and_nothing_else(knowledge):
    (reply,) = await said_about("danger_heart_attack")

    assert "911" in reply["text"]
    assert reply["buttons"] == []


async def test_a_sign_without_a_stored_reply_still_leads_to_care(knowledge):
    (reply,) = await said_about("danger_that_was_deleted")

    assert reply["response"] == "utter_urgent_care"
