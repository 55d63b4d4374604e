"""What each action on questions says, without the model."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.knowledge import AnswerQuestion, Cite, Elaborate, FollowUp, ShowAnswer
from clinic.knowledge import service, unanswered


def tracker(text="a question", last_entry=None, keys=(), entry=None, **answers):
    entities = [{"entity": "aspect", "value": key} for key in keys]
    entities += [{"entity": "entry", "value": entry}] if entry else []
    message = {"text": text, "entities": entities, "answers": answers}
    slots = {"last_entry": last_entry, "checked": True}
    return Tracker("someone", slots, message, [], False, None, {}, None)


def ranking(*ids):
    return [{"id": name, "probability": 0.5 - 0.1 * place} for place, name in enumerate(ids)]


async def run(action, asked):
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, asked, {})
    return dispatcher.messages, events


async def test_a_sure_answer_is_told_with_source_buttons_and_memory(knowledge, session):
    asked = tracker(ranking=ranking("technique_own_feet", "visit_wear"), sure=True, near=True)

    (answer, source), events = await run(AnswerQuestion(), asked)

    assert answer["text"] == service.get(session, "technique_own_feet").answer
    assert source["response"] == "utter_source_line"
    assert source["quiet"] is True
    assert 2 <= len(source["buttons"]) <= 3
    assert {"event": "slot", "timestamp": None, "name": "last_entry", "value": "technique_own_feet"} in events


async def test_an_unsure_one_asks_back_with_three_questions_in_plain_words(knowledge):
    names = ["technique_own_feet", "visit_wear", "visit_cost", "visit_tips"]

    (reply,), events = await run(AnswerQuestion(), tracker(ranking=ranking(*names), sure=False, near=True))

    assert reply["response"] == "utter_choose_question"
    assert [button["payload"] for button in reply["buttons"]] == [f'/ask{{"entry":"{name}"}}' for name in names[:3]]
    assert not any("_" in button["title"] for button in reply["buttons"])
    assert events == []


async def test_an_unknown_one_is_said_to_be_unknown_and_recorded_without_a_name(knowledge, session):
    asked = tracker("my name is Zora, why do toes sing", ranking=ranking("visit_tips"), sure=False, near=False)

    (reply,), _ = await run(AnswerQuestion(), asked)

    assert reply["response"] == "utter_no_answer"
    recorded = [question.text for question in unanswered.most_frequent(session)]
    assert "my name is [name], why do toes sing" in recorded


@pytest.mark.parametrize("action", [Elaborate, Cite])
async def test_more_of_nothing_is_refused_kindly(knowledge, action):
    (reply,), _ = await run(action(), tracker())

    assert reply["response"] == "utter_nothing_before"


async def test_the_steps_come_with_their_pictures(knowledge, session):
    entry = service.get(session, "technique_own_feet")

    messages, _ = await run(Elaborate(), tracker(last_entry=entry.id))

    shown = [message for message in messages if message["image"]]
    assert [f"pictures/{step.picture}.svg" for step in entry.steps if step.picture] == [m["image"] for m in shown]


async def test_to_whom_an_answer_does_not_apply_is_said_with_its_details(knowledge):
    messages, _ = await run(Elaborate(), tracker(last_entry="technique_own_feet"))

    assert any(message["response"] == "utter_not_for" for message in messages)


async def test_a_short_question_without_a_last_answer_is_a_question_of_its_own(knowledge):
    asked = tracker(keys=["frequency"], ranking=ranking("technique_how_often"), sure=True, near=True)

    _, events = await run(FollowUp(), asked)

    assert events[0]["value"] == "technique_how_often"


async def test_a_button_to_an_answer_that_is_gone_is_refused_kindly(knowledge):
    (reply,), _ = await run(ShowAnswer(), tracker(entry="benefits_moon_travel"))

    assert reply["response"] == "utter_answer_gone"
