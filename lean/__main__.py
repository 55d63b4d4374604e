"""The `rasa` command without the packages this bot does not use: `python -m lean train|run|shell|test ...`."""

import argparse
import sys
from pathlib import Path

from lean import install, needs, quiet


def main() -> None:
    """Run Rasa's command line; end with exit code 2 and one sentence when a file names what is not installed."""
    quiet.silence()
    sys.path.insert(0, str(Path.cwd()))
    absent = install()
    try:
        needs.check(absent, **_configuration_files(sys.argv[1:]))
    except needs.MissingPackage as refusal:
        sys.exit(_say(refusal))
    from rasa.__main__ import main as rasa_main

    rasa_main()


def _configuration_files(arguments: list[str]) -> dict[str, Path]:
    """The files that the given `rasa` arguments make Rasa read."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-c", "--config", default="config.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    parser.add_argument("--endpoints", default="endpoints.yml")
    known, _ = parser.parse_known_args(arguments)
    return {name: Path(value) for name, value in vars(known).items()}


def _say(refusal: Exception) -> int:
    print(refusal, file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
