"""Content -> one HTML page and, where a browser is installed, the same as PDF."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from clinic.clock import today
from clinic.content import Content

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SECONDS = 120


def write(content: Content, folder: Path) -> list[Path]:
    """Write the sheet into a folder; returns the files, the PDF only where a browser could print it."""
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "review-sheet.html"
    page.write_text(html(content), encoding="utf-8")
    printed = _print(page)
    return [page, printed] if printed else [page]


def html(content: Content) -> str:
    """The page: danger signs, contraindications and answers, each with its sources and the day of its review."""
    environment = Environment(loader=PackageLoader("clinic.review", "."), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("sheet.html").render(
        written=today(),
        danger_signs=[placed.part for placed in content.danger_signs],
        countries=[placed.part for placed in content.countries],
        contraindications=[placed.part for placed in content.contraindications],
        topics={topic: [e.part for e in content.entries if e.topic == topic] for topic in content.topics},
        names={placed.part.key: placed.part.name for placed in content.terms},
        sources={placed.part.key: placed.part for placed in content.sources},
        evidence={placed.part.level: placed.part.words for placed in content.evidence},
    )


def _print(page: Path) -> Path | None:
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        return None
    printed = page.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(
                f"--user-data-dir={profile}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={printed}",
                page.absolute().as_uri(),
            ),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        except (subprocess.SubprocessError, OSError):
            return None
    return printed if printed.exists() else None
