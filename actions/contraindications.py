"""Keeps in mind, for this conversation only, what a person has that matters for a technique."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, entity
from actions.knowledge import LAST_ENTRY, AnswerQuestion, tell
from actions.technique_check import CHECK_IS_OPEN, CHECKED, CONDITIONS, WITHHELD
from clinic.knowledge import service as knowledge
from clinic.safety import contraindications


class RememberConditions(ClinicAction):
    """Notes the conditions that a message names or denies, whatever else it is about; says nothing."""

    def name(self) -> str:
        return "action_remember_conditions"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        found = tracker.latest_message["entities"]
        named = {found["value"] for found in found if not found.get("negated")}
        denied = {found["value"] for found in found if found.get("negated")}
        known = tracker.get_slot(CONDITIONS) or []
        return [SlotSet(CONDITIONS, contraindications.remembered(session, known, named, denied))]


class TellCondition(ClinicAction):
    """Takes what the person has as the answer to the check, or as a correction of the last technique."""

    def name(self) -> str:
        return "action_tell_condition"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        conditions = tracker.get_slot(CONDITIONS) or []
        chosen = entity(tracker, "contraindication")
        if chosen:
            named = contraindications.get(session, chosen).keys
            conditions = contraindications.remembered(session, conditions, named, ())
        events = [SlotSet(CONDITIONS, conditions)]
        tracker.slots[CONDITIONS] = conditions
        if tracker.get_slot(CHECK_IS_OPEN) or chosen:
            events += [SlotSet(CHECKED, True), SlotSet(CHECK_IS_OPEN, False)]
            tracker.slots[CHECKED] = True
        entry_id = tracker.get_slot(WITHHELD) or tracker.get_slot(LAST_ENTRY)
        entry = knowledge.get(session, entry_id) if entry_id else None
        if entry and entry.is_technique:
            return [*events, *tell(session, dispatcher, tracker, entry)]
        noted = contraindications.names(session, conditions)
        if not noted:
            return [*events, *AnswerQuestion().act(session, dispatcher, tracker)]
        dispatcher.utter_message(response="utter_condition_noted", conditions=", ".join(noted))
        return events
