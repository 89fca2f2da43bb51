"""What the tour types: a small school, a class and its council, drawn from name lists.

Plain data, the same for the same seed; nobody in it exists.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from app.resources import resource_folder

SEED: Final = 12
DAY: Final = date(2025, 6, 24)
CLASS_NAME: Final = "4TQ"
FIRST_NUMBER: Final = 4101
IN_THE_LIST: Final = 13


@dataclass(frozen=True)
class Place:
    """An address in Belgium."""

    street: str
    postal_code: str
    locality: str

    def fields(self) -> dict[str, str]:
        """The fields of a form that it fills."""
        return asdict(self)


@dataclass(frozen=True)
class School:
    """What the form of a new school asks."""

    name: str
    subtitle: str
    place: Place
    telephone: str
    email: str
    fase_number: str
    organising_body: str
    head_name: str
    year: str
    account: str
    full_name: str
    password: str
    conciliation_contact: str


@dataclass(frozen=True)
class Course:
    """A course, and who teaches it."""

    code: str
    title: str
    periods: str
    maximum: int
    teacher: str


@dataclass(frozen=True)
class Teacher:
    """A member of staff."""

    code: str
    last_name: str
    first_name: str
    sex: str


@dataclass(frozen=True)
class Parent:
    """Who answers for a pupil, and receives the letters."""

    last_name: str
    first_name: str
    relation: str
    telephone: str
    place: Place


@dataclass(frozen=True)
class Pupil:
    """A pupil; ``number`` is the one of the other program, "" for one typed by hand."""

    number: str
    last_name: str
    first_name: str
    sex: str
    birth_date: date
    birth_place: str
    place: Place
    parent: Parent

    @property
    def key(self) -> str:
        """What names the pupil in the record of what was typed."""
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True)
class Decided:
    """What the council decides on a pupil, and the courses in which that pupil failed.

    ``letter`` is the key that gives it, ``code`` what the program calls it.
    """

    letter: str
    code: str
    failed: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    motivation: str = ""


@dataclass(frozen=True)
class Story:
    """Everything that the tour types."""

    school: School
    courses: tuple[Course, ...]
    teachers: tuple[Teacher, ...]
    pupils: tuple[Pupil, ...]
    newcomer: Pupil

    @property
    def everybody(self) -> tuple[Pupil, ...]:
        """The class: the list, and the pupil enrolled by hand."""
        return (*self.pupils, self.newcomer)

    def named(self, shown: str) -> Pupil:
        """The pupil whom the window names so: DUPONT Marie; KeyError where there is none."""
        for pupil in self.everybody:
            if pupil.key.upper() == shown.upper():
                return pupil
        raise KeyError(shown)


SCHOOL: Final = School(
    name="Institut technique des Trois Fontaines",
    subtitle="Enseignement secondaire technique et professionnel",
    place=Place("Rue des Écoles 12", "5000", "Namur"),
    telephone="081 00 00 00",
    email="secretariat@troisfontaines.example",
    fase_number="9999",
    organising_body="Les Trois Fontaines ASBL",
    head_name="Hélène Vanderstraeten",
    year="2024-2025",
    account="secretariat",
    full_name="Agnès Delvaux",
    password="quatre chênes près du canal",
    conciliation_contact="Mme Hélène Vanderstraeten, directrice, Rue des Écoles 12, 5000 Namur",
)
COURSES: Final = (
    Course("FR", "Français", "4", 20, "DUB"),
    Course("MA", "Mathématique", "4", 20, "LEM"),
    Course("NL", "Langue moderne : néerlandais", "2", 20, "VDB"),
    Course("FH", "Formation historique et géographique", "2", 20, "DUB"),
    Course("FS", "Formation scientifique", "2", 20, "LEM"),
    Course("EP", "Éducation physique", "2", 20, "GIL"),
    Course("EL", "Électricité", "4", 20, "PIR"),
    Course("ME", "Mécanique", "3", 20, "NOE"),
    Course("DT", "Dessin technique", "2", 20, "NOE"),
    Course("TP", "Travaux pratiques et méthodes", "7", 50, "PIR"),
)
TEACHERS: Final = (
    Teacher("DUB", "Dubuisson", "Éloïse", "F"),
    Teacher("LEM", "Lemaître", "François", "M"),
    Teacher("VDB", "Van den Bossche", "Griet", "F"),
    Teacher("GIL", "Gillet", "Aurélie", "F"),
    Teacher("PIR", "Piron", "Jean-Noël", "M"),
    Teacher("NOE", "Noël", "Thérèse", "F"),
)
FRAGILE: Final = (
    "Les lacunes en électricité et en mathématique ne permettent pas d'aborder avec fruit "
    "l'année supérieure dans toutes les options."
)
REPEAT: Final = (
    "Le nombre et l'importance des échecs, malgré les remédiations suivies depuis janvier, ne "
    "permettent pas d'envisager le passage dans l'année supérieure."
)
AGAIN: Final = "L'élève présente à nouveau, en seconde session, les examens des cours cités."
PASSED: Final = Decided("a", "aoa")
DECISIONS: Final = (
    *(PASSED,) * 7,
    Decided("b", "aob", ("MA", "EL"), ("Technique de transition",), FRAGILE),
    Decided("b", "aob", ("MA", "EL"), ("Général", "Électricien automaticien"), FRAGILE),
    Decided("c", "aoc", ("FR", "MA", "EL", "ME", "DT", "TP"), motivation=REPEAT),
    Decided("c", "aoc", ("MA", "FS", "EL", "ME", "TP"), motivation=REPEAT),
    Decided("j", "adjourned", ("NL", "FS"), motivation=AGAIN),
    Decided("j", "adjourned", ("MA", "DT"), motivation=AGAIN),
    PASSED,
)
"""By the place of the pupil in the class of the story."""


def story(seed: int = SEED) -> Story:
    """The story of this seed."""
    rng = Random(seed)
    pupils = _pupils(rng)
    newcomer = replace(_pupil(rng, "", 2009), number="")
    return Story(SCHOOL, COURSES, TEACHERS, pupils, newcomer)


def marks_of(pupil: Pupil, decided: Decided, seed: int = SEED) -> dict[str, str]:
    """The marks that lead to a decision by the code of the course, as typed: "12", "9,5"."""
    rng = Random(f"{seed} {pupil.key}")
    return {course.code: _mark(rng, course, course.code in decided.failed) for course in COURSES}


def parent_fields(parent: Parent) -> dict[str, str]:
    """The fields of a representative's form, but for the relation."""
    return {
        "last_name": parent.last_name,
        "first_name": parent.first_name,
        **parent.place.fields(),
        "telephone": parent.telephone,
    }


def parents_of(pupil: Pupil) -> list[dict[str, str]]:
    """Those who answer for a pupil, as they are noted."""
    return [{"relation": pupil.parent.relation, **parent_fields(pupil.parent)}]


def listed(name: str) -> list[str]:
    """The lines of a list of ``resources/demo``, without its comments."""
    text = (resource_folder() / "demo" / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def decision_of(story: Story, key: str) -> Decided:
    """What is decided on the pupil of that key."""
    return next(
        decided
        for pupil, decided in zip(story.everybody, DECISIONS, strict=True)
        if pupil.key == key
    )


def _pupils(rng: Random) -> tuple[Pupil, ...]:
    """One of them is of age: letters go to the pupil."""
    births = (2006, *(2009 if rng.random() < 0.8 else 2008 for _one in range(IN_THE_LIST - 1)))
    made = [_pupil(rng, str(FIRST_NUMBER + place), year) for place, year in enumerate(births)]
    return tuple(made)


def _pupil(rng: Random, number: str, year: int) -> Pupil:
    sex = rng.choice("MMF")
    last, home = rng.choice(listed("surnames")), _place(rng)
    relation = rng.choice(("mother", "mother", "father"))
    parent = Parent(
        last_name=last if relation == "father" else rng.choice(listed("surnames")),
        first_name=rng.choice(listed("boys" if relation == "father" else "girls")),
        relation=relation,
        telephone=f"0400 {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}",
        place=home,
    )
    return Pupil(
        number=number,
        last_name=last,
        first_name=rng.choice(listed("boys" if sex == "M" else "girls")),
        sex=sex,
        birth_date=date(year, 1, 10) + timedelta(days=rng.randrange(340)),
        birth_place=_place(rng).locality,
        place=home,
        parent=parent,
    )


def _place(rng: Random) -> Place:
    code, locality = rng.choice(listed("localities")).split(" ", 1)
    return Place(f"{rng.choice(listed('streets'))} {rng.randint(1, 180)}", code, locality)


def _mark(rng: Random, course: Course, failed: bool) -> str:
    """A whole or half mark, on its side of half the maximum."""
    low, high = (0.25, 0.47) if failed else (0.52, 0.93)
    halves = round(rng.uniform(low, high) * course.maximum * 2)
    whole, half = divmod(halves, 2)
    return f"{whole},5" if half else str(whole)
