"""What the grid says of many random pupils is what the rules say, called directly."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from app.office.councils.columns import column_of
from app.office.councils.constats import LiveJudge
from app.office.councils.views import (
    ClassInfo,
    CouncilView,
    CourseColumn,
    DecisionState,
    Joined,
    MarkValue,
    PupilRow,
    SessionInfo,
)
from app.rules.errors import RuleInputError
from app.rules.european.subjects import not_counted_in, subjects_of
from app.rules.figures import packaged_figures
from app.rules.numbers import rounded_half_up
from app.rules.regime import regime
from app.rules.registry import find

PUPILS = 300
HELD_ON = date(2025, 6, 24)
PERIODS = (1, 2, 3, 4, 5)


def council(
    word: str, kind_code: str, study_year: int, columns, form="", seventh=""
) -> CouncilView:
    described = regime(word)
    kind = described.council(kind_code)
    return CouncilView(
        id=1,
        klass=ClassInfo(
            *(1, "C", word, described.title, study_year, form, "", "", seventh),
            *(1, "2024-2025", date(2024, 8, 26)),
        ),
        session=SessionInfo(
            *(kind.code, kind.title, kind.session, HELD_ON, "", "", None, None, "", "none")
        ),
        members=(),
        courses=tuple(columns),
        pupils=(),
        scale=described.scale(study_year, packaged_figures()),
        decisions=kind.decisions_in(study_year),
        decision_rule=described.decision_rule if kind.judged else "",
        promotion_rule=kind.result_rule or (described.promotion_rule if kind.judged else ""),
        vote_rule=kind.vote_rule,
        title_rule=described.title_rule,
        circumstances=kind.circumstances,
    )


def column(number: int, subject: str = "", periods: int = 1, component: str = "final"):
    shown = CourseColumn(
        number,
        f"C{number}",
        f"Cours {number}",
        f"C{number}",
        Decimal(periods),
        Decimal(20),
        subject,
    )
    if component == "final":
        return shown
    return replace(
        shown,
        id=column_of(number, component),
        title=f"{shown.title}, {component}",
        component=component,
        optional=component in ("written", "oral"),
    )


def pupil(view: CouncilView, **known) -> PupilRow:
    followed = tuple(one.id for one in view.courses)
    return PupilRow(
        *(1, 1, 1, "Lambert", "Éloïse", "mrs", date(2009, 3, 3), "regular", followed, ()), **known
    )


def constat(view, row, marks, decision=None):
    return LiveJudge(view, packaged_figures()).constat(row, marks, decision)


def agree(view, row, marks, rule, facts, decision=None):
    """The same digest: the same facts, figures, result and reasons; or neither concludes."""
    told = constat(view, row, marks, decision)
    try:
        direct = find(rule).judge(facts, packaged_figures())
    except RuleInputError as refused:
        assert refused.expected in told.problems[0]
        return None
    assert (told.rule, told.digest) == (rule, direct.digest)
    assert told.reasons[: len(direct.reasons)] == direct.reasons
    return direct.outcome


@pytest.mark.parametrize("study_year", [1, 4, 6])
def test_a_course_that_does_not_count_waits_for_no_mark(study_year):
    """Religion and ethics count nowhere; with a mark or without, the others decide."""
    counted = sorted(subjects_of(study_year))[:5]
    words = [*counted, "religion"]
    columns = [column(at, word) for at, word in enumerate(words, 1)]
    view = council("european", "class_council_june", study_year, columns)
    value = view.scale.maximum
    marks = {at: MarkValue(value) for at in range(1, 6)}
    facts = {
        "class": study_year,
        "subjects": [{"subject": word, "mark": value, "vehicular": False} for word in counted],
        "years_in_class": 1,
    }
    agree(view, pupil(view), marks, "european.promotion", facts)
    agree(view, pupil(view), marks | {6: MarkValue(None, "dispensed")}, "european.promotion", facts)
    without = dict(list(marks.items())[1:])
    assert "Cours 1." in constat(view, pupil(view), without).problems[0]


def european_course(rng, view, at, weak, first_entry):
    """What the rule is told of a course, the cell that tells it, and since when it is followed."""
    subject = view.courses[at - 1].subject
    steps = int(view.scale.maximum / view.scale.step)
    least = steps // 3 if rng.random() < weak else steps * 6 // 10
    value = view.scale.step * rng.randrange(least, steps + 1)
    told = {"subject": subject, "mark": value, "vehicular": view.courses[at - 1].vehicular}
    cell = MarkValue(value)
    if subject in not_counted_in(view.klass.study_year) and rng.random() < 0.5:
        return (
            None,
            rng.choice((None, MarkValue(None, "dispensed"), MarkValue(None, "absent"))),
            None,
        )
    since = None
    if first_entry and rng.random() < 0.3:
        since = first_entry + timedelta(rng.choice((-200, 0, 40, 90)))
        told["since"] = max(since, first_entry)
    return told, cell, since


@pytest.mark.parametrize("study_year", [1, 2, 3, 4, 5, 6])
def test_european_promotions(study_year):
    """With courses that do not count, those joined late, and pupils who are new."""
    rng = Random(study_year)
    counted = sorted(subjects_of(study_year))
    idle = sorted(not_counted_in(study_year))
    year_start, seen, without = date(2024, 8, 26), set(), 0
    for _one in range(PUPILS):
        subjects = rng.sample(counted, min(len(counted), 9)) + rng.sample(idle, rng.randint(0, 2))
        rng.shuffle(subjects)
        columns = [
            replace(column(at, word), vehicular=rng.random() < 0.3)
            for at, word in enumerate(subjects, 1)
        ]
        view = council("european", "class_council_june", study_year, columns)
        first_entry = rng.choice((None, date(2022, 9, 1), year_start, date(2024, 11, 4)))
        weak = rng.random() * 0.7
        drawn = {
            at: european_course(rng, view, at, weak, first_entry)
            for at in range(1, len(subjects) + 1)
        }
        row = pupil(
            view,
            years_in_class=rng.choice((1, 1, 2)),
            circumstances=rng.choice(((), ("special_circumstances",), ("sen_adapted_programme",))),
            first_entry=first_entry,
            joined=tuple(Joined(at, since) for at, (_t, _c, since) in drawn.items() if since),
        )
        facts = {
            "class": study_year,
            "subjects": [told for told, _cell, _since in drawn.values() if told],
            "years_in_class": row.years_in_class,
            **dict.fromkeys(row.circumstances, True),
        }
        if first_entry:
            facts |= {"first_entry": first_entry, "year_start": year_start}
        marks = {at: cell for at, (_told, cell, _since) in drawn.items() if cell}
        without += len(facts["subjects"]) < len(subjects)
        seen.add(agree(view, row, marks, "european.promotion", facts))
    assert {"promoted", "deliberate", "refused"} <= seen
    assert without > PUPILS // 10


PARTS = ("a1", "b1", "a2", "b2", "written", "oral")


def exams_of(rng, number, stage):
    """The exam marks of a course, of which some have two decimals; none before the exams."""
    if stage == "preliminary":
        return {}
    kinds = [kind for kind, most in (("written", 5), ("oral", 3)) if number <= most]
    return {kind: Decimal(rng.randrange(0, 1001)) / 100 for kind in kinds}


def course_of_class_7(rng, number, stage):
    """What the rule is told of a course, and the cells of the grid that tell it."""
    marks = {part: Decimal(rng.randrange(0, 101)) / 10 for part in PARTS[:4]}
    marks |= exams_of(rng, number, stage)
    told, cells = {"course": f"Cours {number}", **marks}, dict(marks)
    if rng.random() < 0.15:
        del told["a1"]
        told["second_a_twice"], cells["a1"] = True, "absent"
    if rng.random() < 0.2:
        del told["b2"]
        told["long"], cells["b2"] = True, "dispensed"
    for kind in ("written", "oral"):
        if kind not in told and rng.random() < 0.3:
            cells[kind] = rng.choice(("absent", "dispensed"))
    return told, {
        column_of(number, part): MarkValue(None, cell) if isinstance(cell, str) else MarkValue(cell)
        for part, cell in cells.items()
    }


def test_baccalaureates():
    """Semesters weigh as annex VI has it; a word in place of an exam mark is no mark of it."""
    rng = Random(7)
    view = council(
        "european",
        "baccalaureate",
        7,
        [column(number, component=part) for number in range(1, 8) for part in PARTS],
    )
    seen = set()
    for one in range(PUPILS):
        stage = "preliminary" if one % 2 else "final"
        drawn = [course_of_class_7(rng, number, stage) for number in range(1, 8)]
        marks = {at: mark for _told, cells in drawn for at, mark in cells.items()}
        facts = {"stage": stage, "courses": [told for told, _cells in drawn]}
        agree(view, pupil(view), marks, "european.baccalaureate", facts)
        seen |= {code.code for code in constat(view, pupil(view), marks).reasons}
    assert {
        "second_a_twice",
        "long_test_repeated",
        "final_computed",
        "preliminary_computed",
    } <= seen


@pytest.mark.parametrize("word", ["absent", "dispensed"])
def test_a_word_in_an_optional_component_is_no_mark_and_asks_for_none(word):
    """A pupil who does not sit an oral has none; elsewhere the rule knows no such word."""
    columns = [column(number, component=part) for number in (1, 2) for part in PARTS]
    view = council("european", "baccalaureate", 7, columns)
    marks = {one.id: MarkValue(Decimal(7)) for one in columns}
    oral = {column_of(2, "oral"): MarkValue(None, word)}
    marks_of_both = [{part: Decimal(7) for part in PARTS}, {part: Decimal(7) for part in PARTS[:5]}]
    facts = {
        "stage": "final",
        "courses": [{"course": f"Cours {at}", **one} for at, one in enumerate(marks_of_both, 1)],
    }
    agree(view, pupil(view), marks | oral, "european.baccalaureate", facts)
    for part in ("b1", "a2"):
        told = constat(view, pupil(view), marks | {column_of(1, part): MarkValue(None, word)})
        assert f"Cours 1, {part}" in told.problems[0]
    orals = {column_of(at, "oral"): MarkValue(None, word) for at in (1, 2)}
    assert "écrit" in constat(view, pupil(view), marks | orals).problems[0]


@pytest.mark.parametrize("kind", ["studies_first", "studies_second", "integrated_first"])
def test_units(kind):
    rng = Random(kind)
    view = council("promsoc", kind, 1, [column(at, periods=at) for at in PERIODS])
    seen = set()
    for _one in range(PUPILS // 3):
        least = 50 if rng.random() < 0.5 else 30
        values = [Decimal(rng.randint(least, 100)) for _column in PERIODS]
        facts = {
            "session": 2 if kind.endswith("second") else 1,
            "learning_outcomes": [
                {"code": f"Cours {at}", "mastered": value >= 50}
                for at, value in zip(PERIODS, values, strict=True)
            ],
        }
        if kind.startswith("integrated"):
            facts["integrated_test"] = True
        if min(values) >= 50:
            total = sum(at * value for at, value in zip(PERIODS, values, strict=True))
            facts["percentage"] = rounded_half_up(Fraction(total) / sum(PERIODS), 1)
        marks = {at: MarkValue(value) for at, value in zip(PERIODS, values, strict=True)}
        seen.add(agree(view, pupil(view), marks, "promsoc.unit_result", facts))
    assert seen == {"passed", "refused" if kind.endswith("second") else "postponed"}


@pytest.mark.parametrize("kind", ["studies_first", "studies_second", "integrated_first"])
def test_units_with_frauds(kind):
    """A fraud beside marks, absences and dispenses: the rule on results alone is asked."""
    rng = Random(kind)
    view = council("promsoc", kind, 1, [column(at, periods=at) for at in PERIODS])
    session, seen = 2 if kind.endswith("second") else 1, set()
    asked = {one.code for one in view.circumstances}
    for _one in range(PUPILS):
        found = rng.sample(PERIODS, rng.randint(1, 2))
        nature = rng.choice(("fraud", "plagiarism", "uncited_sources", "phone"))
        previous, before = rng.choice((0, 0, 1, 2)), rng.random() < 0.3
        refuses = "fraud_refused" in asked and rng.random() < 0.5
        single = "single_session" in asked and rng.random() < 0.2 and session == 1
        single = single and not kind.startswith("integrated")
        values = {at: rng.choice((Decimal(rng.randint(0, 100)), "absent")) for at in PERIODS}
        marks = {
            at: MarkValue(None, "fraud" if at in found else "absent")
            if at in found or value == "absent"
            else MarkValue(value)
            for at, value in values.items()
        }
        ticked = {
            f"fraud_{nature}": nature != "fraud",
            "fraud_before": before,
            "fraud_refused": refuses,
            "single_session": single,
        }
        facts = {
            "session": session,
            "learning_outcomes": [
                {
                    "code": f"Cours {at}",
                    "mastered": at in found or (value != "absent" and value >= 50),
                }
                for at, value in values.items()
            ],
            "fraud": nature,
            "fraud_outcomes": [f"Cours {at}" for at in PERIODS if at in found],
            "previous_frauds": previous + before,
        }
        if kind.startswith("integrated"):
            facts["integrated_test"] = True
        if single:
            facts["single_session"] = True
        if previous + before and session == 1 and not single:
            facts["council_refuses_repeat"] = refuses
        row = pupil(
            view,
            circumstances=tuple(code for code, holds in ticked.items() if holds),
            previous_frauds=previous,
        )
        seen.add(agree(view, row, marks, "promsoc.unit_result", facts))
    assert seen == ({"refused"} if session == 2 else {"refused", "postponed"})


def test_sections():
    rng = Random(3)
    words = ("integrated_test", "determinant", "determinant", "", "")
    columns = [column(at, word, at * 20) for at, word in zip(PERIODS, words, strict=True)]
    view = council("promsoc", "section", 1, columns)
    seen = set()
    for _one in range(PUPILS):
        least = 50 if rng.random() < 0.6 else 40
        values = [Decimal(rng.randint(least, 100)) for _column in PERIODS]
        passed = [value if value >= 50 else None for value in values]
        units = [
            {
                "unit": f"Cours {at}",
                "determinant": word == "determinant",
                "attested": value is not None,
                **({"percentage": value} if value is not None else {}),
                **({"periods": at * 20} if word == "determinant" else {}),
            }
            for at, word, value in zip(PERIODS[1:], words[1:], passed[1:], strict=True)
        ]
        facts = {"integrated_attested": passed[0] is not None, "units": units}
        if passed[0] is not None:
            facts["integrated_percentage"] = passed[0]
        marks = {at: MarkValue(value) for at, value in zip(PERIODS, values, strict=True)}
        seen.add(agree(view, pupil(view), marks, "promsoc.section_result", facts))
    assert seen == {"passed", "incomplete"}


FORMS = {
    "fwb": ("general", "technical", "technical_qualification", "professional"),
    "cefa": ("technical_qualification", "professional"),
}


@pytest.mark.parametrize("word", ["fwb", "cefa"])
def test_decisions_of_sovereign_councils(word):
    rng = Random(word)
    seen = set()
    for _one in range(PUPILS):
        study_year, form = rng.choice((3, 4, 5, 6, 7)), rng.choice(FORMS[word])
        seventh = "qualifying" if study_year == 7 else ""
        if word == "cefa" and study_year == 3:
            form = "professional"
        view = council(word, "class_council_june", study_year, [column(1)], form, seventh)
        kind = rng.choice([kind for kind in view.decisions if kind.ruled])
        ticked = tuple(
            one for one in ("no_ceb", "equivalence_pending", "not_admitted") if rng.random() < 0.2
        )
        restrictions = ("enseignement général",) if kind.needs_restrictions else ()
        decision = DecisionState(kind.code, restrictions, "Motivé." if rng.random() < 0.7 else "")
        facts = {
            "study_year": study_year,
            "form": form,
            "session": "first",
            "decision": kind.word,
            "restrictions": list(restrictions),
            "motivation": decision.motivation,
            "admitted_to_exams": "not_admitted" not in ticked,
            "holds_ceb": "no_ceb" not in ticked,
            "reservation": "equivalence_pending" if "equivalence_pending" in ticked else "none",
        }
        if seventh:
            facts["seventh_kind"] = seventh
        row = pupil(view, circumstances=ticked)
        seen.add(agree(view, row, {}, "fwb.orientation", facts, decision))
    assert {"aoa", "aob", "aoc", "certificate", "adjourned"} <= seen
