"""Opening councils, their list, their members."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.councils.listing import councils
from app.office.councils.members import add_member, remove_member, set_presence, set_voice
from app.office.councils.opening import (
    NewCouncil,
    SessionDetails,
    change_session,
    open_council,
)
from app.office.councils.proposing import proposal
from app.office.rights import RIGHTS, Right, Role
from tests.office.councils.conftest import sit


def test_a_proposal_seats_those_who_teach_in_the_class(school):
    proposed = school.file.ask(proposal, school.desk, school.classes["4TQA"])
    assert [kind.code for kind in proposed.kinds] == [
        "class_council_june",
        "class_council_september",
        "class_council_period",
        "admission_council",
    ]
    assert proposed.held_on == date(2025, 6, 24)
    assert [(one.person.name, one.courses) for one in proposed.members] == [
        ("Mme Anne Lejeune", ("Français (5\u00a0h)", "Sciences (3\u00a0h)")),
        ("M. Paul Martin", ("Mathématique (4\u00a0h)", "Éducation physique (2\u00a0h)")),
        ("M. Luc Simon", ("Néerlandais (4\u00a0h)",)),
    ]
    assert proposed.head_name == "Anne Exemple"


def test_a_proposal_stays_within_the_year(school):
    from dataclasses import replace

    late = replace(school.desk, today=date(2027, 1, 1))
    assert school.file.ask(proposal, late, school.classes["4TQA"]).held_on == date(2025, 7, 4)


def test_the_second_year_of_secondary_has_councils_too(school):
    assert school.file.ask(proposal, school.desk, school.classes["2C"]).kinds


def test_an_opened_council_is_in_the_list_once(school):
    before = school.file.ask(councils, school.desk)
    assert {line.state for line in before.lines} == {"none"}
    assert [line.class_name for line in before.lines] == ["4TQA", "2C", "5P", "S4A", "UE1"]
    opened = sit(school, "4TQA")
    opened.decide("Lambert", "aoa")
    line = next(
        line for line in school.file.ask(councils, school.desk).lines if line.class_name == "4TQA"
    )
    assert (line.council_id, line.state, line.decided, line.pupils) == (opened.id, "open", 1, 4)
    assert line.title == "Conseil de classe, juin"
    assert line.more


def test_a_class_holds_one_council_of_a_kind(school):
    sit(school, "4TQA")
    with pytest.raises(Refusal, match="a déjà ce conseil"):
        sit(school, "4TQA")
    with pytest.raises(Refusal, match="pas encore clôturée"):
        sit(school, "4TQA", "class_council_september")


def test_the_list_can_show_another_year(school):
    listed = school.file.ask(councils, school.desk, school.year_id)
    assert listed.year_id == school.year_id
    assert [year.label for year in listed.years] == ["2024-2025"]


def test_what_a_council_is_told_may_change_until_it_is_sealed(sitting):
    details = SessionDetails(date(2025, 6, 25), "9 h", "Salle 3", sitting.school.staff["LEJ"])
    sitting.run(change_session, sitting.id, details)
    session = sitting.opened().view.session
    assert (session.held_on, session.begins_at, session.place) == (
        date(2025, 6, 25),
        "09:00",
        "Salle 3",
    )
    assert session.president.name == "Mme Anne Lejeune"
    assert session.secretary is None


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (SessionDetails(date(2024, 6, 24)), "held_on"),
        (SessionDetails(date(2026, 1, 5)), "held_on"),
        (SessionDetails(date(2025, 6, 24), "25:00"), "begins_at"),
        (SessionDetails(date(2025, 6, 24), "bientôt"), "begins_at"),
    ],
)
def test_a_wrong_day_or_hour_is_refused(sitting, details, field):
    with pytest.raises(Refusal) as refused:
        sitting.run(change_session, sitting.id, details)
    assert refused.value.field == field


def test_a_class_that_is_gone_is_refused(school):
    with pytest.raises(Refusal, match="n'est plus"):
        school.file.ask(proposal, school.desk, 999)


def test_members_are_present_or_not(sitting):
    staff = sitting.school.staff
    sitting.run(set_presence, sitting.id, staff["MAR"], "excused")
    sitting.run(set_voice, sitting.id, staff["SIM"], "consultative")
    members = {row.person.staff_id: row for row in sitting.opened().view.members}
    assert members[staff["MAR"]].presence == "excused"
    assert members[staff["SIM"]].voice == "consultative"
    sitting.run(remove_member, sitting.id, staff["SIM"])
    assert len(sitting.opened().view.members) == 2
    with pytest.raises(Refusal, match="ne siège pas"):
        sitting.run(remove_member, sitting.id, staff["SIM"])
    sitting.run(add_member, sitting.id, staff["SIM"])
    with pytest.raises(Refusal, match="siège déjà"):
        sitting.run(add_member, sitting.id, staff["SIM"])


@pytest.mark.parametrize("role", [role for role in Role if Right.DECIDE not in RIGHTS[role]])
def test_who_may_not_decide_opens_nothing(school, role):
    new = NewCouncil(
        school.classes["4TQA"], "class_council_june", SessionDetails(school.desk.today), ()
    )
    with pytest.raises(Refusal, match="Votre compte"):
        school.file.run(open_council, school.as_role(role), new)


def test_the_list_takes_as_many_statements_for_any_number_of_councils(school, statements):
    sit(school, "UE1", "studies_first")
    statements.clear()
    school.file.ask(councils, school.desk)
    few = len(statements)
    for name in ("4TQA", "5P", "S4A"):
        sit(school, name)
    statements.clear()
    school.file.ask(councils, school.desk)
    assert len(statements) == few
