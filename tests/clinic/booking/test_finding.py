"""Clinics are found by town, postcode and profession, and the nearest is told where there is none."""

import pytest

from clinic.booking import finding
from clinic.errors import UnknownClinic


def found(session, key, profession=None):
    return finding.in_town(session, finding.named(session, [key]), profession)


def test_a_town_with_clinics_gives_those_and_no_distance(session):
    clinics = found(session, "town_montreal")

    assert {one.clinic.town for one in clinics} == {"Montreal"}
    assert {one.kilometres for one in clinics} == {None}


def test_a_town_without_a_clinic_gives_the_nearest_first_with_the_distance(session):
    first, second, *_ = found(session, "town_victoria")

    assert first.clinic.town == "Vancouver"
    assert 80 <= first.kilometres <= 120
    assert first.kilometres <= second.kilometres


def test_only_clinics_with_the_profession_are_found(session):
    for one in found(session, "town_montreal", "orthotherapist"):
        assert "orthotherapist" in finding.professions(session, one.clinic)


@pytest.mark.parametrize(
    ("postcode", "town"), [("h2x 3p5", "Montreal"), ("M5V2T6", "Toronto"), ("v6b 1a1", "Vancouver")]
)
def test_a_postcode_gives_the_clinics_whose_postcodes_begin_alike(session, postcode, town):
    assert finding.by_postcode(session, postcode)[0].clinic.town == town


def test_a_postcode_from_elsewhere_gives_none(session):
    assert finding.by_postcode(session, "X0A 0H0") == []


def test_every_town_of_a_clinic_can_be_named(session):
    assert len(finding.towns(session)) >= 3


def test_a_clinic_that_is_gone_is_refused(session):
    with pytest.raises(UnknownClinic):
        finding.get(session, "closed_long_ago")
