"""`python -m benchmarks`: measures this bot and a stock `rasa init` bot, and writes results/benchmarks.md."""

import argparse
import importlib.metadata
import os
import platform
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from benchmarks import bots, measure
from benchmarks.processes import BenchmarkFailed
from clinic.content import ContentFaults
from launcher.bot import StartFailed
from launcher.model import TrainingFailed

MESSAGES = Path(__file__).with_name("messages.txt")
RESULT = Path("results/benchmarks.md")
FEWEST_TURNS = 30
NOTES = """
Both bots run one after the other on this machine and are sent the same messages over HTTP on 127.0.0.1; each
line of milliseconds comes from as many messages as there are in benchmarks/messages.txt. Training leaves out
Rasa's validation. "Nothing changed" is the same training again with Rasa's cache, "sentence vectors cached"
is without it, as after an edit of the content.
Footnote keeps its conversations in SQLite and runs its actions; the stock bot, whose seven intents and six
responses know nothing of feet, keeps its conversations in memory and has no actions.
"""


def main() -> int:
    """Measure, print and write the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--turns", type=_turns, default=300, help="length of the long conversation (300)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="footnote-bench-"))
    print(f"Logs and models are in {folder} until the end.", flush=True)
    try:
        report = _report(folder, options.turns)
    except (BenchmarkFailed, ContentFaults, StartFailed, TrainingFailed, OSError) as problem:
        print(f"{problem}\nThe logs are in {folder}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"Stopped; the logs are in {folder}.", file=sys.stderr)
        return 130
    shutil.rmtree(folder)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(report, encoding="utf-8")
    print(f"\n{report}\nThe table is in {RESULT}.")
    return 0


def _report(folder: Path, turns: int) -> str:
    texts = MESSAGES.read_text(encoding="utf-8").splitlines()
    kinds = [bots.Footnote, bots.Stock]
    if not bots.RASA.exists():
        kinds.remove(bots.Stock)
        print("Stock Rasa is not installed; `make full` adds the comparison.", flush=True)
    about = f"{_machine()}, load {os.getloadavg()[0]:.1f} at the start"
    columns = {kind.name: _measured(kind, folder / kind.__name__, texts, turns) for kind in kinds}
    return "\n".join(["# Speed and memory", "", f"{about}.", "", *_table(columns), NOTES])


def _measured(kind: type, folder: Path, texts: list[str], turns: int) -> measure.Row:
    folder.mkdir()
    _say(f"{kind.name}: preparing")
    with kind(folder) as bot:
        return {**measure.training(bot, _say), **measure.serving(bot, texts, turns, _say)}


def _table(columns: dict[str, measure.Row]) -> list[str]:
    labels = dict.fromkeys(label for column in columns.values() for label in column)
    rows = [["", *columns], *([label, *(c.get(label, "–") for c in columns.values())] for label in labels)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]


def _machine() -> str:
    rasa, python = importlib.metadata.version("rasa"), platform.python_version()
    return f"Rasa {rasa}, Python {python}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def _turns(text: str) -> int:
    turns = int(text)
    if turns < FEWEST_TURNS:
        raise argparse.ArgumentTypeError(f"must be {FEWEST_TURNS} or more")
    return turns


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
