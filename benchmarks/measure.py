"""What is measured of a bot: training, first answer, memory, and milliseconds per message."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from benchmarks.bots import MeasuredBot
from benchmarks.processes import BenchmarkFailed

MIDDLE_TURN = 60
MEMORY_AFTER = 50
MEGABYTE = 2**20

Row = dict[str, str]


@dataclass
class Meter:
    """Sends messages to a running bot and keeps count of time, memory and replies."""

    bot: MeasuredBot
    process: int
    asked: int = 0
    answered: int = 0
    megabytes: float = 0.0

    def milliseconds(self, text: str, conversation: str) -> float:
        """How long the reply to one message takes."""
        with stopwatch() as seconds:
            replies = self.bot.send(text, conversation)
        self.asked += 1
        self.answered += any(replies)
        if self.asked == MEMORY_AFTER:
            self.megabytes = resident_megabytes(self.process)
        return 1000 * seconds()


def training(bot: MeasuredBot, say: Callable[[str], None]) -> Row:
    """Seconds of each training, one row each."""
    rows = {}
    for kind, options in bot.trainings.items():
        say(f"{bot.name}: training, {kind}")
        with stopwatch() as seconds:
            bot.train(*options)
        rows[f"training, {kind}, s"] = f"{seconds():.1f}"
    return rows


def serving(bot: MeasuredBot, texts: list[str], turns: int, say: Callable[[str], None]) -> Row:
    """First answer, memory and latencies, one row each; every window of turns holds every text once."""
    say(f"{bot.name}: start and {1 + len(texts) + turns} messages")
    with stopwatch() as seconds:
        process = bot.start()
        first = bot.send(texts[0], "first")
    if not any(first):
        raise BenchmarkFailed(f"{bot.name} runs but has no reply to {texts[0]!r}.")
    rows = {"start to first answer, s": f"{seconds():.1f}"}
    meter = Meter(bot, process, asked=1, answered=1)
    fresh = [meter.milliseconds(text, f"fresh-{number}") for number, text in enumerate(texts)]
    long = [meter.milliseconds(texts[turn % len(texts)], "long") for turn in range(turns)]
    rows[f"resident memory after {MEMORY_AFTER} messages, MB"] = f"{meter.megabytes:.0f}"
    rows |= latency(f"turn 1 of {len(texts)} conversations", fresh)
    for last in sorted({MIDDLE_TURN, turns}):
        if last <= turns:
            rows |= latency(f"turns {last - len(texts) + 1} to {last} of one", long[last - len(texts) : last])
    return rows | {"messages answered with a text": f"{meter.answered} of {meter.asked}"}


def latency(label: str, milliseconds: list[float]) -> Row:
    """The row of the median and the 95th percentile."""
    percentiles = statistics.quantiles(milliseconds, n=100, method="inclusive")
    return {f"{label}, p50 / p95 ms": f"{percentiles[49]:.0f} / {percentiles[94]:.0f}"}


def resident_megabytes(process: int) -> float:
    """What a process and all its descendants hold in memory; pages they share count more than once."""
    root = psutil.Process(process)
    return sum(one.memory_info().rss for one in [root, *root.children(recursive=True)]) / MEGABYTE


@contextmanager
def stopwatch() -> Iterator[Callable[[], float]]:
    """Yields a function that tells the seconds that the block took, once it is over."""
    begun = time.perf_counter()
    taken: list[float] = []
    yield lambda: taken[0]
    taken.append(time.perf_counter() - begun)
