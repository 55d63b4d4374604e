"""Days and times as the assistant says them; read() reads them back as the same."""

from datetime import date, datetime, time

from clinic.language.when.calendar import months_on
from clinic.language.when.days import DAY
from clinic.language.when.words import MONTHS, WEEKDAYS


def say_weekday(day: date) -> str:
    """The weekday of a day, "Tuesday"."""
    return WEEKDAYS[day.weekday()].capitalize()


def say_day(day: date, today: date) -> str:
    """A day as "Tuesday 24 November", after "today" or "tomorrow", and with the year if it is not soon."""
    said = f"{say_weekday(day)} {day.day} {MONTHS[day.month - 1].capitalize()}"
    if not today <= day <= months_on(today, 11):
        return f"{said} {day.year}"
    near = {today: "today, ", today + DAY: "tomorrow, "}
    return near.get(day, "") + said


def say_time(moment: time) -> str:
    """A time of day as "3:30 pm", "9 am", "noon" or "midnight"."""
    if moment in (time(0), time(12)):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes} {'pm' if moment.hour > 11 else 'am'}"


def say_moment(moment: datetime, now: datetime) -> str:
    """A day and time as "Tuesday 24 November at 3:30 pm"."""
    return f"{say_day(moment.date(), now.date())} at {say_time(moment.time())}"
