"""Finds clinics, and refers people to them."""

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, button, entity
from clinic.booking import finding, service
from clinic.booking.finding import Found

RESPONSES = {
    "book_appointment": "utter_refer_book_appointment",
    "move_appointment": "utter_refer_move_appointment",
    "cancel_appointment": "utter_refer_cancel_appointment",
    "check_appointment": "utter_refer_check_appointment",
    "talk_to_person": "utter_talk_to_person",
    "complain": "utter_complain",
}
POSTCODE = re.compile(r"\b[a-z]\d[a-z]\s?\d[a-z]\d\b", re.IGNORECASE)
NEAR_ME = re.compile(r"\b(near|nearby|nearest|closest?|closer|around here|round here|local|my area)\b", re.IGNORECASE)


class ReferToClinic(ClinicAction):
    """Says how the clinic can be reached about what was asked."""

    def name(self) -> str:
        return "action_refer_to_clinic"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        clinic = service.main_clinic(session)
        dispatcher.utter_message(
            response=RESPONSES[tracker.get_intent_of_latest_message()],
            clinic=clinic.name,
            phone=clinic.phone,
            hours=clinic.hours,
        )
        return []


class FindClinic(ClinicAction):
    """Names the clinics of the place that was asked for, or the nearest ones, or asks for the place."""

    def name(self) -> str:
        return "action_find_clinic"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        text = tracker.latest_message.get("text") or ""
        profession = entity(tracker, "profession")
        if not finding.every(session, profession):
            dispatcher.utter_message(response="utter_no_such_profession")
            profession = None
        town = finding.named(session, tracker.get_latest_entity_values("town"))
        postcode = POSTCODE.search(text)
        found = finding.by_postcode(session, postcode.group(), profession) if postcode else []
        if town:
            found = finding.in_town(session, town, profession)
            if found and found[0].kilometres is not None:
                dispatcher.utter_message(response="utter_no_clinic_in_town", town=town.name)
        elif not found and (postcode or NEAR_ME.search(text) or text.startswith("/")):
            return _ask_for_town(session, dispatcher)
        found = found or [Found(clinic) for clinic in finding.every(session, profession)[: finding.SHOWN]]
        for one in found:
            _show(session, dispatcher, one)
        return []


class ShowClinic(ClinicAction):
    """Tells how to get to a clinic, when it is open, and what it offers at which price."""

    def name(self) -> str:
        return "action_show_clinic"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        clinic = finding.get(session, entity(tracker, "clinic"))
        dispatcher.utter_message(
            response="utter_clinic_details",
            clinic=clinic.name,
            address=clinic.address,
            postcode=clinic.postcode,
            directions=clinic.directions,
            hours=clinic.hours,
            links=_links(clinic),
        )
        offers = [
            f"{treatment.name}: {treatment.minutes} minutes, {treatment.price_cents / 100:.2f} {treatment.currency}"
            for treatment in finding.treatments(session, clinic)
        ]
        dispatcher.utter_message(response="utter_clinic_offers", offers="\n".join(offers))
        return []


def _ask_for_town(session: Any, dispatcher: CollectingDispatcher) -> Events:
    buttons = [button(town.name, f'/find_clinic{{"town":"{town.key}"}}') for town in finding.towns(session)]
    dispatcher.utter_message(response="utter_ask_town", buttons=buttons)
    return []


def _show(session: Any, dispatcher: CollectingDispatcher, found: Found) -> None:
    clinic = found.clinic
    far = f" (about {found.kilometres} km away)" if found.kilometres is not None else ""
    professions = ", ".join(finding.professions(session, clinic)).replace("_", " ")
    dispatcher.utter_message(
        response="utter_clinic",
        clinic=clinic.name,
        far=far,
        address=clinic.address,
        hours=clinic.hours,
        phone=clinic.phone,
        professions=professions,
        links=_links(clinic),
        buttons=[button("How to get there and prices", f'/show_clinic{{"clinic":"{clinic.id}"}}')],
    )


def _links(clinic: Any) -> list[dict[str, str]]:
    digits = re.sub(r"[^\d+]", "", clinic.phone)
    return [{"title": f"Call {clinic.phone}", "url": f"tel:{digits}"}]
