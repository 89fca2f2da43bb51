"""The lists that the tour imports, as other programs export them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from app.reports.spreadsheet import Cell, Sheet, as_workbook
from app.ui.tour.story import CLASS_NAME, Pupil, Story

IMPOSSIBLE: Final = ("4199", "Sansjour", "Emma", "F", "31/02/2009")
"""A pupil whose birth date does not exist: the row is refused, and the others come in."""
_PUPIL_TITLES: Final = (
    *("Matricule", "Nom", "Prénom", "Sexe", "Date de naissance", "Lieu de naissance"),
    *("Classe", "Section", "Adresse", "Code postal", "Localité"),
    *("Nom resp", "Prénom resp", "Adresse resp", "CP resp", "Localité resp"),
    *("Nom mère", "Prénom mère", "GSM mère", "Nom père", "Prénom père", "GSM père"),
)


def write_lists(story: Story, folder: Path) -> tuple[Path, ...]:
    """Write the five lists: UTF-8, Windows-1252 and XLSX, as offices receive them."""
    folder.mkdir(parents=True, exist_ok=True)
    courses, teachers = folder / "cours.csv", folder / "professeurs.csv"
    pupils, followed = folder / "eleves.xlsx", folder / "cours-eleves.csv"
    taught = folder / "cours-professeurs.csv"
    courses.write_bytes(_csv(_courses(story)).encode("utf-8"))
    teachers.write_bytes(_csv(_teachers(story)).encode("cp1252"))
    pupils.write_bytes(as_workbook(Sheet("Élèves", _PUPIL_TITLES, tuple(_pupils(story)))))
    followed.write_bytes(_csv(_followed(story)).encode("utf-8-sig"))
    taught.write_bytes(_csv(_taught(story)).encode("cp1252"))
    return courses, teachers, pupils, followed, taught


def _csv(rows: Iterable[Sequence[str]]) -> str:
    return "".join(";".join(row) + "\r\n" for row in rows)


def _courses(story: Story) -> Iterable[Sequence[str]]:
    yield "Code", "Libellé", "Nb heures", "Maximum"
    for one in story.courses:
        yield one.code, one.title, one.periods, str(one.maximum)


def _teachers(story: Story) -> Iterable[Sequence[str]]:
    yield "Acronyme", "Nom", "Prénom", "Sexe"
    for one in story.teachers:
        yield one.code, one.last_name, one.first_name, one.sex


def _followed(story: Story) -> Iterable[Sequence[str]]:
    yield "Matricule", "Cours Grp"
    for pupil in story.pupils:
        for course in story.courses:
            yield pupil.number, f"{course.code}-{CLASS_NAME}"


def _taught(story: Story) -> Iterable[Sequence[str]]:
    yield "Acronyme", "Cours Grp"
    for course in story.courses:
        yield course.teacher, f"{course.code}-{CLASS_NAME}"


def _pupils(story: Story) -> Iterable[tuple[Cell, ...]]:
    blank = ("",) * (len(_PUPIL_TITLES) - 8)
    yield (*IMPOSSIBLE, "Namur", CLASS_NAME, "TQ", *blank)
    for pupil in story.pupils:
        yield _pupil_row(pupil)


def _pupil_row(pupil: Pupil) -> tuple[Cell, ...]:
    home, parent = pupil.place, pupil.parent
    named = (parent.last_name, parent.first_name, parent.telephone)
    blank = ("", "", "")
    parents = (*named, *blank) if parent.relation == "mother" else (*blank, *named)
    return (
        *(pupil.number, pupil.last_name, pupil.first_name, pupil.sex, pupil.birth_date),
        *(pupil.birth_place, CLASS_NAME, "TQ"),
        *(home.street, home.postal_code, home.locality),
        *(parent.last_name, parent.first_name),
        *(parent.place.street, parent.place.postal_code, parent.place.locality),
        *parents,
    )
