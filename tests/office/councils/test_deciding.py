"""Decisions, phrases, and what the rules say of them."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Course, Decision, SchoolClass, SchoolYear
from app.office.councils.deciding import decide
from app.office.councils.phrases import keep_phrase, phrases
from app.office.councils.views import DecisionState
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


def test_promotion_sociale_has_no_rule_named_yet(school):
    opened = sit(school, "UE1", "studies_first")
    assert "sans règle" in opened.constat("Lambert").source
    opened.decide("Lambert", "passed")
    assert opened.constat("Lambert").headline == "Réussite de l'unité"


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
