"""A technique is told only as far as it fits the person."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.contraindications import RememberConditions, TellCondition
from actions.knowledge import Elaborate, ShowAnswer
from clinic.knowledge import service as knowledge_service
from clinic.safety import contraindications

OWN_FEET = "technique_own_feet"


def tracker(entry=None, entities=(), **slots):
    found = [*entities, *([{"entity": "entry", "value": entry}] if entry else [])]
    message = {"text": "a message", "entities": found, "answers": {}}
    return Tracker("someone", slots, message, [], False, None, {}, None)


def condition(key, **more):
    return {"entity": "condition", "value": key, **more}


async def run(action, asked):
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, asked, {})
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


def techniques(session, knowledge):
    entries = (knowledge_service.get(session, placed.part.id) for placed in knowledge.entries)
    return [entry for entry in entries if entry.is_technique]


async def test_every_contraindication_and_technique_gives_the_reviewed_wording(session, knowledge):
    entries = techniques(session, knowledge)
    assert len(entries) >= 80
    for contraindication in contraindications.every(session):
        keys = contraindication.keys
        for entry in entries:
            messages, slots = await run(ShowAnswer(), tracker(entry.id, conditions=sorted(keys), checked=True))
            said = [message["text"] for message in messages]
            told = f"{contraindication.id} and {entry.id}"
            if contraindication.always_withhold or keys & entry.excluded:
                assert said[0] == contraindication.withhold, told
                assert entry.answer not in said, told
                assert "last_entry" not in slots, told
            elif keys - entry.keys:
                assert said[:2] == [contraindication.adapt, entry.answer], told
            else:
                assert said[0] == entry.answer, told


async def test_the_steps_are_withheld_like_the_answer(knowledge, session):
    asked = tracker(last_entry=OWN_FEET, conditions=["blood_thinner"], checked=True)

    messages, _ = await run(Elaborate(), asked)

    step = knowledge_service.get(session, OWN_FEET).steps[1].text
    assert not any(step in (message["text"] or "") for message in messages)


async def test_before_the_first_technique_it_asks_what_applies(knowledge, session):
    (reply,), slots = await run(ShowAnswer(), tracker(OWN_FEET))

    assert reply["response"] == "utter_check"
    asked = [button["title"] for button in reply["buttons"]]
    assert asked == [
        *("Diabetes", "Numb feet", "Blood clot or blood thinners", "Pregnant"),
        *("Wound, infection or fever", "Recent injury or operation", "None of these"),
    ]
    assert slots == {"check_is_open": True, "withheld_entry": OWN_FEET}


async def test_what_is_known_is_not_asked_again(knowledge):
    (reply,), _ = await run(ShowAnswer(), tracker(OWN_FEET, conditions=["pregnancy"]))

    assert reply["response"] == "utter_check_rest"
    assert reply["known"] == "pregnancy or the weeks after a birth"
    assert "Pregnant" not in [button["title"] for button in reply["buttons"]]


async def test_an_open_danger_sign_holds_every_technique_back(knowledge):
    (reply,), slots = await run(ShowAnswer(), tracker(OWN_FEET, open_dangers=["danger_leg_clot"], checked=True))

    assert reply["response"] == "utter_technique_waits"
    assert slots == {"withheld_entry": OWN_FEET}


async def test_a_chosen_button_answers_the_check_and_goes_on(knowledge, session):
    chosen = [{"entity": "contraindication", "value": "pregnancy"}]

    messages, slots = await run(TellCondition(), tracker(entities=chosen, check_is_open=True, withheld_entry=OWN_FEET))

    assert messages[0]["text"] == contraindications.get(session, "pregnancy").adapt
    assert slots["checked"] is True
    assert slots["conditions"] == ["after_birth", "pregnancy"]


@pytest.mark.parametrize(
    ("known", "said", "remembered"),
    [
        ([], [condition("diabetes")], ["diabetes"]),
        (["gout"], [condition("diabetes")], ["diabetes", "gout"]),
        (["diabetes"], [condition("diabetes", negated=True)], []),
        (["after_birth", "pregnancy"], [condition("pregnancy", negated=True)], []),
        ([], [condition("diabetes", negated=True), condition("gout")], ["gout"]),
        ([], [condition("plantar_fasciitis")], []),
        ([], [{"entity": "person", "value": "baby"}], ["baby"]),
    ],
)
async def test_conditions_named_in_passing_are_remembered_and_denied_ones_are_not(knowledge, known, said, remembered):
    messages, slots = await run(RememberConditions(), tracker(entities=said, conditions=known))

    assert messages == []
    assert slots["conditions"] == remembered


async def test_a_button_that_names_no_contraindication_is_refused_kindly(knowledge):
    chosen = [{"entity": "contraindication", "value": "dragon_scales"}]

    (reply,), _ = await run(TellCondition(), tracker(entities=chosen, check_is_open=True, withheld_entry=OWN_FEET))

    assert reply["response"] == "utter_ask_professional_first"
