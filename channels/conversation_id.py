"""Conversation ids that only the server can make."""

import base64
import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from clinic.settings import Settings

KEY_FILE = "secret_key"


def secret_key(settings: Settings) -> bytes:
    """The key of this installation: SECRET_KEY, or one that is made once and kept in the data folder."""
    if settings.secret_key:
        return settings.secret_key.encode()
    path: Path = settings.data_folder / KEY_FILE
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32), encoding="ascii")
    return path.read_bytes()


def new_token(key: bytes) -> str:
    """A token for a new conversation: 128 random bits and their signature."""
    conversation = secrets.token_urlsafe(16)
    return f"{conversation}.{_signature(key, conversation)}"


def read_token(key: bytes, token: str | None) -> str | None:
    """The conversation id in a token, or None when the server did not make it."""
    conversation, _, signature = (token or "").partition(".")
    expected = _signature(key, conversation)
    return conversation if hmac.compare_digest(signature.encode(), expected.encode()) else None


def _signature(key: bytes, conversation: str) -> str:
    digest = hmac.new(key, conversation.encode(), sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
