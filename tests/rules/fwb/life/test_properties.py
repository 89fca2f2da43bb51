"""What holds for all inputs of the rules of school life."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.dates import add_months_to_month_end
from app.rules.facts import read
from app.rules.figures import packaged_figures
from app.rules.registry import find
from app.rules.verdict import Verdict

few = settings(max_examples=80, deadline=None)

CALENDAR: dict[str, Any] = {
    "first_day": date(2024, 8, 26),
    "last_day": date(2025, 7, 4),
    "holidays": [
        {"start": date(2024, 10, 21), "end": date(2024, 11, 1)},
        {"start": date(2025, 4, 28), "end": date(2025, 5, 9)},
    ],
    "public_holidays": [date(2024, 11, 11), date(2025, 4, 21), date(2025, 5, 29)],
}
NEXT: dict[str, Any] = {"first_day": date(2025, 8, 25), "last_day": date(2026, 7, 3)}
YEAR, YEAR_AFTER = read(SchoolCalendar, CALENDAR), read(SchoolCalendar, NEXT)
BIRTH = date(2009, 3, 15)
days = st.dates(date(2024, 8, 26), date(2025, 7, 4))


def judge(rule: str, table: Mapping[str, object]) -> Verdict[Any]:
    return find(f"fwb.{rule}").judge(table, packaged_figures())


def result(rule: str, table: Mapping[str, object]) -> Any:
    return judge(rule, table).result


# --- exclusions -------------------------------------------------------------------------------

lengths = st.integers(1, 15)


def excluded(half_days: int, before: list[int], **more: object) -> Any:
    past = [{"start": date(2024, 10, 8), "half_days": n, "scope": "school"} for n in before]
    table = {
        "calendar": CALENDAR,
        "start": date(2025, 3, 18),
        "half_days": half_days,
        "scope": "course",
        "exclusions": past,
        "decided_by": "po",
        **more,
    }
    return result("temporary_exclusion", table)


@given(lengths, st.lists(lengths, max_size=3))
@few
def test_an_exclusion_cut_in_two_counts_the_same(half_days: int, before: list[int]) -> None:
    whole = excluded(half_days, before)
    if half_days > 1:
        cut = excluded(half_days - 1, [*before, 1])
        assert (cut.outcome, cut.total) == (whole.outcome, whole.total)
    assert whole.remaining == max(0, 12 - sum(before))
    assert (whole.outcome == "allowed") == (whole.total <= 12)


@given(lengths, st.lists(lengths, max_size=3), st.integers(13, 40))
@few
def test_a_derogation_never_forbids(half_days: int, before: list[int], total: int) -> None:
    plain, derogated = (
        excluded(half_days, before),
        excluded(half_days, before, ministerial_total=total),
    )
    if plain.outcome == "allowed":
        assert derogated.outcome == "allowed"
    assert (derogated.outcome == "refused") == (derogated.total > total)


kinds = ["assault", "weapon", "dangerous_instrument", "sharp_object", "flammable", "drugs"]
facts = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*kinds, "extortion", "pressure", "other"]),
        "place": st.sampled_from(["inside", "neighbourhood", "elsewhere"]),
        "victim": st.sampled_from(["pupil", "staff", "inspector", "visitor", "none"]),
        "wilful": st.booleans(),
        "repeated": st.booleans(),
        "incapacity": st.booleans(),
        "excused": st.booleans(),
        "author": st.sampled_from(["pupil", "outsider", "parent"]),
        "pupil_role": st.sampled_from(["none", "instigator", "accomplice"]),
        "ground": st.sampled_from(["none", "person", "damage"]),
        "sanctions": st.lists(st.sampled_from(["detention", "warning", "removal"]), max_size=2),
    }
)
ORDER = {"impossible": 0, "possible": 1}


def grounds(found: list[dict[str, object]]) -> Verdict[Any]:
    named = [{**fact, "ref": f"F{number}"} for number, fact in enumerate(found, start=1)]
    table = {"birth_date": BIRTH, "on": date(2025, 3, 10), "facts": named}
    return judge("exclusion_grounds", table)


@given(st.lists(facts, max_size=4), facts)
@few
def test_a_further_fact_never_takes_a_ground_away(
    found: list[dict[str, object]], added: dict[str, object]
) -> None:
    before, after = grounds(found).result, grounds([*found, added]).result
    assert ORDER[after.outcome] >= ORDER[before.outcome]
    assert set(before.points) <= set(after.points)
    assert set(before.usable) <= set(after.usable)
    assert after.cpms_notice >= before.cpms_notice


@given(st.lists(facts, max_size=5))
@few
def test_what_is_told_of_the_facts_agrees_with_what_is_found(
    found: list[dict[str, object]],
) -> None:
    verdict = grounds(found)
    ruled, codes = verdict.result, verdict.codes
    assert len(verdict.reasons) == len(codes)
    assert (ruled.outcome == "possible") == bool(ruled.usable)
    assert ("no_ground" in codes) == (ruled.outcome == "impossible")
    assert ("serious_fact" in codes) == bool(ruled.points)
    assert ("already_sanctioned" in codes) == bool(ruled.antecedents)
    assert not set(ruled.usable) & set(ruled.antecedents)
    assert all(1 <= point <= 10 for point in ruled.points)


# --- days -------------------------------------------------------------------------------------


@given(days)
@few
def test_the_hearing_waits_four_business_days(presented: date) -> None:
    table = {"calendar": CALENDAR, "birth_date": BIRTH, "summons_presented": presented}
    earliest = result("permanent_exclusion", table).earliest_hearing
    waited = [day for day in days_between(presented, earliest) if YEAR.counts(day, "business")]
    assert YEAR.counts(earliest, "business")
    assert len([day for day in waited if day > presented]) == 4


@given(days, st.integers(0, 9))
@few
def test_ten_school_days_hold_ten_school_days(start: date, previous: int) -> None:
    table = {
        "calendar": CALENDAR,
        "next_calendar": NEXT,
        "procedure_opened": start,
        "start": start,
        "previous_days": previous,
        "decided_by": "po",
        "gravity_stated": True,
    }
    last = result("provisional_removal", table).last_day
    held = [day for day in days_between(start, last) if _is_school_day(day)]
    assert len(held) == 10 - previous and held[-1] == last
    exact = result("provisional_removal", {**table, "end": last})
    assert (exact.outcome, exact.school_days) == ("allowed", 10 - previous)
    following = next(
        day for day in days_between(last + timedelta(1), date.max) if _is_school_day(day)
    )
    assert result("provisional_removal", {**table, "end": following}).outcome == "too_long"


def _is_school_day(day: date) -> bool:
    return YEAR.is_school_day(day) or YEAR_AFTER.is_school_day(day)


@given(st.dates(date(2024, 9, 1), date(2025, 8, 24)))
@few
def test_the_decision_on_appeal_is_due_on_a_school_day_or_on_20_august(received: date) -> None:
    table = {
        "calendar": CALENDAR,
        "next_calendar": NEXT,
        "birth_date": BIRTH,
        "notification_presented": received - timedelta(3),
        "appeal_sent": received,
        "appeal_received": received,
        "on": received,
    }
    verdict = judge("exclusion_appeal", table)
    due = verdict.result.decide_by
    if "summer_date" in verdict.codes:
        assert due == date(2025, 8, 20) and date(2025, 7, 4) < received <= due
    else:
        after = days_between(received + timedelta(1), due)
        assert sum(_is_school_day(day) for day in after) == 15
        assert _is_school_day(due)


@given(days)
@few
def test_the_limits_of_a_file_of_harassment_are_working_days(opened: date) -> None:
    table = {"calendar": CALENDAR, "opened": opened, "on": opened}
    found = result("harassment", table)
    assert YEAR.counts(found.target_by, "working") and YEAR.counts(found.others_by, "working")
    assert opened < found.target_by < found.others_by
    assert found.late == ()


# --- carnets ----------------------------------------------------------------------------------

logbooks = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["pedagogical", "disciplinary"]),
        "start": days,
        "length": st.integers(0, 30),
        "met": st.integers(0, 2),
        "signed": st.booleans(),
    }
)
dated = st.fixed_dictionaries(
    {"date": days, "kind": st.sampled_from(["pedagogical", "disciplinary"])}
)


@given(st.lists(logbooks, max_size=5), st.lists(dated, max_size=6), st.lists(dated, max_size=2))
@few
def test_carnets_of_the_other_kind_and_the_order_change_nothing(
    carnets: list[dict[str, Any]], notes: list[dict[str, Any]], councils: list[dict[str, Any]]
) -> None:
    books = [
        {
            "kind": book["kind"],
            "start": book["start"],
            "end": book["start"] + timedelta(book["length"]),
            "objectives": 2,
            "met": book["met"],
            "signed": book["signed"],
        }
        for book in carnets
    ]

    def status(*lists: list[dict[str, Any]]) -> Any:
        table = dict(zip(("logbooks", "notes", "councils"), lists, strict=True))
        given_ = {"calendar": CALENDAR, "on": date(2025, 3, 20), "kind": "disciplinary", **table}
        return result("logbook", given_)

    everything = status(books, notes, councils)
    own = [
        [item for item in found if item["kind"] == "disciplinary"]
        for found in (books, notes, councils)
    ]
    assert status(*own) == everything
    assert everything.notes <= len(own[1]) and everything.failed <= len(own[0])


# --- fees -------------------------------------------------------------------------------------

money = st.decimals(0, 200, places=2)


@given(st.sampled_from(["pool", "stay", "photocopies", "book_loan"]), money, money, money)
@few
def test_the_limit_is_the_most_that_may_be_claimed(
    item: str, cost: Decimal, cap: Decimal, before: Decimal
) -> None:
    table = {"item": item, "cost": cost, "cap": cap, "charged_before": before}
    limit = result("fees", {**table, "charged": Decimal(0)}).limit
    over = result("fees", {**table, "charged": limit + Decimal("0.01")})
    exact = result("fees", {**table, "charged": limit})
    assert over.outcome == "not_chargeable"
    if item in ("pool", "book_loan") or before <= cap:
        assert exact.outcome == "chargeable"


@given(days, st.integers(1, 4))
@few
def test_a_period_of_whole_months_is_lawful_and_a_day_off_is_not_as_announced(
    start: date, months: int
) -> None:
    end = add_months_to_month_end(start, months) - timedelta(1)

    def codes(last: date) -> frozenset[str]:
        table = {
            "document": "statement",
            "birth_date": BIRTH,
            "issued": date(2025, 1, 6),
            "school_year_start": date(2024, 8, 26),
            "period_start": start,
            "period_end": last,
            "announced_months": months,
            "addressee": "parents",
            "lines": [{"object": "Piscine", "amount": 3, "character": "compulsory"}],
            "payment_terms": True,
            "legal_reference": True,
            "legal_texts": ["1.7.2-1", "1.7.2-2", "1.7.2-3"],
        }
        return judge("fee_statement", table).codes

    assert codes(end) == {"complete"}
    assert "periodicity" in codes(end - timedelta(1))
    assert "periodicity" in codes(end + timedelta(1))


@given(money, st.lists(money, max_size=4))
@few
def test_the_balance_is_what_the_shares_leave(amount: Decimal, shares: list[Decimal]) -> None:
    table = {"amount": amount, "requested": True, "shares": shares}
    verdict = judge("fee_instalments", table)
    assert verdict.result.balance + sum(shares) == amount
    assert (verdict.outcome == "free") == (amount <= 50)
    assert "shares_sum" not in verdict.codes or verdict.result.balance != 0


# --- schooling --------------------------------------------------------------------------------


@given(st.dates(date(2004, 1, 1), date(2021, 12, 31)), st.integers(0, 3))
@few
def test_compulsory_schooling_softens_with_age_and_years(birth: date, years: int) -> None:
    table = {
        "birth_date": birth,
        "year_start": date(2024, 8, 26),
        "year_end": date(2025, 8, 24),
        "secondary_years": years,
    }
    rank = {"full_time": 0, "part_time": 1}
    first = result("compulsory_schooling", {**table, "on": date(2024, 8, 26)})
    last = result("compulsory_schooling", {**table, "on": date(2025, 8, 24)})
    assert (first.outcome == "none") == (last.outcome == "none")
    if first.outcome != "none":
        assert rank[first.outcome] <= rank[last.outcome]
        more = result(
            "compulsory_schooling", {**table, "on": date(2025, 3, 10), "secondary_years": years + 1}
        )
        same = result("compulsory_schooling", {**table, "on": date(2025, 3, 10)})
        assert rank[same.outcome] <= rank[more.outcome]
