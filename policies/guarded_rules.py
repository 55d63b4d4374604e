"""Rasa's rules, with the guard before them: danger comes first at every step, also in the middle of a form."""

import copy
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

REPORT_DANGER = "report_danger"
WARN = "action_warn"
REMEMBER_CONDITIONS = "action_remember_conditions"
CARE_FIRST = "action_care_first"
ASIDES = (REMEMBER_CONDITIONS, CARE_FIRST)
TELL_CONDITION = "action_tell_condition"
ABOUT_THE_PERSON = ("condition", "person")  # kinds of vocabulary that may matter for a technique
CHECK_IS_OPEN = "check_is_open"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class GuardedRules(RulePolicy):
    """Follows the rules, except that

    - a message that surely reports danger gets the warning and nothing else, whatever form it came into;
    - what a message needs besides its answer, a line on care or the noting of a condition, is done before it, and
      the rules do not see it;
    - a condition named or denied while the check of contraindications is open answers that check.
    """

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **options: Any,
    ) -> PolicyPrediction:
        """The next action of this turn."""
        forced = _forced(tracker)
        if forced is None:
            return super().predict_action_probabilities(_without_asides(tracker), domain, rule_only_data, **options)
        probabilities = self._prediction_result(forced, tracker, domain)
        return self._rule_prediction(probabilities, "the guard", is_no_user_prediction=True)


def _forced(tracker: DialogueStateTracker) -> str | None:
    message = tracker.latest_message
    if message is None:
        return None
    done = [event.action_name for event in _turn(tracker) if isinstance(event, ActionExecuted)]
    if message.intent.get("name") == REPORT_DANGER:
        return ACTION_LISTEN_NAME if WARN in done else WARN
    if any(action not in ASIDES for action in done):
        return ACTION_LISTEN_NAME if done[-1] == TELL_CONDITION else None
    if any(found.get("entity") in ABOUT_THE_PERSON for found in message.entities) and REMEMBER_CONDITIONS not in done:
        return REMEMBER_CONDITIONS
    if (message.parse_data or {}).get("danger", {}).get("tier") == "possible" and CARE_FIRST not in done:
        return CARE_FIRST
    if tracker.get_slot(CHECK_IS_OPEN) and any(found.get("entity") == "condition" for found in message.entities):
        return TELL_CONDITION
    return None


def _turn(tracker: DialogueStateTracker) -> list[Event]:
    """The events since the latest message of the person, in order."""
    events = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        events.append(event)
    return events[::-1]


def _without_asides(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """The same conversation as if nothing had been done yet besides what the rules know of."""
    turn = _turn(tracker)
    aside = {id(event) for event in turn if isinstance(event, ActionExecuted) and event.action_name in ASIDES}
    if not aside:
        return tracker
    view = copy.copy(tracker)
    view.events = type(tracker.events)((e for e in tracker.events if id(e) not in aside), tracker.events.maxlen)
    if tracker.latest_action_name in ASIDES:
        view.latest_action = {"action_name": ACTION_LISTEN_NAME}
    return view
