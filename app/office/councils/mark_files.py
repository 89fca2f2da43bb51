"""Marks that come from a file: each cell is matched, read and shown before any is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Refusal
from app.folding import folded
from app.formats import column_letter
from app.i18n import _
from app.office.councils.constats import marks_of
from app.office.councils.marks import mark_text, maximum_of, read_mark, scale_of
from app.office.councils.sheet_origins import (
    check_council,
    check_courses,
    check_pupils,
    foreign,
    origin_place,
)
from app.office.councils.views import CouncilView, CourseColumn, MarkValue, PupilRow
from app.office.imports.tables import Cell, Line, Table, shown

CODE_SIGN = " · "
"""Between the code of a course and its title, in the titles of entry sheets."""
_NUMBER = frozenset({"n", "no", "numero", "num"})
_NAME = frozenset({"eleve", "etudiant", "nom", "nom et prenom", "nom prenom"})
_FIRST_NAME = frozenset({"prenom"})


@dataclass(frozen=True)
class ReadMark:
    """A cell of the file that changes the grid: what it held, what it will."""

    line: int
    pupil: str
    course: str
    before: str
    after: str
    enrolment_id: int
    course_id: int
    mark: MarkValue


@dataclass(frozen=True)
class MarkFault:
    """A cell or a line of which nothing is taken, and why; ``pupil`` as the file names them."""

    line: int
    column: str
    text: str
    pupil: str = ""
    course: str = ""


@dataclass(frozen=True)
class MarkPlan:
    """What a file would change; ``same`` counts the marks that the grid holds already."""

    name: str
    marks: tuple[ReadMark, ...]
    faults: tuple[MarkFault, ...]
    same: int


@dataclass(frozen=True)
class _Titles:
    """The places of the columns of a file."""

    name: int
    first_name: int | None
    number: int | None
    courses: Mapping[int, CourseColumn]
    origin: int | None


@dataclass(frozen=True)
class _Closed(MarkFault):
    """A mark in a course that the pupil does not take, or does not sit again."""


def plan_files(view: CouncilView, tables: Sequence[Table]) -> MarkPlan:
    """All the lists of a file; Refusal, the first one's, where none is of this council."""
    plans: list[MarkPlan] = []
    refused: list[Refusal] = []
    for table in tables:
        try:
            plans.append(plan_marks(view, table))
        except Refusal as refusal:
            refused.append(refusal)
    if not plans:
        raise refused[0]
    return MarkPlan(
        ", ".join(plan.name for plan in plans),
        tuple(mark for plan in plans for mark in plan.marks),
        tuple(fault for plan in plans for fault in plan.faults),
        sum(plan.same for plan in plans),
    )


def plan_marks(view: CouncilView, table: Table) -> MarkPlan:
    """Match a list with the grid; nothing is changed.

    Refusal where no column names the pupils, or none a course of the council; where the
    list is of another class, council or course.
    """
    titles = _titles(view, table)
    check_council(view, table)
    read = [found for line in table.lines for found in _line(view, titles, line)]
    _check_pupils(view, titles, table)
    closed = [one for one in read if isinstance(one, _Closed)]
    open_ = [one for one in read if not isinstance(one, MarkFault)]
    check_courses(view, (one.title for one in titles.courses.values()), len(open_), len(closed))
    return MarkPlan(
        table.name,
        tuple(one for one in open_ if one.before != one.after),
        tuple(one for one in read if isinstance(one, MarkFault)),
        sum(one.before == one.after for one in open_),
    )


def _check_pupils(view: CouncilView, titles: _Titles, table: Table) -> None:
    alike = {folded(pupil.name) for pupil in view.pupils}
    named = [said for said in (_said(titles, line) for line in table.lines) if said]
    check_pupils(view, named, sum(folded(said) in alike for said in named))


def _line(view: CouncilView, titles: _Titles, line: Line) -> Iterator[ReadMark | MarkFault]:
    """What a row says, unless it is of another council or of no pupil of this one."""
    elsewhere = foreign(view, line, titles.origin)
    if elsewhere:
        said = _("La ligne de {name} vient d'un autre conseil : {council}.")
        told = said.format(name=_said(titles, line), council=elsewhere)
        place = column_letter(titles.origin or 0)
        yield MarkFault(line.number, place, told, _said(titles, line))
        return
    pupil = _pupil(view, titles, line)
    if isinstance(pupil, str):
        yield MarkFault(line.number, column_letter(titles.name), pupil, _said(titles, line))
        return
    yield from _cells(view, titles, line, pupil)


def _titles(view: CouncilView, table: Table) -> _Titles:
    keys = [folded(title) for title in table.titles]
    name = _first(keys, _NAME)
    if name is None:
        raise Refusal(
            _("Aucune colonne ne nomme les élèves."),
            _("Donnez à cette colonne le titre « Élève », ou « Nom » et « Prénom »."),
        )
    courses = _courses(view, table.titles)
    if not courses:
        raise Refusal(
            _("Aucune colonne ne porte le nom d'un cours de ce conseil."),
            _("Reprenez les titres de la feuille de saisie, ou l'intitulé des cours."),
        )
    first_name, number = _first(keys, _FIRST_NAME), _first(keys, _NUMBER)
    return _Titles(name, first_name, number, courses, origin_place(table.titles))


def _first(keys: list[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, key in enumerate(keys) if key in wanted), None)


def _courses(view: CouncilView, titles: tuple[str, ...]) -> dict[int, CourseColumn]:
    """By place, the course that a title names by its code, its short or its whole title."""
    known: dict[str, CourseColumn | None] = {}
    for course in view.courses:
        for said in {folded(course.title), folded(course.short), folded(course.code)}:
            if said:  # a word that names two courses names none
                known[said] = None if said in known else course
    found: dict[int, CourseColumn] = {}
    for place, title in enumerate(titles):
        code, _sign, after = title.partition(CODE_SIGN)
        for part in (title, after, code, title.partition("(")[0]):
            named = known.get(folded(part))
            if named is not None and named not in found.values():
                found[place] = named
                break
    return found


def _pupil(view: CouncilView, titles: _Titles, line: Line) -> PupilRow | str:
    """The pupil of a line, or why it is none's."""
    said = _said(titles, line)
    alike = [pupil for pupil in view.pupils if folded(pupil.name) == folded(said)]
    if len(alike) > 1 and titles.number is not None:
        number = shown(line.cell(titles.number)).strip()
        alike = [pupil for pupil in alike if str(pupil.number) == number]
    if len(alike) == 1:
        return alike[0]
    if alike:
        return _("Plusieurs élèves s'appellent {name} : leur numéro manque.").format(name=said)
    if not said:
        return _("La ligne ne nomme aucun élève.")
    return _("{name} n'est pas dans ce conseil.").format(name=said)


def _said(titles: _Titles, line: Line) -> str:
    """The pupil as the row names them."""
    parts = [line.cell(titles.name)]
    if titles.first_name is not None:
        parts.append(line.cell(titles.first_name))
    return " ".join(shown(part) for part in parts).strip()


def _cells(
    view: CouncilView, titles: _Titles, line: Line, pupil: PupilRow
) -> Iterator[ReadMark | MarkFault]:
    held = marks_of(pupil)
    for place, course in titles.courses.items():
        cell = line.cell(place)
        text = _typed(cell)
        if not text:
            continue  # an empty cell says nothing: it never takes a mark away
        if isinstance(cell, date):
            said = _("« {text} » est une date : le tableur a changé la note.")
            told = said.format(text=text)
            yield MarkFault(line.number, column_letter(place), told, pupil.name, course.title)
            continue
        if course.id not in pupil.open_courses:
            said = _("{name} ne suit pas {course}, ou ne le représente pas.")
            told = said.format(name=pupil.name, course=course.title)
            yield _Closed(line.number, column_letter(place), told, pupil.name, course.title)
            continue
        try:
            scale = scale_of(view.scale, course)
            mark = read_mark(text, scale, maximum_of(scale, course), frauds=view.frauds)
        except Refusal as refusal:
            yield MarkFault(
                line.number, column_letter(place), str(refusal), pupil.name, course.title
            )
            continue
        if mark is not None:
            yield ReadMark(
                line.number,
                pupil.name,
                course.title,
                mark_text(held.get(course.id)),
                mark_text(mark),
                pupil.enrolment_id,
                course.id,
                mark,
            )


def _typed(cell: Cell) -> str:
    return shown(cell).strip()
