"""Letters about one absence: the paper asked for, the delay that ended, what was decided."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from sqlmodel import col, select

from app.formats import short_date
from app.i18n import N_, _
from app.models import Justification
from app.office.absences.explaining import document_title
from app.office.absences.half_days import HalfDay
from app.office.absences.judging import used_by_notes
from app.office.absences.presence_facts import presence_facts
from app.office.absences.standing import unjustified
from app.office.absences.standing_rows import document_stands
from app.office.absences.year_entries import PupilYear, half_day_key, pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.letters.occasions.absence_words import half_days_listed, half_days_said
from app.office.letters.occasions.enrolled import Enrolled, enrolled
from app.office.letters.occasions.occasion import Document, Occasion, Wanted
from app.office.pupils.years import YearChoice, all_years
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.reports.views import Ground
from app.rules.figures import FigureReader
from app.rules.regime import regime

Values = dict[str, FieldValue]


@dataclass(frozen=True)
class CountedYear:
    """A pupil's half-days of a school year, and the seat in it."""

    seat: Enrolled
    pupil: PupilYear
    half_days: tuple[HalfDay, ...]

    def absences(self, ground: str) -> Iterator[tuple[HalfDay, ...]]:
        """The absences that stand on this ground, each of consecutive days."""
        some = (one for one in self.half_days if one.ground == ground)
        for _start, group in groupby(some, key=lambda one: one.absence_starts):
            yield tuple(group)


def requests(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """The absences for which no document came; what can no longer come is refused."""
    for one in counted_years(reading, wanted):
        for half_days in one.absences("waiting"):
            yield _occasion(wanted, one, half_days, _request_values(reading, one, half_days))
        for half_days in one.absences("lapsed"):
            refusal = _("Le délai est passé : l'absence est réputée injustifiée.")
            values = _request_values(reading, one, half_days)
            yield _occasion(wanted, one, half_days, values, refusal=refusal)


def confirmations(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """The absences whose delay ended without a document."""
    for one in counted_years(reading, wanted):
        for half_days in one.absences("lapsed"):
            deadlines = half_days[0].deadlines
            until: date = deadlines.result.confirm_by if deadlines else half_days[-1].day
            counted = [half for half in unjustified(one.half_days) if _closed_by(half, until)]
            values: Values = {
                "cloture_absence": until,
                "demi_jours_total": half_days_said(len(counted)),
            }
            yield _occasion(wanted, one, half_days, values)


def decisions(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """What the head decided on the documents received."""
    seats = enrolled(reading.session, wanted)
    rows = reading.session.exec(
        select(Justification)
        .where(col(Justification.pupil_id).in_(wanted.pupil_ids))
        .where(col(Justification.head_decision) != "", document_stands())
        .order_by(col(Justification.start).desc(), col(Justification.id))
    )
    for row in rows:
        seat = next((one for one in seats if _holds(one, row)), None)
        if seat is not None:
            yield seat.occasion(
                wanted,
                about=f"justification:{row.id}",
                detail=_days_said(row.start, row.end),
                values=_decision_values(row),
                completed_in=("pupil", row.pupil_id),
            )


def counted_years(reading: Reading, wanted: Wanted) -> Iterator[CountedYear]:
    """The half-days of these pupils in the year of the letter; statements do not grow."""
    day = wanted.options.written_on
    year = next((one for one in all_years(reading.session) if _within(one, day)), None)
    if year is None or regime(wanted.regime).attendance is None:
        return
    seats = {
        one.person.id: one for one in enrolled(reading.session, wanted) if one.year_id == year.id
    }
    calendar = rule_calendar(reading.session, year.id)
    pupils = pupil_years(reading.session, year.id, among=tuple(seats))
    facts = presence_facts(reading.session, pupils)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    for pupil in pupils:
        standing = judge.standings.of(pupil)
        if standing is not None:
            yield CountedYear(seats[pupil.pupil_id], pupil, standing.half_days)


def _closed_by(half: HalfDay, day: date) -> bool:
    """Did it count on the day on which the delay ended? The total is that day's, and stays."""
    if half.deadlines is None:
        return half.day <= day
    closed: date = half.deadlines.result.confirm_by
    return closed <= day


def _within(year: YearChoice, day: date) -> bool:
    return year.first_day <= day <= year.last_day


def _holds(seat: Enrolled, row: Justification) -> bool:
    return seat.person.id == row.pupil_id and seat.first_day <= row.start <= seat.last_day


def _occasion(
    wanted: Wanted,
    one: CountedYear,
    half_days: tuple[HalfDay, ...],
    values: Values,
    refusal: str = "",
) -> Occasion:
    start, end = half_days[0].day, half_days[-1].day
    keys = [half_day_key(half.day, half.half) for half in half_days]
    said: Values = {
        "demi_jours_nombre": half_days_said(len(keys)),
        "demi_jours": half_days_listed(keys),
    }
    deadlines = half_days[0].deadlines
    return one.seat.occasion(
        wanted,
        about=f"absence:{start.isoformat()}",
        detail=_days_said(start, end),
        values={**said, **values},
        refusal=refusal,
        digest=deadlines.digest if deadlines else "",
    )


def _request_values(reading: Reading, one: CountedYear, half_days: tuple[HalfDay, ...]) -> Values:
    deadlines = half_days[0].deadlines
    rules = regime(one.pupil.regime).attendance
    if deadlines is None or rules is None:
        return {}
    cap = FigureReader(reading.figures).integer(rules.note_cap)
    left = max(0, cap - used_by_notes(one.half_days))
    return {
        "document_jusque": deadlines.result.document_by,
        "cloture_absence": deadlines.result.confirm_by,
        "certificat_requis": deadlines.result.certificate_required,
        "mots_restants": str(left),
    }


def _decision_values(row: Justification) -> Values:
    kept: dict[str, Any] = json.loads(row.verdict) if row.verdict else {"verdicts": []}
    verdicts = kept["verdicts"]
    justified = sum(one["result"]["justified"] for one in verdicts)
    refused = sum(one["result"]["refused"] for one in verdicts)
    keys = [
        f"{item['date']} {half}"
        for one in verdicts
        for item in one["facts"]["missed"]
        for half in item["halves"]
    ]
    return {
        "document_recu": document_title(row.kind),
        "document_recu_le": row.received_on,
        "demi_jours_nombre": half_days_said(len(keys)),
        "demi_jours": half_days_listed(keys),
        "absence_reconnue": justified > 0,
        "absence_refusee": refused > 0,
        "demi_jours_reconnus": half_days_said(justified),
        "demi_jours_refuses": half_days_said(refused),
        "circonstances": row.head_decision == "accepted",
        "motivation_absence": row.decision_reason.strip(),
        "decision_absence_le": row.decided_on or "",
        "motifs": tuple(
            Ground(reason["text"], reason["source"])
            for one in verdicts
            for reason in one["reasons"]
        ),
    }


def _days_said(start: date, end: date) -> str:
    return short_date(start) if start == end else f"{short_date(start)} – {short_date(end)}"


DOCUMENTS: Final = (
    Document("document_request", N_("Demande de justificatif"), "absences", requests),
    Document("absence_decision", N_("Décision sur une absence"), "absences", decisions),
    Document(
        "unjustified_confirmation",
        N_("Confirmation d'absence injustifiée"),
        "absences",
        confirmations,
    ),
)
