"""Lists by what was missed: from a number of half-days on, and a semester by periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.errors import Refusal
from app.folding import folded
from app.formats import long_date
from app.i18n import _, ngettext
from app.office.absences.listing import Listing, number_or_dash
from app.office.absences.missed_periods import number_of
from app.office.absences.presence_facts import presence_facts
from app.office.absences.thresholds import CountRow, counters
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.councils.sealing import school_view
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.spreadsheet import Cell
from app.rules.regime import regime

REGULAR: Final = frozenset({"regular", "kept", "admitted", "none"})


@query
def threshold_list(reading: Reading, least: int) -> Listing:
    """The pupils who have at least so many unjustified absences, the most first."""
    found = counters(reading)
    rows = sorted(
        (row for row in found.rows if row.present and row.unjustified >= least),
        key=lambda row: (-row.unjustified, row.class_rank, folded(row.name)),
    )
    number = ngettext("{n} élève", "{n} élèves", len(rows)).format(n=len(rows))
    said = _("Au moins {least} absences injustifiées, état au {day}").format(
        least=least, day=long_date(reading.today)
    )
    return Listing(
        school=school_view(reading.session).name,
        title=_("Absences injustifiées : {least} et plus").format(least=least),
        columns=(
            (_("Classe"), 9),
            (_("Élève"), 24),
            (_("Injustifiées"), 10),
            (_("Justifiées"), 10),
            (_("À justifier"), 10),
            (_("Compte en"), 12),
            (_("Ce que la règle en dit"), 48),
        ),
        rows=tuple(_threshold_row(row) for row in rows),
        below=(f"{said} · {number}",),
        lying=True,
    )


def _threshold_row(row: CountRow) -> tuple[Cell, ...]:
    unit = _("demi-journées") if row.unit == "half_day" else _("périodes")
    said = row.verdict.reasons[0].text if row.verdict and row.verdict.reasons else ""
    return (
        row.class_name,
        row.name,
        row.unjustified,
        row.justified,
        row.pending,
        unit,
        said,
    )


@dataclass(frozen=True)
class Semester:
    """A half of the school year of a class, both days included."""

    first: date
    last: date


@query
def semester_list(reading: Reading, number: int, class_ids: tuple[int, ...]) -> Listing:
    """The absences of a semester by pupil, where the regime counts periods by course.

    ``number`` is 1 or 2. Raises Refusal where no class of these counts so, or where the
    end of the first semester of one is not known.
    """
    session = reading.session
    year = year_at(all_years(session), reading.today)
    if year is None:
        raise Refusal(_("Le fichier n'a pas encore d'année scolaire."))
    pupils = [
        one
        for one in pupil_years(session, year.id)
        if one.class_id in class_ids and regime(one.regime).course_presence is not None
    ]
    if not pupils:
        raise Refusal(
            _("Aucune de ces classes n'a de semestres."),
            _("Choisissez une classe d'une École européenne."),
        )
    facts = presence_facts(session, pupils)
    ends = {one.class_name: facts.of_class(one.class_id).first_term_end for one in pupils}
    missing = [name for name, end in ends.items() if end is None]
    if missing:
        raise Refusal(
            _("La fin du premier semestre de {name} n'est pas notée.").format(name=missing[0]),
            _("Notez-la à la page des compteurs, à côté d'un élève de la classe."),
        )
    judge = YearStandings(
        year, rule_calendar(session, year.id), reading.today, reading.figures, facts
    )
    rows = [
        _semester_row(one, judge, _semester(year, ends[one.class_name], number)) for one in pupils
    ]
    return _semester_listing(reading, number, rows)


def _semester(year: YearChoice, end: date | None, number: int) -> Semester:
    middle = end or year.last_day
    if number == 1:
        return Semester(year.first_day, middle)
    return Semester(date.fromordinal(middle.toordinal() + 1), year.last_day)


def _semester_row(pupil: PupilYear, judge: YearStandings, semester: Semester) -> tuple[Cell, ...]:
    standing = judge.of(pupil).courses
    missed = [
        one
        for one in (standing.missed if standing else ())
        if semester.first <= one.entry.day <= semester.last
    ]
    late = sum(
        entry.effect == "late" and semester.first <= entry.day <= semester.last
        for entry in pupil.entries
    )
    days = len({one.entry.day for one in missed})
    counts = (number_of(missed, "unjustified"), number_of(missed, "justified"))
    return (
        pupil.class_name,
        pupil.name,
        len(missed),
        *counts,
        number_of(missed, "pending"),
        days,
        late,
    )


def _semester_listing(reading: Reading, number: int, rows: Iterable[tuple[Cell, ...]]) -> Listing:
    title = _("Absences du premier semestre") if number == 1 else _("Absences du second semestre")
    return Listing(
        school=school_view(reading.session).name,
        title=title,
        columns=(
            (_("Classe"), 9),
            (_("Élève"), 28),
            (_("Périodes"), 10),
            (_("Injustifiées"), 11),
            (_("Justifiées"), 10),
            (_("À justifier"), 10),
            (_("Jours"), 8),
            (_("Retards"), 8),
        ),
        rows=tuple(tuple(_shown(cell) for cell in row) for row in rows),
        below=(
            _("État au {day}. Un jour compte dès qu'une période y manque.").format(
                day=long_date(reading.today)
            ),
        ),
    )


def _shown(cell: Cell) -> Cell:
    return number_or_dash(cell) if cell == 0 and isinstance(cell, int) else cell
