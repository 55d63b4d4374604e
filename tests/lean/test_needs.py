"""A configuration that needs an absent package is refused in one sentence."""

import subprocess
import sys

import pytest

from lean import needs
from tests.conftest import ROOT

ABSENT = ("aiogram", "pymongo", "tensorflow")


@pytest.fixture
def files(tmp_path):
    """Writes configuration files and returns their paths as `check` takes them."""

    def write(config="", credentials="", endpoints=""):
        paths = {}
        for name, text in (("config", config), ("credentials", credentials), ("endpoints", endpoints)):
            paths[name] = tmp_path / f"{name}.yml"
            paths[name].write_text(text)
        return paths

    return write


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({"config": "pipeline:\n- name: DIETClassifier"}, "DIETClassifier"),
        (
            {"config": "pipeline:\n- name: rasa.nlu.classifiers.diet_classifier.DIETClassifier"},
            "DIETClassifier",
        ),
        ({"config": "policies:\n- name: TEDPolicy"}, "TEDPolicy"),
        ({"credentials": "telegram:\n  access_token: x"}, "telegram"),
        ({"endpoints": "tracker_store:\n  type: mongod"}, "mongod"),
    ],
)
def test_what_needs_an_absent_package_is_named(files, written, named):
    with pytest.raises(needs.MissingPackage, match=named):
        needs.check(ABSENT, **files(**written))


def test_the_same_is_accepted_where_the_packages_are_installed(files):
    needs.check((), **files(config="pipeline:\n- name: DIETClassifier", credentials="telegram:\n"))


@pytest.mark.parametrize("text", ["", "[", "- a\n- b", "pipeline: none"])
def test_a_file_that_rasa_would_refuse_itself_is_left_to_rasa(files, text):
    needs.check(ABSENT, **files(config=text, credentials=text, endpoints=text))


def test_the_projects_own_files_need_nothing_that_is_absent():
    needs.check(ABSENT, ROOT / "config.yml", ROOT / "credentials.yml", ROOT / "endpoints.yml")


def test_the_command_ends_with_one_sentence_and_code_2(tmp_path):
    (tmp_path / "config.yml").write_text("pipeline:\n- name: DIETClassifier\n")
    command = [sys.executable, "-m", "lean", "train", "--config", str(tmp_path / "config.yml")]

    outcome = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert outcome.returncode == 2
    assert outcome.stderr.count("\n") == 1
    assert "DIETClassifier" in outcome.stderr
