"""The columns of the counters, and the words for what they oblige to."""

from app.formats import short_date
from app.i18n import N_, _
from app.office.absences.thresholds import CountRow
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

STEPS = {
    "regular": "",
    "reported": N_("À signaler"),
    "objectives": N_("Objectifs à fixer"),
    "late_excess": N_("Dépassement tardif"),
}


def step_text(row: CountRow) -> str:
    """What the count obliges to, in two words; "" for nothing."""
    if row.verdict.outcome == "reported" and row.verdict.result.excess_date:
        return _("Dépassement, 1er degré")
    title = STEPS[row.verdict.outcome]
    return _(title) if title else ""


def step_rank(row: CountRow) -> int:
    """The gravest first."""
    return -list(STEPS).index(row.verdict.outcome)


def gravity(row: CountRow) -> tuple[int, int, str]:
    """The gravest first, then by how many, then by name."""
    return (step_rank(row), -row.unjustified, row.name)


def _tone(row: CountRow) -> Token | None:
    if row.verdict.result.excess_date:
        return Token.FAIL
    return Token.WARN if row.verdict.outcome != "regular" else None


def _lapse(row: CountRow) -> str:
    return short_date(row.next_lapse) if row.next_lapse else ""


def _last_day() -> str:
    return _("Dernier jour où un document est encore accepté.")


COLUMNS = (
    Column[CountRow](N_("Élève"), lambda row: row.name, width=26),
    Column[CountRow](
        N_("Classe"), lambda row: row.class_name, width=10, sort=lambda row: row.class_rank
    ),
    Column[CountRow](
        N_("Injustifiées"),
        lambda row: str(row.unjustified),
        width=13,
        align=Align.END,
        sort=lambda row: -row.unjustified,
        value=lambda row: row.unjustified,
        tone=_tone,
        strong=lambda row: _tone(row) is not None,
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
        N_("Délai jusqu'au"),
        _lapse,
        width=14,
        sort=lambda row: row.next_lapse,
        value=lambda row: row.next_lapse,
        tooltip=lambda row: (
            _("Dernier jour où un document est encore accepté.") if row.next_lapse else ""
        ),
    ),
    Column[CountRow](N_("Ce qui est dû"), step_text, width=22, tone=_tone, sort=step_rank),
)
