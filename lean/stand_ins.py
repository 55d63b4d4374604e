"""Stands in for packages that Rasa imports and this environment lacks."""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from typing import Any

# Import names, as Rasa writes them. `google.auth` has two parts because `google` itself is shared
# with protobuf, which is installed.
OPTIONAL = (
    "aiogram",
    "boto3",
    "botocore",
    "confluent_kafka",
    "fbmessenger",
    "google.auth",
    "google.oauth2",
    "jax",
    "keras",
    "mattermostwrapper",
    "pymongo",
    "rocketchat_API",
    "slack_sdk",
    "tensorflow",
    "tensorflow_hub",
    "tensorflow_text",
    "twilio",
    "webexteamssdk",
)


def absent() -> tuple[str, ...]:
    """The optional packages that are not installed here."""
    return tuple(name for name in OPTIONAL if not _is_installed(name))


def install() -> tuple[str, ...]:
    """Stand in for every absent package and return their names; calling it twice changes nothing."""
    finder = next((entry for entry in sys.meta_path if isinstance(entry, _Finder)), None)
    if finder is None:
        finder = _Finder(absent())
        sys.meta_path.append(finder)
    return finder.names


def _is_installed(name: str) -> bool:
    module = sys.modules.get(name)
    if isinstance(module, _StandInModule):
        return False
    try:
        return module is not None or importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


class _StandInType(type):
    """Lets a stand-in class be indexed, joined with `|`, iterated and asked for any attribute."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn

    def __getitem__(cls, key: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls

    __ror__ = __or__

    def __iter__(cls) -> Any:
        return iter(())


class _StandIn(metaclass=_StandInType):
    """What every name of an absent package is: callable, subclassable, usable as a decorator."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls is _StandIn and len(args) == 1 and callable(args[0]) and not kwargs:
            return args[0]
        return object.__new__(cls)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return args[0] if len(args) == 1 and callable(args[0]) else self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn


class _StandInModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # Exceptions are caught and classes subclassed by name, so each capitalised name is a class of its own.
        return type(name, (_StandIn, Exception), {}) if name.endswith(("Error", "Exception")) else _StandIn


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last on `sys.meta_path`, so that an installed package always wins."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if any(name == known or name.startswith(known + ".") for known in self.names):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> types.ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__path__ = []
        module.__version__ = "0.0"
