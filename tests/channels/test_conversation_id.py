"""Conversation ids are made by the server and cannot be guessed or changed."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels import conversation_id
from clinic.settings import Settings

KEY = b"a key"


def test_a_token_gives_back_its_conversation():
    token = conversation_id.new_token(KEY)

    assert conversation_id.read_token(KEY, token) == token.partition(".")[0]


def test_no_two_tokens_are_alike():
    assert len({conversation_id.new_token(KEY) for _ in range(1000)}) == 1000


@pytest.mark.parametrize("token", [None, "", ".", "abc", "abc.def"])
def test_what_is_no_token_is_refused(token):
    assert conversation_id.read_token(KEY, token) is None


@given(st.text())
def test_no_invented_token_is_accepted(token):
    assert conversation_id.read_token(KEY, token) is None


def test_a_token_of_another_installation_is_refused():
    assert conversation_id.read_token(b"another key", conversation_id.new_token(KEY)) is None


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    chosen = Settings(data_folder=tmp_path / "new")

    key = conversation_id.secret_key(chosen)

    assert conversation_id.secret_key(chosen) == key
    assert stat.S_IMODE((tmp_path / "new" / conversation_id.KEY_FILE).stat().st_mode) == 0o600
