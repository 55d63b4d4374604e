"""A danger sign gets its reviewed warning, never less than advice to get care, and the person can go on after it."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.safety import CareFirst, Resume, RuleOutDanger, Warn
from clinic.knowledge import service as knowledge_service
from clinic.safety import service

CLOT, STRESS_FRACTURE = "danger_leg_clot", "danger_stress_fracture"


async def run(action, sign=None, tier="sure", **slots):
    judged = {"tier": tier, "sign": sign, "score": 1.0} if sign else {}
    message = {"text": "help", "entities": [], "danger": judged}
    dispatcher = CollectingDispatcher()
    asked = Tracker("someone", slots, message, [], False, None, {}, None)
    events = await action.run(dispatcher, asked, {})
    return dispatcher.messages, {event["name"]: event["value"] for event in events}


async def test_a_sign_gets_its_warning_with_a_link_that_dials_and_nothing_else(knowledge, session):
    (reply,), slots = await run(Warn(), "danger_heart_attack")

    assert reply["text"] == service.warning(session, "danger_heart_attack", "CA").text
    assert reply["links"] == [{"title": "Call 911", "url": "tel:911", "urgent": True}]
    assert [button["payload"] for button in reply["buttons"]] == ["/rule_out_danger", "/resume"]
    assert slots == {"open_dangers": ["danger_heart_attack"]}


async def test_a_sign_without_a_stored_reply_still_leads_to_care(knowledge):
    (reply,), _ = await run(Warn(), "danger_that_was_deleted")

    assert reply["response"] == "utter_urgent_care"


async def test_a_possible_sign_gets_a_line_on_care_with_yes_and_no(knowledge, session):
    (reply,), slots = await run(CareFirst(), CLOT, tier="possible")

    assert reply["text"] == service.care_first(session, CLOT, "CA").text
    assert [button["payload"] for button in reply["buttons"]] == ["/confirm_danger", "/rule_out_danger"]
    assert slots == {"open_dangers": [CLOT]}


async def test_what_was_ruled_out_is_not_asked_again(knowledge):
    messages, slots = await run(CareFirst(), CLOT, tier="possible", ruled_out_dangers=[CLOT])

    assert (messages, slots) == ([], {})


async def test_a_confirmed_sign_gets_its_warning(knowledge, session):
    (reply,), _ = await run(Warn(), open_dangers=[CLOT])

    assert reply["text"] == service.warning(session, CLOT, "CA").text


async def test_ruling_a_sign_out_brings_what_was_withheld(knowledge, session):
    messages, slots = await run(
        RuleOutDanger(), open_dangers=[CLOT], withheld_entry="technique_own_feet", checked=True, conditions=[]
    )

    assert messages[0]["response"] == "utter_danger_ruled_out"
    assert messages[1]["text"] == knowledge_service.get(session, "technique_own_feet").answer
    assert slots["open_dangers"] == []
    assert slots["ruled_out_dangers"] == [CLOT]


async def test_going_on_after_a_warning_leads_back_to_the_question_and_keeps_the_technique_back(knowledge):
    (back,), _ = await run(Resume(), open_dangers=[CLOT], last_entry="benefits_sleep")
    (held,), _ = await run(Resume(), open_dangers=[CLOT], withheld_entry="technique_own_feet")
    (anything,), _ = await run(Resume(), open_dangers=[CLOT])

    assert back["response"] == "utter_resume_question"
    assert held["response"] == "utter_technique_waits"
    assert anything["response"] == "utter_resume"


async def test_a_podiatrist_is_offered_only_where_the_facts_say_so(knowledge):
    clot, _ = await run(Resume(), open_dangers=[CLOT])
    fracture, _ = await run(Resume(), open_dangers=[STRESS_FRACTURE])

    assert "utter_podiatrist_may_help" not in [message["response"] for message in clot]
    assert "utter_podiatrist_may_help" in [message["response"] for message in fracture]


async def test_ruling_out_one_of_two_signs_leaves_the_other_open(knowledge, session):
    messages, slots = await run(
        RuleOutDanger(), open_dangers=[CLOT, STRESS_FRACTURE], withheld_entry="technique_own_feet"
    )

    assert messages[1]["text"] == service.care_first(session, CLOT, "CA").text
    assert slots == {"open_dangers": [CLOT], "ruled_out_dangers": [STRESS_FRACTURE]}


async def test_ruling_out_nothing_goes_on(knowledge):
    messages, slots = await run(RuleOutDanger())

    assert [message["response"] for message in messages] == ["utter_danger_ruled_out", "utter_resume"]
    assert slots == {"open_dangers": [], "ruled_out_dangers": []}
