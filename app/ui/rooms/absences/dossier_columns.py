"""The columns of the absences to justify, and the words for their states."""

from app.formats import short_date
from app.i18n import N_, _, ngettext
from app.office.absences.dossier import Dossier
from app.office.absences.explaining import document_title
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

STATES = {
    "waiting": N_("Sans document"),
    "to_judge": N_("À juger"),
    "accepted": N_("Justifiée"),
    "refused": N_("Refusée"),
    "too_late": N_("Trop tard"),
    "withdrawn": N_("Retirée"),
}
SIGNS = {"to_judge": "!", "accepted": "✓", "refused": "▼", "too_late": "▼"}
TONES = {
    "waiting": Token.MUTED,
    "to_judge": Token.WARN,
    "accepted": Token.OK,
    "refused": Token.FAIL,
    "too_late": Token.FAIL,
    "withdrawn": Token.MUTED,
}
FILTERS = (
    ("open", N_("Ce qui attend")),
    ("waiting", N_("Sans document")),
    ("to_judge", N_("À juger")),
    ("judged", N_("Ce qui est jugé")),
    ("", N_("Tout")),
)


def state_text(one: Dossier) -> str:
    """The state, partly justified ones told apart."""
    if one.state == "accepted" and one.justified < one.half_days:
        return _("En partie")
    return _(STATES[one.state])


def number_text(one: Dossier) -> str:
    """2 demi-journées; 3 périodes."""
    if one.unit == "period":
        text = ngettext("{n} période", "{n} périodes", one.half_days)
    else:
        text = ngettext("{n} demi-journée", "{n} demi-journées", one.half_days)
    return text.format(n=one.half_days)


def days_text(one: Dossier) -> str:
    """20/05/2025; 20/05 – 22/05."""
    if one.start == one.end:
        return short_date(one.start)
    return f"{short_date(one.start)[:5]} – {short_date(one.end)[:5]}"


def accepts(wanted: str, one: Dossier) -> bool:
    """Does a filter let it through?"""
    if wanted == "open":
        return one.state in ("waiting", "to_judge")
    if wanted == "judged":
        return one.state not in ("waiting", "to_judge")
    return not wanted or one.state == wanted


COLUMNS = (
    Column[Dossier](N_("Élève"), lambda one: one.name, width=23),
    Column[Dossier](
        N_("Classe"), lambda one: one.class_name, width=9, sort=lambda one: one.class_rank
    ),
    Column[Dossier](N_("Absence"), days_text, width=13, sort=lambda one: one.start),
    Column[Dossier](
        N_("Compte"),
        lambda one: f"{one.half_days}\u00a0p." if one.unit == "period" else str(one.half_days),
        width=7,
        align=Align.END,
        sort=lambda one: -one.half_days,
        value=lambda one: one.half_days,
        tooltip=number_text,
        accessible=number_text,
    ),
    Column[Dossier](
        N_("État"),
        lambda one: f"{SIGNS.get(one.state, '')}\u2002{state_text(one)}".strip(),
        width=15,
        tone=lambda one: TONES[one.state],
        accessible=state_text,
    ),
    Column[Dossier](
        N_("Avant le"),
        lambda one: short_date(one.due) if one.due else "",
        width=11,
        sort=lambda one: one.due,
        value=lambda one: one.due,
        tooltip=lambda one: _("Dernier jour où un document est encore accepté.") if one.due else "",
    ),
    Column[Dossier](
        N_("Document"), lambda one: document_title(one.kind) if one.kind else "", width=20
    ),
)
