"""Measures understanding: `make evaluate`, or `python -m tests.understanding.evaluate --help`.

Prints one table per test set with 95 % bootstrap intervals, then what the guard sees and misses, and writes it all
with the pictures and the worst misses to results/.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import lean
from lean import quiet

quiet.silence()
lean.install()

import numpy as np  # noqa: E402

from tests.bot import Bot  # noqa: E402
from tests.understanding import guard, questions, systems  # noqa: E402
from tests.understanding.questions import Question, category, handler  # noqa: E402
from tests.understanding.systems import Prediction  # noqa: E402

RESULTS = Path("results")
STOCK = RESULTS / "stock/models/stock.tar.gz"
RESAMPLES = 1000
WORST = 20
Judged = list[tuple[Question, Prediction]]


def main() -> int:
    """Compare the systems on both test sets; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stock", type=Path, default=STOCK, metavar="MODEL", help="made by `make stock`")
    parser.add_argument("--python", type=Path, default=Path(".venv-full/bin/python"), help="runs the stock model")
    options = parser.parse_args()
    from launcher.__main__ import prepare

    model = prepare(print)
    RESULTS.mkdir(exist_ok=True)
    report = []
    for path in (questions.DEVELOPMENT, questions.UNSEEN):
        asked = questions.read(path)
        compared = predictions(asked, model, options)
        report += [f"## {path.stem}: {len(asked)} messages", "", *table(asked, compared), ""]
        judged = list(zip(asked, compared["footnote"], strict=True))
        draw_confusion(judged, RESULTS / f"confusion-{path.stem}.png")
        misses = RESULTS / f"misses-{path.stem}.txt"
        misses.write_text("\n".join(worst_misses(judged)) + "\n", encoding="utf-8")
    report += guard.report(Bot(model), RESULTS)
    (RESULTS / "understanding.md").write_text("\n".join(report), encoding="utf-8")
    print("\n".join(report))
    print(f"The tables, the pictures and the worst misses are in {RESULTS}/.")
    return 0


def predictions(asked: list[Question], model: Path, options: argparse.Namespace) -> dict[str, list[Prediction]]:
    """What each system makes of the questions, and this bot of the same ones mistyped and in lower case."""
    texts = [question.text for question in asked]
    mistyped = [questions.with_typing_error(text, seed) for seed, text in enumerate(texts)]
    compared = {
        "footnote": systems.footnote(texts, model),
        "one typing error": systems.footnote(mistyped, model),
        "lower case": systems.footnote([text.lower() for text in texts], model),
        "TF-IDF": systems.tf_idf(texts),
    }
    if options.stock.exists():
        compared["stock Rasa, 8 epochs"] = systems.stock(texts, options.stock, options.python)
    return compared


def table(asked: list[Question], compared: dict[str, list[Prediction]]) -> list[str]:
    """The lines of a Markdown table: a measure a row, a system a column."""
    known = {question.category for question in asked}
    lines = ["| | " + " | ".join(compared) + " |", "|---|" + "---|" * len(compared)]
    for name, measure in measures(known).items():
        cells = [interval(list(zip(asked, found, strict=True)), measure) for found in compared.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def measures(known: set[str]) -> dict[str, Callable[[Judged], float]]:
    """Each measure takes judged questions and returns a share between 0 and 1."""
    return {
        "category": lambda judged: share(category(p.intent, known) == q.category for q, p in judged),
        "right handler": lambda judged: share(handler(p.intent) in q.handlers for q, p in judged),
        "top-1 answer": lambda judged: share(p.answers[:1] and p.answers[0] in q.entries for q, p in answered(judged)),
        "top-3 answer": lambda judged: share(set(p.answers[:3]) & set(q.entries) for q, p in answered(judged)),
        "sure, and right": lambda judged: share(p.answers[0] in q.entries for q, p in answered(judged) if p.sure),
        "sure": lambda judged: share(p.sure for q, p in answered(judged)) or float("nan"),
        "danger caught": lambda judged: share(
            p.intent == "report_danger" for q, p in judged if q.handlers == {"danger"}
        ),
        "false alarms": lambda judged: share(
            p.intent == "report_danger" for q, p in judged if "danger" not in q.handlers
        ),
        "without an entry": lambda judged: share(
            q.entries == (questions.NO_ENTRY,) for q, p in judged if q.asks_knowledge
        ),
        "out of scope, AUROC": lambda judged: auroc(
            [p.intents.get("out_of_scope", 0.0) for _, p in judged],
            ["decline" in q.handlers for q, _ in judged],
        ),
    }


def answered(judged: Judged) -> Judged:
    """The questions that must be answered from the knowledge base and that it covers."""
    return [(q, p) for q, p in judged if q.asks_knowledge and q.entries != (questions.NO_ENTRY,)]


def share(values) -> float:
    """How many of the values are true; nan without values."""
    values = [bool(value) for value in values]
    return sum(values) / len(values) if values else float("nan")


def auroc(scores: list[float], positive: list[bool]) -> float:
    """The chance that a positive scores above a negative, ties counting half."""
    scores, positive = np.array(scores), np.array(positive)
    if positive.all() or not positive.any():
        return float("nan")
    differences = scores[positive][:, None] - scores[~positive][None, :]
    return float((differences > 0).mean() + (differences == 0).mean() / 2)


def interval(judged: Judged, measure: Callable[[Judged], float]) -> str:
    """The measure with its 95 % bootstrap interval over the questions."""
    chance = np.random.default_rng(0)
    value = measure(judged)
    if np.isnan(value):
        return "–"
    size = len(judged)
    resampled = [measure([judged[i] for i in chance.integers(size, size=size)]) for _ in range(RESAMPLES)]
    low, high = np.nanpercentile(resampled, [2.5, 97.5])
    return f"{value:.3f} [{low:.2f}, {high:.2f}]"


def draw_confusion(judged: Judged, path: Path) -> None:
    """A picture of which category was taken for which."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    known = sorted({question.category for question, _ in judged})
    counts = np.zeros((len(known), len(known)), dtype=int)
    for question, prediction in judged:
        found = category(prediction.intent, set(known))
        if found in known:
            counts[known.index(question.category), known.index(found)] += 1
    figure, axes = pyplot.subplots(figsize=(9, 8))
    axes.imshow(counts, cmap="Blues")
    axes.set_xticks(range(len(known)), known, rotation=60, ha="right")
    axes.set_yticks(range(len(known)), known)
    axes.set(xlabel="understood as", ylabel="category")
    for (row, column), count in np.ndenumerate(counts):
        if count:
            axes.text(
                column,
                row,
                count,
                ha="center",
                va="center",
                color="white" if count > counts.max() / 2 else "black",
            )
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def worst_misses(judged: Judged) -> list[str]:
    """The questions that were answered wrongly with the most confidence, then those taken by the wrong handler."""
    wrong_answer = [
        (
            p.confidence,
            f"{p.confidence:.2f}  {q.text}\n      expected {' or '.join(q.entries)}\n      got      {p.answers[0]}",
        )
        for q, p in answered(judged)
        if handler(p.intent) == "knowledge" and p.answers and p.answers[0] not in q.entries
    ]
    wrong_handler = [
        (
            1 + max(p.intents.values()),
            f"      {q.text}\n      expected {' or '.join(sorted(q.handlers))}\n      got      {p.intent}",
        )
        for q, p in judged
        if handler(p.intent) not in q.handlers
    ]
    return [line for _, line in sorted(wrong_answer + wrong_handler, reverse=True)[:WORST]]


if __name__ == "__main__":
    sys.exit(main())
