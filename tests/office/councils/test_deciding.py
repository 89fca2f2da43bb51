"""Decisions, phrases, and what the rules say of them."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Course, Decision, SchoolClass, SchoolYear
from app.office.councils.circumstances import set_circumstance
from app.office.councils.deciding import decide
from app.office.councils.entering import MarkEdit, enter_marks
from app.office.councils.papers import council_paper
from app.office.councils.phrases import keep_phrase, phrases
from app.office.councils.verification import seal_faults
from app.office.councils.views import DecisionState, MarkValue
from app.office.rights import RIGHTS, Right, Role
from tests.office.councils.conftest import sit


def test_a_decision_is_written_changed_and_withdrawn(sitting):
    assert sitting.decide("Lambert", "aob", restrictions=(" général ", "général", "")).value is None
    assert sitting.row("Lambert").decision == DecisionState("aob", ("général",))
    before = sitting.decide("Lambert", "aoc", motivation="Trop d'échecs. ").value
    assert before == DecisionState("aob", ("général",))
    assert sitting.row("Lambert").decision == DecisionState("aoc", (), "Trop d'échecs.")
    sitting.decide("Lambert", None)
    assert sitting.row("Lambert").decision is None
    sitting.decide("Lambert", None)
    with sitting.school.session() as session:
        assert session.exec(select(Decision)).all() == []


def test_only_an_aob_bears_restrictions(sitting):
    sitting.decide("Lambert", "aoa", restrictions=("général",))
    assert sitting.row("Lambert").decision.restrictions == ()


def test_a_decision_of_another_year_is_refused(sitting):
    with pytest.raises(Refusal, match="ne peut prendre cette décision") as refused:
        sitting.decide("Lambert", "certificate")
    assert refused.value.field == "decision"


def test_a_pupil_of_another_class_is_refused(sitting):
    other = sitting.school.enrolments["5P", "Lambert"]
    with pytest.raises(Refusal, match="ne porte pas sur cet élève"):
        sitting.run(decide, sitting.id, other, DecisionState("aoa"))


@pytest.mark.parametrize("role", [role for role in Role if Right.DECIDE not in RIGHTS[role]])
def test_who_may_not_decide_is_refused(sitting, role):
    with pytest.raises(Refusal, match="Votre compte"):
        sitting.school.file.run(
            decide,
            sitting.school.as_role(role),
            sitting.id,
            sitting.enrolment("Lambert"),
            DecisionState("aoa"),
        )


def test_the_school_s_phrases_serve_their_decision(sitting):
    found = sitting.ask(phrases)
    assert {phrase.decision for phrase in found} == {"aob", "aoc", "adjourned"}
    assert all(phrase.serves("aoc") for phrase in found if phrase.decision == "aoc")
    assert not any(phrase.serves("aob") for phrase in found if phrase.decision == "aoc")
    sitting.run(keep_phrase, " Les efforts sont reconnus. ", "aoc")
    assert sitting.ask(phrases)[-1].text == "Les efforts sont reconnus."
    for text, said in (("Les efforts sont reconnus.", "déjà"), (" ", "vide")):
        with pytest.raises(Refusal, match=said):
            sitting.run(keep_phrase, text, "aoc")


def test_before_a_decision_what_may_be_given_is_said_with_its_source(sitting):
    constat = sitting.constat("Lambert")
    assert constat.headline == "AOA, AOB, AOC ou AJ possibles"
    assert "7282, III.II.1" in constat.source
    assert constat.appeal is None


def test_an_aoc_opens_appeals_and_an_aoa_does_not(sitting):
    sitting.decide("Lambert", "aoc", motivation="Trop d'échecs.")
    constat = sitting.constat("Lambert")
    assert (constat.headline, constat.appeal) == ("Attestation d'orientation C", True)
    assert constat.documents == ("attestation d'orientation C",)
    assert [reason.code for reason in constat.reasons] == ["aoc"]
    assert constat.digest
    sitting.decide("Lambert", "aoa")
    assert sitting.constat("Lambert").appeal is False


def test_an_aob_names_what_it_closes(sitting):
    sitting.decide("Dubois", "aob", motivation="Lacunes.")
    assert sitting.constat("Dubois").problems == ("Les restrictions manquent.",)
    sitting.decide("Dubois", "aob", restrictions=("général", "technique"), motivation="Lacunes.")
    (reason,) = sitting.constat("Dubois").reasons
    assert "général et technique" in reason.text


def test_without_its_form_a_class_is_told_what_is_missing(sitting):
    with sitting.school.session() as session:
        klass = session.get(SchoolClass, sitting.school.classes["4TQA"])
        klass.form = ""
        session.add(klass)
    sitting.decide("Lambert", "aoa")
    (problem,) = sitting.constat("Lambert").problems
    assert "forme d'enseignement" in problem


def test_what_a_rule_refuses_is_said(sitting):
    with sitting.school.session() as session:
        klass = session.get(SchoolClass, sitting.school.classes["4TQA"])
        klass.form = "unknown"
        session.add(klass)
    sitting.decide("Lambert", "aoa")
    (problem,) = sitting.constat("Lambert").problems
    assert problem.startswith("La règle ne peut conclure")


def test_the_first_degree_follows_the_school_s_usage(school):
    opened = sit(school, "2C")
    assert "sans règle" in opened.constat("Lambert").source
    opened.decide("Lambert", "first_degree_passed")
    constat = opened.constat("Lambert")
    assert (constat.headline, constat.reasons) == ("Réussite", ())
    assert "sans règle" in constat.source


def test_a_unit_is_judged_by_its_learning_outcomes(school):
    opened = sit(school, "UE1", "studies_first")
    assert "Il manque une note" in opened.constat("Lambert").problems[0]
    opened.enter("Lambert", "60", "55", "70", "80", "50")
    constat = opened.constat("Lambert")
    # (5 × 60 + 4 × 55 + 4 × 70 + 3 × 80 + 2 × 50) / 18
    assert constat.headline == "Réussite de l'unité, 63,3 %"
    assert constat.documents == ("attestation de réussite de l'unité",)
    opened.enter("Dubois", "60", "49", "70", "80", "50")
    constat = opened.constat("Dubois")
    assert constat.headline == "Ajournement"
    assert "Mathématique" in constat.reasons[0].text
    opened.decide("Dubois", "refused", motivation="…")
    assert opened.constat("Dubois").differs


def test_an_absence_at_an_evaluation_is_asked_of_its_own_rule(school):
    opened = sit(school, "UE1", "studies_first")
    opened.enter("Lambert", "60", "absent", "70", "80", "50")
    assert opened.constat("Lambert").headline == "Réputé avoir abandonné la formation"
    opened.decide("Lambert", "refused", motivation="…")
    assert not opened.constat("Lambert").differs
    opened.run(set_circumstance, opened.id, opened.enrolment("Lambert"), "absence_accepted", True)
    constat = opened.constat("Lambert")
    assert (constat.headline, constat.rule) == ("Ajournement", "promsoc.evaluation_absence")
    assert constat.differs


def test_a_section_weighs_its_units(school):
    with school.session() as session:
        for code, subject in (("FR", "integrated_test"), ("MA", "determinant")):
            session.get(Course, school.courses["UE1", code]).subject = subject
    opened = sit(school, "UE1", "section")
    opened.enter("Lambert", "60", "90", "50", "50", "50")
    constat = opened.constat("Lambert")
    assert constat.headline == "Section réussie, 80 %, avec grande distinction"
    opened.enter("Lambert", "60", "90", "50", "40", "50")
    assert "Sciences" in opened.constat("Lambert").reasons[0].text
    with school.session() as session:
        session.get(Course, school.courses["UE1", "MA"]).subject = ""
    assert "déterminante" in opened.constat("Lambert").problems[0]


def test_a_baccalaureate_has_marks_of_two_semesters_and_of_the_exam(school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 7
    opened = sit(school, "S4A", "baccalaureate")
    view = opened.opened().view
    assert len(view.courses) == 5 * 6
    row = view.pupil(opened.enrolment("Lambert"))
    marks = {"a1": "7", "b1": "8", "a2": "7", "b2": "8"}

    def enter(chosen):
        edits = tuple(
            MarkEdit(row.enrolment_id, column.id, MarkValue(Decimal(chosen[column.component])))
            for column in view.courses
            if column.component in chosen
        )
        opened.run(enter_marks, opened.id, edits)

    enter(marks)
    assert opened.constat("Lambert").headline == "Note préliminaire 76 sur 100"
    enter({"written": "9"})
    assert "oral" in opened.constat("Lambert").problems[0]
    enter({"oral": "6"})
    constat = opened.constat("Lambert")
    # 0,40 × 76 + 0,36 × 90 + 0,24 × 60
    assert constat.headline == "Résultat final 77,2 sur 100"
    enter({"written": "9.25", "oral": "6.05"})
    # Two examiners' marks may lie between two decimals; E and O are then 93 and 61.
    assert opened.constat("Lambert").headline == "Résultat final 78,52 sur 100"
    with pytest.raises(Refusal) as refused:
        enter({"a1": "7.25"})
    assert "une décimale au plus" in refused.value.advice
    with pytest.raises(Refusal) as refused:
        enter({"written": "9.255"})
    assert "deux décimales au plus" in refused.value.advice
    opened.decide("Lambert", "baccalaureate_awarded")
    assert not opened.constat("Lambert").differs


def test_what_may_be_given_is_told_before_a_decision(sitting):
    possible = {one.short: one for one in sitting.constat("Lambert").possible}
    assert list(possible) == ["AOA", "AOB", "AOC", "AJ"]
    assert possible["AOB"].gives == ("attestation d'orientation B",)
    assert possible["AOB"].needs == ("restrictions", "motivation")
    assert possible["AOC"].appeal
    set_it = (sitting.id, sitting.enrolment("Lambert"), "not_admitted", True)
    sitting.run(set_circumstance, *set_it)
    possible = sitting.constat("Lambert").possible
    assert [(one.short, one.gives) for one in possible] == [
        ("AOC", ("attestation de fréquentation d'élève libre",))
    ]
    assert sitting.constat("Lambert").headline == "AOC possible"


def test_alternance_names_the_titles_and_who_gives_them(school):
    opened = sit(school, "5P")
    with school.session() as session:
        session.get(SchoolClass, school.classes["5P"]).study_year = 6
    for code in ("qualification_passed", "profile_reached"):
        opened.run(set_circumstance, opened.id, opened.enrolment("Lambert"), code, True)
    opened.decide("Lambert", "certificate")
    constat = opened.constat("Lambert")
    assert "certificat d'études de sixième professionnelle" in constat.documents
    assert "certificat de qualification de sixième année (jury)" in constat.documents


def test_the_alternance_is_judged_by_the_rule_its_descriptor_names(school):
    opened = sit(school, "5P")
    opened.decide("Lambert", "aoa")
    assert opened.constat("Lambert").rule == "fwb.orientation"


def test_a_european_promotion_is_judged_when_its_marks_are_in(school):
    opened = sit(school, "S4A")
    assert "Il manque une note en Français" in opened.constat("Lambert").problems[0]
    opened.enter("Lambert", "7", "7", "7", "7", "7")
    constat = opened.constat("Lambert")
    assert (constat.headline, constat.rule, constat.differs) == (
        "Promotion",
        "european.promotion",
        False,
    )
    opened.decide("Lambert", "refused", motivation="…")
    assert opened.constat("Lambert").differs
    opened.decide("Lambert", "promoted")
    assert not opened.constat("Lambert").differs


def test_a_european_course_without_subject_is_named(school):
    opened = sit(school, "S4A")
    with school.session() as session:
        course = session.get(Course, school.courses["S4A", "EP"])
        course.subject = ""
        session.add(course)
    opened.enter("Lambert", "7", "7", "7", "7", "7")
    assert "Éducation physique" in opened.constat("Lambert").problems[0]


def test_a_new_pupil_s_entry_reaches_the_rule(school):
    with school.session() as session:
        session.add(
            SchoolYear(label="2023-2024", first_day=date(2023, 8, 28), last_day=date(2024, 7, 5))
        )
    opened = sit(school, "S4A")
    opened.enter("Dubois", "7", "7", "3", "7", "7")
    late = opened.constat("Dubois")
    assert not late.problems
    with school.session() as session:
        from app.models import CourseFollowed

        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == opened.enrolment("Dubois"),
                CourseFollowed.course_id == opened.course("NL"),
            )
        ).one()
        row.since = date(2024, 6, 1)
        session.add(row)
    assert not opened.constat("Dubois").problems
    assert opened.row("Dubois").joined[0].since == date(2024, 6, 1)


def test_the_verdict_shown_is_the_rule_s_own(school):
    from app.rules.figures import packaged_figures
    from app.rules.registry import find

    opened = sit(school, "S4A")
    marks = ("3.5", "4", "7", "8", "6")
    opened.enter("Lambert", *marks)
    subjects = ("language_1", "mathematics", "language_2", "biology", "physical_education")
    table = {
        "class": 4,
        "subjects": [
            {"subject": subject, "mark": Decimal(mark), "vehicular": False}
            for subject, mark in zip(subjects, marks, strict=True)
        ],
        "years_in_class": 1,
    }
    direct = find("european.promotion").judge(table, packaged_figures())
    assert opened.constat("Lambert").digest == direct.digest
    assert opened.constat("Lambert").reasons == direct.reasons


@pytest.mark.parametrize("study_year", [4, 5, 6, 7])
def test_a_european_semester_has_a_mark_a_and_a_mark_b(school, study_year):
    """Art. 60.3; no rule makes one of the two, so each stands for itself in the papers."""
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = study_year
    opened = sit(school, "S4A", "class_council_semester")
    view = opened.opened().view
    assert [column.short for column in view.courses[:2]] == ["FR A", "FR B"]
    row = view.pupil(opened.enrolment("Lambert"))
    given = dict(zip(view.courses, ["5", "8", "7", "9"], strict=False))
    edits = tuple(
        MarkEdit(row.enrolment_id, column.id, MarkValue(Decimal(mark)))
        for column, mark in given.items()
    )
    opened.run(enter_marks, opened.id, edits)
    opened.decide("Lambert", "period_watch")
    paper = next(
        one for one in opened.ask(council_paper, opened.id).pupils if "LAMBERT" in one.name
    )
    assert paper.failed_courses[0] == "Français, note A 5/10"
    assert paper.average == "7,3"
    opened.seal()
    assert opened.ask(seal_faults) == ()


def test_the_first_three_european_classes_have_one_mark_a_semester(school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 3
    opened = sit(school, "S4A", "class_council_period")
    assert len(opened.opened().view.courses) == 5
    with pytest.raises(Refusal):
        sit(school, "S4A", "class_council_semester")
