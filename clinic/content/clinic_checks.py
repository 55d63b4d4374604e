"""Faults of the clinics that show only when they are seen together."""

from collections.abc import Iterable, Iterator

from clinic.content.clinic_schema import WEEKDAYS, Clinic
from clinic.content.faults import Fault
from clinic.content.pieces import Placed

BOOKABLE = "content/vocabulary.yml, under `profession:`"


def ids_that_stand_twice(clinics: Iterable[Placed]) -> Iterator[Fault]:
    """Practitioners and treatments with the id of another one, of any clinic."""
    for kind in ("practitioners", "treatments"):
        seen: set[str] = set()
        for placed in clinics:
            for part in getattr(placed.part, kind):
                if part.id in seen:
                    yield placed.fault(kind, f"`{part.id}` stands twice.", "Give one of the two another name.")
                seen.add(part.id)


def holidays_that_stand_twice(clinics: Iterable[Placed]) -> Iterator[Fault]:
    """Days that are a holiday of the same clinic twice."""
    for placed in clinics:
        days = [holiday.day for holiday in placed.part.holidays]
        for day in sorted({day for day in days if days.count(day) > 1}):
            yield placed.fault("holidays", f"{day} stands twice.", "Delete one of the two.")


def unknown_professions(clinics: Iterable[Placed], professions: set[str]) -> Iterator[Fault]:
    """Professions that are not in the vocabulary, or that nobody at the clinic has a treatment for."""
    for placed in clinics:
        clinic: Clinic = placed.part
        treated = {treatment.profession for treatment in clinic.treatments}
        for kind, name in [
            *(("treatments", treatment.profession) for treatment in clinic.treatments),
            *(("practitioners", person.profession) for person in clinic.practitioners),
        ]:
            if name not in professions:
                yield placed.fault(kind, f"The profession `{name}` does not exist.", f"Add it to {BOOKABLE}.")
        for person in clinic.practitioners:
            if person.profession not in treated:
                problem = f"`{person.id}` has no treatment to offer."
                yield placed.fault("practitioners", problem, f"Add one for `{person.profession}` to `treatments:`.")


def hours_outside_opening_hours(clinics: Iterable[Placed]) -> Iterator[Fault]:
    """Practitioners who would work while their clinic is closed."""
    for placed in clinics:
        opening = placed.part.opening_hours.days()
        for person in placed.part.practitioners:
            for weekday, spans in enumerate(person.working_hours.days()):
                for begins, ends in spans:
                    if not any(opens <= begins and ends <= closes for opens, closes in opening[weekday]):
                        problem = f"`{person.id}` works on {WEEKDAYS[weekday]} {begins}-{ends}, outside opening hours."
                        yield placed.fault("practitioners", problem, "Change either, and leave out the breaks.")
