"""No real name is refused, and nothing that is no name, number or address is stored."""

import unicodedata

import pytest

from clinic import errors
from clinic.booking import code, contacts


@pytest.mark.parametrize(
    "name",
    [
        "Zoë", "O'Hara", "D’Angelo", "Nguyễn Thị Minh Khai", "Jean-François Côté-Tremblay", "Łukasz", "李小龍",
        "Владимир",
        "محمد علی", "山田 太郎", "Björk", "Ng", "X", "Ana María de la Cruz y Pérez", "St. John",
        "Siobhán Ní Dhubhghaill",
        "ʻOkina Kaʻahumanu", "ส้มตำ", "प्रियंका", "Martin Luther King, Jr.", "Ahn (Annie) Lee", "null", "Test",
    ],
)  # fmt: skip
def test_a_real_name_is_kept_as_it_is(name):
    assert contacts.name(f"  {name} ") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "<b>Ann</b>",
        "Ann\x00",
        "Ann\x1b[31m",
        "http://x",
        "a@b.c",
        "*Ann*",
        "[Ann](x)",
        "12345",
        "A" * 201,
        "\u202eAnn",
        "{name}",
        "\ud800",
    ],
)
def test_what_is_no_name_is_refused(text):
    with pytest.raises(errors.NotAName):
        contacts.name(text)


def test_spaces_and_apostrophes_of_a_name_are_tidied():
    assert contacts.name("Zoe\t O`Hara\n") == "Zoe O'Hara"


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("514-555-0142", "CA", "+15145550142"),
        ("(514) 555 0142", "CA", "+15145550142"),
        ("+44 161 496 0000", "CA", "+441614960000"),
        ("0161 496 0000", "GB", "+441614960000"),
        ("+15145550142", "FR", "+15145550142"),
    ],
)
def test_a_number_is_stored_in_one_form(text, country, expected):
    assert contacts.phone(text, country) == expected


@pytest.mark.parametrize("text", ["", "12", "no number", "514-555-0142 ext 9", "5" * 30, "+999 123 4567"])
def test_what_cannot_be_dialled_is_refused(text):
    with pytest.raises(errors.NotAPhoneNumber):
        contacts.phone(text, "CA")


@pytest.mark.parametrize("text", ["Zoe@Example.org", " zoe@example.org "])
def test_an_address_is_stored_in_one_form(text):
    assert contacts.email(text) == "zoe@example.org"


@pytest.mark.parametrize("text", ["", "zoe", "zoe@", "@example.org", "a b@example.org", "zoe@localhost", "a@b@c.org"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(errors.NotAnEmail):
        contacts.email(text)


def test_a_code_is_read_however_it_is_typed():
    drawn = code.new()

    assert code.normalised(drawn) == drawn
    assert code.normalised(drawn.lower().replace("-", " ")) == drawn
    assert code.normalised(drawn[4:].replace("-", "")) == drawn


@pytest.mark.parametrize("text", ["", "FTN", "FTN-4K7Q-9", "FTN-4K7O-9M", "FTN-4K7Q-9MM", "4K7Q9M4K7Q9M"])
def test_what_is_no_code_is_nothing(text):
    assert code.normalised(text) is None


def test_no_code_has_characters_that_are_easily_confused():
    assert not set("01OILS5BUZ") & set("".join(code.new()[4:] for _ in range(500))) - {"Z"}
