"""Clinics are checked as a whole, and what an appointment may refer to stays when it is taken out of the content."""

import shutil

import pytest
from sqlalchemy import select

from clinic import content
from clinic.booking import service
from clinic.booking.tables import Clinic, Practitioner, Treatment, WorkingHours
from clinic.content.clinic_schema import Week
from clinic.content.opening import sentence
from tests.clinic.test_content import faults_of, spoil
from tests.conftest import ROOT

MONTREAL = "clinics/montreal.yml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the project's content that a test may spoil."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def test_the_sample_has_clinics_in_two_time_zones_and_four_professions(session):
    clinics = session.scalars(select(Clinic).where(Clinic.offered).order_by(Clinic.position)).all()
    people = session.scalars(select(Practitioner)).all()

    assert [clinic.town for clinic in clinics] == ["Montreal"] * 3 + ["Quebec City", "Toronto"] + ["Vancouver"] * 2
    assert {clinic.time_zone for clinic in clinics} == {"America/Toronto", "America/Vancouver"}
    assert all("-555-01" in clinic.phone for clinic in clinics)
    assert {person.profession for person in people} == {
        *("podiatrist", "physiotherapist", "orthotherapist", "massage_therapist"),
    }


def test_the_main_clinic_is_still_the_first_and_says_its_hours(session):
    main = service.main_clinic(session)

    assert (main.id, main.hours) == ("maple_street", "Monday to Friday, 8:30 to 17:30")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("time_zone: America/Toronto", "time_zone: America/Montreal_West", "no time zone"),
        ('monday: ["08:30-17:30"]', 'monday: ["17:30-08:30"]', "ends before it begins"),
        ('monday: ["08:30-17:30"]', 'monday: ["08:30-12:00", "11:00-17:30"]', "is over"),
        ('monday: ["08:30-17:30"]', 'monday: ["8:30-17:30"]', "monday"),
        ('monday: ["08:30-17:30"]', 'monday: ["09:00-17:30"]', "outside opening hours"),
        ("id: claire_gagnon", "id: nadia_benali", "`nadia_benali` stands twice"),
        ("id: maple_street_podiatrist_first", "id: plateau_orthotherapist_first", "stands twice"),
        ("id: maple_street", "id: plateau", "`plateau` stands twice"),
        ("profession: podiatrist", "profession: wizard", "`wizard` does not exist"),
        ("profession: massage_therapist\n        working", "profession: doctor\n        working", "no treatment"),
        ("minutes: 45", "minutes: 0", "minutes"),
        ('price: "110.00"', 'price: "-1"', "price"),
        ('price: "110.00"', 'price: "1.005"', "price"),
        ("latitude: 45.5131", "latitude: 145", "latitude"),
        ("country: CA", "country: XX", "`XX`"),
        ("day: 2026-12-25", "day: 2026-10-12", "2026-10-12 stands twice"),
        ("day: 2026-12-25", "day: 2026-12-32", "2026-12-32 is no date"),
    ],
)
def test_a_fault_of_a_clinic_is_named_with_its_file_and_line(folder, old, new, said):
    spoil(folder, MONTREAL, old, new)

    faults = [fault for fault in faults_of(folder) if said in str(fault)]

    assert faults
    assert all(fault.file == folder / MONTREAL and fault.line > 1 and fault.remedy for fault in faults)


def test_content_without_any_clinic_is_refused(folder):
    shutil.rmtree(folder / "clinics")

    assert any("no clinic" in str(fault) for fault in faults_of(folder))


def test_what_is_taken_out_of_the_content_is_kept_and_not_offered(folder, session):
    (folder / "clinics" / "toronto.yml").unlink()
    assert content.load(content.read(folder), session)

    assert not session.get(Clinic, "harbour").offered
    assert not session.get(Practitioner, "amara_okafor").offered
    assert not session.get(Treatment, "harbour_podiatrist_first").offered
    assert session.get(Clinic, "cedar_lane").offered
    assert session.scalars(select(WorkingHours).filter_by(practitioner_id="amara_okafor")).all() == []

    assert content.load(content.read(ROOT / "content"), session)
    assert session.get(Clinic, "harbour").offered


def test_changed_facts_replace_the_old_ones(folder, session):
    spoil(folder, MONTREAL, 'price: "110.00"', 'price: "112.50"')
    spoil(folder, MONTREAL, "phone: 514-555-0142", "phone: 514-555-0143")

    content.load(content.read(folder), session)

    assert session.get(Treatment, "maple_street_podiatrist_first").price_cents == 11250
    assert service.main_clinic(session).phone == "514-555-0143"


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ({"monday": ["08:30-12:00", "13:00-17:00"]}, "Monday, 8:30 to 12:00 and 13:00 to 17:00"),
        ({"saturday": ["09:00-12:00"], "sunday": ["09:00-12:00"]}, "Saturday and Sunday, 9:00 to 12:00"),
        (
            {"monday": ["08:00-24:00"], "tuesday": ["08:00-24:00"], "thursday": ["09:00-10:00"]},
            "Monday and Tuesday, 8:00 to 24:00; Thursday, 9:00 to 10:00",
        ),
        ({}, ""),
    ],
)
def test_opening_hours_are_said_as_a_sentence(week, said):
    assert sentence(Week(**week)) == said
