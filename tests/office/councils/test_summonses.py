"""A pupil before the Conseil de discipline is summoned by a registered letter, in time."""

from datetime import date

import pytest

from app.errors import Refusal
from app.models import Letter
from app.office.councils.ballots import FOR, Entry
from app.office.councils.circumstances import set_circumstance
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from app.office.councils.papers import council_paper
from app.office.councils.sealing import closing, seal
from app.office.councils.verification import seal_faults
from app.office.councils.voting import vote_on_pupil
from app.office.letters.lives import mark_posted
from tests.office.councils.conftest import Sitting
from tests.office.letters.producing import Office

SAT_ON = date(2025, 7, 3)  # what the letter says, and more than seven days after it is posted


@pytest.fixture
def discipline(school) -> Sitting:
    """A council that decided and voted on Dubois: nothing but the summons may be missing."""
    new = NewCouncil(
        school.classes["S4A"],
        "discipline_council",
        SessionDetails(SAT_ON, "9 h", "Salle 1"),
        tuple(school.staff.values()),
        (school.enrolments["S4A", "Dubois"],),
    )
    opened = Sitting(school, "S4A", school.file.run(open_council, school.desk, new).value)
    opened.decide("Dubois", "temporary_exclusion", motivation="Faits graves.", days=3)
    entry = Entry("temporary_exclusion", 4, 0, FOR, days=3)
    opened.run(vote_on_pupil, opened.id, opened.enrolment("Dubois"), entry)
    return opened


@pytest.fixture
def posted(discipline):
    """The summons that the program writes, posted on the day of its making."""
    school = discipline.school
    office = Office(school)
    subject = office.first("european", "hearing_convocation", "DUBOIS")
    office.give(subject)
    letters = tuple(office.issue(subject))
    numbers = {one: f"32321234560000000000000{at}" for at, one in enumerate(letters)}
    office.run(mark_posted, letters, school.desk.today, "registered", numbers)
    return letters


def change(discipline, letters, **values):
    with discipline.school.session() as session:
        for letter_id in letters:
            row = session.get(Letter, letter_id)
            for name, value in values.items():
                setattr(row, name, value)
            session.add(row)


def missing(discipline):
    found = discipline.ask(closing, discipline.id).missing
    assert {one.kind for one in found} <= {"summons"}
    return " ".join(one.text for one in found)


def tick(discipline, code):
    discipline.run(set_circumstance, discipline.id, discipline.enrolment("Dubois"), code, True)


def test_a_pupil_whom_no_letter_summoned_is_missing(discipline):
    assert "n'a pas de convocation postée" in missing(discipline)
    with pytest.raises(Refusal, match="un élément manque"):
        discipline.run(seal, discipline.id, "", b"%PDF-")


def test_a_summons_posted_in_time_lacks_nothing_and_is_told_in_the_minutes(discipline, posted):
    assert missing(discipline) == ""
    paper = discipline.ask(council_paper, discipline.id)
    (told,) = [one for one in paper.pupils[0].constat if "convocation" in one.text]
    assert "régulière et complète" in told.text and "art. 44.5" in told.source
    discipline.seal()
    assert discipline.ask(seal_faults) == ()


def test_a_summons_that_is_issued_and_not_posted_summons_nobody(discipline, posted):
    change(discipline, posted, status="printed", posted_on=None)
    assert "n'a pas de convocation postée" in missing(discipline)


def test_less_than_seven_days_is_missing_and_named_with_its_article(discipline, posted):
    change(discipline, posted, posted_on=date(2025, 6, 26))
    assert missing(discipline) == ""
    change(discipline, posted, posted_on=date(2025, 6, 27))
    told = missing(discipline)
    assert "27 juin 2025" in told and "26 juin 2025" in told and "art. 44.5.b" in told


def test_urgency_shortens_the_notice_as_a_derogation_that_has_a_ground(discipline, posted):
    change(discipline, posted, posted_on=date(2025, 6, 30))
    tick(discipline, "summons_urgent")
    (lacks,) = discipline.ask(closing, discipline.id).missing
    assert lacks.kind == "ground"
    said = {"motivation": "Faits graves.", "days": 3, "ground": "Menaces répétées."}
    discipline.decide("Dubois", "temporary_exclusion", **said)
    assert missing(discipline) == ""
    told = [one.text for one in discipline.ask(council_paper, discipline.id).pupils[0].constat]
    assert "L'urgence dispense du délai de sept jours avant la séance." in told
    assert "Dérogation (urgence de la convocation) : Menaces répétées." in told


def test_a_letter_that_is_not_registered_is_no_summons(discipline, posted):
    change(discipline, posted[:1], sending="plain")
    assert "recommandée" in missing(discipline)


def test_a_letter_that_names_another_day_does_not_say_the_date(discipline, posted):
    with discipline.school.session() as session:
        for row in [session.get(Letter, letter_id) for letter_id in posted]:
            row.content = row.content.replace("juillet", "août")
            session.add(row)
    assert "ne mentionne pas" in missing(discipline)


def test_special_needs_ask_for_the_advice_of_the_group(discipline, posted):
    tick(discipline, "special_needs")
    assert "Groupe conseil" in missing(discipline)
    tick(discipline, "group_consulted")
    assert missing(discipline) == ""


def test_what_was_sent_without_the_program_is_the_council_s_word(discipline):
    tick(discipline, "summons_elsewhere")
    assert missing(discipline) == ""
    told = [one.text for one in discipline.ask(council_paper, discipline.id).pupils[0].constat]
    assert any("hors de ce programme" in one for one in told)


def test_other_councils_ask_nothing_and_no_statement_more(sitting, statements):
    statements.clear()
    assert sitting.row("Dubois").summons is None
    assert not any("FROM letter" in one for one in statements)
