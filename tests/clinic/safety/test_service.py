"""The reply to a danger sign."""

import pytest
from sqlalchemy import select

from clinic.errors import UnknownSign
from clinic.safety import service
from clinic.safety.tables import Country, DangerSign


def test_every_warning_reads_whole_in_every_country(session):
    for country in session.scalars(select(Country)):
        for sign in session.scalars(select(DangerSign)):
            text = service.warning(session, sign.id, country.code)
            assert "{" not in text, sign.id
            assert text.startswith(sign.action.split("{")[0].strip()), sign.id


@pytest.mark.parametrize(("country", "number"), [("CA", "911"), ("GB", "999"), ("FR", "112"), ("NZ", "111")])
def test_an_emergency_gives_the_number_of_the_country(session, country, number):
    assert number in service.warning(session, "danger_heart_attack", country)


def test_an_unlisted_country_gets_no_wrong_number(session):
    assert "your local emergency number" in service.warning(session, "danger_heart_attack", "BR")


def test_an_unknown_sign_is_refused(session):
    with pytest.raises(UnknownSign):
        service.warning(session, "danger_dragon", "CA")
