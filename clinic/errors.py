"""Every reason the clinic says no, as one tree.

ClinicError
├── UnknownEntry      a button or a link named an answer that does not exist any more
├── UnknownSign       a danger sign was understood whose reviewed reply is not stored
├── UnknownContraindication   a button named a contraindication that does not exist any more
└── NothingBefore     "tell me more" when nothing was told yet
"""


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
