"""The columns of the duties, and the words for what they count."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from app.formats import short_date
from app.i18n import N_, _, ngettext
from app.office.absences.duties.kinds import LAPSE, LEAVE
from app.office.absences.duties.listing import DutyLine
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

FILTERS = (
    ("open", N_("Ce qui est à faire")),
    ("late", N_("Ce qui est en retard")),
    ("lapse", N_("Ce qui va devenir injustifié")),
    ("done", N_("Ce qui est fait")),
    ("withdrawn", N_("Ce qui est retiré")),
    ("", N_("Tout")),
)
SHORT: Final[Mapping[str, str]] = {
    "report_monthly": N_("Signalement complémentaire"),
    "seek_approval": N_("Approbation à obtenir"),
    "council": N_("Conseil sur les objectifs"),
    "admission_notice": N_("Notification d'admission"),
    "firm_hours": N_("Heures en entreprise"),
    "rate_warning": N_("Avertissement : fréquentation"),
    "left_school": N_("Considéré comme parti"),
}
"""What the list says of a duty whose whole title is too long for a line."""
STATES = {"done": N_("Fait"), "withdrawn": N_("Retiré")}


def accepts(wanted: str, line: DutyLine, today: date) -> bool:
    """Does a filter let it through?"""
    if wanted == "late":
        return line.late(today)
    if wanted == "lapse":
        return line.kind == LAPSE
    return not wanted or line.status == wanted


def who(line: DutyLine) -> str:
    """The pupil; the school where it is nobody's."""
    return line.pupil or _("L'école")


def title_text(line: DutyLine) -> str:
    """What is to be done; with the term where a duty comes back each term."""
    return _with_term(line, _(line.title))


def short_title(line: DutyLine) -> str:
    """The same in few words, for a line of the list."""
    return _with_term(line, _(SHORT.get(line.kind, line.title)))


def _with_term(line: DutyLine, title: str) -> str:
    year, _dash, quarter = line.part.partition("-")
    if line.kind != LEAVE or not quarter.isdigit():
        return title
    return _("{title}, {n}e trimestre {year}").format(title=title, n=quarter, year=year)


def count_text(line: DutyLine) -> str:
    """9 demi-journées; 17 périodes; "" where nothing is counted."""
    if not line.number:
        return ""
    if line.unit == "half_day":
        text = ngettext("{n} demi-journée", "{n} demi-journées", line.number)
    else:
        text = ngettext("{n} période", "{n} périodes", line.number)
    return text.format(n=line.number)


def _short_count(line: DutyLine) -> str:
    if not line.number:
        return ""
    return f"{line.number}\u00a0p." if line.unit == "period" else str(line.number)


def _tone(line: DutyLine, today: date) -> Token | None:
    if line.late(today):
        return Token.FAIL
    return Token.WARN if line.status == "open" and line.due == today else None


def _due_text(line: DutyLine) -> str:
    if line.status == "open":
        return short_date(line.due) if line.due else _("sans délai")
    return short_date(line.settled_on) if line.settled_on else ""


def columns(today: Callable[[], date]) -> tuple[Column[DutyLine], ...]:
    """The columns; a deadline that is past is red."""
    return (
        Column(N_("Élève"), who, width=24),
        Column(
            N_("Classe"), lambda line: line.class_name, width=10, sort=lambda line: line.class_rank
        ),
        Column(N_("Obligation"), short_title, width=34, tooltip=title_text, accessible=title_text),
        Column(
            N_("Avant le"),
            _due_text,
            width=13,
            sort=lambda line: line.due,
            value=lambda line: line.due,
            tone=lambda line: _tone(line, today()),
            strong=lambda line: line.late(today()),
            accessible=lambda line: _late_said(line, _due_text(line), today()),
        ),
        Column(
            N_("Compte"),
            _short_count,
            width=8,
            align=Align.END,
            tooltip=count_text,
            accessible=count_text,
            sort=lambda line: -line.number,
            value=lambda line: line.number,
        ),
        Column(
            N_("État"),
            lambda line: _state(line, today()),
            width=13,
            tone=lambda line: _tone(line, today()) or _settled_tone(line),
        ),
    )


def _state(line: DutyLine, today: date) -> str:
    if line.status in STATES:
        return _(STATES[line.status])
    if line.kind == LAPSE:
        return _("Délai en cours")
    return _("En retard") if line.late(today) else _("À faire")


def _settled_tone(line: DutyLine) -> Token | None:
    return {"done": Token.OK, "withdrawn": Token.MUTED}.get(line.status)


def _late_said(line: DutyLine, text: str, today: date) -> str:
    return _("{day}, en retard").format(day=text) if line.late(today) else text
