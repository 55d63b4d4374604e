"""What a clinic file must say: the clinics of a town, who works there and what they offer."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from pydantic import ConstrainedStr, PositiveInt, confloat, conint, conlist, validator

from clinic.booking import local_time
from clinic.content.schema import Id, Part, Text

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Span(ConstrainedStr):
    """Two local times in order, such as 08:30-12:00; 24:00 is the midnight at the end of the day."""

    regex = r"^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$"

    @classmethod
    def validate(cls, value: str) -> str:
        """The span; raises ValueError when it ends before it begins."""
        value = super().validate(value)
        begins, ends = value.split("-")
        if begins >= ends:
            raise ValueError(f"`{value}` ends before it begins")
        return value


class Week(Part):
    """The local times of each weekday; several spans of a day leave breaks between them."""

    monday: list[Span] = []
    tuesday: list[Span] = []
    wednesday: list[Span] = []
    thursday: list[Span] = []
    friday: list[Span] = []
    saturday: list[Span] = []
    sunday: list[Span] = []

    @validator("*")
    def spans_are_in_order(cls, spans: list[Span]) -> list[Span]:
        for earlier, later in pairwise(spans):
            if earlier.split("-")[1] > later.split("-")[0]:
                raise ValueError(f"has `{later}` before `{earlier}` is over")
        return spans

    def days(self) -> list[list[tuple[str, str]]]:
        """The begins and ends of each day, Monday first."""
        return [[tuple(span.split("-")) for span in getattr(self, day)] for day in WEEKDAYS]


class Holiday(Part):
    """A day on which a clinic is closed."""

    day: date
    name: Text


class Treatment(Part):
    """What a profession offers at the clinic."""

    id: Id
    profession: Id
    name: Text
    minutes: conint(gt=0, le=1440)
    price: Decimal
    currency: Literal["CAD", "USD", "GBP", "EUR", "NZD"]

    @validator("price")
    def price_is_paid_in_coins(cls, price: Decimal) -> Decimal:
        if price <= 0 or price != round(price, 2):
            raise ValueError("is not a positive amount with at most two decimals")
        return price


class Practitioner(Part):
    """Somebody who treats people at the clinic."""

    id: Id
    name: Text
    profession: Id
    working_hours: Week


class Clinic(Part):
    """A place people can go to, with everybody and everything that can be booked there."""

    id: Id
    name: Text
    town: Text
    address: Text
    postcode: Text
    phone: Text
    country: Text
    latitude: confloat(ge=-90, le=90)
    longitude: confloat(ge=-180, le=180)
    time_zone: Text
    directions: Text
    minimum_notice_minutes: conint(ge=0)
    furthest_days: PositiveInt
    cancel_until_minutes: conint(ge=0)
    slot_minutes: PositiveInt
    opening_hours: Week
    holidays: list[Holiday]
    treatments: conlist(Treatment, min_items=1)
    practitioners: conlist(Practitioner, min_items=1)

    @validator("time_zone")
    def time_zone_is_known(cls, zone: str) -> str:
        try:
            local_time.zone(zone)
        except LookupError:
            raise ValueError("is no time zone such as America/Toronto") from None
        return zone


class Town(Part):
    """A town that people may name, the other ways they write it, and where it is, in degrees."""

    key: Id
    name: Text
    words: list[Text] = []
    latitude: confloat(ge=-90, le=90)
    longitude: confloat(ge=-180, le=180)
