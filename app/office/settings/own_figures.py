"""The figures of law that the school enters: value, source, author."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import SchoolFigure
from app.office.figures import figure_value
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.figures import Figure, FigureValue, packaged_figures


@dataclass(frozen=True)
class FigureLine:
    """A figure as Réglages shows it: the one in force, and the program's beneath it."""

    name: str
    school_year: str
    value: FigureValue
    unit: str
    source: str
    author: str
    packaged: FigureValue | None


@query
def figures(reading: Reading) -> tuple[FigureLine, ...]:
    """Every figure known, by name and year."""
    packaged = {(one.name, one.school_year): one for one in packaged_figures()}
    lines = (_line(one, packaged.get((one.name, one.school_year))) for one in reading.figures)
    return tuple(sorted(lines, key=lambda line: (line.name, line.school_year)))


@command(Right.EDIT_SETTINGS, N_("Saisie d'un chiffre légal"))
def set_figure(work: Work, name: str, school_year: str, value: str, source: str) -> Done[None]:
    """Enter a figure of the school's own; its type and unit are those of the program's.

    ``value`` is as TOML writes it: ``9``, ``2026-07-17``, ``"05-31"``. Refusal where the
    source is missing or the value is of another kind than the figure.
    """
    if not source.strip():
        raise Refusal(_("Indiquez le texte dont vient ce chiffre."), field="source")
    model = _model(name)
    new = figure_value(value)
    if _kind(new) is not _kind(model.value):
        raise Refusal(
            _("Ce chiffre doit être de la même nature que « {value} ».").format(value=model.value),
            field="value",
        )
    row = _own(work, name, school_year)
    before = {"value": row.value, "source": row.source} if row else {}
    row = row or SchoolFigure(
        name=name,
        school_year=school_year,
        value="",
        unit=model.unit,
        source="-",
        author="",
        entered_at=work.now,
    )
    row.value, row.source, row.author = value, source.strip(), work.actor.full_name
    row.entered_at = work.now
    work.session.add(row)
    after = {"name": name, "school_year": school_year, "value": value, "source": source}
    work.note("figure", None, before=before, after=after)
    return done(None, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Retour au chiffre du programme"))
def drop_figure(work: Work, name: str, school_year: str) -> Done[None]:
    """Go back to the program's figure."""
    row = _own(work, name, school_year)
    if row is not None:
        work.note("figure", row.id, before={"name": name, "value": row.value})
        work.session.delete(row)
    return done(None, Facet.SETTINGS)


def _own(work: Work, name: str, school_year: str) -> SchoolFigure | None:
    return work.session.exec(
        select(SchoolFigure).where(
            SchoolFigure.name == name, SchoolFigure.school_year == school_year
        )
    ).first()


def _model(name: str) -> Figure:
    """The program's figure of that name, of whichever year: it gives the kind and unit."""
    for one in packaged_figures():
        if one.name == name:
            return one
    raise Refusal(_("Aucune règle ne lit un chiffre de ce nom."), field="name")


def _kind(value: FigureValue) -> type:
    for kind in (bool, date, str, tuple):
        if isinstance(value, kind):
            return kind
    return Decimal


def _line(one: Figure, packaged: Figure | None) -> FigureLine:
    return FigureLine(
        one.name,
        one.school_year,
        one.value,
        one.unit,
        one.source,
        one.author,
        packaged.value if packaged else None,
    )
