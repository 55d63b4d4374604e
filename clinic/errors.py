"""Every reason the clinic says no, as one tree.

ClinicError
├── UnknownEntry      a button or a link named an answer that does not exist any more
├── UnknownSign       a danger sign was understood whose reviewed reply is not stored
├── UnknownContraindication   a button named a contraindication that does not exist any more
├── NothingBefore     "tell me more" when nothing was told yet
├── TimeTaken         somebody else has the time; carries the nearest free ones
├── TooSoon, TooFar   a time before the notice a clinic needs, or beyond its calendar
├── ClinicClosed      nobody works then, or the practitioner does not offer the treatment
├── HoldExpired       the time was kept for a while, and the while is over
├── TooLate           so shortly before an appointment only a person can change it
├── AlreadyCancelled  an appointment that does not take place any more
├── UnknownAppointment   an id that no appointment has
├── NotProved         no appointment has this code together with this phone number or e-mail address
├── TooManyGuesses    a conversation, or all of them together, guessed wrong too often in an hour
├── NotAName, NotAPhoneNumber, NotAnEmail   what somebody typed cannot be one
└── NotReachable      neither a phone number nor an e-mail address was given
"""

from collections.abc import Callable
from functools import cached_property


class ClinicError(Exception):
    """A refusal that is a normal part of a conversation; `response` names the sentence to say."""

    response: str


class UnknownEntry(ClinicError):
    """The answer that was asked for is not in the database."""

    response = "utter_answer_gone"


class UnknownSign(ClinicError):
    """A danger sign was understood, but its own reply is not in the database; care still comes first."""

    response = "utter_urgent_care"


class UnknownContraindication(ClinicError):
    """The contraindication that a button names is not in the database."""

    response = "utter_ask_professional_first"


class NothingBefore(ClinicError):
    """The message refers to an earlier answer, and there is none in this conversation."""

    response = "utter_nothing_before"


class TimeTaken(ClinicError):
    """Somebody else has the time; `alternatives` are the nearest that are free, looked up when first asked for."""

    response = "utter_time_taken"

    def __init__(self, look_up: Callable[[], list]) -> None:
        super().__init__()
        self._look_up = look_up

    @cached_property
    def alternatives(self) -> list:
        """The nearest free times, closest first."""
        return self._look_up()


class TooSoon(ClinicError):
    """The time has passed, or comes before the notice that the clinic needs."""

    response = "utter_too_soon"


class TooFar(ClinicError):
    """The time lies beyond the last day of the clinic's calendar."""

    response = "utter_too_far"


class ClinicClosed(ClinicError):
    """Nobody works at the time, or it is no start of a visit, or the treatment is not offered there."""

    response = "utter_clinic_closed"


class HoldExpired(ClinicError):
    """The time is no longer kept, and nothing says which other time to book."""

    response = "utter_hold_expired"


class TooLate(ClinicError):
    """The appointment is so near that only the clinic itself can change it."""

    response = "utter_too_late"


class AlreadyCancelled(ClinicError):
    """The appointment was cancelled before."""

    response = "utter_already_cancelled"


class UnknownClinic(ClinicError):
    """The clinic that a button names is not offered any more."""

    response = "utter_clinic_gone"


class UnknownAppointment(ClinicError):
    """No appointment has this id."""

    response = "utter_unknown_appointment"


class NotProved(ClinicError):
    """No appointment has this code together with this contact; it never says which of the two was wrong."""

    response = "utter_not_proved"


class TooManyGuesses(ClinicError):
    """There were so many wrong guesses in an hour that no more are looked at."""

    response = "utter_too_many_guesses"


class NotAName(ClinicError):
    """The text cannot be somebody's name."""

    response = "utter_not_a_name"


class NotAPhoneNumber(ClinicError):
    """The text cannot be dialled."""

    response = "utter_not_a_phone_number"


class NotAnEmail(ClinicError):
    """The text is no e-mail address."""

    response = "utter_not_an_email"


class NotReachable(ClinicError):
    """Neither a phone number nor an e-mail address was given."""

    response = "utter_not_reachable"
