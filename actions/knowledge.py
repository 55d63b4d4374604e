"""Answers questions from the knowledge base."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ClinicAction, Events, button, entity
from actions.technique_check import CHECK_IS_OPEN, WITHHELD, held_back
from clinic.knowledge import service, unanswered
from clinic.knowledge.service import Candidate
from clinic.knowledge.tables import Entry

LAST_ENTRY = "last_entry"


class AnswerQuestion(ClinicAction):
    """Answers a question, asks back when unsure, or says that there is no answer yet."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        selection = tracker.latest_message.get("answers") or {}
        entries = service.ranked(session, candidates(selection))
        if entries and selection["sure"] and entries[0].id == selection["ranking"][0]["id"]:
            return tell(session, dispatcher, tracker, entries[0])
        if entries and selection["near"]:
            dispatcher.utter_message(
                response="utter_choose_question", buttons=questions(entries[: service.SUGGESTIONS])
            )
        else:
            unanswered.record(session, tracker.latest_message.get("text") or "")
            dispatcher.utter_message(response="utter_no_answer")
        return []


class ShowAnswer(ClinicAction):
    """Tells the answer that a button names."""

    def name(self) -> str:
        return "action_show_answer"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        return tell(session, dispatcher, tracker, service.get(session, entity(tracker, "entry")))


class FollowUp(ClinicAction):
    """Answers a short question that goes on from the last answer; without one, as a question of its own."""

    def name(self) -> str:
        return "action_follow_up"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        last_id = tracker.get_slot(LAST_ENTRY)
        ranking = candidates(tracker.latest_message.get("answers") or {})
        if last_id:
            last = service.before(session, last_id)
            found = service.follow_up(session, last, _keys(tracker), ranking)
            if found:
                return tell(session, dispatcher, tracker, found)
        return AnswerQuestion().act(session, dispatcher, tracker)


class Elaborate(ClinicAction):
    """Tells more about the last answer: its details, its steps and to whom it does not apply."""

    def name(self) -> str:
        return "action_elaborate"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        entry = service.before(session, entity(tracker, "entry") or tracker.get_slot(LAST_ENTRY))
        events = held_back(session, dispatcher, tracker, entry) if entry.is_technique else None
        if events is not None:
            return events
        buttons = questions(service.neighbours(entry, service.SUGGESTIONS))
        if not entry.details and not entry.steps:
            dispatcher.utter_message(response="utter_no_more_to_tell", buttons=buttons)
            return [SlotSet(LAST_ENTRY, entry.id)]
        if entry.details:
            dispatcher.utter_message(text=entry.details)
        for step in entry.steps:
            picture = f"pictures/{step.picture}.svg" if step.picture else None
            dispatcher.utter_message(text=f"{step.number}. {step.text}", image=picture)
        _exclusions(dispatcher, entry)
        _source_line(dispatcher, entry, buttons)
        return [SlotSet(LAST_ENTRY, entry.id)]


class Cite(ClinicAction):
    """Names all sources of the last answer."""

    def name(self) -> str:
        return "action_cite"

    def act(self, session: Any, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        entry = service.before(session, tracker.get_slot(LAST_ENTRY))
        dispatcher.utter_message(
            response="utter_sources",
            question=entry.question,
            sources="; ".join(_reference(citation.source) for citation in entry.citations),
            evidence=entry.evidence.words,
            reviewed=f"{entry.reviewed:%d %B %Y}",
            links=[
                {"title": citation.source.title, "url": citation.source.address}
                for citation in entry.citations
                if citation.source.address
            ],
        )
        return []


def tell(session: Any, dispatcher: CollectingDispatcher, tracker: Tracker, entry: Entry) -> Events:
    """Say an answer, one quiet line on where it comes from, and what can be asked next.

    A technique is told only as far as it fits the person.
    """
    if entry.is_technique:
        events = held_back(session, dispatcher, tracker, entry)
        if events is not None:
            return events
    dispatcher.utter_message(text=entry.answer)
    buttons = questions(service.neighbours(entry, 1))
    if entry.steps:
        buttons.insert(0, button("Show me the steps", "/elaborate"))
    elif entry.details:
        buttons.insert(0, button("Tell me more", "/elaborate"))
    buttons.append(button("Find someone near me", "/find_clinic"))
    _source_line(dispatcher, entry, buttons)
    return [SlotSet(LAST_ENTRY, entry.id), SlotSet(WITHHELD, None), SlotSet(CHECK_IS_OPEN, False)]


def _source_line(dispatcher: CollectingDispatcher, entry: Entry, buttons: list[dict[str, str]]) -> None:
    first = entry.citations[0].source.organisation
    more = len(entry.citations) - 1
    source = f"{first} and {more} more" if more else first
    dispatcher.utter_message(
        response="utter_source_line",
        source=source,
        evidence=entry.evidence.words,
        buttons=buttons,
        quiet=True,
    )


def _exclusions(dispatcher: CollectingDispatcher, entry: Entry) -> None:
    if entry.exclusions:
        conditions = ", ".join(sorted(exclusion.term.name for exclusion in entry.exclusions))
        dispatcher.utter_message(response="utter_not_for", conditions=conditions)


def questions(entries: list[Entry]) -> list[dict[str, str]]:
    """Buttons that ask the questions of these entries."""
    return [button(entry.question, f'/ask{{"entry":"{entry.id}"}}') for entry in entries]


def candidates(selection: dict[str, Any]) -> list[Candidate]:
    """The ranking that the answer selector put on a message, likeliest first."""
    return [Candidate(item["id"], item["probability"]) for item in selection.get("ranking", [])]


def _keys(tracker: Tracker) -> set[str]:
    return {found["value"] for found in tracker.latest_message.get("entities", [])}


def _reference(source: Any) -> str:
    return f"{source.organisation}, {source.title}"
