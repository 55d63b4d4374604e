"""Unanswered questions are kept without saying who asked."""

from clinic.knowledge import unanswered


def test_the_same_question_is_counted_not_repeated(session):
    unanswered.record(session, "does it help with  hiccups")
    unanswered.record(session, "does it help with hiccups")

    found = [question for question in unanswered.most_frequent(session) if "hiccups" in question.text]
    session.refresh(found[0])

    assert [(question.text, question.times) for question in found] == [("does it help with hiccups", 2)]


def test_names_numbers_and_addresses_are_masked(session):
    unanswered.record(session, "my name is Ann Lee, call 0161 496 0000 or write ann@example.org about hiccups")

    texts = [question.text for question in unanswered.most_frequent(session)]

    assert "my name is [name], call [number] or write [e-mail] about hiccups" in texts


def test_nothing_is_recorded_for_an_empty_text(session):
    before = len(unanswered.most_frequent(session))

    unanswered.record(session, "   ")

    assert len(unanswered.most_frequent(session)) == before


def test_a_long_text_is_cut(session):
    unanswered.record(session, "hiccups " * 500)

    longest = max(len(question.text) for question in unanswered.most_frequent(session))

    assert longest <= unanswered.LONGEST
