"""Warns of danger, and goes on afterwards where the person was."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, button
from actions.knowledge import LAST_ENTRY, tell
from actions.technique_check import OPEN_DANGER, WITHHELD, held_back_for_danger
from clinic.booking import service as booking
from clinic.knowledge import service as knowledge
from clinic.safety import service

RULED_OUT = "ruled_out_dangers"


class Warn(ClinicAction):
    """Says what to do about the danger sign that was reported, and nothing else."""

    def name(self) -> str:
        return "action_warn"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = _reported(tracker)
        country = booking.main_clinic(session).country
        advice = service.warning(session, sign_id, country)
        buttons = [button("This is not what I have", "/rule_out_danger"), button("Go on", "/resume")]
        dispatcher.utter_message(text=advice.text, links=advice.links, buttons=buttons)
        return [SlotSet(OPEN_DANGER, sign_id)]


class CareFirst(ClinicAction):
    """Says what to do if it should be a danger sign, before the message is answered."""

    def name(self) -> str:
        return "action_care_first"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = _reported(tracker)
        if sign_id in (tracker.get_slot(RULED_OUT) or []):
            return []
        country = booking.main_clinic(session).country
        advice = service.care_first(session, sign_id, country)
        buttons = [button("Yes, that applies", "/confirm_danger"), button("No, it does not", "/rule_out_danger")]
        dispatcher.utter_message(text=advice.text, links=advice.links, buttons=buttons)
        return [SlotSet(OPEN_DANGER, sign_id)]


class RuleOutDanger(ClinicAction):
    """Takes the person's word that a danger sign does not apply, and goes on."""

    def name(self) -> str:
        return "action_rule_out_danger"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = tracker.get_slot(OPEN_DANGER)
        ruled_out = sorted({*(tracker.get_slot(RULED_OUT) or []), *([sign_id] if sign_id else [])})
        tracker.slots[OPEN_DANGER] = None
        dispatcher.utter_message(response="utter_danger_ruled_out")
        return [SlotSet(OPEN_DANGER, None), SlotSet(RULED_OUT, ruled_out), *_go_on(session, dispatcher, tracker)]


class Resume(ClinicAction):
    """Goes on where the person was before a warning."""

    def name(self) -> str:
        return "action_resume"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = tracker.get_slot(OPEN_DANGER)
        if sign_id and service.get(session, sign_id).book:
            dispatcher.utter_message(
                response="utter_podiatrist_may_help", buttons=[button("Find a podiatrist", "/find_clinic")]
            )
        return _go_on(session, dispatcher, tracker)


def _go_on(session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    withheld, last = tracker.get_slot(WITHHELD), tracker.get_slot(LAST_ENTRY)
    if withheld and tracker.get_slot(OPEN_DANGER):
        return held_back_for_danger(dispatcher, withheld)
    if withheld:
        return tell(session, dispatcher, tracker, knowledge.get(session, withheld))
    if last:
        entry = knowledge.get(session, last)
        again = button(entry.question, f'/ask{{"entry":"{entry.id}"}}')
        dispatcher.utter_message(response="utter_resume_question", buttons=[again])
    else:
        dispatcher.utter_message(response="utter_resume")
    return []


def _reported(tracker: Tracker) -> str | None:
    """The sign of the latest message or, when it only says yes, the one that was asked about."""
    judged = tracker.latest_message.get("danger") or {}
    return judged["sign"] if judged.get("tier", "none") != "none" else tracker.get_slot(OPEN_DANGER)
