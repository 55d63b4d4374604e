"""A running bot: started, waited for, found again and stopped."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 120
STOP_SECONDS = 10
PORTS_TO_TRY = 50


class StartFailed(Exception):
    """The bot's process ended, or did not answer in time."""


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on; raises StartFailed."""
    for port in range(wanted, wanted + PORTS_TO_TRY):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise StartFailed(f"No free port from {wanted} to {wanted + PORTS_TO_TRY - 1}. Set PORT to another one.")


@dataclass
class Bot:
    """One bot process and its address."""

    process: subprocess.Popen
    url: str
    log: Path

    @classmethod
    def start(cls, model: Path, host: str, port: int, log: Path) -> "Bot":
        """Start the process and wait until it answers; raises StartFailed naming the log."""
        log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "launcher.server", str(model), host, str(port)]
        with log.open("w", encoding="utf-8") as output:
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
        bot = cls(process, f"http://{host}:{port}", log)
        try:
            bot._wait_until_ready()
        except BaseException:
            bot.stop()
            raise
        return bot

    def stop(self) -> None:
        """End the process; it is killed when it does not end by itself."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise StartFailed(f"The bot stopped while starting; {self.log} says why.")
            if is_ready(self.url):
                return
            time.sleep(0.1)
        raise StartFailed(f"The bot did not answer within {START_SECONDS} seconds; {self.log} says why.")


def is_ready(url: str) -> bool:
    """Whether a bot answers at this address."""
    try:
        with urllib.request.urlopen(f"{url}/chat/health", timeout=2) as response:
            return bool(json.load(response)["ready"])
    except (OSError, ValueError, KeyError):
        return False
