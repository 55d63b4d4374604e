"""The chat on a website: the page, its messages and its history, on Rasa's own port below /chat."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, file, json

from channels import conversation_id
from clinic import settings

logger = logging.getLogger(__name__)

WEBSITE = Path(__file__).parent.parent / "website"
COOKIE = "conversation"
COOKIE_SECONDS = 30 * 24 * 3600
LONGEST_TEXT = 2000
PAYLOAD = re.compile(r"/[a-z_]+(\{.{0,200}\})?")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class Replies(OutputChannel):
    """Collects what the bot says in one turn, ready to be sent as JSON."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's conversation records."""
        return "website"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message."""
        self.messages.append(shown(message))


class WebsiteInput(InputChannel):
    """Serves the chat; every message gets a sentence in reply, whatever fails."""

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's conversation records."""
        return "website"

    def url_prefix(self) -> str:
        """Where the channel lives; the leading slash makes it absolute."""
        return "/chat"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes of this channel."""
        chosen = settings.current()
        key = conversation_id.secret_key(chosen)
        chat = Blueprint("chat")
        chat.static("/static", WEBSITE)
        chat.static("/pictures", chosen.content_folder.absolute() / "pictures")

        @chat.middleware("response")
        async def protect(_request: Request, response: HTTPResponse) -> None:
            response.headers.update(HEADERS)

        @chat.get("/")
        async def page(_request: Request) -> HTTPResponse:
            return await file(WEBSITE / "index.html")

        @chat.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return json({"ready": ready}, 200 if ready else 503)

        @chat.get("/history")
        async def history(request: Request) -> HTTPResponse:
            conversation = conversation_id.read_token(key, request.cookies.get(COOKIE))
            tracker = await _agent(request).tracker_store.retrieve(conversation) if conversation else None
            return json({"messages": _spoken(tracker.events) if tracker else []})

        @chat.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            token = request.cookies.get(COOKIE)
            conversation = conversation_id.read_token(key, token)
            if conversation is None:
                token = conversation_id.new_token(key)
                conversation = conversation_id.read_token(key, token)
            replies, status = await _answer(request, conversation, on_new_message, chosen.reply_timeout)
            response = json({"replies": replies}, status)
            _set_cookie(response, token)
            return response

        return chat


async def _answer(
    request: Request, conversation: str, on_new_message: OnMessage, timeout: float
) -> tuple[list[dict[str, Any]], int]:
    """What the bot says to the message in a request, and the HTTP status."""
    try:
        text, metadata = _read(request)
    except ValueError as refusal:
        return _fixed(request, str(refusal)), 400
    replies = Replies()
    message = UserMessage(text, replies, conversation, input_channel="website", metadata=metadata)
    try:
        await asyncio.wait_for(on_new_message(message), timeout)
    except asyncio.TimeoutError:
        logger.error("A message was not answered within %s seconds.", timeout)
    except Exception:
        logger.exception("A message could not be answered.")
    if replies.messages:
        return replies.messages, 200
    return _fixed(request, "utter_trouble"), 503


def _read(request: Request) -> tuple[str, dict[str, Any]]:
    """The text of a message and its metadata; raises ValueError with the name of what to reply instead."""
    try:
        body = request.json
    except Exception:
        body = None
    if not isinstance(body, dict):
        raise ValueError("utter_empty")
    text, payload, title = (body.get(name) for name in ("text", "payload", "title"))
    if isinstance(payload, str) and PAYLOAD.fullmatch(payload):
        typed = text[:LONGEST_TEXT] if isinstance(text, str) else ""
        return payload, {"shown": str(title or "")[:200], "typed": typed}
    # A leading slash would let a visitor set intents and slots by hand.
    text = text.strip().lstrip("/").strip() if isinstance(text, str) else ""
    if not text:
        raise ValueError("utter_empty")
    if len(text) > LONGEST_TEXT:
        raise ValueError("utter_too_long")
    return text, {"shown": text}


def shown(message: dict[str, Any]) -> dict[str, Any]:
    """The parts of a bot message that people see."""
    parts = {
        "text": message.get("text") or "",
        "buttons": [
            {"title": button["title"], "payload": button["payload"]} for button in message.get("buttons") or []
        ],
        "links": message.get("links") or [],
        "quiet": bool(message.get("quiet")),
    }
    if message.get("image"):
        parts["image"] = f"/chat/{message['image']}"
    return parts


def _spoken(events: list[Any]) -> list[dict[str, Any]]:
    """Both sides of a conversation, oldest first."""
    messages = []
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            messages.append({"from": "visitor", "text": event.metadata.get("shown") or event.text})
        elif isinstance(event, BotUttered):
            messages.append({"from": "bot", **shown(event.message())})
    return messages


def _fixed(request: Request, response: str) -> list[dict[str, Any]]:
    """A response of the domain that needs no action."""
    return [shown(_agent(request).domain.responses[response][0])]


def _agent(request: Request) -> Any:
    return request.app.ctx.agent


def _set_cookie(response: HTTPResponse, token: str) -> None:
    response.cookies[COOKIE] = token
    response.cookies[COOKIE].update({"httponly": True, "samesite": "Lax", "path": "/chat", "max-age": COOKIE_SECONDS})
