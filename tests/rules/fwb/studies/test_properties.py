"""What holds for all inputs of the rules of ordinary secondary education."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.rules.calendar.days import days_between
from app.rules.figures import packaged_figures
from app.rules.fwb.studies.orientation import orientation
from app.rules.fwb.studies.orientation_facts import OrientationFacts
from app.rules.registry import find

few = settings(max_examples=80, deadline=None)

CALENDAR: dict[str, Any] = {
    "first_day": date(2024, 8, 26),
    "last_day": date(2025, 7, 4),
    "holidays": [
        {"start": date(2024, 10, 21), "end": date(2024, 11, 1)},
        {"start": date(2024, 12, 23), "end": date(2025, 1, 3)},
    ],
    "closures": [date(2024, 9, 27)],
    "public_holidays": [date(2024, 11, 11), date(2025, 5, 1), date(2025, 5, 29)],
}
OFF = {
    date(2024, 9, 27),
    date(2024, 11, 11),
    date(2025, 5, 1),
    date(2025, 5, 29),
    *(day for span in CALENDAR["holidays"] for day in days_between(span["start"], span["end"])),
}
SCHOOL_DAYS = [
    day
    for day in days_between(CALENDAR["first_day"], CALENDAR["last_day"])
    if day.isoweekday() <= 5 and day not in OFF
]
BIRTH = date(2009, 3, 15)


def result(rule: str, table: Mapping[str, object]) -> Any:
    return find(f"fwb.{rule}").judge(table, packaged_figures()).result


def whole(day: date) -> list[str]:
    return ["am"] if day.isoweekday() == 3 else ["am", "pm"]


# --- lateness ---------------------------------------------------------------------------------

STARTS = [520, 565, 630, 675, 780, 825]
TIMETABLE = [
    {
        "period": number,
        "start": f"{start // 60:02}:{start % 60:02}",
        "end": f"{(start + 45) // 60:02}:{(start + 45) % 60:02}",
        "half": "am" if start < 720 else "pm",
    }
    for number, start in enumerate(STARTS, start=1)
]
minutes = st.integers(500, 900)
spells = st.lists(st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]), max_size=4)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def late(away: list[tuple[int, int]]) -> Any:
    return result(
        "lateness",
        {
            "calendar": CALENDAR,
            "study_year": 3,
            "date": date(2024, 9, 16),
            "timetable": TIMETABLE,
            "absences": [{"from": clock(start), "to": clock(end)} for start, end in away],
        },
    )


@few
@given(spells, st.data())
def test_splitting_a_spell_or_shuffling_them_changes_nothing(away, data) -> None:
    assume(away)
    (start, end), *others = data.draw(st.permutations(away))
    middle = data.draw(st.integers(start, end))
    pieces = [(one, two) for one, two in ((start, middle), (middle, end)) if one < two]
    assert late([*others, *pieces]) == late(away)


@few
@given(spells, spells)
def test_being_away_longer_never_counts_for_less(away, more) -> None:
    less_away, more_away = late(away), late([*away, *more])
    assert set(less_away.missed_periods) <= set(more_away.missed_periods)
    assert less_away.half_days <= more_away.half_days


@few
@given(spells)
def test_each_minute_decides_as_if_counted_one_by_one(away) -> None:
    gone = {minute for start, end in away for minute in range(start, end)}
    missed, late_minutes = [], 0
    for number, start in enumerate(STARTS, start=1):
        lesson = range(start, start + 45)
        if gone.issuperset(lesson):
            missed.append(number)
        else:
            late_minutes += next(i for i, minute in enumerate(lesson) if minute not in gone)
    found = late(away)
    assert (list(found.missed_periods), found.late_minutes) == (missed, late_minutes)
    assert found.ticket == (STARTS[0] in gone and 1 not in missed)


# --- one absence ------------------------------------------------------------------------------

absences = st.builds(
    lambda first, length: SCHOOL_DAYS[first : first + length],
    st.integers(0, len(SCHOOL_DAYS) - 1),
    st.integers(1, 8),
)


def missed(days: list[date]) -> list[dict[str, object]]:
    return [{"date": day, "halves": whole(day)} for day in days]


@few
@given(absences)
def test_deadlines_follow_the_absence_and_fall_on_days_that_count(days) -> None:
    found = result("justification_deadlines", {"calendar": CALENDAR, "missed": missed(days)})
    assert found.confirm_by > days[-1]
    assert found.confirm_by >= found.document_by
    assert (found.outcome == "short") == (len(days) <= 3)
    assert found.document_by in SCHOOL_DAYS or found.document_by == date(2025, 7, 7)
    assert found.confirm_by in SCHOOL_DAYS or found.confirm_by == date(2025, 7, 7)
    later = [day for day in SCHOOL_DAYS if day > days[-1]]
    assert found.confirm_by == ([*later, *later[-1:] * 5][4] if later else date(2025, 7, 7))


@few
@given(absences)
def test_a_later_end_never_brings_the_file_to_an_earlier_close(days) -> None:
    assume(len(days) > 1)
    longer = result("justification_deadlines", {"calendar": CALENDAR, "missed": missed(days)})
    shorter = result("justification_deadlines", {"calendar": CALENDAR, "missed": missed(days[:-1])})
    assert shorter.confirm_by <= longer.confirm_by


MOTIVES = {
    "illness": "medical_certificate",
    "death_first_degree": "death_document",
    "sport": "federation_attestation",
    "medical_appointment": "presence_attestation",
    "personal": "note",
    "force_majeure": "medical_certificate",
    "individual_stay": "federation_attestation",
    "holiday": "note",
}


@st.composite
def justifications(draw) -> dict[str, Any]:
    days = draw(absences)
    motive = draw(st.sampled_from(sorted(MOTIVES)))
    received = days[0] + timedelta(days=draw(st.integers(-14, 20)))
    table = {
        "calendar": CALENDAR,
        "birth_date": BIRTH,
        "missed": missed(days),
        "motive": motive,
        "document": MOTIVES[motive],
        "today": max(received, days[0]) + timedelta(days=draw(st.integers(0, 20))),
        "received": received,
        "announced": days[0] - timedelta(days=draw(st.integers(5, 9))),
        "authorisation": draw(st.booleans()),
        "note_used": draw(st.integers(0, 10)),
        "activity_used": draw(st.integers(0, 25)),
    }
    if MOTIVES[motive] == "note":
        table["note_signed_by"] = draw(st.sampled_from(["parent", "pupil"]))
    return table


def decided(table: dict[str, Any], decision: str) -> Any:
    head = {
        "head_decision": decision,
        "head_date": table["today"],
        "head_motivation": "Circonstances familiales.",
    }
    return result("justification", {**table, **head})


@few
@given(justifications())
def test_the_half_days_of_an_absence_all_fall_somewhere(table) -> None:
    total = sum(len(day["halves"]) for day in table["missed"])
    for found in (
        result("justification", table),
        decided(table, "accepted"),
        decided(table, "refused"),
        decided(table, "refused_rest"),
    ):
        assert found.justified + found.waiting + found.refused == total
        assert min(found.justified, found.waiting, found.refused) >= 0


@few
@given(justifications())
def test_the_head_gives_and_takes_only_what_is_not_by_right(table) -> None:
    silent, rest = result("justification", table), decided(table, "refused_rest")
    accepted, refused = decided(table, "accepted"), decided(table, "refused")
    assert refused.justified <= rest.justified == silent.justified <= accepted.justified
    assert accepted.waiting == refused.waiting == rest.waiting == 0


@few
@given(justifications(), st.integers(1, 9))
def test_a_document_later_or_caps_more_used_never_justify_more(table, more) -> None:
    before = result("justification", table).justified
    used = {key: table[key] + more for key in ("note_used", "activity_used")}
    assert result("justification", {**table, **used}).justified <= before
    received = table["received"] + timedelta(days=more)
    today = max(table["today"], received)
    later = {**table, "received": received, "today": today}
    assert result("justification", later).justified <= before


# --- the year ---------------------------------------------------------------------------------

half_days = st.lists(
    st.tuples(
        st.sampled_from(SCHOOL_DAYS[:60]),
        st.sampled_from(["unjustified", "unjustified", "justified", "pending"]),
    ),
    max_size=30,
    unique_by=lambda pair: pair[0],
)


def records(pairs, split: bool = False) -> list[dict[str, object]]:
    groups = [
        (day, halves, status)
        for day, status in pairs
        for halves in ([[half] for half in whole(day)] if split else [whole(day)])
    ]
    return [{"date": day, "halves": halves, "status": status} for day, halves, status in groups]


def attendance(found: list[dict[str, object]], year: int = 4) -> Any:
    table = {
        "calendar": CALENDAR,
        "study_year": year,
        "birth_date": BIRTH,
        "today": date(2025, 7, 4),
        "records": found,
    }
    return result("attendance_status", table)


@few
@given(half_days, st.randoms(use_true_random=False))
def test_splitting_a_day_or_shuffling_the_records_changes_nothing(pairs, random) -> None:
    pieces = records(pairs, split=True)
    random.shuffle(pieces)
    assert attendance(pieces) == attendance(records(pairs))


@few
@given(half_days, st.sampled_from(SCHOOL_DAYS[60:]))
def test_one_more_absence_never_improves_where_the_pupil_stands(pairs, day) -> None:
    before, after = attendance(records(pairs)), attendance(records([*pairs, (day, "unjustified")]))
    order = ["regular", "reported", "objectives", "late_excess"]
    assert order.index(before.outcome) <= order.index(after.outcome)
    assert after.unjustified == before.unjustified + len(whole(day))
    assert after.remaining <= before.remaining
    assert not before.excess_date or after.excess_date == before.excess_date


@few
@given(half_days, st.integers(1, 7))
def test_every_half_day_is_counted_once(pairs, year) -> None:
    found = attendance(records(pairs), year)
    total = sum(len(whole(day)) for day, _ in pairs)
    assert found.unjustified + found.justified + found.pending + found.ignored == total
    assert found.remaining == max(0, 20 - found.unjustified)
    assert found.report_count == (found.unjustified if found.unjustified >= 9 else 0)


@few
@given(
    st.lists(
        st.tuples(
            st.integers(1, 7),
            st.integers(15, 25),
            st.sampled_from([date(2025, 3, 10), date(2025, 5, 31), date(2025, 6, 1)]),
            st.booleans(),
            st.booleans(),
            st.sampled_from(["none", "approved", "refused"]),
            st.sampled_from(["none", "met", "not_met"]),
        ),
        max_size=8,
    )
)
def test_every_pupil_is_in_one_list(pupils) -> None:
    rows = []
    for number, (year, count, excess, returned, proposed, answer, council) in enumerate(pupils):
        row = {"id": f"P{number}", "study_year": year, "unjustified": count, "returned": returned}
        row["proposed"] = proposed
        row["answer"] = answer if returned and proposed else "none"
        row["council"] = council if row["answer"] == "approved" else "none"
        if count > 20:
            row["excess_date"] = excess
        rows.append(row)
    found = result("objectives_list", {"school_year": "2024-2025", "pupils": rows})
    lists = (found.unlisted, found.not_returned, found.late_excess, found.not_approved)
    lists += (found.met, found.not_met, found.undecided)
    assert sorted(id_ for each in lists for id_ in each) == sorted(row["id"] for row in rows)
    assert all(list(each) == sorted(each) for each in lists)
    assert found.listed == len(rows) - len(found.unlisted) - len(found.undecided)


# --- decisions and appeals --------------------------------------------------------------------


@few
@given(
    st.sampled_from([3, 4, 5]),
    st.sampled_from(["general", "technical_qualification", "professional"]),
    st.sampled_from(["passed", "passed_with_restriction", "failed", "adjourned"]),
    st.booleans(),
    st.sampled_from(["", " ", "Résultats insuffisants."]),
)
def test_what_can_be_contested_is_what_must_be_motivated(year, form, decision, ceb, why) -> None:
    facts = OrientationFacts(
        study_year=year,
        form=form,
        session="first",
        decision=decision,
        restrictions=("général",) if decision == "passed_with_restriction" else (),
        motivation=why,
        holds_ceb=ceb,
    )
    found = orientation(facts, packaged_figures()).result
    contestable = found.outcome in ("aob", "aoc")
    assert found.internal_appeal == found.external_appeal == found.must_motivate == contestable
    assert found.complete == (not contestable or bool(why.strip()))
    assert list(found.documents) == sorted(set(found.documents))
    assert ("ceb" in found.documents) == (not ceb and decision.startswith("passed"))


DAY_IN_JUNE = st.dates(date(2025, 6, 2), date(2025, 6, 30))


@few
@given(DAY_IN_JUNE, st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))
def test_filing_earlier_never_shuts_the_internal_appeal(learnt, window, one, other) -> None:
    def filed(after: int) -> Any:
        table = {
            "calendar": CALENDAR,
            "birth_date": BIRTH,
            "body": "class_council",
            "track": "ordinary",
            "session": "year_end",
            "decision": "aoc",
            "deliberated": learnt,
            "communicated": learnt,
            "window_closes": learnt + timedelta(days=window),
            "filed": learnt + timedelta(days=after),
            "requester": "representative",
            "means": "school_procedure",
        }
        return result("internal_appeal", table)

    early, late_one = sorted((one, other))
    assert filed(early).outcome <= filed(late_one).outcome  # "admissible" before "inadmissible"
    assert filed(early).file_by == filed(late_one).file_by >= learnt + timedelta(days=2)
    assert filed(early).file_by.isoweekday() <= 5 or filed(early).file_by == learnt + timedelta(
        days=window
    )


@few
@given(st.sampled_from(SCHOOL_DAYS[:-10]), st.integers(0, 20), st.integers(0, 20))
def test_filing_earlier_never_shuts_the_external_appeal(notified, one, other) -> None:
    def filed(after: int) -> Any:
        table = {
            "calendar": CALENDAR,
            "school_year": "2024-2025",
            "birth_date": BIRTH,
            "body": "class_council",
            "track": "ordinary",
            "session": "second",
            "decision": "aob",
            "internal_filed": notified,
            "internal_notified": notified,
            "filed": notified + timedelta(days=after),
            "requester": "parent",
            "means": "registered",
        }
        return result("external_appeal", table)

    early, late_one = sorted((one, other))
    assert filed(early).outcome <= filed(late_one).outcome
    assert filed(early).file_by == SCHOOL_DAYS[SCHOOL_DAYS.index(notified) + 5]
