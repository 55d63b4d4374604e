"""Keeps a conversation going when nothing was asked or understood."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, button, turns
from actions.contraindications import TellCondition
from actions.knowledge import candidates, questions
from actions.safety import RuleOutDanger, Warn
from actions.technique_check import CHECK_IS_OPEN, OPEN_DANGERS
from clinic.knowledge import service as knowledge
from clinic.knowledge import unanswered


class OfferHelp(ClinicAction):
    """Says that a message was not understood and what can be asked."""

    def name(self) -> str:
        return "action_offer_help"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        dispatcher.utter_message(response="utter_not_understood")
        return []


class Decline(ClinicAction):
    """Says that a message is about something else, offers what comes nearest, and notes it in case it is ours."""

    def name(self) -> str:
        return "action_decline"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        unanswered.record(session, tracker.latest_message.get("text") or "")
        selection = tracker.latest_message.get("answers") or {}
        nearest = knowledge.ranked(session, candidates(selection))[:1] if selection.get("near") else []
        buttons = [*questions(nearest), button("What can you do?", "/help"), button("Find a clinic", "/find_clinic")]
        dispatcher.utter_message(response="utter_out_of_scope", buttons=buttons)
        return []


class Repeat(ClinicAction):
    """Says again what was said in the last turn."""

    def name(self) -> str:
        return "action_repeat"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        said = [event for event in _turn_before(tracker) if event["event"] == "bot" and _is_seen(event)]
        for event in said:
            data = event.get("data") or {}
            dispatcher.utter_message(text=event.get("text"), image=data.get("image"), buttons=data.get("buttons"))
        if not said:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
        return []


class Affirm(ClinicAction):
    """Takes a yes as the answer to what was asked in the last turn."""

    def name(self) -> str:
        return "action_affirm"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if _asked_about_danger(tracker):
            return Warn().act(session, dispatcher, tracker)
        still_open = tracker.get_slot(CHECK_IS_OPEN)
        dispatcher.utter_message(response="utter_check_which" if still_open else "utter_affirm")
        return []


class Deny(ClinicAction):
    """Takes a no as the answer to what was asked in the last turn."""

    def name(self) -> str:
        return "action_deny"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if _asked_about_danger(tracker):
            return RuleOutDanger().act(session, dispatcher, tracker)
        if tracker.get_slot(CHECK_IS_OPEN):
            return TellCondition().act(session, dispatcher, tracker)
        dispatcher.utter_message(response="utter_deny")
        return []


def _turn_before(tracker: Tracker) -> list[dict[str, Any]]:
    found = turns(tracker)
    return found[-2] if len(found) > 1 else []


def _is_seen(event: dict[str, Any]) -> bool:
    return bool(event.get("text") or event.get("data"))


def _asked_about_danger(tracker: Tracker) -> bool:
    done = {event.get("name") for event in _turn_before(tracker)}
    asked = {(event.get("metadata") or {}).get("utter_action") for event in _turn_before(tracker)}
    return bool(tracker.get_slot(OPEN_DANGERS)) and bool(
        done & {"action_care_first", "action_warn"} or "utter_technique_waits" in asked
    )
