"""Runs the project's actions inside the bot's process: no second server, no HTTP, no copied tracker."""

import asyncio
import json
from typing import Any

from jsonschema import Draft202012Validator
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

SECONDS = 8.0  # below the ten seconds after which a channel apologises


class InProcessActions(EndpointConfig):
    """Takes the place of the action server's address in Rasa's endpoints."""

    def __init__(self, package: str = "actions") -> None:
        """Register every action of a package."""
        super().__init__(url=f"inprocess://{package}")
        _check_the_schema_once()
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, json: dict[str, Any] | None = None, **_: Any) -> Any:
        """Run one action; raises what the HTTP client would raise, so that Rasa handles both alike."""
        try:
            # In a thread, so that an action that waits for the database keeps nobody else waiting.
            turn = asyncio.to_thread(asyncio.run, self._executor.run(dict(json or {})))
            return await asyncio.wait_for(turn, SECONDS)
        except ActionExecutionRejection as rejection:
            raise _error(400, rejection.message, rejection.action_name) from rejection
        except ActionNotFoundException as missing:
            raise _error(404, missing.message, missing.action_name) from missing


def _check_the_schema_once() -> None:
    """Let Rasa check each action's result without checking the schema itself anew, which took half of a turn."""
    validator = Draft202012Validator(RemoteAction.action_response_format_spec())

    def validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate


def _error(status: int, message: str, action: str) -> ClientResponseError:
    return ClientResponseError(status, message, json.dumps({"error": message, "action_name": action}))
