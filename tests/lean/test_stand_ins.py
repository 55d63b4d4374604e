"""Absent packages are stood in for, present ones are not."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


def python(code):
    """The output of code that runs in a fresh interpreter at the root of the project."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


def test_rasa_is_imported_without_tensorflow():
    code = "import lean; lean.install(); import rasa.core.agent, sys; print(sys.modules['tensorflow'].__version__)"

    assert python(code) == "0.0"


def test_without_the_stand_ins_rasa_cannot_be_imported_here():
    with pytest.raises(subprocess.CalledProcessError):
        python("import rasa.core.agent")


def test_installing_twice_is_installing_once():
    code = (
        "import lean, sys; first = lean.install(); before = len(sys.meta_path); second = lean.install(); "
        "print(first == second, len(sys.meta_path) == before)"
    )

    assert python(code) == "True True"


def test_a_package_that_is_installed_is_not_stood_in_for(tmp_path):
    (tmp_path / "twilio").mkdir()
    (tmp_path / "twilio/__init__.py").write_text("__version__ = 'real'")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import lean; names = lean.install(); "
        "import twilio; print('twilio' in names, twilio.__version__)"
    )

    assert python(code) == "False real"


def test_protobuf_keeps_its_place_beside_the_stand_in_for_google_auth():
    code = "import lean; lean.install(); import google.protobuf, google.auth; print(google.protobuf.__version__)"

    assert python(code).startswith("4.")
