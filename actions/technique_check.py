"""The check before a technique is told: no open danger, contraindications asked about, and a fitting technique."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, button, turns
from clinic.knowledge.tables import Entry
from clinic.safety import contraindications

CONDITIONS = "conditions"
CHECKED = "checked"
CHECK_IS_OPEN = "check_is_open"
WITHHELD = "withheld_entry"
OPEN_DANGERS = "open_dangers"


def held_back(session: Any, dispatcher: CollectingDispatcher, tracker: Tracker, entry: Entry) -> Events | None:
    """Say why this technique is not shown, or what to heed with it; the events of holding it back, or None."""
    if tracker.get_slot(OPEN_DANGERS):
        return held_back_for_danger(dispatcher, entry.id, buttons=not _care_was_just_named(tracker))
    conditions = tracker.get_slot(CONDITIONS) or []
    if not tracker.get_slot(CHECKED):
        ask(session, dispatcher, conditions)
        return [SlotSet(CHECK_IS_OPEN, True), SlotSet(WITHHELD, entry.id)]
    fit = contraindications.fit(session, entry.excluded, entry.keys, conditions)
    for text in fit.withheld or fit.heed:
        dispatcher.utter_message(text=text)
    if fit.withheld:
        dispatcher.utter_message(response="utter_technique_withheld", buttons=_other_ways())
        return [SlotSet(WITHHELD, None)]
    return None


def held_back_for_danger(dispatcher: CollectingDispatcher, entry_id: str, buttons: bool = True) -> Events:
    """Say that a technique waits until the open danger sign is ruled out."""
    answers = [button("Yes, it applies", "/confirm_danger"), button("No, it does not", "/rule_out_danger")]
    dispatcher.utter_message(response="utter_technique_waits", buttons=answers if buttons else [])
    return [SlotSet(WITHHELD, entry_id)]


def ask(session: Any, dispatcher: CollectingDispatcher, conditions: list[str]) -> None:
    """Ask which contraindications apply, leaving out what is known already."""
    buttons = [
        button(one.button, f'/tell_condition{{"contraindication":"{one.id}"}}')
        for one in contraindications.asked_about(session, conditions)
    ]
    buttons.append(button("None of these", "/deny"))
    known = contraindications.names(session, conditions)
    if known:
        dispatcher.utter_message(response="utter_check_rest", known=", ".join(known), buttons=buttons)
    else:
        dispatcher.utter_message(response="utter_check", buttons=buttons)


def _other_ways() -> list[dict[str, str]]:
    return [
        button("Whom should I ask?", '/ask{"entry":"whom_to_contact_foot_massage"}'),
        button("Find someone near me", "/find_clinic"),
    ]


def _care_was_just_named(tracker: Tracker) -> bool:
    return any(event.get("name") == "action_care_first" for event in turns(tracker)[-1])
