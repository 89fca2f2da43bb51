"""The descriptors: what a regime offers agrees with itself and with the rules."""

from collections import Counter
from decimal import Decimal

import pytest

from app.rules.figures import packaged_figures
from app.rules.regime import CouncilKind, Regime, regime, regimes
from app.rules.registry import find

ALL = [pytest.param(found, id=code) for code, found in regimes().items()]
COUNCILS = [
    pytest.param(found, council, id=f"{code}, {council.code}")
    for code, found in regimes().items()
    for council in found.councils
]


def test_the_four_regimes_are_shown_in_order() -> None:
    assert list(regimes()) == ["fwb", "cefa", "promsoc", "european"]
    assert regime("cefa").title == "Secondaire en alternance (CEFA)"
    with pytest.raises(KeyError):
        regime("primary")


@pytest.mark.parametrize("found", ALL)
def test_the_rules_that_a_regime_names_exist(found: Regime) -> None:
    named = [found.decision_rule, found.promotion_rule]
    for council in found.councils:
        named += [council.vote_rule, council.notice_rule, council.composition_rule]
        named += [council.window_rule, council.meetings_rule]
    if found.attendance is not None:
        attendance = found.attendance
        named += [
            attendance.day,
            attendance.deadlines,
            attendance.justification,
            attendance.status,
        ]
    for name in filter(None, named):
        assert find(name).name == name


@pytest.mark.parametrize("found", ALL)
def test_half_days_are_counted_where_they_are_the_unit(found: Regime) -> None:
    assert (found.attendance is not None) == (found.absence_unit == "half_day")


@pytest.mark.parametrize("found", ALL)
def test_codes_are_unique_and_letters_are_in_the_catalogue(found: Regime) -> None:
    letters = [letter.code for letter in found.letters]
    for codes in (
        letters,
        [form.code for form in found.forms],
        [council.code for council in found.councils],
    ):
        assert max(Counter(codes).values(), default=1) == 1
    decisions = [kind for council in found.councils for kind in council.decisions]
    assert {kind.letter for kind in decisions if kind.letter} <= set(letters)


@pytest.mark.parametrize(("found", "council"), COUNCILS)
def test_a_decision_has_one_key_and_one_code_in_each_year(
    found: Regime, council: CouncilKind
) -> None:
    assert found.council(council.code) is council
    for year in found.study_years:
        given = council.decisions_in(year)
        assert given or council.pupils == "none", f"nothing can be decided in year {year}"
        for values in ([kind.key for kind in given], [kind.code for kind in given]):
            assert len(set(values)) == len(values)
        for kind in given:
            assert found.decision(council.code, kind.code) in council.decisions


@pytest.mark.parametrize("found", ALL)
def test_what_a_regime_does_not_have_is_not_found(found: Regime) -> None:
    with pytest.raises(KeyError):
        found.council("council_of_december")
    with pytest.raises(KeyError):
        found.decision(found.councils[0].code, "expelled")
    with pytest.raises(KeyError):
        found.decision("council_of_december", "promoted")


@pytest.mark.parametrize("found", ALL)
def test_the_scale_of_each_year_holds_its_own_marks(found: Regime) -> None:
    for year in found.study_years:
        scale = found.scale(year, packaged_figures())
        threshold = scale.maximum * scale.pass_share
        assert scale.fits(Decimal(0), scale.maximum) and scale.fits(scale.maximum, scale.maximum)
        assert not scale.fits(scale.maximum + scale.step, scale.maximum)
        assert not scale.fits(-scale.step, scale.maximum)
        assert not scale.fits(scale.step / 2, scale.maximum)
        assert scale.suffices(threshold, scale.maximum)
        assert not scale.suffices(threshold - scale.step, scale.maximum)


@pytest.mark.parametrize(("year", "step"), [(1, "1"), (3, "1"), (4, "0.5"), (6, "0.5"), (7, "0.1")])
def test_the_european_scale_has_the_step_of_the_class(year: int, step: str) -> None:
    scale = regime("european").scale(year, packaged_figures())
    assert (scale.maximum, scale.step) == (Decimal(10), Decimal(step))
    assert scale.suffices(Decimal(6), scale.maximum)
    assert not scale.suffices(Decimal("5.9"), scale.maximum)


def test_nobody_is_adjourned_to_a_session_after_the_second() -> None:
    for code in ("fwb", "cefa"):
        second = regime(code).council("class_council_september")
        assert "adjourned" not in [kind.code for kind in second.decisions]
    second = regime("promsoc").council("studies_second")
    assert "postponed" not in [kind.code for kind in second.decisions]


def test_what_no_rule_covers_is_said_so() -> None:
    without = {kind.code for kind in regime("fwb").councils[0].decisions_in(1) if not kind.ruled}
    assert without == {
        "first_degree_passed",
        "first_degree_remediation",
        "first_degree_complementary",
    }
    assert all(kind.ruled for kind in regime("fwb").councils[0].decisions_in(3))


@pytest.mark.parametrize(("found", "council"), COUNCILS)
def test_a_council_follows_one_of_its_regime_and_seats_somebody(
    found: Regime, council: CouncilKind
) -> None:
    assert bool(council.follows) == (council.pupils == "adjourned")
    if council.follows:
        before = found.council(council.follows)
        assert any(kind.favourable is None for kind in before.decisions)
    assert any(role.voice == "deliberative" for role in council.roles)
    assert council.role("nobody").title == ""


@pytest.mark.parametrize(("found", "council"), COUNCILS)
def test_a_vote_is_needed_only_where_a_rule_judges_it(found: Regime, council: CouncilKind) -> None:
    assert council.vote_needed == "never" or council.vote_rule


def test_the_jury_is_of_the_qualifying_classes_that_end() -> None:
    jury = regime("fwb").council("qualification_jury")
    assert jury.held_in(6, "technical_qualification")
    assert not jury.held_in(5, "technical_qualification")
    assert not jury.held_in(6, "general")
    assert regime("fwb").council("class_council_june").held_in(3, "general")
