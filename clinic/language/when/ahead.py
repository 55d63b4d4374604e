"""What of the windows still lies ahead, and whether the clock ever shows their time."""

from datetime import datetime, timezone

from clinic.language.when.reading import DayRange, Window


def ahead(window: Window, now: datetime) -> Window | None:
    """The window from today on; None when it is past."""
    if not window.day:
        return window
    today = now.date()
    over = window.time and (window.time.start < now.time() if window.time.exact else window.time.end <= now.time())
    if window.day.last < today or (window.day.last == today and over):
        return None
    return Window(DayRange(max(window.day.first, today), window.day.last), window.time)


def skipped(window: Window, now: datetime) -> bool:
    """Whether the change to summer time leaves out this time on this day."""
    if not (window.day and window.time and window.time.exact and window.day.first == window.day.last):
        return False
    naive = datetime.combine(window.day.first, window.time.start)
    shown = naive.replace(tzinfo=now.tzinfo).astimezone(timezone.utc).astimezone(now.tzinfo)
    return shown.replace(tzinfo=None) != naive
