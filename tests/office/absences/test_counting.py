"""What entries count for, why, and where pupils stand."""

from datetime import date

import pytest
from sqlmodel import select

from app.models import Absence, Justification, JustifiedAbsence
from app.office.absences.pupil_absences import pupil_absences
from app.office.absences.thresholds import counters
from tests.office.absences.conftest import DAY

MONDAY = date(2025, 5, 19)
TUESDAY = date(2025, 5, 20)
WEDNESDAY = date(2025, 5, 21)
# Five school days after Tuesday 20 May: the 29th is Ascension Day.
CONFIRM_BY = date(2025, 5, 27)


def absences(register, pupil="Lambert", today=DAY):
    return register.ask(
        pupil_absences, register.school.pupils[register.class_name, pupil], today=today
    )


def line(register, today=DAY):
    (found,) = absences(register, today=today).lines
    return found


def justify(register, status="accepted", kind="note", verdict="", days=(TUESDAY,)):
    with register.school.session() as session:
        row = Justification(
            pupil_id=register.school.pupils["4TQA", "Lambert"],
            kind=kind,
            start=min(days),
            end=max(days),
            received_on=date(2025, 5, 21),
            status=status,
            decision_reason="Motif retenu." if status == "accepted" else "",
            verdict=verdict,
        )
        session.add(row)
        session.flush()
        entries = session.exec(
            select(Absence)
            .where(Absence.enrolment_id == register.enrolment("Lambert"))
            .where(Absence.day.in_(days), Absence.replaced_at.is_(None))
        )
        for entry in entries:
            session.add(JustifiedAbsence(justification_id=row.id, absence_id=entry.id))


def test_a_half_day_missed_counts_one(register):
    register.give("Lambert", "A", day=TUESDAY)
    found = line(register, TUESDAY)
    assert (found.status, found.slot_title) == ("pending", "Matin")
    assert [reason.code for reason in found.reasons] == ["period_missed"]
    assert "les périodes 1, 2, 3 et 4" in found.reasons[0].text


@pytest.mark.parametrize(
    ("minutes", "status"), [(44, ""), (45, "unjustified"), (46, "unjustified")]
)
def test_forty_five_minutes_late_are_a_half_day(register, minutes, status):
    register.give("Lambert", "R", day=TUESDAY, minutes=minutes)
    found = line(register)
    assert found.status == status
    assert found.reasons[0].code == ("late" if minutes < 45 else "period_missed")


def test_a_lateness_without_minutes_counts_for_nothing(register):
    register.give("Lambert", "R", day=TUESDAY)
    found = line(register)
    assert (found.status, found.why) == (
        "",
        "Retard dont la durée n'est pas notée\u00a0: il ne compte pas.",
    )


def test_times_count_where_they_cover_a_whole_period(register):
    register.give("Lambert", "A", day=TUESDAY, from_time="10:00", to_time="10:50")
    assert line(register).status == ""
    register.give("Lambert", "A", day=TUESDAY, from_time="10:00", to_time="10:55")
    assert line(register).status == "unjustified"


def test_being_elsewhere_is_no_absence(register):
    register.give("Lambert", "S", day=TUESDAY)
    found = line(register)
    assert (found.status, found.reasons) == ("", ())
    assert found.why == "L'élève est présent ailleurs\u00a0: ce n'est pas une absence."


def test_what_is_noted_ahead_counts_when_its_day_comes(register):
    register.give("Lambert", "E", day=date(2025, 6, 26))
    assert line(register).status == "ahead"
    assert line(register, date(2025, 6, 26)).status == "justified"


def test_before_the_counting_start_nothing_counts(register):
    # Fourth year: the fifth school day after the first one, 2 September 2024.
    for day, counts in ((date(2024, 8, 30), ""), (date(2024, 9, 2), "unjustified")):
        register.give("Lambert", "A", day=day)
        found = absences(register).lines[-1]
        assert found.status == counts, day


def test_without_a_document_the_absence_lapses(register):
    register.give("Lambert", "A", day=TUESDAY)
    waiting = line(register, CONFIRM_BY)
    assert waiting.status == "pending"
    assert "le 21 mai 2025" in waiting.would[0]
    assert waiting.would[-1].startswith("Jusqu'au 27 mai 2025, la direction peut")
    lapsed = line(register, date(2025, 5, 28))
    assert lapsed.status == "unjustified"
    assert lapsed.why == "Aucun document n'est venu dans le délai, fini le 27 mai 2025."
    assert lapsed.would == ("Les justificatifs de cette absence ne sont plus acceptés.",)


def test_a_longer_absence_needs_a_certificate(register):
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        register.give("Lambert", "A", day=day)
    found = absences(register, today=WEDNESDAY).lines
    assert all(any("Un certificat" in text for text in one.would) for one in found)


@pytest.mark.parametrize(
    ("status", "counts", "said"),
    [
        ("accepted", "justified", "Justifiée\u00a0: mot de la famille, reçu le 21 mai 2025. Motif"),
        ("to_judge", "pending", "À juger\u00a0: mot de la famille, reçu le 21 mai 2025."),
        ("refused", "unjustified", "Non retenu\u00a0: mot de la famille, reçu le 21 mai 2025."),
        (
            "too_late",
            "unjustified",
            "Venu trop tard\u00a0: mot de la famille, reçu le 21 mai 2025.",
        ),
    ],
)
def test_a_document_decides(register, status, counts, said):
    register.give("Lambert", "A", day=TUESDAY)
    justify(register, status)
    found = line(register)
    assert found.status == counts
    assert found.why.startswith(said)
    assert bool(found.would) == (counts != "justified")


def test_a_document_may_justify_a_part_only(register):
    for slot in ("am", "pm"):
        register.give("Lambert", "A", day=TUESDAY, slot=slot)
    justify(register, verdict='{"justified": 1, "verdicts": []}')
    first, second = absences(register).lines
    assert (first.status, second.status) == ("justified", "unjustified")
    assert second.why.startswith("Au-delà de ce que justifie le document")


def school_days(count):
    """So many Mondays and Tuesdays, both halves, from January on."""
    days = [date(2025, 1, 6), date(2025, 1, 7), date(2025, 1, 13), date(2025, 1, 14)]
    days += [date(2025, 1, 20), date(2025, 1, 21)]
    return [(day, slot) for day in days for slot in ("am", "pm")][:count]


@pytest.mark.parametrize(("number", "outcome"), [(8, "regular"), (9, "reported"), (10, "reported")])
def test_the_ninth_half_day_is_reported(register, number, outcome):
    for day, slot in school_days(number):
        register.give("Lambert", "A", day=day, slot=slot)
    found = absences(register)
    assert found.standing.outcome == outcome
    assert found.standing.result.unjustified == number
    (row,) = register.ask(counters).rows
    assert (row.name, row.unjustified, row.verdict.outcome) == ("Lambert Éloïse", number, outcome)
    assert row.verdict.digest == found.standing.digest


def test_an_undone_absence_lowers_the_count_again(register):
    for day, slot in school_days(9):
        register.give("Lambert", "A", day=day, slot=slot)
    register.give("Lambert", None, day=date(2025, 1, 20))
    assert absences(register).standing.outcome == "regular"


def test_what_lapses_is_listed_before_it_does(register):
    register.give("Lambert", "A", day=TUESDAY)
    register.give("Dubois", "A", day=WEDNESDAY)
    found = register.ask(counters, today=date(2025, 5, 26))
    rows = {row.name: row for row in found.rows}
    lapses = {name: row.next_lapse for name, row in rows.items()}
    assert lapses["Lambert Éloïse"] == CONFIRM_BY
    assert [day for day in lapses.values() if day is not None and day < CONFIRM_BY] == []
    assert rows["Lambert Éloïse"].lapses[0].half_days == 1


def test_periods_are_counted_where_the_regime_counts_them(register):
    register.class_name = "S4A"
    register.give("Lambert", "A", slot="p1")
    register.give("Lambert", "E", slot="p2")
    found = absences(register)
    assert (found.unit, found.missed_periods, found.standing) == ("period", 2, None)
    assert [one.status for one in found.lines] == ["pending", "justified"]
    (row,) = register.ask(counters).rows
    assert (row.unit, row.unjustified, row.pending, row.justified) == ("period", 0, 1, 1)


def test_another_year_has_its_own(register):
    register.give("Lambert", "A", day=TUESDAY)
    found = absences(register, today=date(2026, 3, 1))
    assert found.year.label == "2024-2025"
    assert found.standing.result.unjustified == 1
    early = absences(register, today=date(2024, 8, 1))
    assert early.standing is None


def test_statements_do_not_grow_with_entries_nor_pupils(register, statements):
    school = register.school
    register.give("Lambert", "A", day=TUESDAY)
    with statements(school) as few:
        register.ask(counters)
        absences(register)
    for name in ("Lambert", "Dubois", "Peeters"):
        for day, slot in school_days(12):
            register.give(name, "A", day=day, slot=slot)
    justify(register)
    with statements(school) as many:
        register.ask(counters)
        absences(register)
    assert len(many) == len(few) <= 28
