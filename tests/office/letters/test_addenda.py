"""The letters that follow from an addendum are those of the pupils it is on."""

from app.office.councils.reopening import Reopening, reopen
from tests.office.councils.conftest import Sitting
from tests.office.letters.conftest import Mail


def corrected(mail: Mail, pupil: str, **decision) -> Mail:
    """The addendum on a pupil, sealed."""
    council = mail.council
    wanted = Reopening(
        (council.enrolment(pupil),), "internal_appeal", "Recours fondé.", mail.school.desk.today
    )
    added = Sitting(mail.school, "4TQA", council.run(reopen, council.id, wanted).value)
    added.decide(pupil, **decision)
    added.seal()
    return Mail(mail.school, added)


def test_only_the_changed_pupil_is_written_to_and_the_former_letter_is_replaced(mail):
    mail.issue_all()
    added = corrected(mail, "Dubois", code="aoa")
    (letter,) = added.prepare().letters
    assert (letter.pupil, letter.state, letter.decision) == ("DUBOIS Noé", "changed", "AOA")
    assert letter.replaces.startswith("2025/")


def test_what_an_addendum_decided_is_no_more_told_by_the_first_council(mail):
    before = {one.pupil for one in mail.prepare().letters}
    corrected(mail, "Dubois", code="aoa")
    after = {one.pupil for one in mail.prepare().letters}
    assert before - after == {"DUBOIS Noé"}


def test_a_decision_that_was_confirmed_is_told_again_as_the_addendum_says_it(mail):
    mail.issue_all()
    added = corrected(mail, "Dubois", code="aob", restrictions=("général",), motivation="Lacunes.")
    (letter,) = added.prepare().letters
    assert (letter.state, letter.decision) == ("changed", "AOB")
