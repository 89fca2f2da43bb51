"""What is missing before a council is closed, said so that each pupil is known."""

from dataclasses import replace

from app.office.councils.completeness import missing_of


def test_pupils_of_one_name_are_told_apart(sitting):
    view = sitting.opened().view
    first, second, *others = view.pupils
    twin = replace(second, last_name=first.last_name, first_name=first.first_name)
    judge = sitting.opened().judge
    told = [one.name for one in missing_of(replace(view, pupils=(first, twin, *others)), judge)]
    name = first.name
    assert told[:2] == [f"{name} (n° {first.number})", f"{name} (n° {second.number})"]
    assert told[2:] == [pupil.name for pupil in others]
