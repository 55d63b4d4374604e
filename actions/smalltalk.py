"""Keeps a conversation going when nothing was asked or understood."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events
from clinic.knowledge import unanswered


class OfferHelp(ClinicAction):
    """Says that a message was not understood and what can be asked."""

    def name(self) -> str:
        return "action_offer_help"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        dispatcher.utter_message(response="utter_not_understood")
        return []


class Decline(ClinicAction):
    """Says that a message is about something else, and notes it in case it is not."""

    def name(self) -> str:
        return "action_decline"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        unanswered.record(session, tracker.latest_message.get("text") or "")
        dispatcher.utter_message(response="utter_out_of_scope")
        return []


class Repeat(ClinicAction):
    """Says again what was said in the last turn."""

    def name(self) -> str:
        return "action_repeat"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        said = _last_turn(tracker.events)
        for event in said:
            data = event.get("data") or {}
            dispatcher.utter_message(text=event.get("text"), image=data.get("image"), buttons=data.get("buttons"))
        if not said:
            dispatcher.utter_message(response="utter_nothing_to_repeat")
        return []


def _last_turn(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the bot said after the last message but one."""
    turns: list[list[dict[str, Any]]] = [[]]
    for event in events:
        if event["event"] == "user":
            turns.append([])
        elif event["event"] == "bot" and (event.get("text") or event.get("data")):
            turns[-1].append(event)
    return turns[-2] if len(turns) > 1 else []
