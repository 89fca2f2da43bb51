"""Who receives the letters about a pupil."""

from datetime import date

import pytest
from sqlmodel import select

from app.models import LegalRepresentative, Pupil, PupilRepresentative
from app.office.pupils.naming import Address, Named, name_lines, names_in_a_line, salutation
from app.office.pupils.recipients import Answerable, households, recipients_of
from app.rules.figures import packaged_figures

ON = date(2025, 6, 24)


def of(school, name, on=ON):
    pupil_id = school.pupils["4TQA", name]
    with school.session() as session:
        return recipients_of(session, packaged_figures(), (pupil_id,), on)[pupil_id]


def test_separated_parents_receive_a_letter_each(school):
    found = of(school, "Lambert")
    assert [one.lines for one in found.recipients] == [
        ("Madame Claire Lambert", "Rue du Puits 3", "5000 Namur"),
        ("Monsieur Marc Lambert", "Avenue du Lac 8 bte 2", "5000 Namur"),
    ]
    assert [one.salutation for one in found.recipients] == ["Madame", "Monsieur"]
    assert found.complete


def test_one_household_receives_one_letter(school):
    (only,) = of(school, "Dubois").recipients
    assert only.lines == ("Madame et Monsieur Dubois", "Rue Haute 7", "5000 Namur")
    assert only.salutation == "Madame, Monsieur"
    assert only.key.startswith("representatives:")
    assert len(only.representative_ids) == 2


@pytest.mark.parametrize(
    ("on", "of_age"), [(date(2025, 1, 31), False), (date(2025, 2, 1), True), (ON, True)]
)
def test_a_pupil_of_age_receives_their_own(school, on, of_age):
    found = of(school, "Van Damme", on)
    (only,) = found.recipients
    assert found.of_age is of_age
    assert only.names == (("Madame Inès Van Damme",) if of_age else ("Madame Claire Van Damme",))
    assert only.key.startswith("pupil:" if of_age else "representatives:")


def test_without_representative_it_says_so(school):
    found = of(school, "Peeters")
    assert found.recipients == ()
    assert found.missing == (
        "Aucun représentant légal ne reçoit le courrier concernant Loïc Peeters.",
    )


def test_who_is_not_to_receive_letters_does_not(school):
    with school.session() as session:
        tie = session.exec(
            select(PupilRepresentative)
            .where(PupilRepresentative.pupil_id == school.pupils["4TQA", "Lambert"])
            .where(PupilRepresentative.relation == "mother")
        ).one()
        tie.receives_letters = False
        session.add(tie)
    (only,) = of(school, "Lambert").recipients
    assert only.names == ("Monsieur Marc Lambert",)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("", "", ""), "L'adresse manque pour Madame Claire Van Damme."),
        (
            ("Rue Basse 9", "", "Namur"),
            "L'adresse est incomplète pour Madame Claire Van Damme : il manque le code postal.",
        ),
        (
            ("", "5000", ""),
            "L'adresse est incomplète pour Madame Claire Van Damme : "
            "il manque la rue et la localité.",
        ),
    ],
)
def test_a_missing_address_is_named(school, parts, sentence):
    with school.session() as session:
        row = session.exec(
            select(LegalRepresentative)
            .join(PupilRepresentative)
            .where(PupilRepresentative.pupil_id == school.pupils["4TQA", "Van Damme"])
        ).one()
        row.street, row.postal_code, row.locality = parts
        session.add(row)
    found = of(school, "Van Damme", date(2025, 1, 1))
    assert found.missing == (sentence,)
    assert not found.complete


def test_a_whole_school_takes_two_statements(school, statements):
    ids = tuple(school.pupils.values())
    with school.session() as session, statements(school) as seen:
        found = recipients_of(session, packaged_figures(), ids, ON)
    assert set(found) == set(ids)
    assert len(seen) == 2


def test_an_unknown_pupil_is_left_out(school):
    with school.session() as session:
        assert recipients_of(session, packaged_figures(), (9999,), ON) == {}
        assert session.get(Pupil, 9999) is None


MRS, MR = Named("Petit", "Anne", "mrs"), Named("Dubois", "Luc", "mr")


@pytest.mark.parametrize(
    ("persons", "lines", "in_a_line", "greeting"),
    [
        ([MRS], ("Madame Anne Petit",), "Madame Anne Petit", "Madame"),
        (
            [MRS, MR],
            ("Madame Anne Petit", "Monsieur Luc Dubois"),
            "Madame Anne Petit et Monsieur Luc Dubois",
            "Madame, Monsieur",
        ),
        (
            [Named("Petit", "Anne", "mrs"), Named("Petit", "Eva", "mrs")],
            ("Mesdames Petit",),
            "Mesdames Petit",
            "Mesdames",
        ),
        (
            [Named("Dubois", "Luc", "mr"), Named("Petit", "Jan", "mr")],
            ("Monsieur Luc Dubois", "Monsieur Jan Petit"),
            "Monsieur Luc Dubois et Monsieur Jan Petit",
            "Messieurs",
        ),
        (
            [Named("Home Les Tilleuls")],
            ("Home Les Tilleuls",),
            "Home Les Tilleuls",
            "Madame, Monsieur",
        ),
        (
            [Named("Petit", "Anne", "none"), Named("Petit", "Luc", "mr")],
            ("Anne Petit", "Monsieur Luc Petit"),
            "Anne Petit et Monsieur Luc Petit",
            "Madame, Monsieur",
        ),
    ],
)
def test_names_and_greetings(persons, lines, in_a_line, greeting):
    assert name_lines(persons) == lines
    assert names_in_a_line(persons) == in_a_line
    assert salutation(persons) == greeting


def test_an_address_abroad_names_its_country():
    abroad = Address("Rue du Port 1", "59000", "Lille", "France")
    assert abroad.lines == ("Rue du Port 1", "59000 Lille", "FRANCE")
    assert Address("Rue Haute 7", "5000", "Namur", "Belgique").lines[-1] == "5000 Namur"
    assert not Address("1 Main Street", "", "Dublin", "Irlande").lacks


def test_an_address_is_shared_however_it_is_written():
    one = Answerable(1, MRS, Address("Rue Haute, 7", "5000", "NAMUR"))
    two = Answerable(2, MR, Address("rue haute 7", "5000", "Namur", "Belgique"))
    three = Answerable(3, MR, Address("Rue Basse 7", "5000", "Namur"))
    four = Answerable(4, MR, Address())
    five = Answerable(5, MR, Address())
    assert households([one, three, two, four, five]) == [[one, two], [three], [four], [five]]


def test_an_envelope_bears_three_names_at_most():
    same = [Answerable(number, MR, Address("Rue A 1", "5000", "Namur")) for number in range(5)]
    assert [len(found) for found in households(same)] == [3, 2]
