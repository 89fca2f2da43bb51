"""A made-up export of a school's other program: the columns, sizes and faults of a real one."""

import csv
from datetime import date, timedelta
from pathlib import Path

_PUPIL_TITLES = (
    "matricule nom prenom sexe annee classe groupe nomResp courriel telephone1 "
    "telephone2 telephone3 nomPere telPere gsmPere mailPere nomMere telMere gsmMere "
    "mailMere adresseEleve cpostEleve localiteEleve adresseResp cpostResp "
    "localiteResp DateNaiss commNaissance section"
)
_TEACHER_TITLES = (
    "acronyme nom prenom sexe mdp statut mail telephone GSM adresse commune codePostal pays titre"
)
PUPIL_TITLES, TEACHER_TITLES = _PUPIL_TITLES.split(), _TEACHER_TITLES.split()

PUPILS, CLASSES, COURSES, TEACHERS = 1020, 51, 341, 107
FOLLOWED, UNKNOWN_PUPILS, UNKNOWN_COURSES = 11_061, 131, 85
TAUGHT, UNKNOWN_TEACHERS, UNKNOWN_TAUGHT, UNKNOWN_BOTH = 763, 11, 53, 3


def write_export(folder: Path) -> list[Path]:
    """Five CSV files."""
    classes = [(f"{year}{letter}", str(year)) for letter in "ABCDEFGHI" for year in range(1, 7)]
    courses = [f"{1 + at % 6} GT:C{at:03}" for at in range(COURSES)]
    return [
        _write(folder / "eleves.csv", PUPIL_TITLES, _pupils(classes[:CLASSES])),
        _write(
            folder / "cours.csv",
            ["cours", "nbheures", "libelle", "cadre", "section"],
            ([code, str(1 + at % 6), f"Cours {at}", "28", "G"] for at, code in enumerate(courses)),
        ),
        _write(folder / "profs.csv", TEACHER_TITLES, _teachers()),
        _write(folder / "elevesCours.csv", ["matricule", "coursGrp"], _followed(courses)),
        _write(folder / "profsCours.csv", ["acronyme", "coursGrp", "nomCours"], _taught(courses)),
    ]


def _pupils(classes):
    first = date(2006, 1, 1)
    for at in range(PUPILS):
        name, year = classes[at % len(classes)]
        row = dict.fromkeys(PUPIL_TITLES, "")
        row |= {
            "matricule": str(3000 + at),
            "nom": f"Nom{at}",
            "prenom": "" if at == 825 else f"Prénom{at % 40}",
            "sexe": "FM"[at % 2],
            "annee": year if int(year) > 2 else f"{year}C",
            "classe": name,
            "groupe": name,
            "DateNaiss": (first + timedelta(days=at)).isoformat(),
            "section": "TQ" if name.endswith("E") else "G",
        }
        yield [row[title] for title in PUPIL_TITLES]


def _teachers():
    for at in range(TEACHERS):
        row = dict.fromkeys(TEACHER_TITLES, "")
        row |= {"acronyme": f"P{at:02}", "nom": f"Prof{at}", "prenom": f" Claude{at}", "sexe": "F"}
        yield [row[title] for title in TEACHER_TITLES]


def _followed(courses):
    for at in range(FOLLOWED):
        pupil, course = 3000 + at % PUPILS, courses[(at // PUPILS * 29 + at) % COURSES]
        if at < UNKNOWN_PUPILS:
            pupil = 900 + at
        elif at < UNKNOWN_PUPILS + UNKNOWN_COURSES:
            course = f"6 GT:X{at}"
        yield [str(pupil), f"{course}-{1 + at % 3:02}"]


def _taught(courses):
    only_teacher = UNKNOWN_TEACHERS - UNKNOWN_BOTH
    for at in range(TAUGHT):
        teacher, course = f"P{at % TEACHERS:02}", courses[at % COURSES]
        if at < UNKNOWN_TEACHERS:
            teacher = f"Z{at}"
        if only_teacher <= at < only_teacher + UNKNOWN_TAUGHT:
            course = f":X{at}"
        yield [teacher, f"{course}-{1 + at // COURSES:02}", ""]


def _write(file, titles, rows):
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(titles)
        writer.writerows(rows)
    return file
