"""What all tests share: the lean Rasa, a database of their own, and the trained bot."""

import lean
from lean import quiet

quiet.silence()
lean.install()

from pathlib import Path  # noqa: E402

import pytest  # noqa: E402

from clinic import content, database, settings  # noqa: E402
from clinic.all_tables import create_tables  # noqa: E402

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory):
    """A data folder of the test run's own, so that nobody's conversations or database are touched."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("DATA_FOLDER", str(folder))
        settings.current.cache_clear()
        database.engine.cache_clear()
        yield folder


@pytest.fixture(scope="session")
def knowledge(data_folder):
    """The project's own content, checked and loaded into the database of the test run."""
    checked = content.read(ROOT / "content")
    create_tables()
    with database.transaction() as session:
        content.load(checked, session)
    return checked


@pytest.fixture
def session(knowledge):
    """A session whose changes are undone after the test."""
    with database.Session(database.engine(), future=True) as opened:
        yield opened
        opened.rollback()


@pytest.fixture(scope="session")
def model(knowledge):
    """The trained model that belongs to the files as they are; `make train` makes it."""
    from launcher.model import path_for

    path = path_for(knowledge)
    assert path.exists(), f"{path} is missing. Run `make train` first."
    return path


@pytest.fixture(scope="session")
def bot(model):
    """The trained bot with its real actions and database, in this process."""
    from tests.bot import Bot

    return Bot(model)


@pytest.fixture(scope="session")
def server(model, data_folder):
    """The bot as a process of its own on a free port, as `make run` starts it."""
    from launcher.bot import Bot, free_port

    started = Bot.start(model, "127.0.0.1", free_port("127.0.0.1", 5600), data_folder / "log" / "bot.log")
    yield started
    started.stop()
