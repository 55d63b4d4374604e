"""YAML that remembers its lines, so that a fault can be named where it stands."""

from pathlib import Path
from typing import Any

import yaml

from clinic.content.faults import Fault


class Located(dict):
    """A YAML mapping that knows its own line and the line of each key, counted from 1."""

    line: int = 1
    lines: dict[str, int]


class DuplicateKey(yaml.constructor.ConstructorError):
    """A key stands twice in one mapping."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # the C parser is ten times as fast
    pass


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Any:
    located = Located()
    located.line = node.start_mark.line + 1
    located.lines = {}
    yield located
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in located:
            raise DuplicateKey(None, None, f"the key {key!r} stands twice", key_node.start_mark)
        located[key] = loader.construct_object(value_node, deep=True)
        located.lines[key] = key_node.start_mark.line + 1


def _date(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        raise yaml.constructor.ConstructorError(None, None, f"{node.value} is no date", node.start_mark) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_mapping(path: Path, faults: list[Fault]) -> Located:
    """The mapping in a file, or an empty one after adding to `faults` what is wrong with the file."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except FileNotFoundError:
        faults.append(Fault(path, 1, "file", "The file is missing.", "Restore it, for example from git."))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 1, "file", f"The file cannot be read: {error}.", "Save it as UTF-8 text."))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", error)
        remedy = "Check quotes, colons and indentation of this line and the one before."
        line = mark.line + 1 if mark else 1
        faults.append(Fault(path, line, "file", f"This is not valid YAML: {problem}.", remedy))
    else:
        if isinstance(content, Located):
            return content
        faults.append(Fault(path, 1, "file", "The file holds no keys.", "Start it like its neighbours."))
    empty = Located()
    empty.lines = {}
    return empty
