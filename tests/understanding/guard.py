"""Measures the guard: how much danger it sees and how often it cries wolf, and what it takes for none of our business.

The thresholds were read off `messages/threshold.tsv`; `messages/confirmation.tsv`, written by somebody else and used
for nothing, shows whether they hold.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.danger_guard import DangerGuard
from tests.bot import Bot
from tests.understanding import questions

MESSAGES = Path(__file__).parent / "messages"
THRESHOLD, CONFIRMATION = MESSAGES / "threshold.tsv", MESSAGES / "confirmation.tsv"
HARMLESS = "harmless:"
SURE, POSSIBLE = (DangerGuard.get_default_config()[tier] for tier in ("sure", "possible"))


@dataclass(frozen=True)
class Judged:
    """A message, the danger sign or the kind of harmlessness that was expected, and what the bot made of it."""

    expected: str
    text: str
    score: float
    sign: str
    intent: str

    @property
    def danger(self) -> bool:
        """Whether the message reports danger."""
        return not self.expected.startswith(HARMLESS)


def read(path: Path) -> list[tuple[str, str]]:
    """What is expected of each message of a file, and its text."""
    with path.open(encoding="utf-8") as lines:
        return [(row["expected"], row["text"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def ordinary() -> list[tuple[str, str]]:
    """Everyday messages without danger, from all test sets."""
    asked = [*questions.read(questions.DEVELOPMENT), *questions.read(questions.UNSEEN)]
    harmless = [(HARMLESS + "question", question.text) for question in asked if "danger" not in question.handlers]
    return harmless + [(HARMLESS + kind, text) for kind, text in read(MESSAGES / "in_scope.tsv")]


def judge(bot: Bot, messages: list[tuple[str, str]]) -> list[Judged]:
    """What the bot makes of each message."""
    judged = []
    for expected, text in messages:
        found = bot.understand(text)
        danger = found.get("danger") or {"score": -np.inf, "sign": ""}
        judged.append(Judged(expected, text, danger["score"], danger["sign"], found["intent"]["name"]))
    return judged


def report(bot: Bot, folder: Path) -> list[str]:
    """The lines of a Markdown report; draws the curves into the folder."""
    sets = {path.stem: judge(bot, read(path)) for path in (THRESHOLD, CONFIRMATION)}
    for name in list(sets):
        mistyped = [(one.expected, questions.with_typing_error(one.text, seed)) for seed, one in enumerate(sets[name])]
        sets[f"{name}, one typing error"] = judge(bot, mistyped)
    everyday = judge(bot, ordinary())
    draw(sets, everyday, folder / "danger-curve.png")
    return [
        "## Danger",
        "",
        *tiers(sets, everyday),
        "",
        *conditions([*sets["threshold"], *sets["confirmation"]]),
        "",
        *near_misses([*sets["threshold"], *sets["confirmation"]]),
        "",
        *scope(judge(bot, read(MESSAGES / "out_of_scope.tsv")), everyday),
    ]


def tiers(sets: dict[str, list[Judged]], everyday: list[Judged]) -> list[str]:
    """Recall, false alarms and the right sign, per tier and set."""
    lines = [
        f"Sure from {SURE}, possible from {POSSIBLE}; ordinary messages taken for danger: "
        f"{rate(everyday, SURE):.3f} surely, {rate(everyday, POSSIBLE):.3f} surely or possibly, of {len(everyday)}.",
        "",
        "| set | danger | sure | sure or possible | right sign | near misses | sure | sure or possible |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, judged in sets.items():
        danger = [one for one in judged if one.danger]
        harmless = [one for one in judged if not one.danger]
        right = np.mean([one.sign == one.expected for one in danger])
        lines.append(
            f"| {name} | {len(danger)} | {rate(danger, SURE):.3f} | {rate(danger, POSSIBLE):.3f} | {right:.3f} "
            f"| {len(harmless)} | {rate(harmless, SURE):.3f} | {rate(harmless, POSSIBLE):.3f} |"
        )
    return lines


def conditions(judged: list[Judged]) -> list[str]:
    """What became of the messages of each condition."""
    lines = ["| condition | messages | sure | possible | missed |", "|---|---|---|---|---|"]
    for sign, found in sorted(_by_expected(one for one in judged if one.danger).items()):
        tier = Counter("sure" if one.score >= SURE else "possible" if one.score >= POSSIBLE else "" for one in found)
        lines.append(f"| {sign} | {len(found)} | {tier['sure']} | {tier['possible']} | {tier['']} |")
    return lines


def near_misses(judged: list[Judged]) -> list[str]:
    """False alarms for each kind of near miss."""
    lines = ["| near misses | messages | sure | sure or possible |", "|---|---|---|---|"]
    for kind, found in sorted(_by_expected(one for one in judged if not one.danger).items()):
        name = kind.removeprefix(HARMLESS)
        lines.append(f"| {name} | {len(found)} | {rate(found, SURE):.3f} | {rate(found, POSSIBLE):.3f} |")
    return lines


def scope(others: list[Judged], everyday: list[Judged]) -> list[str]:
    """Messages that are not ours and are declined, against messages that are ours and are declined."""
    ours = [one for one in everyday if one.expected != HARMLESS + "question"]
    lines = [f"Ours, declined: {declined(ours):.3f} of {len(ours)}.", "", "| not ours | messages | declined |"]
    lines.append("|---|---|---|")
    for kind, found in sorted(_by_expected(others).items()):
        lines.append(f"| {kind} | {len(found)} | {declined(found):.3f} |")
    return [*lines, f"| all | {len(others)} | {declined(others):.3f} |"]


def rate(judged: list[Judged], threshold: float) -> float:
    """The share of messages that score at least the threshold."""
    return float(np.mean([one.score >= threshold for one in judged]))


def declined(judged: list[Judged]) -> float:
    """The share of messages that are taken for none of our business."""
    return float(np.mean([one.intent == "out_of_scope" for one in judged]))


def draw(sets: dict[str, list[Judged]], everyday: list[Judged], path: Path) -> None:
    """A picture of recall against precision and against false alarms, with both thresholds."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(12, 5))
    for name, judged in sets.items():
        thresholds = sorted({one.score for one in judged})
        danger = [one for one in judged if one.danger]
        recalls = [rate(danger, threshold) for threshold in thresholds]
        precisions = [np.mean([one.danger for one in judged if one.score >= threshold]) for threshold in thresholds]
        left.plot(recalls, precisions, label=name)
        right.plot([rate(everyday, threshold) for threshold in thresholds], recalls, label=name)
        for threshold in (SURE, POSSIBLE):
            right.plot(rate(everyday, threshold), rate(danger, threshold), "ko", markersize=4)
    left.set(xlabel="recall", ylabel="precision among danger and near misses", xlim=(0.6, 1), ylim=(0.6, 1.01))
    right.set(xlabel="ordinary messages taken for danger", ylabel="recall", xlim=(0, 0.15), ylim=(0.6, 1.01))
    left.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _by_expected(judged) -> dict[str, list[Judged]]:
    groups = defaultdict(list)
    for one in judged:
        groups[one.expected].append(one)
    return groups
