"""Every environment variable of the bot, once, typed."""

import os
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What can be set from outside; each field is the environment variable of the same name in capitals."""

    content_folder: Path = Path("content")
    data_folder: Path = Path("var")
    database_url: str = ""
    secret_key: str = ""
    host: str = "127.0.0.1"
    port: int = 5005
    reply_timeout: float = 10.0

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings of this process; raises ValueError naming the variable that cannot be read."""
        values = {}
        for field in fields(cls):
            raw = os.environ.get(field.name.upper(), "").strip()
            if raw:
                values[field.name] = _convert(field.name.upper(), field.type, raw)
        settings = cls(**values)
        if not settings.database_url:
            database = settings.data_folder.absolute() / "clinic.db"
            object.__setattr__(settings, "database_url", f"sqlite:///{database}")
        return settings


@lru_cache(maxsize=1)
def current() -> Settings:
    """The settings of this process, read from the environment on first use."""
    return Settings.from_environment()


def _convert(name: str, kind: type, raw: str) -> object:
    try:
        return kind(raw)
    except ValueError:
        raise ValueError(f"{name} must be a {kind.__name__}, but it is {raw!r}.") from None
