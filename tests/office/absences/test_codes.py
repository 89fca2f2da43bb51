"""The table of statuses, as the school edits it."""

from dataclasses import replace

import pytest

from app.errors import Refusal
from app.office.absences.board import day_board
from app.office.absences.code_settings import CodeDraft, add_code, code_lines, edit_code, move_code
from app.office.rights import Role
from tests.office.absences.conftest import DAY

VISIT = CodeDraft("V", "Visite médicale", "v", "excused")


def line(register, code):
    return next(one for one in register.ask(code_lines) if one.code == code)


def test_a_status_is_added_at_the_end_and_given(register):
    register.run(add_code, replace(VISIT, code=" v ", key="V"))
    last = register.ask(code_lines)[-1]
    assert (last.code, last.key, last.effect, last.used) == ("V", "v", "excused", 0)
    register.give("Lambert", "V")
    assert line(register, "V").used == 1


CONFUSING = (
    ({"code": "A"}, "code"),
    ({"code": ""}, "code"),
    ({"key": "a"}, "key"),
    ({"key": "p"}, "key"),
    ({"key": "é"}, "key"),
    ({"title": " "}, "title"),
    ({"effect": "gone"}, "effect"),
)


def test_what_would_confuse_the_roll_is_refused(register):
    for change, field in CONFUSING:
        with pytest.raises(Refusal) as refused:
            register.run(add_code, replace(VISIT, **change))
        assert (change, refused.value.field) == (change, field)
    assert len(register.ask(code_lines)) == 6


def test_what_the_register_bears_keeps_its_meaning(register):
    register.give("Lambert", "A")
    absent = line(register, "A")
    draft = CodeDraft("A", "Absence", "b", "absent")
    for change, field in (({"effect": "away"}, "effect"), ({"code": "B"}, "code")):
        with pytest.raises(Refusal) as refused:
            register.run(edit_code, absent.id, replace(draft, **change))
        assert refused.value.field == field
    register.run(edit_code, absent.id, draft)
    assert (line(register, "A").title, line(register, "A").key) == ("Absence", "b")
    unused = line(register, "S")
    register.run(edit_code, unused.id, CodeDraft("S", "Stage", "s", "excused", active=False))
    assert (line(register, "S").effect, line(register, "S").active) == ("excused", False)


def test_statuses_are_put_in_another_order(register):
    last = register.ask(code_lines)[-1]
    register.run(move_code, last.id, -1)
    register.run(move_code, line(register, "A").id, -1)  # the first stays the first
    assert [one.code for one in register.ask(day_board, DAY).codes] == list("ARESLX")


def test_only_who_sets_the_school_edits_them(register):
    with pytest.raises(Refusal):
        register.school.file.run(add_code, register.school.as_role(Role.EDUCATOR), VISIT)
    with pytest.raises(Refusal):
        register.run(edit_code, 999, VISIT)
