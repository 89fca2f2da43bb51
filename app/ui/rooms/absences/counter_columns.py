"""The columns of the counters, and the words for what they oblige to."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.formats import decimal, short_date
from app.i18n import N_, _, ngettext
from app.office.absences.thresholds import CountRow
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

# What a verdict comes to, the gravest first; what is not here obliges to nothing.
STEPS: Final[Mapping[str, tuple[str, Token]]] = {
    "left_school": (N_("Considéré comme parti"), Token.FAIL),
    "objectives": (N_("Dépassement, objectifs"), Token.FAIL),
    "late_excess": (N_("Dépassement tardif"), Token.FAIL),
    "not_assiduous": (N_("Non assidu"), Token.FAIL),
    "refusable": (N_("Présence insuffisante"), Token.FAIL),
    "discipline_council": (N_("Conseil de discipline"), Token.FAIL),
    "excluded": (N_("Non admis aux évaluations"), Token.FAIL),
    "lost": (N_("Congé-éducation perdu"), Token.WARN),
    "irregular": (N_("Fréquentation irrégulière"), Token.WARN),
    "warn": (N_("Avertissement dû"), Token.WARN),
    "insufficient": (N_("Heures en entreprise"), Token.WARN),
    "first": (N_("À signaler"), Token.WARN),
    "monthly": (N_("Complément à signaler"), Token.WARN),
    "reported": (N_("Signalé"), Token.MUTED),
}
NOTHING: Final = len(STEPS)


def steps(row: CountRow) -> list[str]:
    """The words of what the counts oblige to, the gravest first."""
    return sorted(dict.fromkeys(_steps(row)), key=list(STEPS).index)


def step_text(row: CountRow) -> str:
    """What the counts oblige to, in few words; "" for nothing."""
    if row.needs_unit_periods:
        return _("Périodes de l'unité à indiquer")
    parts = [_(STEPS[step][0]) for step in steps(row)]
    if row.excess and "reported" in row.outcomes:
        parts.insert(0, _("Dépassement, 1er degré"))
    return parts[0] if parts else ""


def steps_said(row: CountRow) -> str:
    """All that the counts oblige to."""
    return " · ".join(_(STEPS[step][0]) for step in steps(row))


def step_rank(row: CountRow) -> int:
    """The gravest first."""
    found = steps(row)
    return list(STEPS).index(found[0]) if found else NOTHING


def gravity(row: CountRow) -> tuple[int, int, str]:
    """The gravest first, then by how many, then by name."""
    return (step_rank(row), -row.unjustified, row.name)


def due(row: CountRow) -> bool:
    """Is anything to be done, beyond what was signalled already?"""
    return any(step != "reported" for step in steps(row))


def rate_text(row: CountRow) -> str:
    """12,5 %, or the hours in the firm: 412 h."""
    if row.rate is not None:
        return f"{decimal(row.rate)}\u00a0%"
    return "" if row.hours is None else f"{decimal(row.hours)}\u00a0h"


def _steps(row: CountRow) -> Iterator[str]:
    for verdict in row.verdicts:
        report = getattr(verdict.result, "report", "")
        if report in STEPS:
            yield report
            if verdict.outcome == "reported":
                continue
        if verdict.outcome in STEPS:
            yield verdict.outcome


def _tone(row: CountRow) -> Token | None:
    if row.excess:
        return Token.FAIL
    found = steps(row)
    return STEPS[found[0]][1] if found else None


def _lapse(row: CountRow) -> str:
    return short_date(row.next_lapse) if row.next_lapse else ""


def _unit_said(row: CountRow) -> str:
    half_days = row.unit == "half_day"
    number = row.unjustified
    if half_days:
        text = ngettext("{n} demi-journée injustifiée", "{n} demi-journées injustifiées", number)
    else:
        text = ngettext("{n} période injustifiée", "{n} périodes injustifiées", number)
    return text.format(n=number)


def _unjustified(row: CountRow) -> str:
    return f"{row.unjustified}\u00a0p." if row.unit == "period" else str(row.unjustified)


COLUMNS = (
    Column[CountRow](N_("Élève"), lambda row: row.name, width=24),
    Column[CountRow](
        N_("Classe"), lambda row: row.class_name, width=10, sort=lambda row: row.class_rank
    ),
    Column[CountRow](
        N_("Injustifiées"),
        _unjustified,
        width=13,
        align=Align.END,
        sort=lambda row: -row.unjustified,
        value=lambda row: row.unjustified,
        tooltip=_unit_said,
        tone=_tone,
        strong=lambda row: _tone(row) in (Token.FAIL, Token.WARN),
        accessible=_unit_said,
    ),
    Column[CountRow](
        N_("À justifier"),
        lambda row: str(row.pending) if row.pending else "",
        width=11,
        align=Align.END,
        sort=lambda row: -row.pending,
        value=lambda row: row.pending,
    ),
    Column[CountRow](
        N_("Justifiées"),
        lambda row: str(row.justified) if row.justified else "",
        width=11,
        align=Align.END,
        sort=lambda row: -row.justified,
        value=lambda row: row.justified,
    ),
    Column[CountRow](
        N_("Part, h"),
        rate_text,
        width=12,
        align=Align.END,
        sort=lambda row: -(row.rate if row.rate is not None else row.hours or 0),
        value=lambda row: row.rate if row.rate is not None else row.hours,
        tooltip=lambda row: (
            _("Part des périodes que la règle limite.")
            if row.rate is not None
            else _("Heures faites en entreprise.")
            if row.hours is not None
            else ""
        ),
    ),
    Column[CountRow](
        N_("Délai"),
        _lapse,
        width=14,
        sort=lambda row: row.next_lapse,
        value=lambda row: row.next_lapse,
        tooltip=lambda row: (
            _("Dernier jour où un document est encore accepté.") if row.next_lapse else ""
        ),
    ),
    Column[CountRow](
        N_("Ce qui est dû"),
        step_text,
        width=26,
        tone=_tone,
        sort=step_rank,
        tooltip=steps_said,
        accessible=steps_said,
    ),
)
