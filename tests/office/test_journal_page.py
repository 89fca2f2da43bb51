"""The journal as it is read: lines and the names of what they speak of."""

from app.office.journal_page import about_record, latest
from app.office.pupils.identity import edit_identity


def test_lines_come_with_the_names_of_their_records(school):
    pupil = next(iter(school.pupils.values()))
    school.file.run(edit_identity, school.desk, pupil, "birth_place", "Huy")
    page = school.file.ask(latest, school.desk)
    line = page.lines[0]
    assert (line.record_kind, line.record_id) == ("pupil", pupil)
    assert page.about(line) == page.names["pupil", pupil] != ""


def test_a_page_takes_a_fixed_number_of_statements(school, statements):
    for place, pupil in enumerate(school.pupils.values()):
        school.file.run(edit_identity, school.desk, pupil, "birth_place", f"Huy {place}")
    with statements(school) as seen:
        page = school.file.ask(latest, school.desk)
    assert len(page.lines) > len(school.pupils)
    assert len(seen) <= 4


def test_one_record_has_its_own_lines(school):
    first, second, *_others = school.pupils.values()
    school.file.run(edit_identity, school.desk, first, "birth_place", "Huy")
    school.file.run(edit_identity, school.desk, second, "birth_place", "Dinant")
    (line,) = school.file.ask(about_record, school.desk, "pupil", first).lines
    assert "Huy" in line.after
