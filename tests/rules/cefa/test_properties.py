"""What holds for all inputs of the CEFA rules."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.cefa.counting import whole_periods
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import find

few = settings(max_examples=60, deadline=None)

CALENDAR = {
    "first_day": date(2019, 9, 2),
    "last_day": date(2020, 6, 30),
    "holidays": [{"start": date(2019, 10, 28), "end": date(2019, 11, 1)}],
    "public_holidays": [date(2019, 9, 27), date(2019, 11, 11)],
}
school_days = st.dates(date(2019, 9, 2), date(2020, 1, 31))
counts = st.integers(0, 400)
hundredths = st.decimals(0, 2000, places=2)


def result(rule: str, table: Mapping[str, object]) -> Any:
    return find(f"cefa.{rule}").judge(table, packaged_figures()).result


@few
@given(hundredths, hundredths)
def test_whole_periods_never_decrease_and_stay_within_a_half(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert whole_periods(low) <= whole_periods(high)
    assert abs(whole_periods(one) - one) <= Decimal("0.5")


@few
@given(school_days, school_days, st.integers(1, 40), st.integers(0, 39))
def test_splitting_a_justified_period_changes_nothing(
    enrolment: date, start: date, days: int, cut: int
) -> None:
    end = start + timedelta(days=days)
    middle = start + timedelta(days=min(cut, days - 1))

    def counted(*periods: tuple[date, date]) -> Any:
        return result(
            "late_enrolment",
            {
                "calendar": CALENDAR,
                "enrolment_date": enrolment,
                "justified": [
                    {"situation": "excluded", "start": first, "end": last}
                    for first, last in periods
                ],
            },
        )

    whole = counted((start, end))
    assert whole == counted((start, middle), (middle + timedelta(days=1), end))
    assert whole.half_days == whole.justified_half_days + whole.unjustified_half_days
    assert whole.unjustified_half_days <= counted().unjustified_half_days


@few
@given(
    st.sampled_from(["art45", "art47", "art49"]),
    st.integers(2, 3),
    st.decimals(0, 700, places=1),
    st.decimals(0, 700, places=1),
    st.decimals(0, 50, places=0),
)
def test_more_hours_never_make_training_worse(
    programme: str, degree: int, hours: Decimal, more: Decimal, complement: Decimal
) -> None:
    order = ("insufficient", "compliant_with_complement", "compliant")

    def rank(done: Decimal) -> int:
        table = {
            "programme": programme,
            "degree": degree,
            "birth_date": date(2003, 1, 1),
            "school_year": "2019-2020",
            "periods": 600,
            "hours": done,
            "periods_weeks": 20,
            "hours_weeks": 20,
            "complement_periods": complement,
        }
        return order.index(result("training_hours", table).outcome)

    assert rank(hours) <= rank(hours + more)


DOCUMENTS = (
    "ce1d",
    "orientation_3p",
    "derogation_56_4",
    "acp_d2",
    "ces2d",
    "reinsertion_4",
    "reinsertion_5",
    "cesi_jury",
    "ces2d_jury_general",
    "ces2d_general_promsoc",
)


@few
@given(
    st.sampled_from(["art45_d2", "art45_d3", "p3", "p4", "p5", "tq5", "mfi"]),
    st.dates(date(1993, 1, 1), date(2006, 12, 31)),
    st.lists(st.sampled_from(DOCUMENTS), unique=True),
    st.sampled_from(DOCUMENTS),
    st.sampled_from(["none", "contrat_alternance", "first_job", "emploi_formation"]),
)
def test_one_more_document_never_closes_a_programme(
    programme: str, birth: date, documents: list[str], one_more: str, contract: str
) -> None:
    order = ("refused", "derogation", "admitted")
    table = {
        "programme": programme,
        "birth_date": birth,
        "enrolment_date": date(2019, 9, 10),
        "option": "1003",
        "contract": contract,
    }

    def rank(held: list[str]) -> int:
        return order.index(result("admission", {**table, "documents": held}).outcome)

    assert rank(documents) <= rank([*documents, one_more])


@few
@given(st.sampled_from(["p4", "p5", "tq5", "art45_d2"]), st.sampled_from(["ces2d", "cq6", "cq45"]))
def test_one_more_title_never_opens_a_programme(programme: str, title: str) -> None:
    table = {
        "programme": programme,
        "birth_date": date(2002, 9, 1),
        "enrolment_date": date(2019, 9, 10),
        "option": "1003",
        "documents": ["reinsertion_4", "reinsertion_5", "ces2d_jury_general"],
    }
    held = {**table, "titles_held": [{"title": title, "option": "1003"}]}
    closes = (programme, title) in (("p4", "ces2d"), ("art45_d2", "cq45"))
    assert result("admission", table).outcome == "admitted"
    assert result("admission", held).outcome == ("refused" if closes else "admitted")


@few
@given(counts, st.lists(counts, min_size=6, max_size=6), st.integers(1, 30))
def test_more_pupils_never_give_fewer_teacher_periods(
    compulsory: int, adults: list[int], more: int
) -> None:
    table = {"school_year": "2020-2021"} | dict(
        zip(("c3", "c4", "c5", "c6", "c7", "c8"), adults, strict=True)
    )
    before = result("teacher_periods", {**table, "compulsory": compulsory})
    after = result("teacher_periods", {**table, "compulsory": compulsory + more})
    assert before.periods <= after.periods
    assert before.periods == sum(getattr(before, f"p{number}") for number in range(1, 9))
    assert before.available == before.periods + before.experienced


@few
@given(counts, counts, counts, counts)
def test_posts_of_accompaniment_are_never_more_than_the_periods_give(
    one: int, two: int, specialised_one: int, specialised_two: int
) -> None:
    found = result(
        "support_periods",
        {
            "category1": one,
            "category2": two,
            "specialised1": specialised_one,
            "specialised2": specialised_two,
        },
    )
    assert found.fte * 22 <= found.total < (found.fte + Decimal("0.01")) * 22


@few
@given(st.dates(date(1998, 1, 1), date(2004, 12, 31)), hundredths, hundredths)
def test_more_hours_never_lower_the_rate_of_accompaniment(
    birth: date, hours: Decimal, more: Decimal
) -> None:
    table = {
        "education": "ordinary",
        "birth_date": birth,
        "count_year": 2020,
        "regular": True,
        "enrolled_since": date(2019, 1, 10),
        "link": "contract",
    }
    before = result("support_category", {**table, "hours": hours})
    assert before.rate <= result("support_category", {**table, "hours": hours + more}).rate


@few
@given(
    st.sampled_from(["alternance_only", "simultaneous"]),
    st.sampled_from(["d2p", "d3p", "d3tq", "p7", "tq7", "cpu4"]),
    st.sampled_from(["none", "third", "two_thirds", "all"]),
    st.fixed_dictionaries({key: st.booleans() for key in ("befe", "cgc", "ipieq", "replaces")}),
)
def test_no_favour_ever_raises_a_norm_of_creation(
    mode: str, level: str, grouping: str, favours: dict[str, bool]
) -> None:
    plain = {"programme": "art49", "mode": mode, "level": level, "pupils_alternance": 5}
    grouped = {"grouping": grouping} if level in ("p7", "tq7") else {}
    found = result("creation_norm", {**plain, **grouped, **favours})
    assert found.norm <= result("creation_norm", plain).norm
    assert found.norm <= found.needed < found.norm + 1


@few
@given(
    st.sampled_from(["creation", "maintenance"]),
    st.sampled_from(["d2p", "d3tq", "d3p"]),
    st.decimals(0, 500, places=1),
    st.decimals(0, 40, places=1),
    st.decimals(0, 40, places=1),
)
def test_a_farther_school_never_raises_the_norm_of_a_degree(
    kind: str, level: str, density: Decimal, distance: Decimal, more: Decimal
) -> None:
    table = {"kind": kind, "level": level, "density": density, "pupils": 12}
    near = result("degree_norm", {**table, "distance_km": distance})
    far = result("degree_norm", {**table, "distance_km": distance + more})
    assert near.norm >= far.norm


@few
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=1, max_size=6))
def test_the_status_follows_from_the_years(years: list[tuple[bool, int]]) -> None:
    table = {
        "object": "option",
        "years": [
            {
                "school_year": f"{2010 + number}-{2011 + number}",
                "organised": organised,
                "pupils": pupils,
                "norm": 12,
            }
            for number, (organised, pupils) in enumerate(years)
        ],
    }
    try:
        found = result("maintenance_status", table)
    except RuleInputError as error:
        assert error.key == "years"
        return
    organised, pupils = years[-1]
    assert (found.status == "reached") == (organised and pupils >= 12)
    assert (found.carried == "none") == (found.status not in ("s1", "s2"))


@few
@given(
    st.sampled_from(["art45_formation", "art45_maintain", "other"]),
    st.integers(0, 8),
    st.integers(1, 8),
    st.integers(0, 8),
)
def test_a_vote_won_over_never_loses_a_decision(
    subject: str, in_favour: int, against: int, abstain: int
) -> None:
    def outcome(yes: int, no: int) -> str:
        table = {
            "subject": subject,
            "present": yes + no + abstain,
            "in_favour": yes,
            "against": no,
            "abstain": abstain,
            "president_vote": "in_favour" if yes else "against",
            "presided_by": "head_seat",
        }
        return str(result("direction_council_vote", table).outcome)

    if outcome(in_favour, against) == "adopted":
        assert outcome(in_favour + 1, against - 1) == "adopted"


@few
@given(st.integers(3, 7), st.dates(date(2018, 9, 1), date(2021, 8, 31)))
def test_a_change_is_free_up_to_a_deadline_of_its_own_year(year: int, day: date) -> None:
    found = result(
        "change_deadline", {"programme": "art49", "year": year, "form": "p", "change_date": day}
    )
    if found.deadline is None:
        assert year == 6 and found.outcome == "derogation_required"
        return
    begun = date(day.year if day.month >= 9 else day.year - 1, 9, 1)
    assert begun < found.deadline < begun.replace(year=begun.year + 1)
    assert (found.outcome == "free") == (day <= found.deadline)


@few
@given(st.integers(0, 22), st.integers(0, 20), st.integers(0, 22))
def test_a_practice_teacher_never_owes_more_than_a_full_load(d2: int, d3: int, ct: int) -> None:
    try:
        found = result(
            "practice_teacher_load", {"d2_periods": d2, "d3_periods": d3, "ct_periods": ct}
        )
    except RuleInputError as error:
        assert error.key == "d3_periods"
        return
    assert d2 + d3 <= found.pp_total <= 28
    assert found.total == found.pp_total + ct


@few
@given(
    st.lists(
        st.fixed_dictionaries(
            {"sector": st.integers(1, 9), "contract": st.booleans(), "mfi": st.booleans()}
        )
    )
)
def test_the_report_counts_every_pupil_once(pupils: list[dict[str, object]]) -> None:
    found = result("zonal_report", {"pupils": pupils})
    lines = found.sectors.values()
    left_out = sum(bool(pupil["mfi"]) and not pupil["contract"] for pupil in pupils)
    assert sum(line.pupils for line in lines) == found.total == len(pupils)
    counted = sum(line.with_contract + line.without_contract for line in lines)
    assert counted == found.total - left_out


TITLES = ("passed", "qualification_passed", "profile_reached", "gestion_met", "sixth_p_passed")


@few
@given(
    st.sampled_from(["art45", "art49", "urgence"]),
    st.sampled_from(["year_end", "left_during_year", "changes_school"]),
    st.integers(3, 7),
    st.fixed_dictionaries({key: st.booleans() for key in TITLES}),
)
def test_everyone_receives_something_and_each_title_has_a_body(
    programme: str, event: str, year: int, reached: dict[str, bool]
) -> None:
    table = {
        "programme": programme,
        "event": event,
        "regular": True,
        "year": year,
        "form": "p",
        "seventh_kind": "qualifying",
        **reached,
    }
    found = result("certification", table)
    assert found.must
    assert set(found.body) == {*found.must, *found.may}
    assert not set(found.must) & set(found.may)
