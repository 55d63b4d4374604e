"""What all actions share: one transaction, and always an answer."""

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from clinic.database import transaction
from clinic.errors import ClinicError

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]


class ClinicAction(Action, ABC):
    """An action that either happens completely or says why it did not."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Do it in one transaction; say the refusal's response, or an apology when something broke."""
        try:
            with transaction() as session:
                return self.act(session, dispatcher, tracker)
        except ClinicError as refusal:
            response = refusal.response
        except Exception:
            logger.exception("%s failed", self.name())
            response = "utter_trouble"
        dispatcher.messages.clear()
        dispatcher.utter_message(response=response)
        return []

    @abstractmethod
    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Do the one thing this action is for and return its events."""


def turns(tracker: Tracker) -> list[list[dict[str, Any]]]:
    """The events of each turn: what came before the first message, then what followed each message."""
    found: list[list[dict[str, Any]]] = [[]]
    for event in tracker.events:
        if event["event"] == "user":
            found.append([])
        else:
            found[-1].append(event)
    return found


def button(title: str, payload: str) -> dict[str, str]:
    """A button as Rasa writes it."""
    return {"title": title, "payload": payload}


def entity(tracker: Tracker, name: str) -> str | None:
    """The value of an entity in the latest message."""
    return next(tracker.get_latest_entity_values(name), None)
