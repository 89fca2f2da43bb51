"""What becomes of letters: steps, dates, refusals, corrections, the register."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import LetterEvent
from app.office.letters.lives import mark_posted, mark_printed, record_step, take_back
from app.office.letters.register import ids_of, letters_of_pupil
from app.office.rights import Role

JUNE_24, JUNE_26 = date(2025, 6, 24), date(2025, 6, 26)


@pytest.fixture
def issued(mail):
    """Four letters: Dubois, the two about Lambert, Van Damme."""
    return tuple(mail.issue_all())


def status(mail, letter_id):
    return mail.detail(letter_id).line.status


def steps(mail, letter_id):
    return [(step.title, step.day, step.note) for step in mail.detail(letter_id).steps]


def test_printing_is_noted_once_then_as_a_duplicata(mail, issued):
    assert mail.run(mark_printed, issued).value == 4
    assert status(mail, issued[0]) == "printed"
    mail.later(2)
    assert mail.run(mark_printed, issued[:1]).value == 0
    assert steps(mail, issued[0]) == [
        ("Émise", JUNE_24, ""),
        ("Imprimée", JUNE_24, ""),
        ("Duplicata imprimé", JUNE_26, ""),
    ]
    assert mail.detail(issued[0]).line.printed_on == JUNE_24


def test_plain_letters_are_posted_together(mail, issued):
    mail.run(mark_printed, issued)
    mail.later(2)
    mail.run(mark_posted, issued, JUNE_24, "")
    lines = mail.register().lines
    assert {(line.status, line.posted_on, line.sending) for line in lines} == {
        ("posted", JUNE_24, "plain")
    }
    assert not any(line.awaited or line.to_post for line in lines)


def test_a_registered_letter_needs_its_number_and_awaits_its_receipt(mail, issued):
    with pytest.raises(Refusal, match="numéro de recommandé manque") as refused:
        mail.run(mark_posted, issued[:1], JUNE_24, "registered_receipt")
    assert refused.value.field == "tracking"
    assert status(mail, issued[0]) == "issued"
    mail.run(
        mark_posted, issued[:1], JUNE_24, "registered_receipt", {issued[0]: " RR 473 124 829 GB "}
    )
    line = mail.detail(issued[0]).line
    assert (line.status, line.tracking, line.awaited) == ("posted", "RR473124829GB", True)
    assert steps(mail, issued[0])[-1] == (
        "Postée",
        JUNE_24,
        "Recommandé avec accusé · RR473124829GB",
    )
    mail.later(2)
    mail.run(record_step, issued[:1], "presented", JUNE_26)
    assert mail.detail(issued[0]).line.awaited
    mail.run(record_step, issued[:1], "acknowledged", JUNE_26, "signé par la mère")
    assert not mail.detail(issued[0]).line.awaited
    assert steps(mail, issued[0])[-1][2] == "signé par la mère"


def test_a_letter_may_come_back(mail, issued):
    mail.run(mark_posted, issued[:1], JUNE_24, "plain")
    mail.run(record_step, issued[:1], "returned", JUNE_24, "parti sans laisser d'adresse")
    assert status(mail, issued[0]) == "returned"


@pytest.mark.parametrize(
    ("day", "said"), [(date(2025, 6, 25), "à venir"), (date(2025, 6, 23), "précède sa date")]
)
def test_a_day_that_cannot_be_is_refused(mail, issued, day, said):
    with pytest.raises(Refusal, match=said) as refused:
        mail.run(mark_posted, issued[:1], day, "plain")
    assert refused.value.field == "day"


def test_steps_are_taken_in_order(mail, issued):
    with pytest.raises(Refusal, match="à l'état «\u202fÀ imprimer\u202f»"):
        mail.run(record_step, issued[:1], "presented", JUNE_24)
    mail.run(mark_posted, issued[:1], JUNE_24, "plain")
    with pytest.raises(Refusal, match="à l'état «\u202fPostée\u202f»"):
        mail.run(mark_posted, issued, JUNE_24, "plain")
    assert status(mail, issued[1]) == "issued"
    with pytest.raises(KeyError):
        mail.run(record_step, issued[:1], "burnt", JUNE_24)
    with pytest.raises(Refusal, match="n'est plus dans le fichier"):
        mail.run(mark_printed, (999,))


def test_a_step_noted_by_mistake_is_taken_back_and_stays_in_the_history(mail, issued):
    one = issued[:1]
    with pytest.raises(Refusal):
        mail.run(take_back, one)
    mail.run(mark_printed, one)
    mail.run(take_back, one)
    assert (status(mail, one[0]), mail.detail(one[0]).line.printed_on) == ("issued", None)
    mail.run(mark_posted, one, JUNE_24, "registered", {one[0]: "RR000000014BE"})
    mail.run(take_back, one)
    assert (status(mail, one[0]), mail.detail(one[0]).line.tracking) == ("issued", "")
    mail.run(mark_printed, one)
    mail.run(mark_posted, one, JUNE_24, "registered_receipt", {one[0]: "RR000000028BE"})
    mail.run(take_back, one)
    assert status(mail, one[0]) == "printed"
    mail.run(mark_posted, one, JUNE_24, "registered_receipt", {one[0]: "RR000000028BE"})
    mail.run(record_step, one, "presented", JUNE_24)
    mail.run(take_back, one)
    assert status(mail, one[0]) == "posted"
    mail.run(record_step, one, "acknowledged", JUNE_24)
    mail.run(take_back, one)
    assert status(mail, one[0]) == "posted"
    mail.run(record_step, one, "presented", JUNE_24)
    mail.run(record_step, one, "returned", JUNE_24)
    mail.run(take_back, one)
    assert status(mail, one[0]) == "presented"
    assert ("Dernière étape reprise", JUNE_24, "Revenue") in steps(mail, one[0])
    with mail.school.session() as session:
        assert len(session.exec(select(LetterEvent)).all()) == 4 + 15


def test_a_number_given_up_cannot_be_printed(mail):
    preparation = mail.prepare()
    reserved = mail.reserve(preparation.letters[0], preparation.options)
    with pytest.raises(Refusal, match="En cours d'émission"):
        mail.run(mark_printed, (reserved.id,))


def test_the_register_and_the_file_of_a_pupil_hold_the_letters(mail, issued):
    lambert = mail.ask(letters_of_pupil, mail.school.pupils["4TQA", "Lambert"])
    assert [line.recipient for line in lambert] == [
        "Monsieur Marc Lambert",
        "Madame Claire Lambert",
    ]
    assert ids_of(mail.register().lines) == issued
    register = mail.register()
    assert (register.years, register.year) == ((2025,), 2025)
    line = register.lines[-1]
    assert (line.title, line.pupil, line.class_name) == (
        "Notification d'une AOB",
        "DUBOIS Noé",
        "4TQA",
    )
    assert line.address == "Rue Haute 7, 5000 Namur"
    assert mail.register(1999).year == 2025


def test_the_deadlines_of_a_letter_are_told_with_it(mail, issued):
    assert tuple((term.name, term.day) for term in mail.detail(issued[0]).terms) == (
        ("conciliation_jusque", date(2025, 6, 27)),
        ("recours_externe_jusque", date(2025, 7, 18)),
    )
    assert mail.detail(issued[1]).terms == ()


def test_a_letter_that_is_not_there_is_refused(mail):
    with pytest.raises(Refusal, match="pas dans le registre"):
        mail.detail(12)


def test_an_empty_register_is_that_of_this_year(mail):
    assert (mail.register().years, mail.register().lines) == ((2025,), ())


def test_readers_may_not_note_anything(mail, issued):
    desk = mail.school.as_role(Role.READER)
    for command, arguments in (
        (mark_printed, ()),
        (mark_posted, (JUNE_24, "plain")),
        (record_step, ("returned", JUNE_24)),
        (take_back, ()),
    ):
        with pytest.raises(Refusal, match="Votre compte"):
            mail.school.file.run(command, desk, issued, *arguments)


def test_statements_do_not_grow_with_letters(mail, issued, statements):
    with statements(mail.school) as seen:
        mail.register()
    assert len(seen) == 2
    with statements(mail.school) as seen:
        mail.detail(issued[0])
    assert len(seen) == 3
