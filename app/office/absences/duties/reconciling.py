"""What is asked for against what is kept: duties open, are done, fall away, each once.

A duty that waits falls away with its ground. One by which something left the school
stays, and another arises: to put right what was sent.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from app.formats import long_date
from app.i18n import _
from app.models import Duty
from app.office.absences.duties.claims import Claims, Wanted
from app.office.absences.duties.history import ALL, History
from app.office.absences.duties.kinds import KINDS, RECTIFY, REPORTS
from app.office.absences.year_entries import PupilYear
from app.office.work import Work
from app.rules.digest import canonical
from app.rules.regime import regime
from app.rules.verdict import Verdict

OFFICE_OWN = ("home_visit",)
"""Kinds that the office opens itself, and that no verdict asks for."""

REPEATED = (*REPORTS, RECTIFY, "await_return", "set_objectives", "seek_approval", "council")
OWED_AFTER_LEAVING = (*REPORTS, RECTIFY)
"""What is owed for a pupil who is gone: what was missed here is still signalled from here."""


@dataclass(frozen=True)
class Event:
    """One change of a pupil's duties."""

    change: Literal["new", "done", "withdrawn"]
    row: Duty
    pupil: PupilYear


def reconcile(
    work: Work, year_id: int, pupil: PupilYear, claims: Claims, history: History
) -> list[Event]:
    """Bring the duties of a pupil to what is asked for; the changes, in order."""
    wanted = (*claims.wanted, *_to_rectify(pupil, claims, history))
    open_rows = {(row.kind, row.part): row for row in history.duties if row.status == "open"}
    left = pupil.left_on is not None and pupil.left_on < work.today
    events: list[Event] = []
    for one in wanted:
        row = open_rows.pop(one.key, None)
        if row is not None:
            _refresh(work, row, one)
        elif not _done_already(one, history) and (not left or one.kind in OWED_AFTER_LEAVING):
            events.append(Event("new", _opened(work, year_id, pupil, one), pupil))
    for row in open_rows.values():
        events += _fallen(work, pupil, row, claims)
    return events


def _to_rectify(pupil: PupilYear, claims: Claims, history: History) -> Iterator[Wanted]:
    """What was sent on a ground that no longer holds, or reports half-days justified since.

    A pupil who is in another regime since gives no ground any more, and takes none away.
    """
    for row in history.duties:
        if row.status != "done" or not KINDS[row.kind].sent:
            continue
        if not _counted_alike(row.regime, pupil.regime):
            continue
        lost = _lost(row, claims, history.rectified(row))
        if lost is not None:
            yield Wanted(
                RECTIFY,
                row.settled_on or row.arose_on,
                claims.verdict,
                part=str(row.id),
                number=len(lost),
                covers=lost,
            )


def _counted_alike(word: str, other: str) -> bool:
    """Do two regimes count absences by the same rules?"""
    one, two = regime(word), regime(other)
    if one.attendance is not None and two.attendance is not None:
        return one.attendance.status == two.attendance.status
    return word == other


def _lost(row: Duty, claims: Claims, rectified: frozenset[str]) -> tuple[str, ...] | None:
    """What no longer holds of something sent, and was not put right; None where all holds."""
    if rectified == ALL:
        return None
    if row.kind in REPORTS:
        holding = rectified | (claims.counted or frozenset())
        lost = tuple(key for key in row.covers if key not in holding)
        return lost or None
    return None if (row.kind, row.part) in claims.grounds else ()


def _done_already(one: Wanted, history: History) -> bool:
    """Reports and steps come again when the rules ask again; everything else is done once."""
    return one.kind not in REPEATED and bool(history.settled(*one.key))


def _opened(work: Work, year_id: int, pupil: PupilYear, one: Wanted) -> Duty:
    row = Duty(
        pupil_id=pupil.pupil_id,
        year_id=year_id,
        regime=pupil.regime,
        kind=one.kind,
        part=one.part,
        arose_on=one.arose_on,
        noted_on=work.today,
        due=one.due,
        number=one.number,
        covers=list(one.covers),
        verdict=frozen_verdict(one.verdict),
    )
    work.session.add(row)
    return row


def _refresh(work: Work, row: Duty, one: Wanted) -> None:
    """While it is open, it says what the last verdict says; the first deadline stands."""
    said = (row.number, tuple(row.covers))
    if said == (one.number, one.covers):
        return
    row.number, row.covers = one.number, list(one.covers)
    row.verdict = frozen_verdict(one.verdict)
    if row.kind == "report_monthly" and one.due is not None:
        row.due = one.due
    work.session.add(row)


def _fallen(work: Work, pupil: PupilYear, row: Duty, claims: Claims) -> Iterator[Event]:
    if row.kind in claims.completed:
        _settle(work, row, "done", "")
        yield Event("done", row, pupil)
    elif row.kind not in OFFICE_OWN or (row.kind, row.part) not in claims.grounds:
        _settle(work, row, "withdrawn", _why_fallen(pupil, row, claims))
        yield Event("withdrawn", row, pupil)


def _why_fallen(pupil: PupilYear, row: Duty, claims: Claims) -> str:
    if not _counted_alike(row.regime, pupil.regime):
        text = _("L'élève a changé de régime : {regime}.")
        return text.format(regime=_(regime(pupil.regime).title))
    return claims.whys.get(row.kind, claims.why)


def _settle(work: Work, row: Duty, status: str, reason: str) -> None:
    row.status, row.reason = status, reason
    row.settled_on, row.settled_by = work.today, work.actor.account_id
    work.session.add(row)


def told(event: Event) -> str:
    """The change in a sentence, for the message bar."""
    row, name = event.row, event.pupil.name
    title = _(KINDS[row.kind].title)
    title = title[:1].lower() + title[1:]
    if row.kind == RECTIFY and event.change == "new":
        return _(
            "{name} : ce qui est parti le {day} ne se fonde plus sur rien ; une rectification "
            "est à envoyer."
        ).format(name=name, day=long_date(row.arose_on))
    if event.change == "new":
        return _("{name} : nouvelle obligation, {title}.").format(name=name, title=title)
    return _("{name} : obligation retirée, {title}. {why}").format(
        name=name, title=title, why=row.reason
    )


def frozen_verdict(verdict: Verdict[Any] | None) -> str:
    """The verdict as it is kept, as JSON: all of it but the calendar, which is the year's."""
    if verdict is None:
        return ""
    facts = {
        item.name: canonical(getattr(verdict.facts, item.name))
        for item in fields(verdict.facts)  # type: ignore[arg-type]
        if item.name != "calendar"
    }
    kept: Mapping[str, object] = {
        "rule": verdict.rule,
        "version": verdict.version,
        "school_year": verdict.school_year,
        "facts": facts,
        "figures": canonical(verdict.figures),
        "result": canonical(verdict.result),
        "reasons": canonical(verdict.reasons),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
