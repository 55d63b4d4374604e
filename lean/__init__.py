"""Rasa without the packages this bot does not use: TensorFlow and a dozen channel clients.

Rasa imports them whether or not a configuration needs them. `install()` answers those imports with
empty stand-ins, but only for packages that are not installed; `python -m lean` is the `rasa` command
with the stand-ins in place.
"""

from lean.stand_ins import absent, install

__all__ = ["absent", "install"]
