"""`python -m launcher run | chat | train`: the commands behind `make run`, `make chat` and `make train`."""

import argparse
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from clinic import content, settings
from clinic.all_tables import create_tables
from clinic.database import transaction
from launcher import model
from launcher.bot import Bot, StartFailed, free_port, is_ready

ADDRESS_FILE = "address"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code, after one clear sentence when something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m launcher", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the website with the chat until Ctrl-C")
    commands.add_parser("train", help="train when something has changed")
    chat_command = commands.add_parser("chat", help="talk in this terminal")
    from channels.terminal import add_options

    add_options(chat_command)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return {"run": run, "train": train, "chat": chat}[options.command](options)
    except content.ContentFaults as faults:
        problem = (
            f"{faults}\nFaults in the content: {len(faults.faults)}. Nothing was changed; mend them and try again."
        )
    except (model.TrainingFailed, StartFailed, ValueError) as error:
        problem = str(error)
    except SQLAlchemyError as error:
        problem = f"The database {settings.current().database_url} cannot be used: {error.__cause__ or error}"
    except OSError as error:
        problem = f"{error.filename} cannot be written ({error.strerror}). Make it writable, or set DATA_FOLDER."
    except KeyboardInterrupt:
        return 130
    print(problem, file=sys.stderr)
    return 1


def run(_options: argparse.Namespace) -> int:
    """Prepare, serve and print the address; returns when Ctrl-C is pressed or the bot ends."""
    with started(print) as bot:
        try:
            print(f"Ready. Open {bot.url}/chat/ and press Ctrl-C here to stop.", flush=True)
            code = bot.process.wait()
        except KeyboardInterrupt:
            print("\nStopping.", flush=True)
            return 0
        print(f"The bot ended by itself; {bot.log} says why.", file=sys.stderr)
        return code or 1


def train(_options: argparse.Namespace) -> int:
    """Bring database and model up to date."""
    prepare(print)
    return 0


def chat(options: argparse.Namespace) -> int:
    """Talk to a running bot, or to one started for this conversation."""
    from channels import terminal

    running = options.url or _running()
    if running:
        return terminal.talk(running, options)
    with started(lambda line: print(line, file=sys.stderr, flush=True)) as bot:
        return terminal.talk(bot.url, options)


def prepare(say: Callable[[str], None]) -> Path:
    """Load the content, train if needed, and return the path of the model."""
    folder = settings.current().data_folder
    folder.mkdir(parents=True, exist_ok=True)
    checked = content.read(settings.current().content_folder)
    create_tables()
    with transaction() as session:
        changed = content.load(checked, session)
    say(f"Content   {len(checked.entries)} answers, {'stored' if changed else 'unchanged'}.")
    trained = model.path_for(checked)
    if trained.exists():
        say(f"Model     {trained}, unchanged.")
    else:
        log = folder / "log" / model.LOG
        say(f"Model     training, about a minute; details in {log}.")
        begun = time.monotonic()
        model.train(trained, log)
        say(f"Model     {trained}, trained in {time.monotonic() - begun:.0f} seconds.")
    return trained


@contextlib.contextmanager
def started(say: Callable[[str], None]) -> Iterator[Bot]:
    """A bot that runs while the block runs."""
    chosen = settings.current()
    trained = prepare(say)
    port = free_port(chosen.host, chosen.port)
    if port != chosen.port:
        say(f"Port      {chosen.port} is taken, using {port}.")
    log = chosen.data_folder / "log" / f"bot-{port}.log"
    say(f"Bot       starting; its log is {log}.")
    bot = Bot.start(trained, chosen.host, port, log)
    address = chosen.data_folder / ADDRESS_FILE
    address.write_text(bot.url, encoding="ascii")
    try:
        yield bot
    finally:
        bot.stop()
        address.unlink(missing_ok=True)


def _running() -> str | None:
    """The address of a bot that `make run` started here and that still answers."""
    address = settings.current().data_folder / ADDRESS_FILE
    url = address.read_text(encoding="ascii") if address.exists() else ""
    return url if url and is_ready(url) else None


if __name__ == "__main__":
    sys.exit(main())
