"""What the demonstration holds: everything that a room is to show."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from sqlmodel import func, select

from app.models import (
    Absence,
    AbsenceCode,
    Council,
    Course,
    CourseFollowed,
    Decision,
    Duty,
    Enrolment,
    Justification,
    LegalRepresentative,
    Letter,
    Mark,
    Pupil,
    PupilRepresentative,
    RegisterCounter,
    RollCall,
    School,
    SchoolClass,
    SchoolYear,
    Staff,
)
from app.office.councils.opened import council as council_of
from app.office.councils.verification import seal_faults
from app.office.demo import DEMO_TODAY
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.regime import regime, regimes
from app.rules.registry import find

CURRENT = select(SchoolYear.id).where(SchoolYear.label == "2024-2025").scalar_subquery()


def test_the_counts(demo):
    assert demo.summary.pupils == 620
    assert demo.summary.former_pupils > 100
    classes = demo.rows(select(SchoolClass).where(SchoolClass.year_id == CURRENT))
    assert len(classes) == 30
    assert {one.regime for one in classes} == set(regimes())
    assert {one.study_year for one in classes if one.regime == "fwb"} == set(range(1, 8))
    assert {one.study_year for one in classes if one.regime == "european"} == set(range(1, 8))
    assert 60 <= demo.summary.rows["staff"] <= 80
    years = demo.rows(select(SchoolYear.label).order_by(SchoolYear.first_day))
    assert years == ["2023-2024", "2024-2025"]


def test_it_says_what_it_is(demo):
    (school,) = demo.rows(select(School))
    assert "démonstration" in school.name
    assert "inventés" in school.guide


def test_the_register_goes_on_after_the_last_number(demo):
    numbers = demo.rows(select(Pupil.register_number))
    (following,) = demo.rows(
        select(RegisterCounter.next_number).where(RegisterCounter.name == "pupils")
    )
    assert sorted(numbers) == list(range(1, following))


def test_every_pupil_was_in_a_class_and_all_now_here_in_one(demo):
    without = demo.rows(select(Pupil).where(~Pupil.id.in_(select(Enrolment.pupil_id))))
    assert without == []
    now = demo.rows(
        select(Enrolment.pupil_id).where(Enrolment.year_id == CURRENT, Enrolment.end.is_(None))
    )
    assert len(now) == len(set(now)) == 620


def test_no_two_pupils_share_name_and_birth(demo):
    people = demo.rows(select(Pupil.last_name, Pupil.first_name, Pupil.birth_date))
    assert max(Counter(people).values()) == 1


def test_enrolments_that_ended_late_and_changed(demo):
    rows = demo.rows(select(Enrolment).where(Enrolment.year_id == CURRENT))
    assert any(row.end_reason == "Changement de classe" for row in rows)
    assert any(row.end and row.end_reason != "Changement de classe" for row in rows)
    assert {row.status for row in rows} == {"regular", "free", "provisional"}


def test_nothing_that_could_name_a_real_person(demo):
    for pupil in demo.rows(select(Pupil)):
        assert pupil.national_number == ""
        assert pupil.telephone == "" or pupil.telephone.startswith("0400 ")
        assert pupil.email == "" or pupil.email.endswith(".example")


@pytest.fixture(scope="session")
def families(demo):
    """By pupil of the year under way, the ties and the representatives."""
    here = select(Enrolment.pupil_id).where(Enrolment.year_id == CURRENT, Enrolment.end.is_(None))
    found = {pupil.id: (pupil, []) for pupil in demo.rows(select(Pupil).where(Pupil.id.in_(here)))}
    pairs = demo.rows(
        select(PupilRepresentative, LegalRepresentative).join(
            LegalRepresentative, LegalRepresentative.id == PupilRepresentative.representative_id
        )
    )
    for tie, person in pairs:
        if tie.pupil_id in found:
            found[tie.pupil_id][1].append((tie, person))
    return list(found.values())


def addresses(ties):
    return {(person.street, person.locality) for _tie, person in ties}


def is_of_age(pupil):
    born = pupil.birth_date
    return date(born.year + 18, born.month, min(born.day, 28)) <= DEMO_TODAY


SITUATIONS = {
    "one parent": lambda pupil, ties: len(ties) == 1 and ties[0][0].relation == "mother",
    "two under one roof": lambda pupil, ties: len(ties) == 2 and len(addresses(ties)) == 1,
    "two addresses, two letters": lambda pupil, ties: (
        len(ties) == 2
        and len(addresses(ties)) == 2
        and all(tie.receives_letters for tie, _ in ties)
    ),
    "one gets no letters": lambda pupil, ties: (
        [tie.relation for tie, _ in ties if not tie.receives_letters] == ["father"]
    ),
    "guardian": lambda pupil, ties: any(tie.relation == "guardian" for tie, _ in ties),
    "foster": lambda pupil, ties: any(tie.relation == "foster" for tie, _ in ties),
    "institution": lambda pupil, ties: any(tie.relation == "institution" for tie, _ in ties),
    "two mothers": lambda pupil, ties: [tie.relation for tie, _ in ties] == ["mother", "mother"],
    "of age, by themselves": lambda pupil, ties: not ties and is_of_age(pupil) and pupil.street,
    "of age, with parents": lambda pupil, ties: ties and is_of_age(pupil),
    "nobody": lambda pupil, ties: not ties and not is_of_age(pupil),
    "abroad": lambda pupil, ties: any(person.country for _, person in ties),
    "address unknown": lambda pupil, ties: any(not person.street for _, person in ties),
    "long name": lambda pupil, ties: len(pupil.last_name) > 40,
    "long address": lambda pupil, ties: any(len(person.street) > 90 for _, person in ties),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_family_situation_is_there(families, situation):
    assert any(SITUATIONS[situation](pupil, ties) for pupil, ties in families)


def test_brothers_and_sisters_share_their_representatives(families):
    children = Counter(
        person.id for _pupil, ties in families for tie, person in ties if tie.position == 0
    )
    assert sum(number >= 2 for number in children.values()) >= 20


def test_brothers_and_sisters_are_not_born_within_months(families):
    births = {}
    for pupil, ties in families:
        if ties:
            births.setdefault(ties[0][1].id, []).append(pupil.birth_date)
    for known in births.values():
        known.sort()
        assert all((b - a).days > 300 for a, b in pairwise(known))


def test_everyone_follows_courses_on_the_scale_and_once_each(demo):
    rows = demo.rows(
        select(Mark, Course, SchoolClass)
        .join(Course, Course.id == Mark.course_id)
        .join(Enrolment, Enrolment.id == Mark.enrolment_id)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
    )
    figures = packaged_figures()
    for mark, course, klass in rows:
        scale = regime(klass.regime).scale(klass.study_year, figures)
        assert mark.special or scale.fits(mark.value, course.maximum)
    followed = {(row.enrolment_id, row.course_id) for row in demo.rows(select(CourseFollowed))}
    assert {(mark.enrolment_id, mark.course_id) for mark, _course, _klass in rows} <= followed


def results_of(demo, regime_word):
    """By enrolment of the year under way: (course, mark) for each course followed."""
    rows = demo.rows(
        select(CourseFollowed.enrolment_id, Course, SchoolClass, Mark)
        .join(Course, Course.id == CourseFollowed.course_id)
        .join(Enrolment, Enrolment.id == CourseFollowed.enrolment_id)
        .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
        .outerjoin(
            Mark,
            (Mark.enrolment_id == CourseFollowed.enrolment_id)
            & (Mark.course_id == CourseFollowed.course_id),
        )
        .where(Course.year_id == CURRENT, SchoolClass.regime == regime_word)
    )
    found = {}
    for enrolment_id, course, klass, mark in rows:
        found.setdefault((enrolment_id, klass.study_year), []).append((course, mark))
    return found


@pytest.mark.parametrize("word", ["fwb", "cefa", "promsoc", "european"])
def test_marks_of_every_kind(demo, word):
    scale = regime(word).scale(1, packaged_figures())
    kinds = Counter()
    for results in results_of(demo, word).values():
        values = [(course, mark) for course, mark in results if mark and mark.value is not None]
        failures = sum(not scale.suffices(mark.value, course.maximum) for course, mark in values)
        kinds["all pass" if not failures else "one" if failures == 1 else "several"] += 1
        kinds["missing"] += any(mark is None for _course, mark in results)
        kinds["special"] += any(mark is not None and mark.special for _course, mark in results)
    assert all(kinds[kind] for kind in ("all pass", "one", "several", "special")), kinds


def test_some_marks_are_still_missing(demo):
    assert any(
        mark is None
        for word in regimes()
        for results in results_of(demo, word).values()
        for _course, mark in results
    )


def test_european_subjects_are_those_of_the_rules(demo):
    rule, figures = find("european.promotion"), packaged_figures()
    judged = Counter()
    for (_enrolment, study_year), results in results_of(demo, "european").items():
        if study_year == 7:
            continue
        told = [
            {"subject": course.subject, "mark": mark.value, "vehicular": course.vehicular}
            for course, mark in results
            if mark is not None and mark.value is not None
        ]
        try:
            judged[rule.judge({"class": study_year, "subjects": told}, figures).outcome] += 1
        except RuleInputError as refused:
            pytest.fail(f"class {study_year}: {refused} {told}")
    assert all(judged[outcome] for outcome in ("promoted", "refused", "deliberate"))


def test_councils_are_held_open_and_to_come(demo):
    rows = demo.rows(
        select(Council, func.count(Decision.id), SchoolClass.year_id)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
        .outerjoin(Decision, Decision.council_id == Council.id)
        .group_by(Council.id)
    )
    (current,) = demo.rows(select(SchoolYear.id).where(SchoolYear.label == "2024-2025"))
    first = (
        *("class_council_june", "baccalaureate"),
        *("studies_first", "integrated_first", "section"),
    )
    now = [
        (council, number)
        for council, number, year in rows
        if year == current and council.kind in first and not council.addendum
    ]
    assert len(now) == 30
    assert sum(council.status == "sealed" for council, _number in now) == 2
    assert all(bool(number) == (council.held_on <= DEMO_TODAY) for council, number in now)
    before = [council for council, _number, year in rows if year != current]
    assert {council.status for council in before} == {"sealed"}
    assert sum(council.kind in first for council in before) == 30


def test_those_adjourned_the_year_before_sat_again_and_were_decided_on(demo):
    rows = demo.rows(
        select(Council, SchoolClass.regime)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
        .where(SchoolClass.year_id != CURRENT, Council.kind.endswith("_september"))
    )
    rows += demo.rows(
        select(Council, SchoolClass.regime)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
        .where(SchoolClass.year_id != CURRENT, Council.kind.endswith("_second"))
    )
    assert {word for _council, word in rows} == {"fwb", "cefa", "promsoc"}
    told = Counter()
    for council, word in rows:
        view = demo.ask(council_of, council.id).view
        assert view.session.ended_at > view.session.begins_at
        for pupil in view.pupils:
            sat = {one.course_id: one.mark.value for one in pupil.marks}
            assert all(sat[course] is not None for course in pupil.open_courses)
            told[word, regime(word).decision(council.kind, pupil.decision.code).favourable] += 1
    assert all(told[word, True] and told[word, False] for word in ("fwb", "promsoc")), told


def test_each_regime_has_a_council_that_is_ready_and_one_half_typed(demo):
    rows = demo.rows(
        select(Council, SchoolClass)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
        .where(SchoolClass.year_id == CURRENT, Council.held_on >= DEMO_TODAY)
        .where(~Council.listed, Council.addendum == 0)
    )
    ready, half = set(), set()
    for council, klass in rows:
        if council.status == "sealed" or council.kind == "qualification_jury":
            continue
        view = demo.ask(council_of, council.id).view
        wanted = [
            {entered.course_id for entered in pupil.marks}
            >= {one.id for one in view.courses if one.id in pupil.followed and not one.optional}
            for pupil in view.pupils
        ]
        if all(wanted):
            ready.add(klass.regime)
        elif not any(wanted):
            half.add(klass.regime)
    assert ready == half == set(regimes())


def test_decisions_of_every_kind_are_those_that_the_regimes_know(demo):
    rows = demo.rows(
        select(Decision, Council.kind, SchoolClass)
        .join(Council, Council.id == Decision.council_id)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
    )
    seen = set()
    for decision, council, klass in rows:
        kind = regime(klass.regime).decision(council, decision.code)
        assert kind.given_in(klass.study_year)
        assert bool(decision.restrictions) == kind.needs_restrictions
        assert decision.motivation or not kind.needs_motivation
        seen.add((klass.regime, decision.code))
    wanted = {
        (word, kind.code)
        for word in regimes()
        for kind in next(one for one in regime(word).councils if one.session == "first").decisions
        if any(kind.given_in(klass.study_year) for _d, _c, klass in rows if klass.regime == word)
    }
    assert seen >= wanted


def test_there_is_a_council_of_each_kind_in_different_states(demo):
    rows = demo.rows(
        select(Council, SchoolClass.regime)
        .join(SchoolClass, SchoolClass.id == Council.class_id)
        .where(Council.held_on >= date(2024, 8, 26))
    )
    held = {(word, council.kind) for council, word in rows}
    offered = {(word, kind.code) for word in regimes() for kind in regime(word).councils}
    # A second session in September needs the first one sealed: promotion sociale shows it.
    later = {("fwb", "class_council_september"), ("cefa", "class_council_september")}
    assert offered - held <= later | {("promsoc", "integrated_second")}
    assert any(council.corrects_id for council, _word in rows)
    assert {council.status for council, _word in rows} == {"open", "sealed"}


def test_the_councils_of_the_demonstration_agree_with_their_seals(demo):
    assert demo.ask(seal_faults) == ()


def test_three_months_of_registers(demo):
    days = demo.rows(select(RollCall.day).distinct())
    # One class of the European school was called in the first term too.
    assert min(days) == date(2025, 1, 6)
    assert min(day for day in days if day > date(2025, 1, 31)) == date(2025, 4, 1)
    assert max(days) == DEMO_TODAY
    assert date(2025, 5, 1) not in days  # spring holiday
    assert date(2025, 5, 29) not in days  # Ascension
    called = {
        (klass, day, slot)
        for klass, day, slot in demo.rows(select(RollCall.class_id, RollCall.day, RollCall.slot))
    }
    absences = demo.rows(
        select(Absence, Enrolment).join(Enrolment, Enrolment.id == Absence.enrolment_id)
    )
    for absence, enrolment in absences:
        assert (enrolment.class_id, absence.day, absence.slot) in called
        assert enrolment.start <= absence.day


def test_absences_of_every_code_and_justifications_in_every_state(demo):
    codes = set(
        demo.rows(
            select(AbsenceCode.code).join(Absence, Absence.code_id == AbsenceCode.id).distinct()
        )
    )
    assert codes == {"A", "R", "E", "S", "X"}
    assert any(row.replaced_at for row in demo.rows(select(Absence)))
    rows = demo.rows(select(Justification))
    assert {row.status for row in rows} == {"to_judge", "accepted", "refused", "too_late"}
    for row in rows:
        assert row.end < row.received_on <= DEMO_TODAY
        assert (row.decided_on is None) == (row.status == "to_judge")
    counts = Counter(
        demo.rows(
            select(Absence.enrolment_id)
            .join(AbsenceCode, AbsenceCode.id == Absence.code_id)
            .where(AbsenceCode.effect == "absent", Absence.replaced_at.is_(None))
        )
    )
    assert sum(number > 20 for number in counts.values()) >= 5


def test_everyone_on_the_staff_has_a_code_of_their_own(demo):
    codes = demo.rows(select(Staff.code))
    assert all(len(code) >= 3 for code in codes)
    assert len(codes) == len(set(codes))


def test_the_register_of_mail_shows_letters_in_every_state_of_their_life(demo):
    letters = demo.rows(select(Letter))
    states = {"issued", "printed", "presented", "acknowledged", "returned"}
    assert {one.status for one in letters} == states
    assert all(one.tracking_number for one in letters if one.sending == "registered_receipt")
    assert {one.year for one in letters} == {2024, 2025}
    assert any(one.copy_of_id for one in letters)
    informed = demo.rows(select(Duty).where(Duty.kind == "excess_information"))
    assert all(one.letter_id for one in informed if one.status == "done")
