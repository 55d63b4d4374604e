"""Trains when, and only when, something the model depends on has changed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from clinic.content import Content

MODELS = Path("models")
LOG = "training.log"
KEPT = 3  # this model and the ones before it, to go back to
# What training reads besides the content; of the content, only what people say counts.
SOURCES = ("config.yml", "domain.yml", "data/**/*.yml", "nlu/*.py", "policies/*.py", "requirements/run.txt")


class TrainingFailed(Exception):
    """Training ended with an error; the models that were there are untouched."""


def path_for(content: Content) -> Path:
    """Where the model for this content and these files is kept; its name is the digest of all of them."""
    digest = hashlib.sha256()
    for source in _sources():
        digest.update(source.as_posix().encode() + b"\0" + source.read_bytes() + b"\0")
    digest.update(json.dumps(_wordings(content), sort_keys=True).encode())
    return MODELS / f"footnote-{digest.hexdigest()[:16]}.tar.gz"


def train(model: Path, log: Path) -> None:
    """Train and put the model in its place; raises TrainingFailed naming the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    MODELS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=log.parent) as folder, log.open("w", encoding="utf-8") as output:
        name = model.name.removesuffix(".tar.gz")
        # What Rasa's own validation would check, the tests of this project check more strictly.
        options = ["--out", folder, "--fixed-model-name", name, "--skip-validation"]
        command = [sys.executable, "-m", "lean", "train", *options]
        outcome = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False, env=_environment())
        trained = Path(folder) / model.name
        if outcome.returncode or not trained.exists():
            raise TrainingFailed(f"Training failed; {log} says why. The models in {MODELS}/ are as they were.")
        shutil.copy2(trained, model.with_suffix(".part"))
        os.replace(model.with_suffix(".part"), model)
    for old in sorted(MODELS.glob("footnote-*.tar.gz"), key=os.path.getmtime)[:-KEPT]:
        old.unlink()


def _sources() -> Iterator[Path]:
    for pattern in SOURCES:
        yield from sorted(Path().glob(pattern))


def _wordings(content: Content) -> list[list[str]]:
    return [
        *([e.part.id, e.topic, *e.part.about, e.part.question, *e.part.paraphrases] for e in content.entries),
        *([sign.part.id, *sign.part.wordings] for sign in content.danger_signs),
        *(near_misses.part.messages for near_misses in content.near_misses),
        *([term.topic, term.part.key, term.part.name, *term.part.words] for term in (*content.terms, *content.towns)),
    ]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1"}
