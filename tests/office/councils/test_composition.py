"""The composition of a council of alternance, as its rule says it."""

import pytest

from app.office.councils.composition import network_of
from app.office.councils.members import add_member, set_presence, set_role
from app.office.councils.opening import SessionDetails, change_session
from tests.office.councils.conftest import sit


def codes(council) -> set[str]:
    return {reason.code for reason in council.opened().view.composition}


def test_what_is_missing_from_the_council_is_said_with_its_article(school):
    council = sit(school, "5P")
    assert codes(council) == {"coordinator_missing", "support_missing"}
    assert "7282" in council.opened().view.composition[0].source
    council.run(set_presence, council.id, school.staff["SIM"], "absent")
    assert "teacher_missing" in codes(council)


def test_a_whole_council_is_regular_and_a_stranger_presides_without_right(school):
    from app.models import Staff

    council = sit(school, "5P")
    with school.session() as session:
        others = [
            Staff(code=code, last_name=code, first_name="Léa", civility="mrs")
            for code in ("COO", "ACC")
        ]
        session.add_all(others)
        session.flush()
        coordinator, support = (one.id for one in others)
    council.run(add_member, council.id, coordinator, "coordinator")
    council.run(add_member, council.id, support)
    council.run(set_role, council.id, support, "support")
    assert codes(council) == {"complete"}
    council.run(change_session, council.id, SessionDetails(school.desk.today, presidency="other"))
    assert "president_not_entitled" in codes(council)


def test_a_council_without_such_a_rule_says_nothing(sitting):
    assert codes(sitting) == set()


@pytest.mark.parametrize(
    ("organising_body", "network"),
    [
        ("Wallonie-Bruxelles Enseignement", "wbe"),
        ("WBE", "wbe"),
        ("ASBL Institut du Test", "subsidised"),
        ("", "subsidised"),
    ],
)
def test_the_network_is_that_of_the_organising_body(organising_body, network):
    assert network_of(organising_body) == network
