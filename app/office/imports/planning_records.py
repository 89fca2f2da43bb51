"""Planning lists of courses and of teachers: records known by a code."""

from collections.abc import Mapping
from typing import Any

from app.i18n import _
from app.office.imports.comparing import changes, status_of
from app.office.imports.drafts import Draft, DraftReader
from app.office.imports.known import COURSE_FIELDS, STAFF_FIELDS, Known, KnownRecord
from app.office.imports.outcomes import RecordOutcome
from app.office.imports.places import Places
from app.office.imports.plan import PlannedRow, Status
from app.office.imports.tables import Line


def plan_courses(reader: DraftReader, known: Known, places: Places) -> tuple[PlannedRow, ...]:
    """Each course: new in the year, or compared with the one of that code."""
    return tuple(
        _row(reader, line, draft, known, known.courses, places, COURSE_FIELDS)
        for line, draft in reader.drafts()
    )


def plan_teachers(reader: DraftReader, known: Known, places: Places) -> tuple[PlannedRow, ...]:
    """Each teacher: new in the school, or compared with the one of that acronym."""
    return tuple(
        _row(reader, line, draft, known, known.staff, places, STAFF_FIELDS)
        for line, draft in reader.drafts()
    )


def _row(
    reader: DraftReader,
    line: Line,
    draft: Draft,
    known: Known,
    records: dict[str, KnownRecord],
    places: Places,
    names: tuple[str, ...],
) -> PlannedRow:
    code = draft.text("code")
    if not draft.faults:
        refuse_repeated(draft, "code", places, (reader.kind.code, code))
    cells = reader.cells(draft, line)
    if draft.faults:
        return draft.refused(cells)
    found = records.get(code)
    if found is None:
        blank = dict.fromkeys(names, "")
        records[code] = KnownRecord(known.stand_in(), {**blank, **draft.values})
        outcome = RecordOutcome(None, draft.values)
        return PlannedRow(line.number, Status.NEW, cells, payload=outcome)
    differing = changes(reader.kind, found.values, draft.values)
    outcome = outcome_of(found.id, draft.values, differing)
    return PlannedRow(line.number, status_of(differing), cells, (), differing, outcome)


def refuse_repeated(draft: Draft, field: str, places: Places, key: object) -> None:
    """Blame a row that says again what a row before said."""
    before = places.first(key, draft)
    if before:
        draft.blame(field, _("Cette ligne répète {before}.").format(before=before))


def outcome_of(identity: int, values: Mapping[str, Any], differing: Any) -> RecordOutcome:
    """What a row writes of a record that is there."""
    return RecordOutcome(
        identity,
        dict(values),
        frozenset(change.field for change in differing if change.fills),
        frozenset(change.field for change in differing if not change.fills),
    )
