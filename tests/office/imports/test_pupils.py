"""Class lists: who is new, known, completed, different or refused, and what is written."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Absence, AbsenceCode, CourseFollowed, Enrolment, Pupil, SchoolClass
from app.office.imports.plan import ClassKind, Status
from app.office.imports.setting import import_setting
from app.office.rights import Role
from app.office.work import Actor, Desk

TITLES = "Matricule;Nom;Prénom;Date de naissance;Sexe;Classe\n"
ELOISE = "12;Lambert;Éloïse;03/03/2009;F;4A\n"
NOE = "13;Dubois;Noé;14/11/2009;M;4A\n"


def statuses(rows):
    return [row.status for row in rows]


def reasons(rows):
    return [row.remark for row in rows if row.faults]


def test_a_pupil_is_stored_as_the_preview_shows(office):
    (row,) = office.rows(TITLES + ELOISE)
    assert row.status is Status.NEW
    assert row.cells == ("12", "Lambert", "Éloïse", "03/03/2009", "F", "4A")
    office.bring(TITLES + ELOISE)
    (pupil,) = office.all(Pupil)
    assert (pupil.last_name, pupil.first_name, pupil.civility) == ("Lambert", "Éloïse", "mrs")
    assert (pupil.register_number, pupil.other_number) == (1, "12")
    assert (pupil.birth_date, pupil.search_key) == (date(2009, 3, 3), "lambert eloise")
    (enrolment,) = office.all(Enrolment)
    assert (enrolment.start, enrolment.end, enrolment.status) == (
        date(2024, 8, 26),
        None,
        "regular",
    )


def test_nothing_is_written_by_planning(office):
    office.rows(TITLES + ELOISE)
    assert not office.all(Pupil)


def test_one_bad_row_among_good_ones(office):
    done = office.bring(TITLES + ELOISE + "14;Petit;Anne;32/01/2009;F;4A\n" + NOE)
    assert (done.new, done.refused) == (2, 1)
    assert {pupil.last_name for pupil in office.all(Pupil)} == {"Lambert", "Dubois"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";Petit;Anne;;F;4A", "Date de naissance – La date de naissance manque."),
        (";;Anne;01/02/2009;F;4A", "Nom – Le nom manque."),
        (";Petit;Anne;01/02/2009;F;", "Classe – La classe manque."),
        (";Petit;Anne;01/02/2009;Q;4A", "Sexe – «\u00a0Q\u00a0»\u00a0: écrivez M, F ou X."),
        (";Petit;Anne;01/02/2030;F;4A", "Date de naissance – Cette date de naissance est"),
        (";Petit;Anne;01/02/2009;F;Accueil", "Classe – L'année d'étude de la classe"),
    ],
)
def test_faults_name_the_column(office, row, reason):
    (planned,) = office.rows(TITLES + row)
    assert planned.status is Status.FAULTY
    assert planned.remark.startswith(reason)
    assert planned.faults[0].sentence.startswith("Ligne 2, ")


def test_every_fault_of_a_row_is_told(office):
    (row,) = office.rows(TITLES + ";;;hier;Q;")
    assert len(row.faults) == 4


def test_somebody_may_have_one_name(office):
    assert statuses(office.rows(TITLES + "12;Lambert;;03/03/2009;F;4A")) == [Status.NEW]


def test_a_row_twice_is_refused_and_names_the_first(office):
    rows = office.rows(TITLES + ELOISE + ELOISE)
    assert statuses(rows) == [Status.NEW, Status.FAULTY]
    assert rows[1].remark == "Cette ligne répète la ligne 2."


def test_one_number_for_two_persons(office):
    rows = office.rows(TITLES + ELOISE + "12;Dubois;Noé;14/11/2009;M;4A\n")
    assert reasons(rows) == ["Matricule – Ce matricule est déjà celui de la ligne 2."]


def test_one_person_under_two_numbers(office):
    rows = office.rows(TITLES + ELOISE + "99;ELOISE;Lambert;03/03/2009;F;4B\n")
    assert reasons(rows) == ["Nom – La ligne 2 nomme déjà cet élève, né le même jour."]


def test_a_refused_row_does_not_block_the_good_one_after_it(office):
    rows = office.rows(TITLES + "12;Lambert;Éloïse;;F;4A\n" + ELOISE)
    assert statuses(rows) == [Status.FAULTY, Status.NEW]


def test_lists_are_looked_at_together(office):
    files = [office.csv("4A.csv", TITLES + ELOISE), office.csv("4B.csv", TITLES + ELOISE)]
    plan = office.plan(office.request(*files))
    assert reasons(plan.lists[1].rows) == ["Cette ligne répète la ligne 2 de «\u00a04A.csv\u00a0»."]


def test_the_same_list_twice_adds_nothing(office):
    office.bring(TITLES + ELOISE + NOE)
    assert statuses(office.rows(TITLES + ELOISE + NOE)) == [Status.SAME, Status.SAME]
    done = office.bring(TITLES + ELOISE + NOE)
    assert (done.new, done.changed, done.kept) == (0, 0, 2)
    assert len(office.all(Pupil)) == len(office.all(Enrolment)) == 2


def test_a_list_without_numbers_knows_people_by_name_and_birth(office):
    office.bring(TITLES + ELOISE)
    plain = "Nom;Prénom;Date de naissance;Classe\n"
    rows = office.rows(plain + "LAMBERT;Eloise;2009-03-03;4a\nDubois;Noé;14/11/2009;4A\n")
    assert statuses(rows) == [Status.DIFFERENT, Status.NEW]
    assert [change.field for change in rows[0].changes] == ["last_name", "first_name"]


def test_what_is_empty_is_filled_and_what_differs_is_kept(office):
    office.bring(TITLES + ELOISE)
    more = "Matricule;Nom;Prénom;Date de naissance;Classe;Lieu de naissance;Adresse;CP;Localité\n"
    row = "12;Lambert;Héloïse;03/03/2009;4A;Namur;Rue Haute 7;5000;Namur\n"
    (planned,) = office.rows(more + row)
    assert planned.status is Status.DIFFERENT
    told = {change.field: (change.before, change.after, change.fills) for change in planned.changes}
    assert told["first_name"] == ("Éloïse", "Héloïse", False)
    assert told["birth_place"] == ("", "Namur", True)
    assert told["street"] == ("", "Rue Haute 7", True)
    office.bring(more + row)
    (pupil,) = office.all(Pupil)
    assert (pupil.first_name, pupil.birth_place, pupil.postal_code) == ("Éloïse", "Namur", "5000")


def test_what_differs_is_replaced_when_it_is_asked(office):
    office.bring(TITLES + ELOISE)
    office.bring(TITLES + "12;Lambert;Héloïse;03/03/2009;F;4A\n", overwrite=True)
    office.bring(TITLES + "12;Lambert;Héloïse;04/03/2009;F;4A\n", overwrite=True)
    (pupil,) = office.all(Pupil)
    assert (pupil.first_name, pupil.birth_date) == ("Héloïse", date(2009, 3, 4))
    assert pupil.search_key == "lambert heloise"


def test_an_address_is_not_mixed_from_two(office):
    titles = "Matricule;Nom;Prénom;Date de naissance;Classe;Adresse;CP;Localité\n"
    office.bring(titles + "12;Lambert;Éloïse;03/03/2009;4A;;;Liège\n")
    (row,) = office.rows(titles + "12;Lambert;Éloïse;03/03/2009;4A;Rue Haute 7;5000;Namur\n")
    assert not any(change.fills for change in row.changes)
    assert not row.is_written(overwrite=False)


def test_a_number_that_another_person_has_is_refused(office):
    office.bring(TITLES + ELOISE)
    (row,) = office.rows(TITLES + "12;Dubois;Noé;14/11/2009;M;4A\n")
    assert row.remark.startswith("Matricule – Ce matricule est celui de Éloïse Lambert")


def test_a_second_number_for_a_known_pupil_is_refused(office):
    office.bring(TITLES + ELOISE + NOE)
    rows = office.rows(
        TITLES + "77;Lambert;Éloïse;03/03/2009;F;4A\n13;Lambert;Éloïse;03/03/2009;F;4A\n"
    )
    assert rows[0].remark.endswith("sous le matricule 12.")
    assert rows[1].remark.startswith("Nom – La ligne") or rows[1].status is Status.FAULTY


def test_a_pupil_enrolled_by_hand_gets_the_number(small):
    row = "501;Lambert;Éloïse;03/03/2009;F;4TQA\n"
    plan = small.rows(TITLES + row)
    assert reasons(plan) == ["Nom – Plusieurs élèves portent ce nom et cette date de naissance."]


def test_the_class_may_change_only_when_it_is_asked(office):
    office.bring(TITLES + ELOISE + "14;Petit;Anne;01/02/2009;F;4B\n")
    moved = TITLES + ELOISE.replace("4A", "4B")
    (row,) = office.rows(moved)
    assert (row.status, row.changes[0].before, row.changes[0].after) == (
        Status.DIFFERENT,
        "4A",
        "4B",
    )
    office.bring(moved)
    assert len(office.all(Enrolment)) == 2
    office.bring(moved, overwrite=True)
    first, _other, second = office.all(Enrolment)
    assert (first.end, second.start) == (date(2025, 6, 23), date(2025, 6, 24))
    assert statuses(office.rows(moved)) == [Status.SAME]


def test_who_left_comes_back_only_when_it_is_asked(office):
    office.bring(TITLES + ELOISE)
    with office.session() as session:
        enrolment = session.get(Enrolment, 1)
        enrolment.end = date(2025, 1, 10)
        session.add(enrolment)
    (row,) = office.rows(TITLES + ELOISE)
    assert row.changes[0].before == "4A, quittée le 10/01/2025"
    office.bring(TITLES + ELOISE)
    assert len(office.all(Enrolment)) == 1
    office.bring(TITLES + ELOISE, overwrite=True)
    assert office.all(Enrolment)[1].start == date(2025, 6, 24)


def test_a_pupil_of_another_year_is_enrolled_in_this_one(office):
    office.bring(TITLES + ELOISE)
    year = office.add_year("2025-2026")
    chosen = {"year_id": year, "start": date(2025, 8, 25)}
    (row,) = office.rows(TITLES + ELOISE.replace("4A", "5A"), **chosen)
    assert (row.status, row.changes[0].after) == (Status.COMPLETED, "5A")
    done = office.bring(TITLES + ELOISE.replace("4A", "5A"), **chosen)
    assert (done.new, done.changed) == (0, 1)
    assert [one.year_id for one in office.all(Enrolment)] == [1, year]
    assert len(office.all(Pupil)) == 1


def test_the_first_day_lies_in_the_year(office):
    with pytest.raises(Refusal, match="n'est pas dans l'année"):
        office.bring(TITLES + ELOISE, start=date(2023, 8, 28))
    assert not office.all(Pupil)


def test_a_class_that_is_there_is_used_whatever_its_capitals(small):
    (row,) = small.rows(TITLES + "900;Neuf;Ana;03/03/2009;F;4tqa\n")
    assert row.status is Status.NEW
    before = len(small.all(SchoolClass))
    small.bring(TITLES + "900;Neuf;Ana;03/03/2009;F;4tqa\n")
    assert len(small.all(SchoolClass)) == before


def test_a_newcomer_follows_what_their_class_follows(small):
    small.bring(TITLES + "900;Neuf;Ana;03/03/2009;F;4TQA\n")
    (enrolment,) = small.all(Enrolment, Enrolment.pupil_id == small.all(Pupil)[-1].id)
    assert len(small.all(CourseFollowed, CourseFollowed.enrolment_id == enrolment.id)) == 5


def test_names_are_never_computed_nor_marked_up(office):
    office.bring(TITLES + "1;=1+1;<b>Ana</b>;03/03/2009;F;4A\n")
    (pupil,) = office.all(Pupil)
    assert (pupil.last_name, pupil.first_name) == ("=1+1", "<b>Ana</b>")


def test_numbers_that_the_state_gives_are_checked(office):
    titles = "Nom;Prénom;Date de naissance;Classe;Numéro national;CP\n"
    rows = office.rows(
        titles
        + "A;A;30/07/1985;4A;85.07.30-033.28;\n"
        + "B;B;30/07/1985;4A;85.07.30-033.29;\n"
        + "C;C;30/07/1986;4A;85.07.30-033.28;\n"
        + "D;D;30/07/1986;4A;;50\n"
    )
    assert statuses(rows) == [Status.NEW, Status.FAULTY, Status.FAULTY, Status.FAULTY]
    assert "chiffres de contrôle" in rows[1].remark
    assert "née le 30/07/1986" in rows[2].remark
    assert rows[3].remark.startswith("CP – Un code postal belge")


def test_a_class_is_what_the_user_says_it_is(office):
    said = {"Accueil": ClassKind("fwb", 1, "general")}
    assert statuses(office.rows(TITLES + ELOISE.replace("4A", "Accueil"), classes=said)) == [
        Status.NEW
    ]
    office.bring(TITLES + ELOISE.replace("4A", "Accueil"), classes=said)
    (made,) = office.all(SchoolClass)
    assert (made.name, made.study_year, made.regime) == ("Accueil", 1, "fwb")


def test_a_list_that_lacks_a_column_says_which(office):
    plan = office.plan(
        office.request(office.csv("a.csv", "Nom;Prénom;Classe\nLambert;Éloïse;4A\n"))
    )
    assert "«\u00a0Date de naissance\u00a0» manque" in plan.lists[0].problem
    plan = office.plan(office.request(office.csv("a.csv", "Nom;Classe\nLambert;4A\n")))
    assert "manquent" in plan.lists[0].problem
    assert not office.run(office.request(office.csv("a.csv", "Nom;Classe\nLambert;4A\n"))).lists


def test_an_unknown_list_says_so(office):
    plan = office.plan(office.request(office.csv("a.csv", "Fruit;Couleur\nPomme;Vert\n")))
    assert plan.lists[0].problem.startswith("Dites d'abord")


def test_who_may_enrol_but_not_set_imports_pupils_alone(office):
    class Enroller(Actor):
        rights = frozenset({"read", "enrol"})

    actor = office.desk.actor
    enroller = Enroller(actor.account_id, actor.name, actor.full_name, frozenset({Role.READER}))
    desk = Desk(enroller, office.desk.today, office.desk.now)
    from app.office.imports.commands import import_lists

    pupils = office.request(office.csv("a.csv", TITLES + ELOISE))
    assert office.file.run(import_lists, desk, pupils).value.written == 1
    courses = office.request(office.csv("b.csv", "cours;libelle;nbheures\nFR;Français;5\n"))
    with pytest.raises(Refusal, match="que des élèves"):
        office.file.run(import_lists, desk, courses)


def test_a_pupil_whose_name_is_unknown_by_the_number_is_refused(office):
    office.bring(TITLES + ELOISE + "14;Petit;Anne;03/03/2009;F;4A\n")
    (row,) = office.rows(TITLES + "14;Lambert;Éloïse;03/03/2009;F;4A\n")
    assert row.remark.endswith("Éloïse Lambert est déjà dans le fichier, sous le matricule 12.")


def test_a_class_in_which_something_is_recorded_is_left_the_day_after(office):
    office.bring(TITLES + "14;Petit;Anne;01/02/2009;F;4B\n")
    office.bring(TITLES + ELOISE, start=office.desk.today)
    with office.session() as session:
        code = session.exec(select(AbsenceCode)).first()
        session.add(
            Absence(
                enrolment_id=2,
                day=office.desk.today,
                slot="am",
                code_id=code.id,
                entered_at=office.desk.now,
            )
        )
    office.bring(TITLES + ELOISE.replace("4A", "4B"), overwrite=True)
    assert office.all(Enrolment)[2].start == date(2025, 6, 25)


def test_the_enrolment_that_runs_counts_before_one_that_ended(office):
    office.bring(TITLES + ELOISE + "14;Petit;Anne;01/02/2009;F;4B\n")
    with office.session() as session:
        gone = {"start": date(2024, 9, 2), "end": date(2024, 9, 6)}
        session.add(Enrolment(pupil_id=1, year_id=1, class_id=2, **gone))
    assert statuses(office.rows(TITLES + ELOISE)) == [Status.SAME]


def test_what_there_is_to_choose_from(office):
    setting = office.file.ask(import_setting, office.desk)
    assert setting.year.label == "2024-2025"
    assert [one.code for one in setting.regimes] == ["fwb"]
    assert setting.regimes[0].forms[0] == ("general", "Général")
