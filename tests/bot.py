"""The trained bot in the test's own process: a message in, the messages of its reply out."""

import asyncio
import itertools
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from channels.website import Replies
from lean.in_process_actions import InProcessActions


class Bot:
    """Holds any number of conversations."""

    def __init__(self, model: Path) -> None:
        self._loop = asyncio.new_event_loop()
        self._agent = Agent.load(str(model), action_endpoint=InProcessActions("actions"))
        self._numbers = itertools.count()

    def conversation(self) -> "Conversation":
        """A new conversation."""
        return Conversation(self, f"test-{next(self._numbers)}")

    def understand(self, text: str) -> dict[str, Any]:
        """What the NLU makes of a text."""
        return self._loop.run_until_complete(self._agent.parse_message(text))

    def handle(self, text: str, conversation: str) -> list[dict[str, Any]]:
        """The replies to one message."""
        replies = Replies()
        message = UserMessage(text, replies, conversation, input_channel=CollectingOutputChannel.name())
        self._loop.run_until_complete(self._agent.handle_message(message))
        return replies.messages


class Conversation:
    """One visitor's conversation."""

    def __init__(self, bot: Bot, name: str) -> None:
        self._bot = bot
        self._name = name
        self.replies: list[dict[str, Any]] = []

    def say(self, text: str) -> str:
        """Send a text; returns all that the bot says to it."""
        self.replies = self._bot.handle(text, self._name)
        return self.text

    def press(self, title: str) -> str:
        """Press a button of the last reply; returns all that the bot says to it."""
        return self.say(next(button["payload"] for button in self.buttons if button["title"] == title))

    @property
    def text(self) -> str:
        """Everything said in the last reply."""
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """All buttons of the last reply."""
        return [button for reply in self.replies for button in reply["buttons"]]
