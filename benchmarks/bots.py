"""The two bots that are measured, behind one interface: trained, started, spoken to over HTTP, and stopped."""

import contextlib
import http.client
import json
import os
import socket
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any, Protocol

from benchmarks import processes
from clinic import settings
from launcher import bot as launched
from launcher.__main__ import prepare

HOST = "127.0.0.1"
RASA = Path(".venv-full/bin/rasa").absolute()
START_SECONDS = 300
MESSAGE_SECONDS = 60
READY_SECONDS = 0.1  # as often as launcher.bot asks
TRAIN = ("train", "--skip-validation", "--fixed-model-name", "bench")

# No proxy: everything that is asked is on this machine.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class MeasuredBot(Protocol):
    """What a bot must do to be measured; `trainings` names each training and its options, in their order."""

    name: str
    trainings: dict[str, list[str]]

    def train(self, *options: str) -> None:
        """Train with these options of `rasa train`."""

    def start(self) -> int:
        """Serve; returns the process id as soon as the bot is ready."""

    def send(self, text: str, conversation: str) -> list[str]:
        """The texts of the reply."""


class Footnote(contextlib.ExitStack):
    """This bot, with a data folder and caches of its own."""

    name = "footnote"
    trainings = {"nothing cached": [], "nothing changed": [], "sentence vectors cached": ["--force"]}

    def __init__(self, folder: Path) -> None:
        """Load the content, and train the model of `make run` if it is missing."""
        super().__init__()
        self._folder = folder
        self._cookies: dict[str, str] = {}
        os.environ |= {**_caches(folder / "serving"), "DATABASE_URL": ""}
        settings.current.cache_clear()
        self._model = prepare(lambda _line: None)

    def train(self, *options: str) -> None:
        """Train into the temporary folder."""
        command = [sys.executable, "-m", "lean", *TRAIN, "--out", str(self._folder / "models"), *options]
        processes.run(command, self._folder / "training.log", Path(), _caches(self._folder / "training"))

    def start(self) -> int:
        """Serve the model of `make run`; returns the process id as soon as the bot is ready."""
        port = _free_port()
        self._bot = launched.Bot.start(self._model, HOST, port, self._folder / "bot.log")
        self.callback(self._bot.stop)
        return self._bot.process.pid

    def send(self, text: str, conversation: str) -> list[str]:
        """The texts of the reply; the cookie that it sets carries the conversation on."""
        cookie = {"Cookie": self._cookies[conversation]} if conversation in self._cookies else {}
        answer, headers = _post(f"{self._bot.url}/chat/messages", {"text": text}, cookie)
        self._cookies[conversation] = headers["Set-Cookie"].partition(";")[0]
        return [reply["text"] for reply in answer["replies"]]


class Stock(contextlib.ExitStack):
    """The bot that `rasa init` makes, as it makes it, served by `rasa run`."""

    name = "stock Rasa"
    trainings = {"nothing cached": [], "nothing changed": []}

    def __init__(self, folder: Path) -> None:
        """Make the project; `rasa init` trains too, so it has a cache of its own, apart from what is measured."""
        super().__init__()
        self._project = folder / "project"
        self._project.mkdir(parents=True)
        self._log = folder / "stock.log"
        self._variables = _caches(folder / "training") | {"RASA_TELEMETRY_ENABLED": "false"}
        command = [str(RASA), "init", "--no-prompt", "--init-dir", str(self._project)]
        processes.run(command, self._log, folder, self._variables | _caches(folder / "init"))

    def train(self, *options: str) -> None:
        """Train in the project's folder."""
        processes.run([str(RASA), *TRAIN, *options], self._log, self._project, self._variables)

    def start(self) -> int:
        """Serve the trained model on the REST channel; returns the process id as soon as it is ready."""
        port = _free_port()
        self._url = f"http://{HOST}:{port}"
        command = [str(RASA), "run", "-i", HOST, "-p", str(port), "-m", "models/bench.tar.gz"]
        process = self.enter_context(processes.started(command, self._log, self._project, self._variables))
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            # Rasa listens only once the model is loaded.
            with contextlib.suppress(OSError), _direct.open(self._url, timeout=MESSAGE_SECONDS):
                return process.pid
            time.sleep(READY_SECONDS)
        raise processes.BenchmarkFailed(f"The stock bot did not start; {self._log} says why.")

    def send(self, text: str, conversation: str) -> list[str]:
        """The texts of the reply; the sender's name carries the conversation on."""
        message = {"sender": conversation, "message": text}
        answer, _ = _post(f"{self._url}/webhooks/rest/webhook", message, {})
        return [reply.get("text") or "" for reply in answer]


def _free_port() -> int:
    """A port that nobody uses; the kernel's choice, so that two runs at a time do not choose the same one."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _caches(folder: Path) -> dict[str, str]:
    """The variables that make Rasa and this bot keep everything below one folder."""
    return {"DATA_FOLDER": str(folder / "data"), "RASA_CACHE_DIRECTORY": str(folder / "cache")}


def _post(url: str, body: dict[str, str], headers: dict[str, str]) -> tuple[Any, http.client.HTTPMessage]:
    """The JSON and the headers of a reply."""
    headers = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with _direct.open(request, timeout=MESSAGE_SECONDS) as response:
        return json.load(response), response.headers
