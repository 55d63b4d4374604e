"""`python -m clinic check | load | unanswered | review-sheet`: the clinic's content, for the people at the desk."""

import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from clinic import content, settings
from clinic.all_tables import create_tables
from clinic.database import transaction
from clinic.knowledge import unanswered
from clinic.review import sheet


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0, or 1 after saying what to mend."""
    parser = argparse.ArgumentParser(prog="python -m clinic", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check every content file and name all faults")
    commands.add_parser("load", help="check the content and store it in the database")
    commands.add_parser("unanswered", help="list the questions that found no answer, most frequent first")
    commands.add_parser("review-sheet", help="write all that is said about health to results/, to be read and signed")
    command = parser.parse_args(arguments).command
    chosen = {"check": check, "load": load, "unanswered": list_unanswered, "review-sheet": write_review_sheet}
    try:
        return chosen[command]()
    except content.ContentFaults as faults:
        print(faults, file=sys.stderr)
        print(f"Faults in the content: {len(faults.faults)}. Nothing was changed.", file=sys.stderr)
    except SQLAlchemyError as error:
        print(f"The database {settings.current().database_url} cannot be used: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{error.strerror}: {error.filename}. Make it writable or set DATA_FOLDER.", file=sys.stderr)
    return 1


def check() -> int:
    """Check the content and say how much there is of it."""
    print(_counts(content.read(_folder())))
    return 0


def load() -> int:
    """Check the content and store it; the database stays as it was when anything is wrong."""
    checked = content.read(_folder())
    create_tables()
    with transaction() as session:
        changed = content.load(checked, session)
    print(f"{_counts(checked)} {'Stored.' if changed else 'Stored already.'}")
    return 0


def list_unanswered() -> int:
    """Print the questions that found no answer."""
    create_tables()
    with transaction() as session:
        for question in unanswered.most_frequent(session):
            print(f"{question.times:5}  {question.last_asked}  {question.text}")
    return 0


def write_review_sheet() -> int:
    """Write the review sheet and say where it is."""
    written = sheet.write(content.read(_folder()), Path("results"))
    print(f"Written: {', '.join(str(path) for path in written)}.")
    if len(written) == 1:
        print("For a PDF, print that page from a browser, or install Chromium.")
    return 0


def _folder() -> Path:
    return settings.current().content_folder


def _counts(checked: content.Content) -> str:
    wordings = sum(len(placed.part.paraphrases) + 1 for placed in checked.entries)
    return (
        f"{len(checked.entries)} answers to {wordings} wordings in {len(checked.topics)} topics, "
        f"{len(checked.danger_signs)} danger signs, {len(checked.sources)} sources."
    )


if __name__ == "__main__":
    sys.exit(main())
