"""Nine half-days, further ones: each duty arises once and goes with its ground."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.absences.duties.settling import ask_home_visit, reopen, settle
from app.office.journal import recent_journal
from tests.office.absences.duties.conftest import TODAY

JANUARY = date(2025, 1, 6)
NINTH = date(2025, 1, 20)  # a Monday, the third week's first half-day


def test_eight_half_days_oblige_to_nothing(register):
    register.miss("Lambert", 8)
    assert register.kinds() == []


def test_the_ninth_opens_the_report_and_the_convocation_once(register):
    said = register.miss("Lambert", 9)
    assert register.kinds() == ["convocation", "report_first"]
    assert said == [
        "Lambert Éloïse\u00a0: nouvelle obligation, signalement à la DGEO.",
        "Lambert Éloïse\u00a0: nouvelle obligation, convocation des responsables.",
    ]
    report = register.line("report_first")
    assert (report.arose_on, report.due, report.number) == (NINTH, TODAY, 9)
    assert report.covers[0] == "2025-01-06 am" and report.covers[-1] == "2025-01-20 am"
    assert report.reasons[0].code == "nine_reached"
    assert report.article == "ROI Eole, 7.4"
    register.pass_days(date(2025, 5, 6))
    register.pass_days(date(2025, 5, 7))
    assert register.kinds() == ["convocation", "report_first"]
    assert len(register.rows()) == 2


def test_an_open_duty_follows_the_count_and_keeps_its_deadline(register):
    register.miss("Lambert", 9)
    register.edit("Lambert", "A", NINTH, "pm", today=date(2025, 5, 6))
    report = register.line("report_first")
    assert (report.number, report.due) == (10, TODAY)
    assert report.late(date(2025, 5, 6))


def test_an_adult_is_reported_but_their_parents_are_not_called(register):
    register.miss("Van Damme", 9)
    assert register.kinds() == ["report_first"]


def test_undoing_the_absence_withdraws_the_duties_and_says_so(register):
    register.miss("Lambert", 9)
    said = register.edit("Lambert", None, NINTH)
    assert register.kinds() == []
    assert register.kinds(status="withdrawn") == ["convocation", "report_first"]
    assert all("obligation retirée" in text for text in said)
    assert register.line("report_first", status="withdrawn").reason == (
        "L'élève compte 8 demi-journées injustifiées."
    )
    line = register.ask(recent_journal, 1)[0]
    assert line.title == "Statut à l'appel"
    assert "report_first withdrawn" in line.after and "convocation withdrawn" in line.after
    register.edit("Lambert", "A", NINTH)
    assert register.kinds() == ["convocation", "report_first"]


def sent(register, kind, today, pupil="Lambert"):
    register.do(settle, register.line(kind, pupil).id, today, "e-formulaire", today=today)


def test_half_days_since_the_report_are_reported_at_the_months_end(register):
    register.miss("Lambert", 9)
    sent(register, "report_first", TODAY)
    assert register.kinds() == ["convocation"]
    register.edit("Lambert", "A", NINTH, "pm")
    monthly = register.line("report_monthly")
    # Five school days after 20 January is still January: the month's end is past.
    assert (monthly.number, monthly.due) == (1, date(2025, 1, 31))
    assert monthly.covers == ("2025-01-20 pm",)
    register.edit("Lambert", "A", date(2025, 1, 21))
    assert register.line("report_monthly").number == 2
    sent(register, "report_monthly", TODAY)
    assert register.kinds() == ["convocation"]
    # Five school days after 25 March is 1 April.
    register.edit("Lambert", "A", date(2025, 3, 25))
    assert register.line("report_monthly").due == date(2025, 4, 30)
    assert register.line("report_monthly").covers == ("2025-03-25 am",)
    sent(register, "report_monthly", TODAY)
    # One that is noted afterwards is reported all the same.
    register.edit("Lambert", "A", date(2025, 3, 24))
    assert register.line("report_monthly").covers == ("2025-03-24 am",)


def test_what_was_reported_and_is_justified_since_is_to_be_rectified(register):
    register.miss("Lambert", 9)
    sent(register, "report_first", TODAY)
    assert register.edit("Lambert", "E", NINTH) == [
        "Lambert Éloïse\u00a0: ce qui est parti le 5 mai 2025 ne se fonde plus sur rien\u202f; une "
        "rectification est à envoyer.",
        "Lambert Éloïse\u00a0: obligation retirée, convocation des responsables. "
        "L'élève compte 8 demi-journées injustifiées.",
    ]
    found = register.line("rectification")
    assert found.covers == ("2025-01-20 am",)
    assert register.kinds(status="done") == ["report_first"]
    register.edit("Lambert", "A", NINTH)
    assert register.kinds() == ["convocation"]


def test_a_duty_done_by_mistake_is_done_again(register):
    register.miss("Lambert", 9)
    line = register.line("convocation")
    register.do(settle, line.id, TODAY, "par téléphone")
    done = register.line("convocation", status="done")
    assert (done.reason, done.settled_on, done.settled_by) == (
        "par téléphone",
        TODAY,
        "Anne Exemple",
    )
    register.do(reopen, line.id)
    assert "convocation" in register.kinds()


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2025, 5, 6), "pas encore venu"), (date(2025, 1, 19), "n'existe que depuis")],
)
def test_a_duty_is_done_between_its_day_and_today(register, day, text):
    register.miss("Lambert", 9)
    with pytest.raises(Refusal, match=text):
        register.do(settle, register.line("convocation").id, day, "")


def test_a_visit_is_asked_for_after_the_convocation(register):
    register.miss("Lambert", 9)
    convocation = register.line("convocation").id
    register.do(settle, convocation, TODAY, "")
    register.do(ask_home_visit, convocation)
    assert register.kinds() == ["home_visit", "report_first"]
    register.pass_days(date(2025, 5, 6))
    assert "home_visit" in register.kinds()
    register.edit("Lambert", None, NINTH)
    assert "home_visit" not in register.kinds()


def test_days_that_pass_open_duties(register):
    days = [date(2025, 5, day) for day in (12, 13, 14, 15, 16)]
    register.today = date(2025, 5, 16)
    for day in days:
        for slot in ("am", "pm")[: 1 if day.isoweekday() == 3 else 2]:
            register.edit("Lambert", "A", day, slot)
    # One absence of five days: it waits five school days more.
    assert register.kinds() == []
    assert register.pass_days(date(2025, 5, 23)) == ()
    assert [(line.kind, line.due) for line in register.lines(today=register.today)] == [
        ("lapse", date(2025, 5, 23))
    ]
    said = register.pass_days(date(2025, 5, 24))
    assert register.kinds() == ["convocation", "report_first"]
    assert len(said) == 2
    assert register.line("report_first").due == date(2025, 5, 24)


def test_nobody_is_counted_before_the_year(register):
    assert register.pass_days(date(2024, 8, 1)) == ()
    assert register.rows() == []
