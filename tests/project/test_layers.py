"""Who may import whom."""

import ast

import pytest

from tests.conftest import ROOT

FORBIDDEN = {
    "clinic": {"rasa", "rasa_sdk", "sanic", "actions", "channels", "nlu", "lean", "launcher"},
    "actions": {"rasa", "sqlalchemy", "yaml", "channels", "nlu", "lean", "launcher"},
    "channels": {
        "rasa_sdk",
        "actions",
        "nlu",
        "launcher",
        "clinic.booking",
        "clinic.knowledge",
        "clinic.safety",
    },
    "nlu": {"rasa_sdk", "sqlalchemy", "actions", "channels", "launcher", "clinic.database"},
    "policies": {"rasa_sdk", "sqlalchemy", "actions", "channels", "clinic", "nlu", "lean", "launcher"},
    "lean": {"actions", "channels", "clinic", "nlu", "launcher"},
}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_only_what_lies_below_it(layer):
    for path in (ROOT / layer).rglob("*.py"):
        for name in imported_names(path):
            assert not prefixes(name) & FORBIDDEN[layer], f"{path} imports {name}"


def test_the_environment_is_read_in_one_place():
    readers = [
        path.relative_to(ROOT).as_posix()
        for layer in ("actions", "channels", "clinic", "nlu")
        for path in (ROOT / layer).rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8")
    ]

    assert readers == ["clinic/settings.py"]


def imported_names(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def prefixes(name):
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
