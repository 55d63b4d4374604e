"""Which parts of Rasa need a package that may be absent, and the refusal when one is configured."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

# The name in config.yml, credentials.yml or endpoints.yml -> the package that its code imports.
COMPONENTS = {
    "ConveRTFeaturizer": "tensorflow",
    "DIETClassifier": "tensorflow",
    "LanguageModelFeaturizer": "tensorflow",
    "ResponseSelector": "tensorflow",
    "TEDPolicy": "tensorflow",
    "UnexpecTEDIntentPolicy": "tensorflow",
}
CHANNELS = {
    "facebook": "fbmessenger",
    "hangouts": "google.auth",
    "mattermost": "mattermostwrapper",
    "rocketchat": "rocketchat_API",
    "slack": "slack_sdk",
    "telegram": "aiogram",
    "twilio": "twilio",
    "twilio_voice": "twilio",
    "webexteams": "webexteamssdk",
}
STORES = {"dynamo": "boto3", "kafka": "confluent_kafka", "mongod": "pymongo"}


class MissingPackage(Exception):
    """A configuration file names something that this lean installation cannot run."""


def check(absent: Iterable[str], config: Path, credentials: Path, endpoints: Path) -> None:
    """Raise MissingPackage when a file that exists names what needs an absent package."""
    missing = set(absent)
    for path, names, needs in (
        (config, _component_names(_read(config)), COMPONENTS),
        (credentials, _read(credentials), CHANNELS),
        (endpoints, _store_types(_read(endpoints)), STORES),
    ):
        for name in names:
            if needs.get(name) in missing:
                raise MissingPackage(
                    f"{path} names {name}, which needs the package {needs[name]}. "
                    "This lean installation lacks it: take it out, or run `make full` and use .venv-full/bin/rasa."
                )


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        return {}  # Rasa says in its own words what is wrong with the file.
    return content if isinstance(content, dict) else {}


def _component_names(config: dict[str, Any]) -> Iterator[str]:
    for section in ("pipeline", "policies"):
        for component in config.get(section) or []:
            if isinstance(component, dict):
                yield str(component.get("name", "")).rpartition(".")[2]


def _store_types(endpoints: dict[str, Any]) -> Iterator[str]:
    for endpoint in endpoints.values():
        if isinstance(endpoint, dict):
            yield str(endpoint.get("type", "")).lower()
