"""What stands between `make run` and a running bot is said in one clear sentence."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from launcher import model
from launcher.bot import free_port
from tests.conftest import ROOT


@pytest.fixture
def launch(tmp_path):
    """Runs a launcher command with a data folder of its own."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "launcher", *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            cwd=ROOT,
            env={**os.environ, "DATA_FOLDER": str(tmp_path / "data"), **environment},
        )

    return run


def test_a_busy_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert port < free_port("127.0.0.1", port) <= port + 50


def test_a_broken_content_file_is_named_and_nothing_is_stored(launch, tmp_path):
    spoilt = shutil.copytree(ROOT / "content", tmp_path / "content")
    (spoilt / "clinics" / "montreal.yml").write_text("clinics: [")

    outcome = launch("train", CONTENT_FOLDER=str(spoilt))

    assert outcome.returncode == 1
    assert "montreal.yml:1" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (tmp_path / "data" / "clinic.db").exists()


def test_a_setting_that_cannot_be_read_is_named(launch):
    outcome = launch("train", PORT="front door")

    assert outcome.returncode == 1
    assert outcome.stderr.count("\n") == 1
    assert "PORT" in outcome.stderr


def test_a_folder_that_cannot_be_written_is_named(launch):
    # Nobody can make a folder in /proc, not even root.
    outcome = launch("train", DATA_FOLDER="/proc/footnote")

    assert outcome.returncode == 1
    assert "/proc/footnote cannot be written" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_data_folder_that_is_a_file_is_named(launch, tmp_path):
    (tmp_path / "data").write_text("in the way")

    outcome = launch("train")

    assert outcome.returncode == 1
    assert str(tmp_path / "data") in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_database_that_is_no_database_is_named(launch, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "clinic.db").write_bytes(b"not a database" * 100)

    outcome = launch("train")

    assert outcome.returncode == 1
    assert "clinic.db" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_failing_training_keeps_the_models_and_names_the_log(knowledge, tmp_path, monkeypatch):
    monkeypatch.setattr(model, "MODELS", tmp_path / "models")
    monkeypatch.setattr(model.sys, "executable", "/bin/false")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "old.tar.gz").write_text("the last good model")

    with pytest.raises(model.TrainingFailed, match=r"training\.log"):
        model.train(model.path_for(knowledge), tmp_path / "training.log")

    assert [path.name for path in (tmp_path / "models").iterdir()] == ["old.tar.gz"]


def test_an_answer_can_change_without_training_but_a_question_cannot(knowledge, tmp_path):
    from clinic import content

    folder = shutil.copytree(ROOT / "content", tmp_path / "content")
    path = folder / "knowledge/benefits/general.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    answer: >-\n", "    answer: >-\n      New words.\n", 1), encoding="utf-8")
    same = model.path_for(content.read(folder))
    path.write_text(text.replace("    paraphrases:\n", "    paraphrases:\n      - a brand new wording\n", 1))
    other = model.path_for(content.read(folder))

    assert same == model.path_for(knowledge)
    assert other != same


@pytest.mark.model
def test_run_prints_one_address_and_ctrl_c_stops_everything(model, tmp_path):
    command = [sys.executable, "-m", "launcher", "run"]
    environment = {**os.environ, "DATA_FOLDER": str(tmp_path / "data"), "PORT": "5700"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=environment
    ) as running:
        lines = []
        while not lines or "Open http" not in lines[-1]:
            lines.append(running.stdout.readline())
            assert lines[-1], lines
        address = (tmp_path / "data" / "address").read_text()
        running.send_signal(signal.SIGINT)
        code = running.wait(30)

    assert code == 0
    assert all(len(line) < 140 for line in lines)
    assert sum("http://" in line for line in lines) == 1
    time.sleep(0.2)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0
