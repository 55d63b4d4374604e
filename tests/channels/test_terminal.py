"""`make chat`, piped and scripted, against a running bot."""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.model


@pytest.fixture
def chat(server):
    """Runs the terminal with these lines and options and returns how it ended."""

    def run(lines, *options, url=server.url):
        command = [sys.executable, "-m", "launcher", "chat", "--url", url, *options]
        return subprocess.run(command, input=lines, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)

    return run


def test_a_line_in_is_a_message_and_a_line_out_its_replies(chat):
    outcome = chat("hello\ndoes rubbing the feet do anything for circulation\n", "--json")

    turns = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert len(turns) == 2
    assert {"text", "buttons", "links"} <= set(turns[1][0])
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_a_number_presses_a_button_and_free_text_works_beside_it(chat):
    outcome = chat("hello\n1\ncan a foot rub help against cold feet\n")

    assert "[1] What does foot massage do?" in outcome.stdout
    assert "Evidence" in outcome.stdout
    assert max(len(line) for line in outcome.stdout.splitlines()) <= 80


def test_pictures_are_shown_as_links(chat, server):
    outcome = chat("how do I massage my own feet\nnone of these\nshow me the steps\n")

    assert f"Picture: {server.url}/chat/pictures/" in outcome.stdout


def test_named_conversations_are_kept_apart_and_go_on_later(chat):
    chat("can a foot rub help against cold feet\n", "--json", "--conversation", "ann")

    assert "rests on these sources" in chat("who says so?\n", "--json", "--conversation", "ann").stdout
    assert "rests on these sources" not in chat("who says so?\n", "--json", "--conversation", "bob").stdout


def test_quit_ends_the_conversation(chat):
    assert chat("/quit\nhello\n", "--json").stdout == ""


def test_an_empty_line_gets_a_sentence(chat):
    assert "empty" in chat("\n", "--json").stdout


def test_a_lost_bot_is_said_in_words_and_by_the_exit_code(chat):
    outcome = chat("hello\n", "--json", url="http://127.0.0.1:9")

    assert "cannot be reached" in json.loads(outcome.stdout)[0]["text"]
    assert outcome.returncode == 1
