"""What holds for all inputs of enrolment, fees and presence."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.figures import packaged_figures
from app.rules.promsoc.enrolment.absence_document import AbsenceDocumentFacts, absence_document
from app.rules.promsoc.enrolment.accommodation import AccommodationFacts, accommodation
from app.rules.promsoc.enrolment.attendance import (
    Attendance,
    AttendanceFacts,
    RegisterEntry,
    attendance,
)
from app.rules.promsoc.enrolment.certificate_cover import (
    Certificate,
    CertificateCoverFacts,
    certificate_cover,
)
from app.rules.promsoc.enrolment.fee import Fee, FeeFacts, FeeUnit, TariffRow, fee
from app.rules.promsoc.enrolment.first_tenth import FirstTenthFacts, ScheduledSession, first_tenth
from app.rules.promsoc.enrolment.presence_floor import PresenceFloorFacts, presence_floor
from app.rules.promsoc.enrolment.regularity import (
    FROM_BEST,
    Payment,
    Regularity,
    RegularityFacts,
    regularity,
)
from app.rules.promsoc.enrolment.working import WorkingCalendar

FIGURES = packaged_figures()
MODEST = settings(max_examples=60, deadline=None)

periods = st.decimals("0.25", 8, places=2)
days = st.dates(date(2024, 8, 26), date(2025, 7, 4))
sessions = st.lists(st.builds(ScheduledSession, date=days, periods=periods), min_size=1, max_size=8)
calendars = st.builds(
    WorkingCalendar, public_holidays=st.lists(days, max_size=12).map(lambda found: tuple(found))
)


@MODEST
@given(sessions)
def test_the_first_tenth_is_the_first_day_at_a_tenth(given_: list[ScheduledSession]) -> None:
    result = first_tenth(FirstTenthFacts(sessions=tuple(given_)), FIGURES).result
    before = sum((session.periods for session in given_ if session.date < result.date), Decimal(0))
    assert result.opening <= result.date
    assert before * 10 < result.total <= result.reached * 10


@MODEST
@given(sessions.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_the_sessions_changes_nothing(
    both: tuple[list[ScheduledSession], list[ScheduledSession]],
) -> None:
    one, other = (
        first_tenth(FirstTenthFacts(sessions=tuple(found)), FIGURES).result for found in both
    )
    assert one == other


def attended(unjustified: Decimal, parts: int = 1, dispensed: Decimal = Decimal(0)) -> Attendance:
    entry = RegisterEntry(date=date(2024, 9, 9), periods=unjustified / parts, status="unjustified")
    facts = AttendanceFacts(
        unit_periods=Decimal(40), dispensed_periods=dispensed, register=(entry,) * parts
    )
    return attendance(facts, FIGURES).result


@MODEST
@given(periods)
def test_an_absence_in_two_halves_counts_the_same(unjustified: Decimal) -> None:
    assert attended(unjustified) == attended(unjustified, parts=2)


@MODEST
@given(st.decimals("0.01", 19, places=2), st.decimals("0.01", 1, places=2))
def test_more_absence_or_more_dispense_never_makes_assiduous(
    unjustified: Decimal, more: Decimal
) -> None:
    before, after = attended(unjustified), attended(unjustified + more)
    dispensed = attended(unjustified, dispensed=more)
    assert after.rate >= before.rate
    assert dispensed.rate >= before.rate
    if before.outcome == "not_assiduous":
        assert after.outcome == dispensed.outcome == "not_assiduous"


@MODEST
@given(st.decimals("0.01", 40, places=2))
def test_rate_and_remaining_agree_with_the_verdict(unjustified: Decimal) -> None:
    result = attended(unjustified)
    exact = Fraction(100 * unjustified) / Fraction(result.base)
    assert 0 <= exact - Fraction(result.rate) < Fraction(1, 100)
    assert (result.outcome == "assiduous") == (exact <= 20)
    assert (result.remaining > 0) == (exact < 20)


@MODEST
@given(st.decimals(0, 39, places=2), st.decimals("0.01", 1, places=2))
def test_more_presence_never_bars(present: Decimal, more: Decimal) -> None:
    outcomes = [
        presence_floor(
            PresenceFloorFacts(
                activity="course", activity_periods=Decimal(40), present_periods=some
            ),
            FIGURES,
        ).outcome
        for some in (present, present + more)
    ]
    assert outcomes != ["admitted", "refusable"]


@MODEST
@given(calendars, days)
def test_no_limit_falls_on_a_sunday_or_a_public_holiday(
    calendar: WorkingCalendar, day: date
) -> None:
    absence = AbsenceDocumentFacts(calendar=calendar, on=day, context="course", absence_start=day)
    request = AccommodationFacts(
        calendar=calendar, request_date=day, openings=(day,), document="official_proof"
    )
    after = absence_document(absence, FIGURES).result.limit
    before = accommodation(request, FIGURES).result.limit
    assert before < day < after
    for limit in (before, after):
        assert limit.isoweekday() != 7
        assert limit not in calendar.public_holidays


@MODEST
@given(calendars, days, st.integers(0, 12))
def test_a_later_document_is_never_better(
    calendar: WorkingCalendar, start: date, delay: int
) -> None:
    outcomes = []
    for received in (start + timedelta(days=delay), start + timedelta(days=delay + 1)):
        facts = AbsenceDocumentFacts(
            calendar=calendar,
            on=date(2026, 1, 1),
            context="course",
            absence_start=start,
            kind="medical",
            received=received,
        )
        outcomes.append(absence_document(facts, FIGURES).outcome)
    assert outcomes != ["late", "valid"]


spans = st.builds(
    lambda start, length, unfit: Certificate(
        start=start, end=start + timedelta(days=length), unfit=unfit
    ),
    st.dates(date(2025, 1, 1), date(2025, 1, 31)),
    st.integers(0, 9),
    st.booleans(),
)


@MODEST
@given(st.dates(date(2025, 1, 1), date(2025, 1, 31)), st.lists(spans, max_size=6))
def test_the_first_free_day_is_free_and_none_before_it(
    day: date, certificates: list[Certificate]
) -> None:
    facts = CertificateCoverFacts(date=day, activity="course", certificates=tuple(certificates))
    free = certificate_cover(facts, FIGURES).result.free_from or day
    covered = [
        day + timedelta(days=number)
        for number in range((free - day).days + 1)
        if any(
            item.unfit and item.start <= day + timedelta(days=number) <= item.end
            for item in certificates
        )
    ]
    assert len(covered) == (free - day).days
    assert free not in covered


TARIFF = (
    TariffRow(level="lower", fixed=Decimal(26), per_period=Decimal("0.25")),
    TariffRow(level="upper", fixed=Decimal(30), per_period=Decimal("0.375")),
)
units = st.lists(st.tuples(st.sampled_from(["lower", "upper"]), periods), min_size=1, max_size=6)


def charged(of: list[tuple[str, Decimal]]) -> Fee:
    facts = FeeFacts(
        tariff=TARIFF,
        units=tuple(
            FeeUnit(code=f"UE{n}", level=level, periods=some, first_tenth=date(2024, 9, 23))
            for n, (level, some) in enumerate(of)
        ),
    )
    return fee(facts, FIGURES).result


@MODEST
@given(units)
def test_the_fee_is_in_cents_and_grows_with_the_units(of: list[tuple[str, Decimal]]) -> None:
    amounts = [charged(of[:number]).amount for number in range(1, len(of) + 1)]
    assert amounts == sorted(amounts)
    assert all(amount == amount.quantize(Decimal("0.01")) for amount in amounts)


@MODEST
@given(units)
def test_the_order_of_the_units_changes_nothing(of: list[tuple[str, Decimal]]) -> None:
    assert charged(of).amount == charged(of[::-1]).amount


payments = st.lists(
    st.builds(
        Payment,
        date=st.dates(date(2024, 9, 5), date(2024, 10, 14)),
        amount=st.decimals("0.01", 60, places=2),
    ),
    max_size=5,
)


def enrolled(paid: list[Payment]) -> Regularity:
    facts = RegularityFacts(
        on=date(2024, 10, 15),
        first_tenth=date(2024, 9, 23),
        enrolment_date=date(2024, 9, 5),
        file_completed=date(2024, 9, 10),
        amount_due=Decimal("86.50"),
        payments=tuple(paid),
    )
    return regularity(facts, FIGURES).result


@MODEST
@given(payments)
def test_one_payment_more_never_harms(paid: list[Payment]) -> None:
    before, after = enrolled(paid[:-1]), enrolled(paid)
    assert FROM_BEST.index(after.outcome) <= FROM_BEST.index(before.outcome)
    assert after.balance <= before.balance
    assert (after.balance == 0) == (after.settled_on is not None)
