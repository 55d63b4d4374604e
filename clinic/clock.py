"""The only place that asks what day it is."""

from datetime import date, datetime, timezone


def today() -> date:
    """The current day in UTC."""
    return datetime.now(timezone.utc).date()
