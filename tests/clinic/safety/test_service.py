"""The reviewed sentences about danger signs."""

import re

import pytest
from sqlalchemy import select

from clinic.errors import UnknownSign
from clinic.safety import service
from clinic.safety.tables import Country, DangerSign

ACTIONS = r"^(Call|Contact|Go|Get|Have|Tell|Make|I am glad you told me: please call)\b"
TECHNIQUE = (
    r"\b(strokes|stroke (up|down|along|from|towards)|knead\w*|thumbs?|circles?|lotion|glide|rolling|stretch(es|ing)"
    r"|a massage can|foot bath)\b"
)
CLINICS = r"\b(Maple Street|book|appointment with us|our clinic)\b"


def everywhere(session):
    for country in session.scalars(select(Country)):
        for sign in session.scalars(select(DangerSign)):
            yield sign, country


def test_a_warning_begins_with_an_action_then_says_why_and_what_not_to_do(session):
    for sign, country in everywhere(session):
        said = service.warning(session, sign.id, country.code).text
        assert re.match(ACTIONS, said), sign.id
        places = [said.index(part.split("{")[0].strip()[:30]) for part in (sign.action, sign.why, sign.never)]
        assert places == sorted(places), sign.id
        assert len(re.findall(r"[.!?](\s|$)", sign.why)) == 1, sign.id
        assert "{" not in said


def test_no_warning_holds_a_technique_or_advertises_a_clinic(session):
    for sign, country in everywhere(session):
        said = service.warning(session, sign.id, country.code).text
        assert not re.search(TECHNIQUE, said, re.IGNORECASE), sign.id
        assert not re.search(CLINICS, said), sign.id


def test_no_sentence_names_what_somebody_has(session):
    for sign in session.scalars(select(DangerSign)):
        assert not re.search(r"\b(you have|this is|it is) (a|an|the)? ?(clot|stroke|fracture|sepsis|gout)", sign.why)


def test_a_line_on_care_is_short_and_names_whom_to_turn_to(session):
    for sign, country in everywhere(session):
        said = service.care_first(session, sign.id, country.code).text
        assert said.startswith("First"), sign.id
        assert len(sign.care_first.split()) <= 45, sign.id
        assert re.search(r"doctor|urgent|emergency|call|midwife|podiatrist|ambulance|\d{3}", said), sign.id


@pytest.mark.parametrize(("country", "number"), [("CA", "911"), ("GB", "999"), ("FR", "112"), ("NZ", "111")])
def test_an_emergency_gives_the_number_of_the_country_as_a_link_that_dials(session, country, number):
    advice = service.warning(session, "danger_heart_attack", country)

    assert number in advice.text
    assert advice.links == [{"title": f"Call {number}", "url": f"tel:{number}", "urgent": True}]


def test_an_unlisted_country_gets_no_wrong_number(session):
    advice = service.warning(session, "danger_heart_attack", "BR")

    assert "your local emergency number" in advice.text
    assert advice.links == []


def test_a_crisis_comes_with_the_crisis_line_first(session):
    links = service.warning(session, "danger_self_harm", "GB").links

    assert [link["url"] for link in links] == ["tel:116123", "tel:999"]


def test_an_unknown_sign_is_refused(session):
    with pytest.raises(UnknownSign):
        service.warning(session, "danger_dragon", "CA")
