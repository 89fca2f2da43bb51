"""Editing who a pupil is."""

from datetime import date

import pytest

from app.errors import Refusal
from app.models import Pupil
from app.office.journal import journal_of
from app.office.pupils.identity import edit_identity

BORN_85 = date(1985, 7, 30)


@pytest.fixture
def pupil(school):
    return school.pupils["4TQA", "Lambert"]


def edit(school, pupil, field, value):
    return school.file.run(edit_identity, school.desk, pupil, field, value)


def stored(school, pupil):
    with school.session() as session:
        return session.get(Pupil, pupil)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("last_name", "  De  la Tour ", "De la Tour"),
        ("first_name", "Zoé", "Zoé"),
        ("civility", "mr", "mr"),
        ("birth_date", date(2010, 1, 1), date(2010, 1, 1)),
        ("birth_place", "", ""),
        ("nationality", "Belge", "Belge"),
        ("language", "nl", "nl"),
        ("street", "Rue Haute 7 bte 2", "Rue Haute 7 bte 2"),
        ("postal_code", " 1000 ", "1000"),
        ("locality", "Bruxelles", "Bruxelles"),
        ("country", "France", "France"),
        ("telephone", "0470 12 34 56", "0470 12 34 56"),
        ("email", "zoe@exemple.be", "zoe@exemple.be"),
    ],
)
def test_each_field_is_kept_with_one_line(school, pupil, field, typed, kept):
    before = getattr(stored(school, pupil), field)
    assert edit(school, pupil, field, typed).changes == {"pupils"}
    assert getattr(stored(school, pupil), field) == kept
    (line,) = school.file.ask(journal_of, school.desk, "pupil", pupil)
    assert str(before) in line.before
    assert str(kept) in line.after


def test_a_changed_name_is_found_under_the_new_one(school, pupil):
    edit(school, pupil, "last_name", "D'Hœst")
    assert stored(school, pupil).search_key == "d hoest eloise"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_name", ""),
        ("first_name", " "),
        ("birth_date", None),
        ("birth_date", date(2030, 1, 1)),
        ("postal_code", "500"),
        ("postal_code", "0123"),
        ("email", "zoe@exemple"),
        ("email", "zoe exemple.be"),
        ("civility", "x"),
        ("language", "es"),
        ("street", "x" * 121),
        ("national_number", "85.07.30-033.29"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(school, pupil, field, value):
    with pytest.raises(Refusal) as caught:
        edit(school, pupil, field, value)
    assert caught.value.field == field


def test_a_postal_code_abroad_is_free(school, pupil):
    edit(school, pupil, "country", "Royaume-Uni")
    edit(school, pupil, "postal_code", "SW1A 1AA")
    assert stored(school, pupil).postal_code == "SW1A 1AA"


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("85073003328", BORN_85),
        ("85.07.30-033.28", BORN_85),
        ("17 07 30 033 84", date(2017, 7, 30)),
        ("98.47.28-997.65", date(1998, 7, 28)),  # a BIS number
    ],
)
def test_a_national_number_agrees_with_the_birth_date(school, pupil, typed, birth):
    edit(school, pupil, "birth_date", birth)
    edit(school, pupil, "national_number", typed)
    assert len(stored(school, pupil).national_number) == len("85.07.30-033.28")
    with pytest.raises(Refusal) as caught:
        edit(school, pupil, "birth_date", birth.replace(day=1))
    assert caught.value.field == "birth_date"


def test_a_national_number_of_another_birth_date_is_refused(school, pupil):
    with pytest.raises(Refusal, match="née le 03/03/2009") as caught:
        edit(school, pupil, "national_number", "85.07.30-033.28")
    assert caught.value.field == "national_number"


def test_the_journal_does_not_repeat_a_national_number(school, pupil):
    edit(school, pupil, "birth_date", BORN_85)
    edit(school, pupil, "national_number", "85.07.30-033.28")
    edit(school, pupil, "national_number", "")
    lines = school.file.ask(journal_of, school.desk, "pupil", pupil)
    assert [line.after for line in lines[:2]] == [
        '{"national_number": ""}',
        '{"national_number": "•••"}',
    ]
    assert not any("033" in line.before + line.after for line in lines)
