"""Actions run inside the bot's process as they would on a server."""

import asyncio
import time

import pytest
from rasa.utils.endpoints import ClientResponseError

from lean import in_process_actions
from lean.in_process_actions import InProcessActions


def call(action):
    return {
        "next_action": action,
        "tracker": {"sender_id": "x", "slots": {}, "events": [], "latest_message": {}},
    }


async def test_an_action_says_what_it_has_to_say(knowledge):
    result = await InProcessActions().request(json=call("action_offer_help"))

    assert result["responses"][0]["response"] == "utter_not_understood"


async def test_an_unknown_action_is_an_error_as_over_http(knowledge):
    with pytest.raises(ClientResponseError):
        await InProcessActions().request(json=call("action_fly"))


async def test_an_action_that_hangs_is_given_up(knowledge, monkeypatch):
    actions = InProcessActions()
    monkeypatch.setattr(in_process_actions, "SECONDS", 0.1)
    actions._executor.actions["action_sleep"] = lambda *_: time.sleep(0.5)

    with pytest.raises(asyncio.TimeoutError):
        await actions.request(json=call("action_sleep"))
