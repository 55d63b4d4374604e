"""Which answer fits."""

import pytest

from clinic.errors import NothingBefore, UnknownEntry
from clinic.knowledge import service
from clinic.knowledge.service import Candidate


def test_an_entry_is_found_by_its_id(session):
    assert service.get(session, "technique_own_feet").topic == "technique"


@pytest.mark.parametrize("entry_id", [None, "", "benefits_moon_travel"])
def test_an_unknown_entry_is_refused(session, entry_id):
    with pytest.raises(UnknownEntry):
        service.get(session, entry_id)


def test_nothing_was_told_before_the_first_answer(session):
    with pytest.raises(NothingBefore):
        service.before(session, None)


def test_a_ranking_keeps_its_order_and_drops_what_is_gone(session):
    ranking = [Candidate(name, 0.3) for name in ("visit_wear", "benefits_moon_travel", "technique_own_feet")]

    assert [entry.id for entry in service.ranked(session, ranking)] == ["visit_wear", "technique_own_feet"]


@pytest.mark.parametrize(
    ("last", "keys", "ranked", "meant"),
    [
        ("technique_own_feet", {"frequency"}, [], "technique_how_often"),
        ("technique_tennis_ball", {"duration"}, [], "technique_roll_time"),
        ("technique_own_feet", {"pregnancy"}, [], "technique_pregnancy"),
        ("visit_wear", {"cost"}, ["visit_cost"], "visit_cost"),
    ],
)
def test_a_short_question_goes_on_from_the_last_answer(session, last, keys, ranked, meant):
    ranking = [Candidate(name, 0.5) for name in ranked]

    found = service.follow_up(session, service.get(session, last), keys, ranking)

    assert found.id == meant


def test_a_question_without_a_known_word_cannot_be_resolved(session):
    last = service.get(session, "technique_own_feet")

    assert service.follow_up(session, last, set(), []) is None
