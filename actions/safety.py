"""Warns of danger."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events
from clinic.booking import service as booking
from clinic.safety import service


class Warn(ClinicAction):
    """Says what to do about the danger sign that was reported, and nothing else."""

    def name(self) -> str:
        return "action_warn"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = tracker.latest_message["answers"]["danger_sign"]
        country = booking.main_clinic(session).country
        dispatcher.utter_message(text=service.warning(session, sign_id, country))
        return []
