"""Processes in groups of their own, so that a whole group can be ended by its id; their output goes to a log."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

RUN_SECONDS = 1800
STOP_SECONDS = 10


class BenchmarkFailed(Exception):
    """A bot could not be made, trained or started."""


def run(command: Sequence[str], log: Path, folder: Path, variables: Mapping[str, str]) -> None:
    """Run a command to its end; raises BenchmarkFailed naming the log."""
    with started(command, log, folder, variables) as process:
        try:
            code = process.wait(RUN_SECONDS)
        except subprocess.TimeoutExpired:
            code = None
    if code != 0:
        how = f"took longer than {RUN_SECONDS} seconds" if code is None else "failed"
        raise BenchmarkFailed(f"`{' '.join(command)}` {how}; {log} says why.")


@contextlib.contextmanager
def started(
    command: Sequence[str], log: Path, folder: Path, variables: Mapping[str, str]
) -> Iterator[subprocess.Popen]:
    """A process with these variables added to its environment; it is ended when the block is left."""
    with log.open("a", encoding="utf-8") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen) -> None:
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, kind)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
