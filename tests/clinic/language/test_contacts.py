"""Personal details are found in what people write."""

import pytest

from clinic.language import contacts


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail me at jo.doe+x@mail.example.com", "mail me at [e-mail]"),
        ("ring +44 (0)20 7946 0958 please", "ring [number] please"),
        ("my name's Priya", "my name's [name]"),
        ("I am called Jean Dupont and my heel hurts", "I am called [name] and my heel hurts"),
        ("10 minutes, 2 times a day", "10 minutes, 2 times a day"),
        ("does it help at 37 weeks", "does it help at 37 weeks"),
    ],
)
def test_details_are_masked_and_ordinary_numbers_are_not(text, masked):
    assert contacts.mask(text) == masked
