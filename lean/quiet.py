"""Keeps third-party start-up noise off the screen."""

import logging
import os
import warnings

import structlog

SILENCING = {
    "PYTHONWARNINGS": "ignore",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


def silence() -> None:
    """Hide warnings of libraries for good: several of them switch their warnings back on at import."""
    for name, value in SILENCING.items():
        os.environ.setdefault(name, value)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    warnings.simplefilter("ignore")
    for name in ("filterwarnings", "simplefilter"):
        setattr(warnings, name, _only_ignoring(getattr(warnings, name)))


def _only_ignoring(original):
    def filter_if_ignoring(action, *args, **kwargs):
        if action == "ignore":
            original(action, *args, **kwargs)

    return filter_if_ignoring
