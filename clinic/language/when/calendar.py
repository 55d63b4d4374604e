"""Dates that exist, and the next day with a date."""

from datetime import date

from clinic.language.when.days import DAY, Days, single
from clinic.language.when.line import Line

NO_SUCH_DAY = Days(problem="no_such_day")


def coming(line: Line, month_number: int, day_number: int) -> Days:
    """The next day with this date; one that has only just passed is rather past than meant for next year."""
    today = line.today
    year_number = today.year + ((month_number, day_number) < (today.month, today.day))
    found = exact(year_number, month_number, day_number)
    if not found.problem and found.first > months_on(today, 11):
        return exact(year_number - 1, month_number, day_number)
    return found


def exact(year_number: int, month_number: int, day_number: int) -> Days:
    """The day with this date, if there is one in these times."""
    if not 1900 < year_number < 2200:
        return NO_SUCH_DAY
    try:
        return single(date(year_number, month_number, day_number))
    except ValueError:
        return NO_SUCH_DAY


def months_on(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last one of a shorter month."""
    years, index = divmod(day.month - 1 + months, 12)
    return min(date(day.year + years, index + 1, 1) + DAY * (day.day - 1), end_of_month(day.year + years, index + 1))


def end_of_month(year_number: int, month_number: int) -> date:
    """The last day of a month."""
    return date(year_number + month_number // 12, month_number % 12 + 1, 1) - DAY
