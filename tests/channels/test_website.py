"""The website channel over real HTTP: every message gets a sentence, and conversations stay apart."""

import json
import os
import sqlite3
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.model


class Browser:
    """Keeps the cookie as a browser would."""

    def __init__(self, url):
        self.url, self.cookie = url, ""

    def get(self, path):
        return self._open(urllib.request.Request(self.url + path, headers={"Cookie": self.cookie}))

    def post(self, body, kind="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": kind, "Cookie": self.cookie}
        return self._open(urllib.request.Request(f"{self.url}/chat/messages", data, headers))

    def say(self, text):
        status, body, _ = self.post({"text": text})
        assert status == 200, body
        return "\n".join(reply["text"] for reply in body["replies"])

    def _open(self, request):
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return self._read(response)
        except urllib.error.HTTPError as refusal:
            return self._read(refusal)

    def _read(self, response):
        cookie = response.headers.get("Set-Cookie")
        self.cookie = cookie.partition(";")[0] if cookie else self.cookie
        text = response.read()
        is_json = response.headers.get_content_type() == "application/json"
        return response.status, json.loads(text) if is_json else text, response.headers


@pytest.fixture
def browser(server):
    return Browser(server.url)


def test_a_question_is_answered_with_its_source(browser):
    said = browser.say("does rubbing the feet do anything for circulation")

    assert "blood flow" in said
    assert "Source:" in said


def test_the_conversation_is_remembered_by_a_cookie_that_scripts_cannot_read(browser):
    _, _, headers = browser.post({"text": "hello"})

    assert all(flag in headers["Set-Cookie"] for flag in ("HttpOnly", "SameSite=Lax"))
    browser.say("can a foot rub help against cold feet")
    assert "rests on these sources" in browser.say("who says so?")


def test_the_history_shows_both_sides_and_button_titles(browser):
    browser.say("hello")
    payload = '/ask{"entry":"benefits_overall"}'
    browser.post({"payload": payload, "title": "What does foot massage do?"})

    messages = browser.get("/chat/history")[1]["messages"]

    assert [m["text"] for m in messages if m["from"] == "visitor"] == ["hello", "What does foot massage do?"]
    assert any(m["from"] == "bot" for m in messages)


def test_a_stranger_sees_nothing_of_a_conversation(browser, server):
    browser.say("hello")
    stranger = Browser(server.url)
    stranger.cookie = browser.cookie[:-3] + "abc"

    assert stranger.get("/chat/history")[1] == {"messages": []}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"text": ""}, "application/json"),
        ({"text": "   "}, "application/json"),
        ({"text": None}, "application/json"),
        ({"text": ["a", "list"]}, "application/json"),
        ({}, "application/json"),
        ([], "application/json"),
        (b"{broken", "application/json"),
        (b"text=hello", "application/x-www-form-urlencoded"),
        ({"payload": "/ask{" + "x" * 5000 + "}"}, "application/json"),
        ({"text": "a" * 10_000}, "application/json"),
    ],
)
def test_a_message_that_cannot_be_read_gets_a_sentence_with_a_way_on(browser, body, kind):
    status, answer, _ = browser.post(body, kind)

    assert status == 400
    assert len(answer["replies"][0]["text"]) > 20


@pytest.mark.parametrize(
    "text",
    [
        "👍",
        "🦶🦶🦶",
        "?",
        "<script>alert(1)</script>",
        "'; DROP TABLE entries; --",
        "\u202e\u0000x",
        "a" * 2000,
    ],
)
def test_a_strange_message_gets_a_sentence(browser, text):
    said = browser.say(text)

    assert len(said) > 20
    assert "<script>" not in said


def test_a_visitor_cannot_type_intents(browser):
    assert "not available any more" not in browser.say('/ask{"entry":"benefits_that_never_was"}')


def test_a_locked_database_gets_an_apology_and_the_next_message_an_answer(browser, data_folder):
    connection = sqlite3.connect(os.fspath(data_folder / "clinic.db"), isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        locked = browser.say("do you know where my cousin Bob buys his turnips")
    finally:
        connection.execute("ROLLBACK")
        connection.close()

    assert len(locked) > 20
    assert "blood flow" in browser.say("does rubbing the feet do anything for circulation")


def test_the_page_and_its_parts_are_served_with_strict_headers(browser):
    for path in ("/chat/", "/chat/static/foot-chat.js", "/chat/pictures/thumb_circles_sole.svg"):
        status, _, headers = browser.get(path)
        assert status == 200, path
        assert headers["Content-Security-Policy"].startswith("default-src 'self'"), path


@pytest.mark.parametrize(
    "path",
    ["/chat/static/../website.py", "/chat/static/..%2f..%2fdomain.yml", "/chat/pictures/../clinics.yml"],
)
def test_nothing_outside_the_served_folders_can_be_read(browser, path):
    assert browser.get(path)[0] in (400, 404)


def test_a_picture_that_a_reply_names_can_be_loaded(browser):
    browser.say("how do I massage my own feet")
    browser.post({"payload": "/deny", "title": "None of these"})
    _, body, _ = browser.post({"payload": "/elaborate", "title": "Show me the steps"})

    pictures = [reply["image"] for reply in body["replies"] if "image" in reply]

    assert pictures
    assert all(browser.get(picture)[0] == 200 for picture in pictures)
