"""The columns of a pupil's absences, and how their standing is told."""

from app.formats import short_date
from app.i18n import N_, _, ngettext
from app.office.absences.explaining import STATUSES
from app.office.absences.pupil_absences import AbsenceLine, PupilAbsences
from app.office.absences.school_days import WEEKDAYS
from app.office.absences.slots import HALVES
from app.ui.rooms.absences.words import TONES, span_text
from app.ui.tables.column import Column
from app.ui.theme import Token

COUNT_TONES = {
    "justified": Token.OK,
    "unjustified": Token.FAIL,
    "pending": Token.WARN,
}


def counts_text(line: AbsenceLine) -> str:
    """½ injustifiée, 1 injustifiée for a period; a dash where the line counts for nothing."""
    if line.status in STATUSES:
        unit = "½" if line.slot in HALVES else "1"
        return f"{unit}\u2002{_(STATUSES[line.status])}"
    return _("à venir") if line.status == "ahead" else "–"


def _counts_said(line: AbsenceLine) -> str:
    if line.status in STATUSES:
        said = _("une demi-journée {status}") if line.slot in HALVES else _("une période {status}")
        return said.format(status=_(STATUSES[line.status]))
    return _("ne compte pas")


COLUMNS = (
    Column[AbsenceLine](
        N_("Jour"),
        lambda line: f"{_(WEEKDAYS[line.day.weekday()])[:2]}. {short_date(line.day)}",
        width=15,
        sort=lambda line: (line.day, line.slot),
        value=lambda line: line.day,
        accessible=lambda line: f"{_(WEEKDAYS[line.day.weekday()])} {short_date(line.day)}",
    ),
    Column[AbsenceLine](N_("Moment"), lambda line: _(line.slot_title), width=10),
    Column[AbsenceLine](
        N_("Statut"),
        lambda line: f"{line.code}\u2002{line.title}",
        width=13,
        tone=lambda line: TONES[line.effect],
    ),
    Column[AbsenceLine](N_("Durée"), lambda line: span_text(line.mark), width=12),
    Column[AbsenceLine](
        N_("Compte pour"),
        counts_text,
        width=14,
        tone=lambda line: COUNT_TONES.get(line.status, Token.MUTED),
        strong=lambda line: line.status == "unjustified",
        accessible=_counts_said,
    ),
)


def summary(found: PupilAbsences) -> list[str]:
    """The counts of the year, what is nobody's left out."""
    parts = []
    if found.standing is not None:
        result = found.standing.result
        parts = [
            _half_days(result.unjustified, _("injustifiée"), _("injustifiées")),
            _half_days(result.justified, _("justifiée"), _("justifiées")),
        ]
        if result.pending:
            parts.append(_("{n} à justifier").format(n=result.pending))
        if result.ignored:
            parts.append(_("{n} avant le début du comptage").format(n=result.ignored))
    if any(found.periods.values()):
        parts += _periods(found)
    elif found.missed_periods:
        text = ngettext("{n} période manquée", "{n} périodes manquées", found.missed_periods)
        parts.append(text.format(n=found.missed_periods))
    if found.lateness.times:
        text = ngettext("{n} retard", "{n} retards", found.lateness.times)
        parts.append(text.format(n=found.lateness.times))
        if found.lateness.minutes:
            parts[-1] += ngettext(" ({n} minute)", " ({n} minutes)", found.lateness.minutes).format(
                n=found.lateness.minutes
            )
    return parts


def _periods(found: PupilAbsences) -> list[str]:
    counts = found.periods
    number = counts["unjustified"]
    text = ngettext("{n} période injustifiée", "{n} périodes injustifiées", number)
    parts = [text.format(n=number)]
    if counts["justified"]:
        text = ngettext("{n} justifiée", "{n} justifiées", counts["justified"])
        parts.append(text.format(n=counts["justified"]))
    if counts["pending"]:
        parts.append(_("{n} à justifier").format(n=counts["pending"]))
    return parts


def _half_days(number: int, one: str, several: str) -> str:
    text = ngettext("{n} demi-journée {word}", "{n} demi-journées {words}", number)
    return text.format(n=number, word=one, words=several)
