"""Warns of danger, and goes on afterwards where the person was."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, button
from actions.knowledge import LAST_ENTRY, tell
from actions.technique_check import OPEN_DANGERS, WITHHELD, held_back_for_danger
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
        return [SlotSet(OPEN_DANGERS, _opened(tracker, sign_id))]


class CareFirst(ClinicAction):
    """Says what to do if it should be a danger sign, before the message is answered."""

    def name(self) -> str:
        return "action_care_first"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        sign_id = _reported(tracker)
        if sign_id in (tracker.get_slot(RULED_OUT) or []):
            return []
        say_care_first(session, dispatcher, sign_id)
        return [SlotSet(OPEN_DANGERS, _opened(tracker, sign_id))]


class RuleOutDanger(ClinicAction):
    """Takes the person's word that a danger sign does not apply, and goes on."""

    def name(self) -> str:
        return "action_rule_out_danger"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        *others, sign_id = tracker.get_slot(OPEN_DANGERS) or [None]
        ruled_out = sorted({*(tracker.get_slot(RULED_OUT) or []), *([sign_id] if sign_id else [])})
        events = [SlotSet(OPEN_DANGERS, others), SlotSet(RULED_OUT, ruled_out)]
        tracker.slots[OPEN_DANGERS] = others
        dispatcher.utter_message(response="utter_danger_ruled_out")
        if others:
            say_care_first(session, dispatcher, others[-1])
            return events
        return [*events, *_go_on(session, dispatcher, tracker)]


class Resume(ClinicAction):
    """Goes on where the person was before a warning."""

    def name(self) -> str:
        return "action_resume"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        signs = [service.get(session, sign_id) for sign_id in tracker.get_slot(OPEN_DANGERS) or []]
        if signs and all(sign.book for sign in signs):
            dispatcher.utter_message(
                response="utter_podiatrist_may_help", buttons=[button("Find a podiatrist", "/find_clinic")]
            )
        return _go_on(session, dispatcher, tracker)


def say_care_first(session: Any, dispatcher: CollectingDispatcher, sign_id: str | None) -> None:
    """Say what to do if it should be this sign, and ask whether it is."""
    advice = service.care_first(session, sign_id, booking.main_clinic(session).country)
    buttons = [button("Yes, that applies", "/confirm_danger"), button("No, it does not", "/rule_out_danger")]
    dispatcher.utter_message(text=advice.text, links=advice.links, buttons=buttons)


def _go_on(session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    withheld, last = tracker.get_slot(WITHHELD), tracker.get_slot(LAST_ENTRY)
    if withheld and tracker.get_slot(OPEN_DANGERS):
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
    if judged.get("tier", "none") != "none":
        return judged["sign"]
    return next(reversed(tracker.get_slot(OPEN_DANGERS) or []), None)


def _opened(tracker: Tracker, sign_id: str) -> list[str]:
    """The signs that are not ruled out, the one that was named last at the end."""
    return [*(other for other in tracker.get_slot(OPEN_DANGERS) or [] if other != sign_id), sign_id]
