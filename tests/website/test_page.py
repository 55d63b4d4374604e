"""The chat on its page, in a real browser."""

import pytest
from playwright.sync_api import expect, sync_playwright

pytestmark = [pytest.mark.model, pytest.mark.browser]

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
QUESTION = "does rubbing the feet do anything for circulation"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """The clinic's page; the test fails when the page logs an error or asks another host for anything."""
    context = chromium.new_context()
    opened = context.new_page()
    problems = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: problems.append(asked.url) if not asked.url.startswith(server.url) else None)
    opened.goto(f"{server.url}/chat/")
    yield opened
    context.close()
    assert [problem for problem in problems if "ERR_CONNECTION_REFUSED" not in problem] == []


def ask(page, text):
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")


def test_a_question_is_answered_with_its_source(page):
    ask(page, QUESTION)

    expect(page.get_by_role("log")).to_contain_text("blood flow")
    expect(page.get_by_role("log")).to_contain_text("Source:")


def test_a_button_is_pressed_and_then_retired(page):
    ask(page, "hello")
    button = page.get_by_role("button", name="What does foot massage do?")
    button.click()

    expect(button).to_be_disabled()
    expect(page.get_by_role("log")).to_contain_text("Evidence:")


def test_steps_are_shown_with_pictures_that_load(page):
    ask(page, "how do I massage my own feet")
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Show me the steps").click()
    picture = page.locator("img").first

    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_what_is_typed_is_shown_as_text(page):
    ask(page, "<img src=x onerror=alert(1)>")

    expect(page.get_by_role("log")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("img")).to_have_count(0)


def test_the_conversation_survives_a_reload(page):
    ask(page, QUESTION)
    expect(page.get_by_role("log")).to_contain_text("Source:")
    page.reload()

    expect(page.get_by_role("log")).to_contain_text(QUESTION)
    expect(page.get_by_role("log")).to_contain_text("Source:")


def test_dots_are_shown_until_the_answer_is_there(page):
    page.route("**/chat/messages", lambda route: (page.wait_for_timeout(300), route.continue_()))
    ask(page, QUESTION)

    expect(page.get_by_label("The assistant is writing")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("Source:")
    expect(page.get_by_label("The assistant is writing")).to_have_count(0)


def test_a_lost_connection_is_said_in_words(page):
    page.route("**/chat/messages", lambda route: route.abort("connectionrefused"))
    ask(page, QUESTION)

    expect(page.get_by_role("log")).to_contain_text("I cannot reach the assistant")


def test_nothing_is_cut_off_on_a_narrow_phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    ask(page, "how do I massage my own feet")
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Show me the steps").click()
    expect(page.get_by_role("log")).to_contain_text("Not without asking")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    log = page.get_by_role("log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth && log.clientWidth <= 320")
    send = page.get_by_role("button", name="Send").bounding_box()
    assert send["x"] + send["width"] <= 320


def test_the_chat_is_used_with_the_keyboard_alone(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Is it safe for me?")).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.shadowRoot.activeElement?.textContent") == "Is it safe for me?":
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("log")).to_contain_text("Source:")


def test_the_emergency_number_can_be_tapped(page):
    ask(page, "my chest feels crushed and the pain goes into my left arm")
    link = page.get_by_role("link", name="Call 911")

    expect(link).to_be_visible()
    assert link.get_attribute("href") == "tel:911"
    assert link.bounding_box()["height"] >= 44
