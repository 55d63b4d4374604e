"""Settings come from the environment, typed."""

from pathlib import Path

import pytest

from clinic.settings import Settings


def test_without_any_variable_the_defaults_hold(monkeypatch):
    for name in ("CONTENT_FOLDER", "DATA_FOLDER", "DATABASE_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)

    chosen = Settings.from_environment()

    assert chosen.content_folder == Path("content")
    assert chosen.database_url == f"sqlite:///{Path('var').absolute() / 'clinic.db'}"


def test_a_variable_is_read_as_its_type(monkeypatch):
    monkeypatch.setenv("PORT", "6001")
    monkeypatch.setenv("REPLY_TIMEOUT", "2.5")

    chosen = Settings.from_environment()

    assert (chosen.port, chosen.reply_timeout) == (6001, 2.5)


def test_a_variable_that_cannot_be_read_is_named(monkeypatch):
    monkeypatch.setenv("PORT", "front door")

    with pytest.raises(ValueError, match="PORT must be a int, but it is 'front door'"):
        Settings.from_environment()
