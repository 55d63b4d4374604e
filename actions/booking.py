"""Refers people to the clinic."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events
from clinic.booking import service

RESPONSES = {
    "book_appointment": "utter_refer_book_appointment",
    "move_appointment": "utter_refer_move_appointment",
    "cancel_appointment": "utter_refer_cancel_appointment",
    "check_appointment": "utter_refer_check_appointment",
    "talk_to_person": "utter_talk_to_person",
    "complain": "utter_complain",
}


class ReferToClinic(ClinicAction):
    """Says how the clinic can be reached about what was asked."""

    def name(self) -> str:
        return "action_refer_to_clinic"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        clinic = service.main_clinic(session)
        dispatcher.utter_message(
            response=RESPONSES.get(tracker.get_intent_of_latest_message(), "utter_refer_find_clinic"),
            clinic=clinic.name,
            address=clinic.address,
            phone=clinic.phone,
            hours=clinic.hours,
        )
        return []
