"""Talk to a running bot in a terminal, or from a script with --json: a line in, a line of replies out."""

import argparse
import json
import re
import shutil
import sys
import textwrap
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from clinic import settings

QUIT = {"/quit", "/exit", "/q"}
WIDTH = 80
SECONDS = 30
LOST = "The bot cannot be reached. Is it still running? Your message was not answered."

Reply = dict[str, Any]


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the terminal."""
    parser.add_argument("--url", help="the address of a running bot, such as http://127.0.0.1:5005")
    parser.add_argument("--json", action="store_true", help="print each turn's replies as one line of JSON")
    parser.add_argument("--conversation", metavar="ID", help="go on with the conversation of this name")


def talk(url: str, options: argparse.Namespace) -> int:
    """Converse until the input ends; returns 0, or 1 when a message could not be answered."""
    conversation = Conversation(url, options.conversation)
    interactive = sys.stdin.isatty() and not options.json
    if interactive:
        print("Ask about foot massage. A number chooses a button, /quit ends.\n")
    buttons: list[dict[str, str]] = []
    failed = False
    while (line := _read_line(interactive)) is not None:
        if line in QUIT:
            break
        replies, reached = conversation.send(line, buttons)
        failed |= not reached
        buttons = [button for reply in replies for button in reply.get("buttons", [])]
        print(json.dumps(replies, ensure_ascii=False) if options.json else _layout(url, replies), flush=True)
    return 1 if failed else 0


class Conversation:
    """One conversation with a bot; a named one is kept between runs, as a browser keeps a cookie."""

    def __init__(self, url: str, name: str | None) -> None:
        self._url = url
        self._token = ""
        self._file: Path | None = None
        if name:
            plain = re.sub(r"[^\w.-]", "_", name)
            self._file = settings.current().data_folder / "terminal" / plain
            if self._file.exists():
                self._token = self._file.read_text(encoding="ascii")

    def send(self, line: str, buttons: list[dict[str, str]]) -> tuple[list[Reply], bool]:
        """The replies to a line, and whether the bot was reached; a number or a title presses a button."""
        message = _message(line, buttons)
        request = urllib.request.Request(
            f"{self._url}/chat/messages",
            json.dumps(message).encode(),
            {"Content-Type": "application/json", "Cookie": self._token},
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:
                self._keep(response.headers.get("Set-Cookie"))
                return json.load(response)["replies"], True
        except urllib.error.HTTPError as refusal:
            return _replies_in(refusal), refusal.code < 500
        except (OSError, ValueError, KeyError):
            return [{"text": LOST}], False

    def _keep(self, cookie: str | None) -> None:
        if not cookie:
            return
        self._token = cookie.partition(";")[0]
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self._token, encoding="ascii")


def _message(line: str, buttons: list[dict[str, str]]) -> dict[str, str]:
    if line.isdigit() and 1 <= int(line) <= len(buttons):
        return dict(buttons[int(line) - 1])
    named = line.lower()
    pressed = next((b for b in buttons if line == b["payload"] or named == b["title"].lower()), None)
    return dict(pressed) if pressed else {"text": line}


def _replies_in(refusal: urllib.error.HTTPError) -> list[Reply]:
    try:
        return json.load(refusal)["replies"]
    except (ValueError, KeyError):
        return [{"text": LOST}]


def _read_line(interactive: bool) -> str | None:
    if interactive:
        try:
            return input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
    line = sys.stdin.readline()
    return line.strip() if line else None


def _layout(url: str, replies: list[Reply]) -> str:
    """The replies as wrapped text, with numbered buttons and pictures as links."""
    width = min(shutil.get_terminal_size().columns, WIDTH)
    lines: list[str] = []
    number = 0
    for reply in replies:
        for paragraph in reply["text"].splitlines():
            indent = "  " if reply.get("quiet") else ""
            lines += textwrap.wrap(paragraph, width, initial_indent=indent, subsequent_indent=indent)
        if reply.get("image"):
            lines.append(f"  Picture: {url}{reply['image']}")
        lines += [f"  {link['title']}: {link['url']}" for link in reply.get("links", [])]
        for button in reply.get("buttons", []):
            number += 1
            lines.append(f"  [{number}] {button['title']}")
        lines.append("")
    return "\n".join(lines)
